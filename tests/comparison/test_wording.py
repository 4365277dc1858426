"""How numbers, dates and lists are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparison.wording import (
    format_amount,
    format_count,
    format_date,
    format_number,
    format_percent,
    join_words,
    plural,
    quote,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (6_585_365_853.7, "6.59 billion"),
        (1.4e9, "1.4 billion"),
        (2e12, "2 trillion"),
        (104e6, "104 million"),
        (800, "800"),
        (30_000, "30,000"),
        (999_999, "1 million"),
        (999_400, "999,400"),
        (999_999_999, "1 billion"),
        (999.9, "1,000"),
        (4.5e15, "4,500 trillion"),
        (-1.4e9, "-1.4 billion"),
        (0, "0"),
        (0.00001, "0.00001"),
    ],
)
def test_a_number_has_three_telling_digits_and_a_word_for_its_size(value: float, words: str) -> None:
    assert format_number(value) == words


@given(st.floats(-1e15, 1e15))
def test_a_number_is_never_written_with_an_exponent(value: float) -> None:
    assert "e" not in format_number(value).split()[0]


def test_an_amount_has_its_unit() -> None:
    assert format_amount(8.1e9, "AZN") == "8.1 billion AZN"


@pytest.mark.parametrize(
    ("value", "words"),
    [(17.28, "17"), (100.0, "100"), (0.0, "0"), (0.56, "0.6"), (0.04, "0.04"), (-23.4, "-23"), (-0.3, "-0.3")],
)
def test_a_small_percentage_is_never_written_as_zero(value: float, words: str) -> None:
    assert format_percent(value) == words


@pytest.mark.parametrize(("count", "words"), [(0, "no"), (1, "one"), (10, "ten"), (11, "11"), (1200, "1,200")])
def test_a_count_is_written_in_words_up_to_ten(count: int, words: str) -> None:
    assert format_count(count) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025", "2025"),
        ("2025-05", "May 2025"),
        ("2025-05-05", "5 May 2025"),
        ("2025-05-05T12:32", "5 May 2025"),
        ("2025-Q1", "quarter 1 of 2025"),
        ("2006/2026", "2006 to 2026"),
        ("2024~", "about 2024"),
        ("2024-05~", "about May 2024"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(edtf: str, words: str) -> None:
    assert format_date(edtf) == words


@pytest.mark.parametrize(("words", "row"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
def test_words_stand_in_a_row(words: list[str], row: str) -> None:
    assert join_words(words, "or") == row


def test_a_quotation_stands_on_one_line() -> None:
    assert quote(" nearly\n  20 countries ") == "“nearly 20 countries”"


@pytest.mark.parametrize(("count", "word"), [(0, "articles"), (1, "article"), (2, "articles")])
def test_a_noun_follows_its_count(count: int, word: str) -> None:
    assert plural("article", count) == word
