"""What does one number say?

"no fewer than 40 ships" → 40, at least, ship     "the 10,000th tractor" → 10000, tractor
"""

from decimal import Decimal

from analysis.extraction.figures.bare_numbers import read_bare
from analysis.extraction.figures.bounds import apply_bound, find_bound
from analysis.extraction.figures.counts import find_behind_of, find_counted
from analysis.extraction.figures.exclusions import find_exclusion, find_total, is_ordinal
from analysis.extraction.figures.measured import Amount, Place, find_minus, find_place, first_of, write_measured
from analysis.extraction.figures.measures import Measure, Tables
from analysis.extraction.figures.numerals import Number
from analysis.extraction.figures.quantities import Figure, exclude
from analysis.extraction.figures.stretches import BLANKS, HYPHENS, Stretch
from analysis.extraction.figures.units import Unit
from analysis.records import Span

SIGNED = frozenset({"percent", "money", "other", "count"})
PARTS_OF = frozenset({"of the", "of its", "of their", "of our", "out of", "out of the"})
FARTHEST = 14
LASTING = frozenset(
    {
        "for",
        "lasted",
        "lasts",
        "took",
        "takes",
        "after",
        "of",
        "than",
        "lasting",
        "just",
        "well",
        "little",
        "a",
        "is",
        "was",
        "been",
    }
)
ONE_OF = frozenset(
    {"the", "its", "their", "our", "these", "those", "such", "his", "her", "a", "many", "several", "my", "your", "this"}
)


def read_figure(measure: Measure, following: list[Measure], tables: Tables) -> Figure:
    """One number: excluded with a reason, or a figure with its unit and hedge."""
    stretch, number = measure.stretch, measure.number
    if is_ordinal(number):
        return read_ordinal(stretch, number, tables)
    if reason := find_exclusion(stretch, number, measure.unit, tables.names):
        return exclude(strip_letters(number), reason)
    if number.value == 1 and number.form == "words" and is_one_of(stretch, number):
        return read_one_of(stretch, number, tables)
    unit = measure.unit or find_counted(stretch, number, tables.nouns)
    if unit is None and number.form == "fraction":
        unit = Unit("share", "ratio", number.start, number.end, number.last)
    if unit is None and number.form == "fold":
        unit = Unit("times", "multiple", number.start, number.end, number.last)
    if unit is None and following:
        unit = borrow_unit(measure, following, tables)
    if unit is None and stretch.before(number.first) == "of" and stretch.before(number.first - 1) == "factor":
        unit = Unit("times", "multiple", number.start, number.end, number.last)
    if unit is None:
        return read_bare(stretch, number, tables)
    return read_measured(measure, unit, tables)


def borrow_unit(measure: Measure, ahead: list[Measure], tables: Tables) -> Unit | None:
    """The unit of the next number: "12 of the 40 tanks", "two- and three-storey houses"."""
    stretch, number, end = measure.stretch, measure.number, measure.number.end
    following = ahead[0]
    between = stretch.text[end : following.before.start if following.before else following.number.start]
    if len(between) > FARTHEST:
        return None
    is_suspended = (
        between[:1] in HYPHENS and between[1:].strip() in {",", "and", "or", "to", ", and", ""} and between != "-"
    )
    if not is_suspended and between.strip() not in PARTS_OF:
        return None
    unit = following.unit or find_counted(following.stretch, following.number, tables.nouns)
    if unit is None and is_suspended and ahead[1:]:
        unit = borrow_unit(following, ahead[1:], tables)
    return unit._replace(start=end, end=end, last=number.last) if unit is not None else None


def strip_letters(number: Number) -> Span:
    """The digits of a number without the letters that touch them."""
    suffix = number.suffix if number.suffix.isalpha() else ""
    return Span(number.start + len(number.prefix), number.end - len(suffix))


def read_measured(measure: Measure, unit: Unit, tables: Tables) -> Figure:
    """A number that has a unit."""
    stretch, number, before, after = measure
    place = find_place(stretch, number, unit, before, after)
    value = number.value
    if value is not None and (sign := find_minus(stretch, place, unit.kind in SIGNED)) is not None:
        value, place = -value, sign
    bound, start, end = find_bound(stretch, place.first, place.last, (place.start, place.end), tables.hedges)
    if bound == "exact" and unit.start > number.end and stretch.gaps[number.last + 1][:1] == "+":
        bound = "at_least"
    if unit.kind == "duration" and bound == "more_than" and is_during(stretch, start, place):
        bound, start = "exact", place.start
    place = Place(first_of(stretch, place.first, start), place.last, start, end)
    if value is None:
        amount = Amount(None, number.low, number.high, "between", "order of magnitude")
    else:
        amount = Amount(value, *apply_bound(value, bound), bound)
    return write_measured(stretch, place, amount, unit, tables)


def is_during(stretch: Stretch, start: int, place: Place) -> bool:
    """Whether "over" means during: "was built over two years", but not "for over two years"."""
    first = place.first - 1
    return stretch.text[start : start + 4].lower() == "over" and stretch.before(first) not in LASTING


def is_one_of(stretch: Stretch, number: Number) -> bool:
    """Whether a number is the "one" of "one of the"."""
    at = number.last + 1
    if stretch.at(at) != "of" or stretch.gaps[at] not in BLANKS:
        return False
    is_possessed = at + 2 < stretch.last and stretch.gaps[at + 2] in {"’", "'"}
    return stretch.at(at + 1) in ONE_OF or is_possessed


def read_one_of(stretch: Stretch, number: Number, tables: Tables) -> Figure:
    """ "one of the largest mills": one mill, no claim."""
    unit = find_behind_of(stretch, number.last + 1, tables.nouns)
    symbol, about = (unit.symbol, unit.about) if unit else (None, None)
    one = number.value
    return Figure(number.span, one, one, one, "count", symbol, "exact", None, None, about, "minor", "one of")


def read_ordinal(stretch: Stretch, number: Number, tables: Tables) -> Figure:
    """An ordinal; one that carries a total is a figure: "the 10,000th tractor"."""
    if find_total(stretch, number, tables.names):
        unit = find_counted(stretch, number._replace(suffix="", value=Decimal(1)), tables.nouns)
        if unit is not None:
            value, span = number.value, Span(number.start, unit.end)
            return Figure(
                span, value, value, value, "count", unit.symbol, "exact", None, None, unit.about, method="ordinal total"
            )
    return exclude(strip_letters(number), "ordinal")
