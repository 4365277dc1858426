"""What does one number say, alone or with the number behind it?

"no fewer than 40 ships" → 40, at least, ship     "He is 45 years old" → minor: an age
"""

from decimal import Decimal
from typing import NamedTuple

from analysis.extraction.abouts import find_about
from analysis.extraction.bounds import apply_bound, find_bound
from analysis.extraction.changes import find_change, find_per
from analysis.extraction.counts import find_behind_of, find_counted
from analysis.extraction.exclusions import find_exclusion, find_total, is_name, is_ordinal
from analysis.extraction.measures import Measure, Tables
from analysis.extraction.numbers import Number
from analysis.extraction.quantities import Figure, exclude
from analysis.extraction.ranges import Pair, Units, find_pair
from analysis.extraction.stretches import BLANKS, HYPHENS, Stretch
from analysis.extraction.units import Unit
from analysis.records import Bound, Change, Span, Status

MINUSES = frozenset("-−–")
BEFORE_MINUS = frozenset(" ($€£\n")
SIGNED = frozenset({"percent", "money", "other", "count"})
SMALL = Decimal(10)
UNCOUNTED = "nothing is counted or measured beside it"
PARTS_OF = frozenset({"of the", "of its", "of their", "of our", "out of", "out of the", "of"})
FARTHEST = 14
ONE_OF = frozenset(
    {"the", "its", "their", "our", "these", "those", "such", "his", "her", "a", "many", "several", "my", "your", "this"}
)


class Place(NamedTuple):
    """From which word and character to which a figure reaches."""

    first: int
    last: int
    start: int
    end: int


def read_figure(measure: Measure, following: Measure | None, tables: Tables) -> Figure:
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
    if unit is None and following is not None:
        unit = borrow_unit(measure, following, tables)
    if unit is None:
        return read_bare(stretch, number, tables)
    return read_measured(measure, unit, tables)


def borrow_unit(measure: Measure, following: Measure, tables: Tables) -> Unit | None:
    """The unit of the next number: "12 of the 40 tanks", "two- and three-storey houses"."""
    stretch, number, end = measure.stretch, measure.number, measure.number.end
    between = stretch.text[end : following.unit.start if following.before else following.number.start]  # type: ignore[union-attr]
    if len(between) > FARTHEST:
        return None
    is_suspended = (
        between[:1] in HYPHENS and between[1:].strip() in {",", "and", "or", "to", ", and", ""} and between != "-"
    )
    if not is_suspended and between.strip() not in PARTS_OF:
        return None
    unit = following.unit or find_counted(following.stretch, following.number, tables.nouns)
    return unit._replace(start=end, end=end, last=number.last) if unit is not None else None


def strip_letters(number: Number) -> Span:
    """The digits of a number without the letters that touch them."""
    return Span(number.start + len(number.prefix), number.end - len(number.suffix))


def read_measured(measure: Measure, unit: Unit, tables: Tables) -> Figure:
    """A number that has a unit."""
    stretch, number, before, after = measure
    place = find_place(stretch, number, unit, before, after)
    value = number.value
    if value is not None and (sign := find_minus(stretch, place, unit.kind in SIGNED)) is not None:
        value, place = -value, sign
    bound, start, end = find_bound(stretch, place.first, place.last, (place.start, place.end), tables.hedges)
    if value is None:
        low, high, bound, method = number.low, number.high, "between", "order of magnitude"
    else:
        low, high = apply_bound(value, bound)
        method = "number and unit"
    place = Place(first_of(stretch, place.first, start), place.last, start, end)
    ends = (value, low, high)
    return finish(stretch, place, ends, bound, unit, tables, method)


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
    if gap[-1:] in MINUSES and gap[:-1] and gap[-2] in "$€£" and gap:
        return place
    if stretch.before(first) in {"minus", "negative"} and stretch.gaps[first] in BLANKS | HYPHENS:
        return place._replace(first=first - 1, start=stretch.starts[first - 1])
    return None


