"""Which number is a part of a whole, or only an order of magnitude?"""

from decimal import Decimal

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.figures.numbers import find_numbers


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two thirds", Decimal(2) / 3),
        ("one-fifth", "0.2"),
        ("1/4", "0.25"),
        ("10 1/2", "10.5"),
        ("five and a half million", 5_500_000),
        ("four-and-a-half", "4.5"),
        ("two million and three fifths", 2_600_000),
        ("three quarters billion", 750_000_000),
        ("a quarter of a million", 250_000),
        ("half a dozen", 6),
        ("quarter million", 250_000),
        ("2^10", 1024),
        ("two point five", "2.5"),
    ],
    ids=lambda value: str(value),
)
def test_a_part_is_read_alone_and_behind_a_number(words: str, value: object) -> None:
    (number,) = find_numbers(f"They took {words}.", load_codebooks())

    assert number.value == Decimal(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words", ["the first half", "a third plant", "last quarter", "9/11", "24/7", "half-hour"], ids=str
)
def test_a_period_or_an_ordinal_is_no_part(words: str) -> None:
    assert [n for n in find_numbers(f"It was {words} here.", load_codebooks()) if n.form == "fraction"] == []


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("several hundred", 100, 1000), ("a few thousand", 1000, 10_000), ("tens of millions", 10**7, 10**8)],
    ids=lambda value: str(value),
)
def test_an_order_of_magnitude_has_two_ends(words: str, low: int, high: int) -> None:
    (number,) = find_numbers(f"It sold {words} shells.", load_codebooks())

    assert (number.value, number.low, number.high) == (None, low, high)
