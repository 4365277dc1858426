"""What do two numbers say that belong together?

"5 to 7 million dollars" → 5e6 to 7e6, USD     "one in three Germans" → 0.33, share
"""

from decimal import Decimal

from analysis.extraction.figures.bare_numbers import SMALL, is_address, write_bare
from analysis.extraction.figures.counts import find_counted
from analysis.extraction.figures.exclusions import find_exclusion, is_ordinal
from analysis.extraction.figures.measured import MOVEMENTS, Amount, Place, first_of, write_measured
from analysis.extraction.figures.measures import Measure, Tables
from analysis.extraction.figures.numerals import Number
from analysis.extraction.figures.quantities import Figure, exclude
from analysis.extraction.figures.ranges import Pair, Units, find_pair
from analysis.extraction.figures.stretches import Stretch
from analysis.extraction.figures.units import Unit
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
    unit = choose_unit(one, other, pair, tables)
    return None if isinstance(unit, str) else write_pair(one, other, pair, unit, tables)


def choose_unit(one: Measure, other: Measure, pair: Pair, tables: Tables) -> Unit | str | None:
    """The unit of both numbers; "apart" when they have two."""
    own = other.unit or find_counted(other.stretch, other.number, tables.nouns)
    if pair.method == "ratio":
        return "apart" if other.unit is not None and pair.low < 1 else own
    stated = [u for u in (one.before, one.after) if u is not None]
    if one.after is None and one.before is None and pair.method in MOVEMENTS:
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


def write_pair(one: Measure, other: Measure, pair: Pair, unit: Unit | None, tables: Tables) -> Figure:
    """The figure of a pair."""
    stretch = other.stretch._replace(first=one.stretch.first)
    start = stretch.starts[pair.first] if pair.first < one.number.first else one.number.start
    if one.before is not None:
        start = min(start, one.before.start)
    end, last = other.number.end, other.number.last
    if pair.method == "ratio":
        return write_ratio(Span(start, end), pair.low, unit)
    if unit is not None and unit.start >= end - len(other.number.suffix):
        end, last = unit.end, unit.last
    place = Place(first_of(stretch, one.number.first, start), last, start, end)
    amount = Amount(None, pair.low, pair.high, "between", pair.method)
    if unit is not None:
        return write_measured(stretch, place, amount, unit, tables)
    if is_score(stretch, one.number, other.number) or is_address(stretch, other.number):
        return exclude(Span(start, end), "score or name")
    return write_bare(stretch, place, amount, tables)


def write_ratio(span: Span, value: Decimal, unit: Unit | None) -> Figure:
    """A proportion, of what is counted behind it."""
    about = unit.about if unit is not None else None
    name = "share" if value < 1 else None
    return Figure(span, value, value, value, "ratio", name, "exact", about=about, method="ratio")


def find_score(one: Measure, other: Measure) -> Figure | None:
    """Two small numbers with a hyphen that make no interval: the score of a game, "2-2"."""
    first, last = one.number, other.number
    gap = one.stretch.gaps[last.first]
    if gap not in {"-", "–", "\u2011"} or first.last + 1 != last.first or one.unit or other.unit:
        return None
    is_plain = one.stretch.forms[first.first].isdecimal() and one.stretch.forms[last.first].isdecimal()
    if not is_plain or first.value is None or last.value is None or not (first.value >= last.value < 100):
        return None
    return exclude(Span(first.start, last.end), "score")


def is_score(stretch: Stretch, one: Number, other: Number) -> bool:
    """Whether two bare numbers with a hyphen are the score of a game: "won 1-2"."""
    is_hyphened = stretch.gaps[other.first].strip() in {"-", "–"}
    return is_hyphened and one.value is not None and one.value < SMALL
