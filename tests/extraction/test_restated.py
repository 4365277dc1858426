"""For when is a figure meant that its article states twice?"""

import pytest

from tests.extraction.texts import read_used


def test_a_title_takes_the_period_that_the_text_gives_its_figure() -> None:
    text = "Tea sales reach 2.9 billion euros\n\nIn January-March 2025, tea sales were 2.9 billion euros."
    claims = read_used(text)

    assert [c.period for c in claims] == ["2025-01/2025-03", "2025-01/2025-03"]
    assert claims[0].period_rule == "the period of the same figure elsewhere in the article"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya operates 2 mills. In 2019 the firm sold 2 mills.",
        "Kenya operates 300 mills. In 2019 it had 300 carts.",
        "Kenya operates 300 mills. In 2019 it had 300 mills. In 2020 it had 300 mills.",
    ],
    ids=["small", "another unit", "two periods"],
)
def test_figures_that_are_alike_by_chance_keep_their_own_period(text: str) -> None:
    assert read_used(text)[0].period == "2025"
