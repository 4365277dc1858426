"""How does a number with a unit become a figure?

By the words beside it: the minus before it, what it is about, what it is for each of, whether it is a change.

    "12 tonnes of black tea a day" → 12, t, about black tea, per day
"""

from decimal import Decimal
from typing import NamedTuple

from analysis.extraction.figures.abouts import find_about
from analysis.extraction.figures.changes import find_change, find_per
from analysis.extraction.figures.measures import Tables
from analysis.extraction.figures.numerals import Number
from analysis.extraction.figures.quantities import Figure
from analysis.extraction.figures.stretches import BLANKS, HYPHENS, Stretch
from analysis.extraction.figures.units import Unit
from analysis.records import Bound, Span, Status

MOVEMENTS = frozenset({"rise from low to high", "fall from high to low"})
MINUSES = frozenset("-−–")
BEFORE_MINUS = frozenset(" ($€£<>=\n")


class Place(NamedTuple):
    """From which word and character to which a figure reaches."""

    first: int
    last: int
    start: int
    end: int


class Amount(NamedTuple):
    """How much a figure says, how exactly, and by which rule it was read."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    method: str = "number and unit"

    @property
    def is_movement(self) -> bool:
        """Whether the ends are two levels between which something moved."""
        return self.method in MOVEMENTS


def first_of(stretch: Stretch, first: int, start: int) -> int:
    """The first word of a figure whose words were widened to the left."""
    while first > stretch.first and stretch.starts[first - 1] >= start:
        first -= 1
    return first


def find_place(stretch: Stretch, number: Number, unit: Unit, before: Unit | None, after: Unit | None) -> Place:
    """The words of a number and its unit."""
    start, end, last = number.start, number.end, number.last
    if before is not None:
        start = before.start
        if after is not None and after.kind == "money":
            end, last = after.end, after.last
    else:
        end, last = max(end, unit.end), max(last, unit.last)
    return Place(first_of(stretch, number.first, start), last, start, end)


def find_minus(stretch: Stretch, place: Place, has_sign: bool) -> Place | None:
    """The place of a figure with the minus that stands before it, as a sign or a word."""
    text, start, first = stretch.text, place.start, place.first
    if has_sign and start and text[start - 1] in MINUSES and (start == 1 or text[start - 2] in BEFORE_MINUS):
        return place._replace(start=start - 1)
    gap = stretch.gaps[first]
    if gap.strip() == "-" and first == 0 and place.last + 1 == len(stretch.forms):
        return place._replace(start=gap.index("-"))
    if gap[-1:] in MINUSES and gap[:-1] and gap[-2] in "$€£" and gap:
        return place
    if (
        stretch.before(first) in {"minus", "negative"}
        and stretch.before(first - 1) != "or"
        and stretch.gaps[first] in BLANKS | HYPHENS
    ):
        return place._replace(first=first - 1, start=stretch.starts[first - 1])
    return None


def write_measured(stretch: Stretch, place: Place, amount: Amount, unit: Unit, tables: Tables) -> Figure:
    """A figure with what it is about, what it is for each of, whether it is a change, and its status."""
    per, last = find_per(stretch, place.last, place.end, tables.changes)
    end = place.end if last == place.last else stretch.ends[last]
    about = unit.about or find_about(stretch, place.first, last, end, tables.nouns.stop)
    if per is None and about is not None and unit.about is None:
        per = find_per_behind(stretch, place, about, tables)
    change = None if amount.is_movement else find_change(stretch, place.first, last, end, tables.changes)
    status, reason = choose_status(stretch, place, amount.value, unit)
    value, low, high, bound, method = amount
    span = Span(place.start, place.end)
    return Figure(span, value, low, high, unit.kind, unit.symbol, bound, change, per, about, status, reason, method)


def choose_status(stretch: Stretch, place: Place, value: Decimal | None, unit: Unit) -> tuple[Status, str | None]:
    """Whether a figure makes a claim: a duration, an age and "one company" make none."""
    if unit.kind == "duration":
        return "minor", "age" if is_age(stretch, place.last) else "duration"
    if value == 1 and unit.kind == "count" and stretch.text[place.start : place.start + 3].lower() == "one":
        return "minor", "one thing"
    return "used", None


def find_per_behind(stretch: Stretch, place: Place, about: str, tables: Tables) -> str | None:
    """What a figure is for each of, behind the words that it is about: "12 tonnes of black tea a day"."""
    at = stretch.text.find(about, place.end) + len(about)
    last = place.last
    while last + 1 < stretch.last and stretch.ends[last + 1] <= at:
        last += 1
    return find_per(stretch, last, stretch.ends[last], tables.changes)[0]


def is_age(stretch: Stretch, last: int) -> bool:
    """Whether years are those of a life: "45 years old", "a 12-year-old", "18 months of age"."""
    following = stretch.at(last + 1)
    return following == "old" or (following == "of" and stretch.at(last + 2) == "age")
