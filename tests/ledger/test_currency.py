"""What an amount is worth in dollars."""

from typing import Any

import pandas as pd
import pytest

from analysis.codebooks import load_codebooks
from analysis.ledger.currency import convert_money
from tests.builders import a_claim, a_ledger, an_article_table, read_tables, used_figures

COLUMNS = ["converted_usd", "rate", "rate_date", "rate_source"]


def convert(published: str | None = "2026-03-01", **given: Any) -> pd.Series:
    money = {"kind": "money", "unit": "AZN", "surface": "17 million manat", "value": 17e6}
    ledger = convert_money(a_ledger(a_claim(**money | given)), an_article_table(a=published), load_codebooks())
    return next(row for _, row in ledger[COLUMNS].iterrows())


@pytest.mark.parametrize(
    ("period", "rate", "since"),
    [
        ("2025", 1.70, "2017-11-01"),
        ("2018-Q1", 1.70, "2017-11-01"),
        ("2016", 1.55, "2015-12-21"),
        ("2014", 0.786, "2011-07-01"),
        ("2015-02-20", 0.786, "2011-07-01"),
        ("2015-02-21", 1.05, "2015-02-21"),
    ],
)
def test_manat_are_converted_at_the_rate_of_their_period(period: str, rate: float, since: str) -> None:
    row = convert(period=period)

    assert row["converted_usd"] == round(17e6 / rate, 2)
    assert (row["rate"], row["rate_date"]) == (rate, since)
    assert row["rate_source"].startswith("Central Bank of Azerbaijan")


@pytest.mark.parametrize("period", ["2015", "2017", "2015-02", "2012/2016", "2010", "2011"])
def test_manat_are_never_converted_across_a_step_of_the_rate_nor_before_the_first(period: str) -> None:
    assert convert(period=period).isna().all()


def test_without_a_period_the_date_of_the_article_gives_the_rate() -> None:
    assert convert("2016-05-01", period=None)["rate"] == 1.55


def test_without_any_date_manat_are_not_converted() -> None:
    assert convert(None, period=None).isna().all()


@pytest.mark.parametrize("period", ["1995", "2015", "2025", None])
def test_dollars_are_taken_as_stated(period: str | None) -> None:
    row = convert(None, period=period, unit="USD")

    assert (row["converted_usd"], row["rate"], row["rate_source"]) == (17e6, 1.0, "stated in US dollars")


@pytest.mark.parametrize(
    "given_fields",
    [
        pytest.param({"unit": "EUR"}, id="euros"),
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
    tables = read_tables("The plant sold goods worth 17 million manat in 2025 and goods worth 9 million euros in 2024.")

    converted = used_figures(tables).set_index("unit")["converted_usd"]
    assert converted["AZN"] == 10e6
    assert pd.isna(converted["EUR"])
