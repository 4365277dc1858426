"""What is an amount worth in dollars, at which rate, of which day, from which source?

A conversion is never silent, and never mixes years. Amounts are nominal: nothing is adjusted for inflation.

| amount in | period | rate |
|---|---|---|
| US dollars | any | 1, as stated |
| manat | inside one row of `rates_azn.csv` | the level, or the average of the year in which the manat floated |
| another currency | a day | of that day, or of the nearest banking day before it (European Central Bank) |
| another currency | a month, quarter or year, or a part of one year | the average of its banking days |
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from statistics import fmean

import pandas as pd

from analysis.codebooks import Codebooks
from analysis.dates.edtf import edtf_bounds
from analysis.ledger.banking_days import CLOSED_DAYS, Days, find_end, read_days
from analysis.ledger.rows import Row, list_rows, walk_rows

BANK = "European Central Bank"
NO_PERIOD = "; no period is stated, so that of the article"
COLUMNS = ("converted_usd", "rate", "rate_date", "rate_source")
Conversion = tuple[float | None, float | None, str | None, str | None]
NOTHING: Conversion = (None, None, None, None)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many units of a currency a dollar cost, on which day or in which period, according to whom."""

    per_usd: float
    when: str
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the manat's table: from one day until another, without an end where it still holds."""

    first: date
    last: date
    rate: Rate


def convert_money(ledger: pd.DataFrame, articles: pd.DataFrame, books: Codebooks) -> pd.DataFrame:
    """The ledger with `converted_usd rate rate_date rate_source` for amounts of money."""
    published = dict(zip(articles["article_id"].tolist(), articles["published"].tolist(), strict=True))
    is_money = (ledger["kind"] == "money") & (ledger["status"] == "used") & ledger["value"].notna()
    chosen = ledger.loc[is_money]
    found = [convert_row(row, published, books) for row in walk_rows(chosen, ("article_id", "value", "unit", "period"))]
    converted = {}
    for place, column in enumerate(COLUMNS):
        cells = pd.Series([f[place] for f in found], index=chosen.index, dtype="object")
        converted[column] = cells.reindex(ledger.index).astype(ledger[column].dtype)
    return ledger.assign(**converted)


def convert_row(row: Row, published: Mapping[str, object], books: Codebooks) -> Conversion:
    """The dollars of one amount, with the rate, its date and its source."""
    day = published[row["article_id"]]
    when = row["period"] or (day if isinstance(day, str) else None)
    rate = find_rate(row["unit"], when, books)
    if rate is None:
        return NOTHING
    said = NO_PERIOD if row["period"] is None and when and row["unit"] != "USD" else ""
    return round(row["value"] / rate.per_usd, 2), rate.per_usd, rate.when or None, f"{rate.source}{said}"


@lru_cache(maxsize=4096)
def find_rate(unit: str | None, when: str | None, books: Codebooks) -> Rate | None:
    """What a dollar cost in some currency in a period; None if that is not known or changed by a step within it."""
    if unit == "USD":
        return Rate(1.0, edtf_bounds(when)[0].isoformat() if when else "", "stated in US dollars")
    if unit is None or when is None:
        return None
    first, last = edtf_bounds(when)
    if unit == "AZN":
        return next((s.rate for s in list_steps(books) if s.first <= first and last <= s.last), None)
    days = read_days(unit)
    if days is None or first.year != last.year:
        return None
    return find_day(days, first) if first == last else find_average(days, first, last, when)


def knows_currency(currency: str) -> bool:
    """Whether there are rates for a currency."""
    return currency in {"USD", "AZN"} or read_days(currency) is not None


def express_amounts(
    ledger: pd.DataFrame, articles: pd.DataFrame, currency: str, books: Codebooks
) -> dict[str, tuple[float, str]]:
    """What each converted amount is worth in a reader's currency, and how; by claim, none that is in it already."""
    published = dict(zip(articles["article_id"].tolist(), articles["published"].tolist(), strict=True))
    chosen = ledger.loc[ledger["converted_usd"].notna() & (ledger["unit"] != currency)]
    found = {}
    for row in list_rows(chosen, ("claim_id", "article_id", "unit", "period", *COLUMNS)):
        day = published[row["article_id"]]
        rate = find_rate(currency, row["period"] or (day if isinstance(day, str) else None), books)
        if rate is not None:
            found[row["claim_id"]] = (row["converted_usd"] * rate.per_usd, describe_rates(row, currency, rate))
    return found


def describe_rates(row: Row, currency: str, rate: Rate) -> str:
    """The rates of a conversion, each with its date and its source."""
    to_dollars = [] if row["unit"] == "USD" else [(row["rate"], row["unit"], row["rate_date"], row["rate_source"])]
    onwards = [] if currency == "USD" else [(rate.per_usd, currency, rate.when, rate.source)]
    said = [f"{value:.6g} {unit} a dollar ({source}, {when})" for value, unit, when, source in [*to_dollars, *onwards]]
    return f"converted at {'; '.join(said)}; nominal"


@lru_cache(maxsize=8)
def list_steps(books: Codebooks) -> tuple[Step, ...]:
    """The steps of the manat's rate."""
    return tuple(
        Step(
            date.fromisoformat(row["from"]),
            date.fromisoformat(row["until"]) if row["until"] else date.max,
            Rate(float(row["azn_per_usd"]), row["from"] if row["kind"] == "level" else row["from"][:4], row["source"]),
        )
        for row in books.rows("rates_azn")
    )


def find_day(days: Days, day: date) -> Rate | None:
    """The rate of a day, or of the nearest banking day before it."""
    place = days.find_last(day)
    if place is None:
        return None
    used = days.days[place]
    return Rate(days.per_usd[place], used.isoformat(), f"{BANK}: reference rates of {used.isoformat()}")


def find_average(days: Days, first: date, last: date, when: str) -> Rate | None:
    """The average over the banking days of a period inside one year, if the bank gave rates through all of it.

    Of a period that still runs when the file ends, the days until then are taken, and the source says so.
    """
    places, end = days.between(first, last), find_end()
    if not places or end is None:
        return None
    begun, until = days.days[places[0]], days.days[places[-1]]
    is_whole = (begun - first).days <= CLOSED_DAYS and (min(last, end) - until).days <= CLOSED_DAYS
    if not is_whole:
        return None
    rate = fmean(days.per_usd[place] for place in places)
    rest = f" until {until.isoformat()}" if last > end else ""
    return Rate(rate, when, f"{BANK}: average of the {len(places)} banking days of {when}{rest}")
