"""What is a number beside which nothing is counted or measured?

"Kaya, 45, said" → an age     "Fortune 100" → a name     "the total is 12" → minor
"""

from decimal import Decimal

from analysis.extraction.figures.bounds import apply_bound, find_bound
from analysis.extraction.figures.changes import find_change
from analysis.extraction.figures.exclusions import is_name
from analysis.extraction.figures.measured import Amount, Place, find_minus, first_of
from analysis.extraction.figures.measures import Tables
from analysis.extraction.figures.numerals import Number
from analysis.extraction.figures.quantities import Figure, exclude
from analysis.extraction.figures.stretches import BLANKS, Stretch
from analysis.records import Span

SMALL = Decimal(10)
UNCOUNTED = "nothing is counted or measured beside it"


def read_bare(stretch: Stretch, number: Number, tables: Tables) -> Figure:
    """A number beside which nothing is counted or measured."""
    place = Place(number.first, number.last, number.start, number.end)
    value = number.value
    if is_name(stretch, number):
        return exclude(number.span, "model or type")
    if age := read_age(stretch, number):
        return age
    if value is not None and (sign := find_minus(stretch, place, True)) is not None:
        value, place = -value, sign
    bound, start, end = find_bound(stretch, place.first, place.last, (place.start, place.end), tables.hedges)
    if number.form == "words" and value is not None and 0 < value < SMALL and bound == "exact":
        return exclude(number.span, "number word without a noun")
    if bound == "exact" and number.form == "digits" and is_address(stretch, number):
        return exclude(number.span, "part of a name")
    place = Place(first_of(stretch, place.first, start), place.last, start, end)
    if value is None:
        amount = Amount(None, number.low, number.high, "between", "bare number")
    else:
        amount = Amount(value, *apply_bound(value, bound), bound, "bare number")
    return write_bare(stretch, place, amount, tables)


def write_bare(stretch: Stretch, place: Place, amount: Amount, tables: Tables) -> Figure:
    """A figure without a unit, which makes no claim."""
    value, low, high, bound, method = amount
    change = None if amount.is_movement else find_change(stretch, place.first, place.last, place.end, tables.changes)
    span = Span(place.start, place.end)
    return Figure(span, value, low, high, "other", None, bound, change, None, None, "minor", UNCOUNTED, method)


def is_address(stretch: Stretch, number: Number) -> bool:
    """Whether a capital behind a number makes it part of a name: "575 Harbour Road"."""
    at = number.last + 1
    if at >= stretch.last or stretch.gaps[at] not in BLANKS or number.is_scaled:
        return False
    form = stretch.forms[at]
    return form[0].isupper() and (len(form) == 1 or not form.isupper())


def read_age(stretch: Stretch, number: Number) -> Figure | None:
    """An age between commas behind a name: "Kaya, 45, said"; or behind "aged"."""
    value, first = number.value, number.first
    if value is None or not 0 < value < 120 or value % 1 or first <= stretch.first:
        return None
    before, gap, tail = stretch.forms[first - 1], stretch.gaps[first], stretch.gaps[number.last + 1]
    is_appositive = gap == ", " and tail[:1] in {",", ")"} and before[0].isupper()
    is_aged = gap in BLANKS and before.lower() in {"aged", "age"}
    is_of_age = before.lower() == "of" and stretch.before(first - 1) == "age"
    if not (is_appositive or is_aged or is_of_age):
        return None
    return Figure(number.span, value, value, value, "duration", "year", "exact", status="minor", reason="age")
