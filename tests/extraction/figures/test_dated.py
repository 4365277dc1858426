"""Which numbers of a sentence belong to its dates?"""

import pytest

from tests.extraction.texts import read_figures


@pytest.mark.parametrize(
    "text",
    [
        "It met on 13–15 May 2025.",
        "It met on 13 and 15 May.",
        "It met on September 16–19.",
        "Between 1600 and 1900 it grew.",
    ],
    ids=["dash", "and", "dash behind", "years"],
)
def test_a_number_beside_a_date_is_a_part_of_it(text: str) -> None:
    assert {(c.status, c.reason) for c in read_figures(text)} == {("not_a_figure", "date")}


def test_a_span_of_years_is_a_duration_with_its_length() -> None:
    (claim,) = read_figures("The mill grew over the past two decades.")

    assert (claim.status, claim.value, claim.unit) == ("minor", 2.0, "decade")
