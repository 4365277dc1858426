"""What do two claims make of a third?

A level and its change give the level before: 8.1 billion up 23 percent → 6.52 to 6.65 billion. The interval
carries the rounding of both numbers; a one-sided hedge ("more than 8.1 billion") leaves an end open, written as
infinity. A part and a whole of the same period give a share.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.ledger.intervals import find_interval
from analysis.ledger.series import is_figure


@dataclass(frozen=True, slots=True)
class Implied:
    """A value that no article states, the claims it follows from, and its interval."""

    claims: tuple[str, str]
    indicator: str
    unit: str
    period: str
    value: float
    low: float
    high: float


def find_bases(ledger: pd.DataFrame) -> list[Implied]:
    """The levels of base periods that follow from a level and its change in percent."""
    figures = ledger[is_figure(ledger)]
    changes = figures[(figures["unit"] == "percent") & figures["change"].notna() & figures["base_period"].notna()]
    changes = changes[changes["value"].notna() & ~((changes["change"] == "fall") & (changes["value"] >= 100))]
    return [implied for _, change in changes.iterrows() for implied in find_levels(figures, change)]


def find_levels(figures: pd.DataFrame, change: pd.Series) -> Iterator[Implied]:
    """The base values of the levels that a change belongs to: same article, sentence, indicator and period."""
    keys = ["article_id", "sentence_start", "indicator", "period"]
    same = (figures[keys] == change[keys]).all(axis=1)
    levels = figures[same & figures["change"].isna() & (figures["kind"] != "percent") & figures["value"].notna()]
    for _, level in levels.iterrows():
        yield imply_base(level, change)


def imply_base(level: pd.Series, change: pd.Series) -> Implied:
    """The level before a change: level / (1 ± change), each end from the ends of both intervals."""
    sign = 1 if change["change"] == "rise" else -1
    (low, high), (least, most) = find_amount(level), find_amount(change)
    # Nothing falls by more than all there was.
    factors = sorted(max(0.0, 1 + sign * percent / 100) for percent in (least, most))
    return Implied(
        (level["claim_id"], change["claim_id"]),
        level["indicator"],
        level["unit"],
        change["base_period"],
        level["value"] / (1 + sign * change["value"] / 100),
        divide(low, factors[1]),
        divide(high, factors[0]),
    )


def find_amount(claim: pd.Series) -> tuple[float, float]:
    """The interval of something that cannot be less than nothing."""
    low, high = find_interval(claim)
    return max(0.0, low), high


def divide(amount: float, by: float) -> float:
    """A quotient; without end where one divides by nothing."""
    return math.inf if by == 0 else amount / by


def find_shares(ledger: pd.DataFrame) -> list[Implied]:
    """The share of each amount in a budget of the same country, currency and period."""
    figures = ledger[
        is_figure(ledger) & (ledger["kind"] == "money") & ledger["value"].notna() & ledger["echo_of"].isna()
    ]
    levels = figures[figures["change"].isna() & figures["period"].notna() & figures["indicator"].notna()]
    is_whole = levels["indicator"].str.contains("budget")
    shares = []
    for _, whole in levels[is_whole].iterrows():
        keys = ["country", "unit", "period"]
        parts = levels[~is_whole & (levels[keys] == whole[keys]).all(axis=1) & (levels["value"] < whole["value"])]
        shares += [imply_share(part, whole) for _, part in parts.iterrows()]
    return shares


def imply_share(part: pd.Series, whole: pd.Series) -> Implied:
    """A part in percent of a whole."""
    (low, high), (least, most) = find_amount(part), find_amount(whole)
    return Implied(
        (part["claim_id"], whole["claim_id"]),
        f"{part['indicator']} in {whole['indicator']}",
        "percent",
        part["period"],
        100 * part["value"] / whole["value"],
        100 * divide(low, most),
        100 * divide(high, least),
    )
