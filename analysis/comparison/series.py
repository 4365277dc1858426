"""Which sentence follows one quantity through the years?

All claims of a series in the order of their periods, in their own words, and how the stated values move: a period lies
above another only if their intervals do not meet.

    Azerbaijan, 2022: “more than 30 countries”; 2026: “nearly 20 countries”. The stated values fall from 2022 to 2026.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import pandas as pd

from analysis.comparison.claims import Citing, write_period, write_source
from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Finding
from analysis.comparison.prose import NUMBER, Cited, Line, Measured, Segment, Text
from analysis.comparison.wording import format_amount, format_count, format_date, quote
from analysis.dates.edtf import edtf_bounds
from analysis.ledger.intervals import find_interval
from analysis.ledger.rows import is_missing
from analysis.ledger.series import order_series

Periods = Mapping[str, Sequence[str]]  # the claims of each period; "" where none is stated
Way = Literal["rise", "fall"]
# What a converted amount keeps of the hedge of its words.
HEDGES = {
    "exact": "",
    "about": "about ",
    "nearly": "nearly ",
    "more_than": "more than ",
    "at_least": "at least ",
    "less_than": "less than ",
    "up_to": "up to ",
}
MOST_WORDINGS, MOST_PERIODS = 4, 12


@dataclass(frozen=True, slots=True)
class Move:
    """From one period to another the stated values rise or fall: their intervals do not meet."""

    way: Way
    before: str
    after: str


def find_series(citing: Citing, ledger: pd.DataFrame) -> Iterator[Finding]:
    """What is claimed of each quantity, period by period: the words, whose it is, who says so."""
    levels = order_series(ledger[ledger["change"].isna()])
    ordered = levels.sort_values(["narrative", "indicator", "series_id"], ascending=[False, True, True], kind="stable")
    series: dict[str, dict[str, list[str]]] = {}
    cells = (ordered[column].tolist() for column in ("claim_id", "series_id", "period"))
    for claim, name, period in zip(*cells, strict=True):
        series.setdefault(name, {}).setdefault("" if is_missing(period) else period, []).append(claim)
    for periods in series.values():
        yield describe_series(citing, {p: periods[p] for p in sorted(periods, key=lambda p: (not p, p))})


def describe_series(citing: Citing, periods: Periods) -> Finding:
    """One quantity through its periods, and how the stated values move."""
    shown = dict(list(periods.items())[-MOST_PERIODS:])
    first = next(iter(shown.values()))[0]
    counts: list[Measure] = []
    segments = write_holder(citing, first)
    for place, claims in enumerate(shown.values()):
        segments += [Text("; ")] if place else []
        segments += [*write_period(citing, claims[0]), Text(": "), *write_claims(citing, claims, counts)]
    segments.append(Text("."))
    lines = [Line(tuple(segments))]
    if moves := find_moves(citing, shown):
        lines.append(describe_moves(moves, shown))
    sides = citing.sides(lines[0].claims)
    return Finding("series", tuple(lines), tuple(counts), sides, headline=head_series(citing, first))


def head_series(citing: Citing, claim: str) -> str:
    """What stands above a series: its indicator."""
    name = str(citing.rows[claim]["indicator"])
    return "Claim" if NUMBER.search(name) else f"{name[:1].upper()}{name[1:]}"


def write_holder(citing: Citing, claim: str) -> list[Segment]:
    """Whose quantity it is."""
    whose = citing.rows[claim]["actor"]
    if is_missing(whose):
        return []
    return [citing.named(f"{whose[:1].upper()}{whose[1:]}", claim), Text(", ")]


def write_claims(citing: Citing, claims: Sequence[str], counts: list[Measure]) -> list[Segment]:
    """The claims of one period; those that say the same stand once, and of many the first few."""
    alike: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        row = citing.rows[claim]
        source = "" if is_missing(row["attributed_to"]) else row["attributed_to"]
        alike.setdefault((row["surface"], source), []).append(claim)
    told = list(alike.values())
    segments: list[Segment] = []
    for place, same in enumerate(told[:MOST_WORDINGS]):
        segments += [Text("; ")] if place else []
        segments += write_words(citing, tuple(same), counts)
    if len(told) > MOST_WORDINGS:
        segments += write_more(claims[0], len(told) - MOST_WORDINGS, counts)
    return segments


def write_more(claim: str, count: int, counts: list[Measure]) -> list[Segment]:
    """How many wordings are left to the ledger."""
    counts.append(Measure(f"series.{claim}.more", count, "Further wordings", "in the ledger, for the same period"))
    return [Text("; and "), Measured(format_count(count), counts[-1].name), Text(" more in the ledger")]


def write_words(citing: Citing, claims: tuple[str, ...], counts: list[Measure]) -> list[Segment]:
    """The words of claims that say the same, once, with what they are for each of, are worth, and who says so."""
    row = citing.rows[claims[0]]
    per = [Text(f" a {row['per']}")] if not is_missing(row["per"]) else []
    worth = write_worth(citing, claims[0], counts)
    return [Cited(quote(row["surface"]), claims), *per, *worth, *write_source(citing, claims[0])]


def write_worth(citing: Citing, claim: str, counts: list[Measure]) -> list[Segment]:
    """What an amount is worth in the reader's currency, where a rate of its time is known."""
    if claim not in citing.expressed:
        return []
    value, how = citing.expressed[claim]
    counts.append(Measure(f"converted.{claim}", value, f"{citing.rows[claim]['surface']} in {citing.currency}", how))
    hedge = HEDGES[citing.rows[claim]["bound"]]
    return [Text(f" ({hedge}"), Measured(format_amount(value, citing.currency), counts[-1].name), Text(")")]


def find_moves(citing: Citing, periods: Periods) -> list[Move]:
    """Where the stated values rise or fall from one period to the next; a period inside another is passed over."""
    moves = []
    for before, after in pairwise([period for period in periods if period]):
        if edtf_bounds(before)[1] < edtf_bounds(after)[0]:
            way = compare_intervals(join_intervals(citing, periods[before]), join_intervals(citing, periods[after]))
            moves += [Move(way, before, after)] if way else []
    return moves


def join_intervals(citing: Citing, claims: Sequence[str]) -> tuple[float, float]:
    """From the lowest to the highest number that the claims of a period allow."""
    found = [find_interval(citing.rows[claim]) for claim in claims]  # type: ignore[arg-type]  # read by column names
    return min(low for low, _ in found), max(high for _, high in found)


def compare_intervals(before: tuple[float, float], after: tuple[float, float]) -> Way | None:
    """Whether the later interval lies above or below the earlier one."""
    if any(math.isnan(end) for end in (*before, *after)):
        return None
    return "rise" if after[0] > before[1] else "fall" if after[1] < before[0] else None


def describe_moves(moves: Sequence[Move], periods: Periods) -> Line:
    """How the stated values move, each period bound to its claims; moves of one way in a row are one."""
    joined = [moves[0]]
    for move in moves[1:]:
        last = joined[-1]
        if move.way == last.way and move.before == last.after:
            joined[-1] = Move(last.way, last.before, move.after)
        else:
            joined.append(move)
    segments: list[Segment] = [Text("The stated values ")]
    for place, move in enumerate(joined):
        segments += [Text(", then ")] if place else []
        segments += [Text(f"{move.way} from "), *cite(move.before, periods), Text(" to "), *cite(move.after, periods)]
    return Line((*segments, Text(".")), "measured")


def cite(period: str, periods: Periods) -> list[Segment]:
    """A period, bound to the claims that speak of it."""
    return [Cited(format_date(period), tuple(periods[period]))]
