"""Do two claims on the same quantity agree, conflict, or not compare, and why?

Decided from intervals, periods and scopes, never from equality of numbers. Only claims on the same terms can agree
or conflict: 300 tractors in a quarter do not contradict 1,000 in the year, nor a plan what was done, nor a budget
that was approved what was spent.

    2025: "more than 30 countries" and "nearly 20 countries" → conflict

Claims that say the very same are judged once, so that the number of verdicts follows the number of different
things said, not that of pairs.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Literal

import pandas as pd

from analysis.dates.edtf import edtf_bounds
from analysis.ledger.intervals import CLOSED, do_meet, find_movement
from analysis.ledger.rows import Row, group_rows, list_places
from analysis.ledger.series import is_nameless, order_series

Verdict = Literal["same", "variation", "conflict", "not comparable"]
COLUMNS = (
    "claim_id", "article_id", "series_id", "surface", "value", "low", "high", "bound", "change", "period",
    "base_period", "modality", "actor", "indicator", "scope", "country", "unit", "per", "kind", "about",
    "sentence_start",
)  # fmt: skip
CAPACITY = "capacity"
TWO_STAGES = " or "
MOST_READINGS = 40  # up to so many different things said of one period, each is set against each


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two claims and how they stand to each other, with the reason in words."""

    verdict: Verdict
    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing said of a quantity, with the claims that say it, and the interval in which it lies."""

    rows: tuple[Row, ...]
    interval: tuple[float, float]

    @property
    def first(self) -> Row:
        """The first claim that says it."""
        return self.rows[0]


def find_agreements(ledger: pd.DataFrame) -> list[Agreement]:
    """How the claims of each series stand to each other."""
    return [*walk_agreements(ledger)]


def walk_agreements(ledger: pd.DataFrame) -> Iterator[Agreement]:
    """How the claims of each series stand to each other.

    Claims that say the same thing are each set against the first of them; different things said of one period are set
    against each other; and what cannot be compared is named once, with its neighbour in time.
    """
    rows = list_places(order_series(ledger[[*COLUMNS, "start"]]), COLUMNS)
    groups = group_rows(rows, lambda row: row["series_id"])
    for group in groups.values():
        yield from judge_series(group)
    yield from contrast_series(groups)


def contrast_series(groups: Mapping[str, Sequence[Row]]) -> Iterator[Agreement]:
    """Claims of two series that a reader may take for one: the same quantity, holder and period, another scope.

    A budget that covers more, one that was approved beside what was spent, a capacity beside an output, a rate a year
    beside a total. Each is set against the next one, once in each period.
    """
    named = [row for rows in groups.values() for row in rows if row["period"] is not None and row["change"] is None]
    families = group_rows(named, name_family)
    for family in families.values():
        first = {row["series_id"]: row for row in reversed(family)}
        for one, other in pairwise(sorted(first.values(), key=lambda row: (row["series_id"], row["claim_id"]))):
            yield pass_over(one, other, describe_scopes(one, other))


def name_family(row: Row) -> tuple[Hashable, ...]:
    """What two series share that a reader may take for one: the label without its scope, holder, unit and period."""
    return (
        name_bare(row["indicator"], row["scope"]),
        row["actor"],
        row["country"],
        row["unit"],
        find_days(row["period"]),
    )


@lru_cache(maxsize=1 << 14)
def name_bare(label: str, scope: str | None) -> str:
    """A label without the words of its scope and without "capacity": "defence budget" of scope "defence" → "budget"."""
    bare = label
    for part in (scope or "").split(", "):
        bare = bare.replace(part, "") if part else bare
    return " ".join(bare.replace(CAPACITY, "").split())


def describe_scopes(one: Row, other: Row) -> str:
    """Why two series of one family are not one."""
    if one["scope"] != other["scope"]:
        scopes = sorted(str(row["scope"]) if row["scope"] else "no scope named" for row in (one, other))
        return f"different scopes: {' and '.join(scopes)}"
    if (CAPACITY in one["indicator"]) != (CAPACITY in other["indicator"]):
        return "one is a capacity, the other an output"
    if one["per"] != other["per"]:
        return f"one is a figure a {one['per'] or other['per']}, the other none or of another time"
    return f"different labels: {' and '.join(sorted({one['indicator'], other['indicator']}))}"


def judge_series(rows: Sequence[Row]) -> Iterator[Agreement]:
    """The verdicts of one series, whose rows are sorted by period; a claim that stands alone needs none."""
    if len(rows) == 1:
        return
    dated = [row for row in rows if row["period"] is not None]
    undated = [row for row in rows if row["period"] is None]
    cells = group_rows(dated, lambda row: find_days(row["period"]))
    ordered = sorted(cells.items(), key=lambda cell: (cell[0][0], -cell[0][1].toordinal()))
    for _, cell in ordered:
        yield from judge_cell(cell)
    for (days, cell), (later, next_cell) in pairwise(ordered):
        yield pass_over(cell[0], next_cell[0], describe_periods(cell[0], next_cell[0], days, later))
    for row in undated:
        if row is not rows[0]:
            yield pass_over(rows[0], row, "one of them names no period")


def pass_over(one: Row, other: Row, reason: str) -> Agreement:
    """Two claims that cannot be compared."""
    return Agreement("not comparable", one["claim_id"], other["claim_id"], reason)


@lru_cache(maxsize=1 << 14)
def find_days(period: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    return edtf_bounds(period)


def describe_periods(one: Row, other: Row, days: tuple[date, date], later: tuple[date, date]) -> str:
    """How two periods differ."""
    names = f"{one['period']} and {other['period']}"
    return f"one period is a part of the other: {names}" if later[0] <= days[1] else f"different periods: {names}"


def judge_cell(rows: Sequence[Row]) -> Iterator[Agreement]:
    """The verdicts on the claims of one series and one period."""
    if len(rows) == 1:
        return
    bases = {row["base_period"] for row in rows} - {None}
    only = next(iter(bases)) if len(bases) == 1 else None
    groups = group_rows(rows, lambda row: list_terms(row, only))
    for group in groups.values():
        yield from judge_readings(list_readings(group))
    for one, other in pairwise(groups.values()):
        yield pass_over(one[0], other[0], describe_terms(one[0], other[0], only))


def list_terms(row: Row, base: str | None) -> tuple[Hashable, ...]:
    """What two claims on one quantity and period must share to be set against each other.

    A change that names no base goes with the only base that is named; a figure without a holder stays in its article;
    one whose sentence names two stages ("approved", "executed"), or whose label names no thing, stays alone.
    """
    home = row["article_id"] if row["actor"] is None else None
    alone = row["claim_id"] if has_two_stages(row) or is_nameless(row) else None
    return row["base_period"] or base, row["modality"], list_modifiers(row), home, alone


def list_modifiers(row: Row) -> tuple[str, ...]:
    """The words before the noun of what is counted: 134 special tractors are some of the tractors, or others."""
    is_counted = row["kind"] not in {"money", "percent"} and row["about"] is not None
    return tuple(row["about"].lower().split()[:-1]) if is_counted else ()


def has_two_stages(row: Row) -> bool:
    """Whether the sentence of a claim names two stages of its quantity, so that nobody knows which is meant."""
    return row["scope"] is not None and TWO_STAGES in row["scope"]


def describe_terms(one: Row, other: Row, only: str | None) -> str:
    """Why two claims on one quantity and period are not set against each other."""
    base, against = (row["base_period"] or only for row in (one, other))
    if base != against:
        named = sorted(b for b in (base, against) if b)
        return f"changes against different periods: {' and '.join(named) if len(named) > 1 else 'one is not named'}"
    if one["modality"] != other["modality"]:
        return f"one is {one['modality']}, the other {other['modality']}"
    if list_modifiers(one) != list_modifiers(other):
        return f"one is of {one['about'] or one['unit']}, the other of {other['about'] or other['unit']}"
    if is_nameless(one):
        return "nothing says what it is a figure of"
    if has_two_stages(one) and one["article_id"] == other["article_id"]:
        return f"the sentence names two stages: {one['scope']}"
    return "neither article says whose figure it is"


def list_readings(rows: Sequence[Row]) -> list[Reading]:
    """The different things said, in the order in which they are first said."""
    groups = group_rows(rows, lambda row: (row["bound"], find_movement(row)))
    return [Reading(tuple(group), interval) for (_, interval), group in groups.items()]


def judge_readings(readings: Sequence[Reading]) -> Iterator[Agreement]:
    """The verdicts on what is said of one quantity on the same terms."""
    for reading in readings:
        for row in reading.rows[1:]:
            reason = "the same quantity, period and hedge"
            yield Agreement("same", reading.first["claim_id"], row["claim_id"], reason)
    pairs = combinations(readings, 2) if len(readings) <= MOST_READINGS else pair_neighbours(readings)
    for one, other in pairs:
        yield judge_pair(one, other)


def pair_neighbours(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Of very many readings each with the next larger, so that the verdicts stay as many as the readings."""
    yield from pairwise(sorted(readings, key=lambda r: (r.interval, r.first["claim_id"])))


