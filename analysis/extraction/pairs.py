"""What do two numbers say that belong together?

"5 to 7 million dollars" → 5e6 to 7e6, USD     "one in three Germans" → 0.33, share
"""

from analysis.extraction.bare_numbers import SMALL, UNCOUNTED, is_address
from analysis.extraction.changes import find_change
from analysis.extraction.counts import find_counted
from analysis.extraction.exclusions import find_exclusion, is_ordinal
from analysis.extraction.measured import Place, finish, first_of
from analysis.extraction.measures import Measure, Tables
from analysis.extraction.numerals import Number
from analysis.extraction.quantities import Figure, exclude
from analysis.extraction.ranges import Pair, Units, find_pair
from analysis.extraction.stretches import Stretch
from analysis.extraction.units import Unit
from analysis.records import Span


def read_pair(line: Stretch, one: Measure, other: Measure, tables: Tables) -> Figure | None:
    """Two numbers that belong together as one figure, None when they do not."""
    if (
        one.number.form == "fraction"
        or other.number.form == "vague"
        or is_ordinal(one.number)
        or is_ordinal(other.number)
    ):
        return None
    if score := find_score(one, other):
        return score
    pair = find_pair(line, one.number, other.number, Units(one.before, one.after, other.before), tables.changes)
    if pair is None or find_exclusion(one.stretch, one.number, one.unit, tables.names):
        return None
    stretch = line if one.stretch is not other.stretch else other.stretch
    unit = choose_unit(one, other, pair, tables)
    if unit == "apart":
        return None
    return write_pair(stretch, one, other, pair, unit, tables)  # type: ignore[arg-type]  # not the mark of two units


def choose_unit(one: Measure, other: Measure, pair: Pair, tables: Tables) -> Unit | str | None:
    """The unit of both numbers; "apart" when they have two."""
    own = other.unit or find_counted(other.stretch, other.number, tables.nouns)
    if pair.method == "ratio":
        return "apart" if other.unit is not None and pair.low < 1 else own
    stated = [u for u in (one.before, one.after) if u is not None]
    if one.after is None and one.before is None and pair.is_movement:
        counted = find_counted(one.stretch, one.number, tables.nouns)
        stated = [counted] if counted else []
    unit = own
    if one.before is not None and (own is None or own.kind == "count"):
        unit = one.before
    if own is None and stated:
        unit = stated[0]
    if unit is not None and any(u.symbol != unit.symbol for u in stated):
        return "apart"
    return unit


def write_pair(
    stretch: Stretch, one: Measure, other: Measure, pair: Pair, unit: Unit | None, tables: Tables
) -> Figure | None:
    """The figure of a pair."""
    start = stretch.starts[pair.first] if pair.first < one.number.first else one.number.start
    if one.before is not None:
        start = min(start, one.before.start)
    end, last = other.number.end, other.number.last
    is_own = unit is not None and unit.start >= end - len(other.number.suffix)
    if unit is not None and is_own:
        end, last = unit.end, unit.last
    if pair.method == "ratio":
        about = unit.about if unit is not None else None
        name = "share" if pair.low < 1 else None
        return Figure(
            Span(start, other.number.end),
            pair.low,
            pair.low,
            pair.low,
            "ratio",
            name,
            "exact",
            about=about,
            method="ratio",
        )
    first = first_of(stretch, one.number.first, start)
    if unit is None:
        if is_score(stretch, one.number, other.number) or is_address(stretch, other.number):
            return exclude(Span(start, end), "score or name")
        change = None if pair.is_movement else find_change(stretch, first, last, end, tables.changes)
        return Figure(
            Span(start, end),
            None,
            pair.low,
            pair.high,
            "other",
            None,
            "between",
            change,
            None,
            None,
            "minor",
            UNCOUNTED,
            pair.method,
        )
    place = Place(first, last, start, end)
    return finish(stretch, place, (None, pair.low, pair.high), "between", unit, tables, pair.method)


def find_score(one: Measure, other: Measure) -> Figure | None:
    """Two small numbers with a hyphen that make no interval: the score of a game, "2-2"."""
    first, last = one.number, other.number
    gap = one.stretch.gaps[last.first]
    if gap not in {"-", "–", "\u2011"} or first.last + 1 != last.first or one.unit or other.unit:
        return None
    if first.value is None or last.value is None or not (first.value >= last.value < 100):
        return None
    return exclude(Span(first.start, last.end), "score")


def is_score(stretch: Stretch, one: Number, other: Number) -> bool:
    """Whether two bare numbers with a hyphen are the score of a game: "won 1-2"."""
    is_hyphened = stretch.gaps[other.first].strip() in {"-", "–"}
    return is_hyphened and one.value is not None and one.value < SMALL