def finish(
    stretch: Stretch,
    place: Place,
    ends: tuple[Decimal | None, ...],
    bound: Bound,
    unit: Unit,
    tables: Tables,
    method: str,
    change: Change | None = None,
) -> Figure:
    """A figure with what it is about, what it is for each of, whether it is a change, and its status."""
    value, low, high = ends
    per, last = find_per(stretch, place.last, place.end, tables.changes)
    about = unit.about or find_about(
        stretch, place.first, last, place.end if last == place.last else stretch.ends[last]
    )
    if per is None and about is not None and unit.about is None:
        per = find_per_behind(stretch, place, about, tables)
    if change is None:
        change = find_change(
            stretch, place.first, last, place.end if last == place.last else stretch.ends[last], tables.changes
        )
    status: Status = "used"
    reason = None
    if unit.kind == "duration":
        status, reason = "minor", "age" if is_age(stretch, place.last) else "duration"
    elif value == 1 and unit.kind == "count" and stretch.text[place.start : place.start + 3].lower() == "one":
        status, reason = "minor", "one thing"
    span = Span(place.start, place.end)
    return Figure(span, value, low, high, unit.kind, unit.symbol, bound, change, per, about, status, reason, method)


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
    low, high = (number.low, number.high) if value is None else apply_bound(value, bound)
    place = Place(first_of(stretch, place.first, start), place.last, start, end)
    change = find_change(stretch, place.first, place.last, place.end, tables.changes)
    if value is None:
        bound = "between"
    return Figure(
        Span(start, end), value, low, high, "other", None, bound, change, None, None, "minor", UNCOUNTED, "bare number"
    )


def is_address(stretch: Stretch, number: Number) -> bool:
    """Whether a capital behind a number makes it part of a name: "575 Harbour Road"."""
    at = number.last + 1
    if at >= stretch.last or stretch.gaps[at] not in BLANKS or number.is_scaled:
        return False
    form = stretch.forms[at]
    return form[0].isupper() and not form.isupper()


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


def read_pair(line: Stretch, one: Measure, other: Measure, tables: Tables) -> Figure | None:
    """Two numbers that belong together as one figure, None when they do not."""
    if (
        one.number.form == "fraction"
        or other.number.form == "vague"
        or is_ordinal(one.number)
        or is_ordinal(other.number)
    ):
        return None
    pair = find_pair(line, one.number, other.number, Units(one.before, one.after, other.before), tables.changes)
    if pair is None or find_exclusion(one.stretch, one.number, one.unit, tables.names):
        return None
    stretch = line if one.stretch is not other.stretch else other.stretch
    unit = choose_unit(stretch, one, other, pair, tables)
    if unit == "apart":
        return None
    return write_pair(stretch, one, other, pair, unit, tables)  # type: ignore[arg-type]  # not the mark of two units


def choose_unit(stretch: Stretch, one: Measure, other: Measure, pair: Pair, tables: Tables) -> Unit | str | None:
    """The unit of both numbers; "apart" when they have two."""
    own = other.unit or find_counted(other.stretch, other.number, tables.nouns)
    if pair.method == "ratio":
        return "apart" if other.unit is not None and pair.low < 1 else own
    stated = [u for u in (one.before, one.after) if u is not None]
    if one.after is None and one.before is None and pair.method == "movement":
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
        change = pair.change or find_change(stretch, first, last, end, tables.changes)
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
    return finish(stretch, place, (None, pair.low, pair.high), "between", unit, tables, pair.method, pair.change)


def is_score(stretch: Stretch, one: Number, other: Number) -> bool:
    """Whether two bare numbers with a hyphen are the score of a game: "won 1-2"."""
    is_hyphened = stretch.gaps[other.first].strip() in {"-", "–"}
    return is_hyphened and one.value is not None and one.value < SMALL
