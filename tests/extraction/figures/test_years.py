"""Is a number that looks like a year a count?"""

import pytest

from tests.extraction.texts import read_figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The order was for 2000 trucks.", 2000.0, "truck"),
        ("It sent 1900 soldiers north.", 1900.0, "soldier"),
        ("The mill made more than 2010 carpets.", 2010.0, "carpet"),
        ("The engine gives 2000 rpm.", 2000.0, "rpm"),
    ],
    ids=str,
)
def test_a_year_in_front_of_what_it_counts_is_a_figure(text: str, value: float, unit: str) -> None:
    (claim,) = read_figures(text)

    assert (claim.status, claim.value, claim.unit) == ("used", value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "It was built in 2000.",
        "Exports grew in 2024.",
        "The 2024 exports grew.",
        "In 2000 soldiers came.",
        "Its 2030 targets stand.",
    ],
    ids=str,
)
def test_a_year_stays_a_year(text: str) -> None:
    assert [(c.status, c.reason) for c in read_figures(text)] == [("not_a_figure", "date")]
