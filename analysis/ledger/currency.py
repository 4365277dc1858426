"""What is an amount worth in dollars, at which rate, of which day, from which source?

A conversion is never silent: without a rate that held through the whole period there is none. US dollars are
taken as they are; manat are converted by the table of official levels in `codebooks/rates_azn.csv`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.codebooks import Codebooks
from analysis.dates.edtf import edtf_bounds


@dataclass(frozen=True, slots=True)
class Rate:
    """How many units of a currency a dollar cost, since when, according to whom."""

    per_usd: float
    since: date
    source: str


Conversion = tuple[float | None, float | None, str | None, str | None]
NOTHING: Conversion = (None, None, None, None)


def convert_money(ledger: pd.DataFrame, articles: pd.DataFrame, books: Codebooks) -> pd.DataFrame:
    """The ledger with `converted_usd rate rate_date rate_source` for amounts of money."""
    published = dict(zip(articles["article_id"], articles["published"], strict=True))
    rates = list_rates(books)
    is_money = (ledger["kind"] == "money") & (ledger["status"] == "used")
    converted = ledger.copy()
    found = [
        convert_row(row, published, rates) if chosen else NOTHING
        for (_, row), chosen in zip(ledger.iterrows(), is_money, strict=True)
    ]
    for place, column in enumerate(("converted_usd", "rate", "rate_date", "rate_source")):
        converted[column] = pd.Series([f[place] for f in found], index=ledger.index).astype(ledger[column].dtype)
    return converted


def convert_row(row: pd.Series, published: Mapping[str, object], rates: list[Rate]) -> Conversion:
    """The dollars of one amount, with the rate, its date and its source."""
    when = row["period"] if pd.notna(row["period"]) else published[row["article_id"]]
    if pd.isna(row["value"]):
        return NOTHING
    if row["unit"] == "USD":
        day = edtf_bounds(when)[0].isoformat() if isinstance(when, str) else None
        return round(row["value"], 2), 1.0, day, "stated in US dollars"
    rate = find_rate(row["unit"], when, rates)
    if rate is None:
        return NOTHING
    return round(row["value"] / rate.per_usd, 2), rate.per_usd, rate.since.isoformat(), rate.source


def list_rates(books: Codebooks) -> list[Rate]:
    """The steps of the manat's rate, oldest first."""
    rows = books.rows("rates_azn")
    return sorted(
        (Rate(float(r["azn_per_usd"]), date.fromisoformat(r["from"]), r["source"]) for r in rows),
        key=lambda r: r.since,
    )


def find_rate(unit: str, when: object, rates: list[Rate]) -> Rate | None:
    """The rate that held from the first to the last day of a period, None if it changed or is not known."""
    if unit != "AZN" or not isinstance(when, str):
        return None
    first, last = edtf_bounds(when)
    at_start = [r for r in rates if r.since <= first]
    at_end = [r for r in rates if r.since <= last]
    return at_start[-1] if at_start and at_start[-1] == at_end[-1] else None
