"""Which two numbers are one figure?

An interval ("700–800", "from 3 to 10,000 tons"), a movement ("fell from 40 to 12 tonnes"), or a proportion
("3-to-1", "two out of five").

    "between $62 and $68" → 62 to 68     "fell from 7 to 5 percent" → 5 to 7, a fall     "one in four" → 0.25
"""

from decimal import Decimal
from typing import NamedTuple

from analysis.extraction.figures.changes import ChangeWords
from analysis.extraction.figures.exclusions import DASHES
from analysis.extraction.figures.numerals import Number
from analysis.extraction.figures.stretches import BLANKS, Stretch, find_phrase_until
from analysis.extraction.figures.units import Unit

FAR = 9
# Before a span of time that is no end of an interval: "from 4,200 carts in six months to 9,000".
DURING = frozenset({"in", "within", "during"})
LEADS = frozenset({"between", "from"})
TO = frozenset({"to", "-to-", "to-", "- to", "- to-", "up to", "~", "till", "through"})
OR = frozenset({"or", "- or", "or even"})
OUT_OF = frozenset({"out of", "in", "in every", "over", "of every"})


class Pair(NamedTuple):
    """Two numbers that make one figure: how they hang together, from which word, and with what ends."""

    method: str
    first: int
    low: Decimal
    high: Decimal


class Units(NamedTuple):
    """The units beside two numbers: before and behind the first one, before the second one."""

    before: Unit | None
    behind: Unit | None
    symbol: Unit | None


def find_pair(line: Stretch, one: Number, other: Number, units: Units, changes: ChangeWords) -> Pair | None:
    """How two neighbouring numbers belong together, None when they do not."""
    if one.value is None or other.value is None or other.first - one.last > FAR:
        return None
    if units.behind is None and (ratio := find_ratio(line, one, other, find_between(line, one, other, units))):
        return ratio
    return find_range(line, one, other, units, changes)


def first_word(line: Stretch, one: Number, before: Unit | None) -> int:
    """The first word of a number with the unit before it."""
    first = one.first
    while before is not None and first > line.first and line.starts[first - 1] >= before.start:
        first -= 1
    return first


def find_ratio(line: Stretch, one: Number, other: Number, between: str) -> Pair | None:
    """A proportion: "3-to-1", "a ratio of 5 to 2", "nine out of ten"."""
    assert one.value is not None
    assert other.value is not None
    if not other.value:
        return None
    is_ratio = (
        between == "-to-" or (between == "to" and is_led_as_ratio(line, one)) or (between == ":" and one.value < 100)
    )
    is_share = between in OUT_OF and one.value < other.value and is_share_of(one, other, between)
    if between == "over" and is_end(line, other):
        is_ratio = True
    if not (is_ratio or is_share):
        return None
    value = one.value / other.value
    return Pair("ratio", one.first, value, value)


def is_led_as_ratio(line: Stretch, one: Number) -> bool:
    """Whether the words before two numbers announce a proportion."""
    before = line.before(one.first)
    return before in {"of", "is", "was", "by"} and line.before(one.first - 1) in {"ratio", "outnumbered", "odds"}


def is_share_of(one: Number, other: Number, between: str) -> bool:
    """Whether "in" or "out of" means a share: "one in five", not "5 in 2024" or "3 in 10 minutes"."""
    if between == "over":
        return False
    if between == "out of":
        return True
    assert one.value is not None
    return one.value <= 9 and other.form != "fraction" and not other.is_scaled and not other.suffix


def is_end(line: Stretch, number: Number) -> bool:
    """Whether nothing is counted behind a number."""
    at = number.last + 1
    return at >= line.last or line.gaps[at] not in BLANKS


def find_range(line: Stretch, one: Number, other: Number, units: Units, changes: ChangeWords) -> Pair | None:
    """An interval or a movement, with the scale of the second number where the first has none."""
    assert one.value is not None
    assert other.value is not None
    between = find_between(line, one, other, units)
    first = first_word(line, one, units.before)
    lead = line.before(first)
    join = name_join(between, lead, units)
    if join is None or (join == "to" and lead not in LEADS and is_apart(line, first, units, changes)):
        return None
    if join == "to" and lead in DURING and units.behind is not None and units.behind.kind == "duration":
        return None
    if join == "to" and lead == "by" and high_above(line, one, other):
        return None
    low, high = scale_low(one, other, units), other.value
    start = first - 1 if lead in LEADS else first
    is_stated = units.behind is not None and between == "to"
    if low == high or (low > high and lead != "from" and not is_stated) or (join == "or" and high > low * 10):
        return None
    method = "fall from high to low" if low > high else "range"
    if lead == "from" and low < high and (join == "far" or find_phrase_until(line, start - 1, changes.before)):
        method = "rise from low to high"
    return Pair(method, start, min(low, high), max(low, high))


def find_between(line: Stretch, one: Number, other: Number, units: Units) -> str:
    """The words between two numbers, their units left out, in small letters."""
    start = units.behind.end if units.behind is not None else one.end
    stop = units.symbol.start if units.symbol is not None else other.start
    return " ".join(line.text[start:stop].lower().split())


def name_join(between: str, lead: str, units: Units) -> str | None:
    """What joins two numbers: a dash or "to", "and" behind "between", "or", or "to" some words further on."""
    if between in TO or (between != "" and all(c in DASHES for c in between)):
        return "to"
    if between == "and":
        return "and" if lead == "between" else None
    if between in OR and units == (None, None, None):
        return "or"
    is_far = lead == "from" and between.endswith(" to") and "," not in between and ";" not in between
    return "far" if is_far else None


def is_apart(line: Stretch, first: int, units: Units, changes: ChangeWords) -> bool:
    """Whether "to" leads from a change to a level: "rose by $4 million to $9 million", "rose 8% to 3.6"."""
    is_stated = units.behind is not None or (units.before is not None and units.symbol is not None)
    return is_stated and (line.before(first) == "by" or find_phrase_until(line, first - 1, changes.before) is not None)


def high_above(line: Stretch, one: Number, other: Number) -> bool:
    """Whether a far larger number without a unit is the level behind its change: "fell by 12 to 88."."""
    assert one.value is not None
    assert other.value is not None
    return line.gaps[other.last + 1][:1] in {"", ".", ",", ";"} and not other.suffix and other.value > one.value * 3


def scale_low(one: Number, other: Number, units: Units) -> Decimal:
    """The low end, with the scale of the high end where only that is written ("5 to 7 million")."""
    assert one.value is not None
    assert other.value is not None
    if one.is_scaled or not other.is_scaled or units.behind is not None or one.value >= 1000 or not other.head:
        return one.value
    return one.value * (other.value / other.head) if one.value < other.head else one.value
