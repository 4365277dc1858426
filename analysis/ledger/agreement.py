"""Do two claims on the same quantity agree, conflict, or not compare, and why?

Decided from intervals, periods and scopes, never from equality of numbers. Only claims on the same terms can
conflict: 300 tractors in a quarter do not contradict 1,000 in the year, nor a plan what was done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import pandas as pd

from analysis.dates.edtf import edtf_bounds, share_days
from analysis.ledger.intervals import can_both_hold
from analysis.ledger.series import order_series

Verdict = Literal["same", "variation", "conflict", "not comparable"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two claims and how they stand to each other, with the reason in words."""

    verdict: Verdict
    first: str
    second: str
    reason: str


def find_agreements(ledger: pd.DataFrame) -> list[Agreement]:
    """Every pair of claims inside one series, judged."""
    return list(judge_series(ledger))


def judge_series(ledger: pd.DataFrame) -> Iterator[Agreement]:
    """The pairs of each series."""
    for _, group in order_series(ledger).groupby("series_id", observed=True, sort=True):
        rows = [row for _, row in group.iterrows()]
        for one, other in combinations(rows, 2):
            yield judge_pair(one, other)


def judge_pair(one: pd.Series, other: pd.Series) -> Agreement:
    """Two claims of one series."""
    ids = (one["claim_id"], other["claim_id"])
    if pd.isna(one["period"]) or pd.isna(other["period"]):
        return Agreement("not comparable", *ids, "one of them names no period")
    if not share_days(one["period"], other["period"]):
        return Agreement("not comparable", *ids, f"different periods: {one['period']} and {other['period']}")
    if not can_both_hold(one, other):
        if (reason := find_other_terms(one, other)) is not None:
            return Agreement("not comparable", *ids, reason)
        return Agreement("conflict", *ids, f"the intervals of {one['surface']!r} and {other['surface']!r} do not meet")
    if one["bound"] != other["bound"]:
        return Agreement("variation", *ids, "the same quantity with different hedges; both can hold")
    return Agreement("same", *ids, "the same quantity, period and hedge")


def find_other_terms(one: pd.Series, other: pd.Series) -> str | None:
    """Why two claims that do not meet still do not contradict each other; None where they do."""
    if edtf_bounds(one["period"]) != edtf_bounds(other["period"]):
        return f"one period is a part of the other: {one['period']} and {other['period']}"
    bases = {str(row["base_period"]) for row in (one, other) if pd.notna(row["base_period"])}
    if len(bases) > 1:
        return f"changes against different periods: {' and '.join(sorted(bases))}"
    if one["modality"] != other["modality"]:
        return f"one is {one['modality']}, the other {other['modality']}"
    if pd.isna(one["actor"]) and one["article_id"] != other["article_id"]:
        return "neither article says whose figure it is"
    return None
