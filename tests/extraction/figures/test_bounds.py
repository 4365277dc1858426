"""How exact is a number meant to be?"""

from decimal import Decimal
from typing import get_args

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.figures.bounds import apply_bound
from analysis.records import Bound
from tests.extraction.texts import read_figure

BOTH, LOW, HIGH, NEITHER = (40.0, 40.0), (40.0, None), (None, 40.0), (None, None)


@pytest.mark.parametrize(
    ("words", "bound", "ends"),
    [
        ("40 ships", "exact", BOTH),
        ("about 40 ships", "about", NEITHER),
        ("approximately 40 ships", "about", NEITHER),
        ("some 40 ships", "about", NEITHER),
        ("an estimated 40 ships", "about", NEITHER),
        ("~40 ships", "about", NEITHER),
        ("40 ships or so", "about", NEITHER),
        ("nearly 40 ships", "nearly", HIGH),
        ("almost 40 ships", "nearly", HIGH),
        ("close to 40 ships", "nearly", HIGH),
        ("just under 40 ships", "less_than", HIGH),
        ("more than 40 ships", "more_than", LOW),
        ("over 40 ships", "more_than", LOW),
        ("in excess of 40 ships", "more_than", LOW),
        ("well over 40 ships", "more_than", LOW),
        ("at least 40 ships", "at_least", LOW),
        ("no fewer than 40 ships", "at_least", LOW),
        ("no less than 40 ships", "at_least", LOW),
        ("40 ships or more", "at_least", LOW),
        ("less than 40 ships", "less_than", HIGH),
        ("fewer than 40 ships", "less_than", HIGH),
        ("below 40 ships", "less_than", HIGH),
        ("up to 40 ships", "up_to", HIGH),
        ("as many as 40 ships", "up_to", HIGH),
        ("no more than 40 ships", "up_to", HIGH),
        ("a maximum of 40 ships", "up_to", HIGH),
        ("40 ships at most", "up_to", HIGH),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_words_beside_a_number_make_it_an_interval(words: str, bound: str, ends: tuple[float, float]) -> None:
    claim = read_figure(f"The Polish yard repaired {words}.")

    assert (claim.bound, claim.value, (claim.low, claim.high)) == (bound, 40.0, ends)


def test_a_hedge_belongs_to_the_words_of_the_figure() -> None:
    assert read_figure("The Polish yard repaired nearly 40 ships.").surface == "nearly 40 ships"


@pytest.mark.parametrize(
    "text",
    [
        "MORE THAN 40 ships were repaired.",
        "Last year the yard on the Baltic coast repaired more than\n40 old ships for the navy.",
    ],
    ids=["capitals", "wrapped line"],
)
def test_a_hedge_in_capitals_or_over_two_lines_is_the_same_hedge(text: str) -> None:
    assert read_figure(text).bound == "more_than"


def test_a_hedge_elsewhere_in_the_sentence_is_not_meant() -> None:
    assert read_figure("More than ever, the yard repaired 40 ships.").bound == "exact"


@pytest.mark.parametrize("bound", get_args(Bound))
def test_no_bound_turns_low_above_high(bound: Bound) -> None:
    low, high = apply_bound(Decimal(40), bound)

    assert low is None or high is None or low <= high


def test_every_bound_of_the_codebook_is_in_the_closed_list() -> None:
    book = load_codebooks().book("hedges")

    assert {*book["before"], *book["after"]} <= set(get_args(Bound))
