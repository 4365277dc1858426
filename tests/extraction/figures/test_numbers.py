"""Which number do these words say?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.codebooks import load_codebooks
from analysis.extraction.figures.numbers import Number, find_numbers
from tests.extraction.texts import read_used

M, BN = 10**6, 10**9


def read(text: str) -> list[Number]:
    return find_numbers(text, load_codebooks())


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("0", 0),
        ("40", 40),
        ("1,200", 1200),
        ("1,200.5", Decimal("1200.5")),
        ("2,6", Decimal("2.6")),
        ("0,123", Decimal("0.123")),
        ("15.300", Decimal("15.3")),
        ("2 072", 2072),
        ("1 000 000", M),
        ("1\u00a0000\u00a0000", M),
        ("1\u202f000", 1000),
        (".5", Decimal("0.5")),
        ("5k", 5000),
        ("1.2b", 12 * 10**8),
        ("5.8bn", 58 * 10**8),
        ("5 mln", 5 * M),
        ("5 million", 5 * M),
        ("1.4 billion", 14 * 10**8),
        ("3 trillion", 3 * 10**12),
        ("8 billion 714.8 million", 8_714_800_000),
        ("two", 2),
        ("twenty-five", 25),
        ("one hundred and twenty five", 125),
        ("three thousand two hundred", 3200),
        ("two dozen", 24),
        ("a million", M),
        ("half a million", 500_000),
        ("five million", 5 * M),
    ],
    ids=lambda value: str(value),
)
def test_digits_and_words_are_read_as_exact_decimals(words: str, value: object) -> None:
    (number,) = read(f"It sold {words} of them")

    assert number.value == value


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("dozens", 12, 120),
        ("hundreds", 100, 1000),
        ("tens of thousands", 10_000, 100_000),
        ("hundreds of millions", 10**8, 10**9),
        ("millions", M, 10 * M),
    ],
    ids=lambda value: str(value),
)
def test_a_vague_number_has_a_low_and_a_high_and_no_value(words: str, low: int, high: int) -> None:
    (number,) = read(f"It sold {words} of shells")

    assert (number.value, number.low, number.high) == (None, low, high)


@pytest.mark.parametrize(
    ("words", "value"),
    [("half of", "0.5"), ("a quarter of", "0.25"), ("three quarters of", "0.75"), ("one-fifth of", "0.2")],
    ids=lambda value: value,
)
def test_a_part_of_a_whole_is_read(words: str, value: str) -> None:
    (number,) = read(f"It sold {words} the tea")

    assert number.value == Decimal(value)


@pytest.mark.parametrize("words", ["the first half of 2024", "the first quarter of the year", "halfway"], ids=str)
def test_a_half_of_a_year_is_no_part_of_a_whole(words: str) -> None:
    assert [n for n in read(words) if n.form == "fraction"] == []


@pytest.mark.parametrize("words", ["the million marched", "someone", "often", "A320", "x5", "tenth"], ids=str)
def test_words_that_only_look_like_numbers_are_none(words: str) -> None:
    assert read(words) == []


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [n.value for n in read("In 40 mills 12 burned, and 3 or 4 closed")] == [40, 12, 3, 4]


def test_a_number_touches_its_currency_code() -> None:
    assert [n.value for n in read("AZN5.8bn and Rp20 but not F16")] == [58 * 10**8, 20]


def test_a_number_does_not_run_over_a_blank_line() -> None:
    assert [n.value for n in read("It sold 5\n\nmillion")] == [5]


@pytest.mark.parametrize(("words", "step"), [("8.1 billion", 10**8), ("1,200", 1), ("2.50", Decimal("0.01"))], ids=str)
def test_the_step_is_the_size_of_the_last_written_digit(words: str, step: object) -> None:
    assert [n.step for n in read(words)] == [step]


@given(st.integers(0, 10**12))
def test_a_number_with_separators_is_read_back(value: int) -> None:
    assert [n.value for n in read(f"It sold {value:,} of them")] == [value]


@given(st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False))
def test_a_number_with_decimals_is_read_back(value: Decimal) -> None:
    assert [n.value for n in read(f"It sold {value:.2f} of them")] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It cost \\$17\\.5 million and 1\\,250 jobs.", [17.5e6, 1250.0]),
        ("Sales rose 3\\.5%.", [3.5]),
        ("The park covers 12.500 hectares.", [12_500.0]),
        ("It has 1.250 employees and a 2.745 kg pump.", [1250.0, 2.745]),
        ("The park covers 12.500 hectares, the pump 2.745 kg.", [12.5, 2.745]),
        ("A litre costs $1.500 here.", [1.5]),
    ],
)
def test_a_mark_in_digits_is_read_by_the_article(text: str, values: list[float]) -> None:
    assert [c.value for c in read_used(text)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [("It sold twice as many carts in 2024.", ["twice"]), ("It met twice as agreed and sold 3 carts.", ["3 carts"])],
)
def test_twice_is_a_figure_where_something_is_compared(text: str, found: list[str]) -> None:
    assert [claim.surface for claim in read_used(text)] == found


def test_a_mark_behind_the_last_digits_of_a_text_joins_nothing() -> None:
    (number,) = read("It sold 184\\.")

    assert number.value == 184
