"""What do two claims make of a third?

A level and its change give the level before: 8.1 billion up 23 percent → 6.52 to 6.65 billion. The interval
carries the rounding of both numbers; a one-sided hedge ("more than 8.1 billion") leaves an end open, written as
infinity. A part and a whole of the same period give a share.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.ledger.intervals import find_interval
from analysis.ledger.rows import Row, group_rows, list_rows
from analysis.ledger.series import is_figure

COLUMNS = (
    "claim_id", "article_id", "sentence_start", "start", "kind", "surface", "value", "low", "high", "unit", "bound",
    "change", "per", "period", "base_period", "indicator", "scope", "country", "modality", "echo_of",
)  # fmt: skip


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
    """The levels of base periods that follow from a level and its change in percent, each pair of origins once."""
    rows = list_rows(ledger[is_figure(ledger) & ledger["value"].notna() & ledger["indicator"].notna()], COLUMNS)
    levels = group_rows((row for row in rows if is_level(row)), name_quantity)
    return [
        imply_base(level, change)
        for change in rows
        if is_relative(change) and change["period"] is not None
        for level in levels.get(name_quantity(change), ())
        if not (level["echo_of"] and change["echo_of"])
    ]


def is_level(row: Row) -> bool:
    """Whether a claim says how much there is, and not by how much it changed or which part it is."""
    return row["change"] is None and row["kind"] != "percent"


def is_relative(row: Row) -> bool:
    """Whether a claim is a change in percent with a base; after a fall of all there was nothing can be reckoned."""
    is_based = row["base_period"] is not None and row["base_period"] != row["period"]
    is_change = row["unit"] == "percent" and row["change"] is not None and is_based
    return is_change and not (row["change"] == "fall" and row["value"] >= 100)


def name_quantity(row: Row) -> tuple[object, ...]:
    """What a level and its change share: article, sentence, indicator, scope and period."""
    return tuple(row[key] for key in ("article_id", "sentence_start", "indicator", "scope", "period"))


def imply_base(level: Row, change: Row) -> Implied:
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


def find_amount(claim: Row) -> tuple[float, float]:
    """The interval of something that cannot be less than nothing."""
    low, high = find_interval(claim)
    return max(0.0, low), high


def divide(amount: float, by: float) -> float:
    """A quotient; without end where one divides by nothing."""
    return math.inf if by == 0 else amount / by


def find_shares(ledger: pd.DataFrame) -> list[Implied]:
    """The share of each amount in a budget of the same country, currency and period.

    Both must have a scope: what a fruit grower invests is no part of the defence budget. Echoes do not count, and of
    several values of one indicator the first does.
    """
    money = is_figure(ledger) & (ledger["kind"] == "money") & ledger["value"].notna() & ledger["echo_of"].isna()
    stated = ["period", "indicator", "country", "unit", "scope"]
    rows = list_rows(ledger[money & ledger["change"].isna() & ledger[stated].notna().all(axis=1)], COLUMNS)
    groups = group_rows(rows, lambda row: (row["country"], row["unit"], row["period"]))
    return [share for group in groups.values() for share in share_out(group)]


def share_out(group: Sequence[Row]) -> Iterator[Implied]:
    """The shares of one country, currency and period."""
    first = {(row["indicator"], row["scope"]): row for row in reversed(group)}
    wholes = [row for row in first.values() if "budget" in row["indicator"]]
    parts = [row for row in first.values() if "budget" not in row["indicator"]]
    for whole in reversed(wholes):
        yield from (imply_share(part, whole) for part in reversed(parts) if part["value"] < whole["value"])


def imply_share(part: Row, whole: Row) -> Implied:
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
