"""Values as cells of a table, each bound to where it comes from."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.briefing.cells import (
    is_missing,
    spell_interval,
    spell_value,
    write_claim,
    write_interval,
    write_measure,
    write_percent,
    write_period,
    write_words,
)
from analysis.comparison.prose import Cited, Measured, Text
from tests.builders import a_row

NONE = float("nan")
DASH = (Text("–"),)


@pytest.mark.parametrize("value", [None, pd.NA, NONE], ids=["None", "NA", "NaN"])
def test_what_is_missing_is_a_dash(value: float) -> None:
    assert is_missing(value)
    assert {write_words(value), write_measure(value, "m"), write_percent(value, "m")} == {DASH}
    assert {write_claim(value, "f1"), write_period(value, "f1")} == {DASH}


@pytest.mark.parametrize("value", [0, 0.0, "", False])
def test_nothing_counted_is_not_missing(value: object) -> None:
    assert not is_missing(value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (12, "12"), (1234.0, "1,234"), (0.5, "0.50"), (-2.345, "-2.35"), (2_500_000, "2.5 million")],
)
def test_a_measure_is_written_for_readers(value: float, shown: str) -> None:
    assert write_measure(value, "read.articles") == (Measured(shown, "read.articles"),)


@pytest.mark.parametrize(
    ("low", "high", "value", "bound", "shown"),
    [
        (700, 800, NONE, "between", "700–800"),
        (20, 20, 20, "exact", "20"),
        (NONE, 20, 20, "nearly", "nearly 20"),
        (NONE, NONE, 5, "about", "about 5"),
        (NONE, 20, 20, "up_to", "≤ 20"),
        (NONE, 20, 20, "less_than", "< 20"),
        (10, NONE, 10, "at_least", "≥ 10"),
        (10, NONE, 10, "more_than", "> 10"),
        (1e8, 1e9, NONE, "between", "100 million–1 billion"),
        (0, 0, 0, "exact", "0"),
    ],
)
def test_a_bound_is_written_as_a_bound(low: float, high: float, value: float, bound: str, shown: str) -> None:
    assert spell_interval(low, high, value, bound) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (8.1e9, "8.1 billion"),
        (1_234_567, "1.234567 million"),
        (999_999.5, "999,999.5"),
        (0.1, "0.1"),
        (-1.4e6, "-1.4 million"),
        (1.5e12, "1,500 billion"),
    ],
)
def test_a_stated_number_loses_no_digit(value: float, shown: str) -> None:
    assert spell_value(value) == shown


@given(st.integers(min_value=-(10**11), max_value=10**11))
def test_a_whole_number_reads_back_as_itself(number: int) -> None:
    digits, _, word = spell_value(float(number)).replace(",", "").partition(" ")

    assert round(float(digits) * {"": 1, "million": 10**6, "billion": 10**9}[word]) == number


def test_the_cell_of_a_figure_names_its_claim() -> None:
    row = a_row(surface="nearly 20 countries", bound="nearly", high=20.0)

    assert write_interval(row) == (Cited("nearly 20", (row["claim_id"],)),)


def test_words_of_a_claim_stand_on_one_line() -> None:
    assert write_claim("two\n  lines", "f1") == (Cited("two lines", ("f1",)),)