def judge_pair(one: Reading, other: Reading) -> Agreement:
    """Two different things said of one quantity on the same terms."""
    first, second = choose_claims(one, other)
    ids = (first["claim_id"], second["claim_id"])
    is_closed = first["bound"] in CLOSED and second["bound"] in CLOSED
    if not do_meet(one.interval, other.interval, is_closed):
        if name_sentence(first) == name_sentence(second):
            return Agreement("not comparable", *ids, "one sentence gives both; they are of two things")
        reason = f"the intervals of {first['surface']!r} and {second['surface']!r} do not meet"
        return Agreement("conflict", *ids, reason)
    if first["bound"] != second["bound"]:
        return Agreement("variation", *ids, "the same quantity with different hedges; both can hold")
    return Agreement("same", *ids, "the same quantity, period and hedge; their intervals meet")


def choose_claims(one: Reading, other: Reading) -> tuple[Row, Row]:
    """A claim of each reading, of two sentences of one article if there are such, else of two articles."""
    homes = group_rows(other.rows, lambda row: row["article_id"])
    for row in one.rows:
        for near in homes.get(row["article_id"], ()):
            if near["sentence_start"] != row["sentence_start"]:
                return row, near
    first = one.first
    apart = (row for row in other.rows if row["article_id"] != first["article_id"])
    back = (row for row in one.rows if row["article_id"] != other.first["article_id"])
    if (elsewhere := next(apart, None)) is not None:
        return first, elsewhere
    return next(back, first), other.first


def name_sentence(row: Row) -> tuple[str, int]:
    """The sentence in which a claim stands."""
    return row["article_id"], row["sentence_start"]
