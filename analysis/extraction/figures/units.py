"""In what is a number counted or measured?

A currency may stand before or behind its number, a unit of measure and a percent sign behind it. Anything
else is a count; `counts` finds what is counted.

    "AZN5.8bn" → AZN     "23 percent" → percent     "190,000 square meters" → m2
"""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from analysis.codebooks import Codebooks
from analysis.extraction.figures.numerals import Number
from analysis.extraction.figures.stretches import BLANKS, HYPHENS, JOINERS, TIGHT, Stretch
from analysis.records import Kind
from analysis.words import WORD

SHORT = 3
MILLION = Decimal(10**6)
BRACKETS = {"(": ")", "{": "}", "[": "]"}
WEIGHTY = frozenset(
    {
        "weigh",
        "weighs",
        "weighed",
        "weighing",
        "weight",
        "payload",
        "warhead",
        "warheads",
        "bomb",
        "bombs",
        "thrust",
        "heavy",
        "load",
    }
)


class Unit(NamedTuple):
    """A unit with its kind and where its words stand; `about` is the whole noun phrase of a count."""

    symbol: str
    kind: Kind
    start: int
    end: int
    last: int
    about: str | None = None
    factor: Decimal | None = None


class Known(NamedTuple):
    """What a form stands for."""

    symbol: str
    kind: Kind
    rest: tuple[str, ...] = ()
    factor: Decimal | None = None


class UnitWords(NamedTuple):
    """The units and currencies of the codebooks by their first word, by their sign, and the words before a sign."""

    words: dict[str, list[Known]]
    signs: dict[str, Known]
    marked: dict[tuple[str, str], str]
    leading: dict[str, Known]


@lru_cache(maxsize=8)
def load_units(books: Codebooks) -> UnitWords:
    """The units and currencies as tables."""
    tables = UnitWords({}, {}, {}, {})
    for row in books.rows("currencies"):
        symbols = [s for s in row["symbols"].split("|") if s]
        for form in [row["code"], *symbols, *row["forms"].split("|")]:
            add_form(tables, form, row["code"], "money")
        for form in [row["code"], *symbols]:
            add_leading(tables, form, row["code"])
        add_form(tables, f"M{row['code']}", row["code"], "money", MILLION)
        tables.leading[f"M{row['code']}"] = Known(row["code"], "money", (), MILLION)
    for row in books.rows("units"):
        for form in row["forms"].split("|"):
            add_form(tables, form, row["symbol"], row["kind"])  # type: ignore[arg-type]  # a closed list, checked
    for found in tables.words.values():
        found.sort(key=lambda known: -len(known.rest))
    return tables


def add_form(tables: UnitWords, form: str, symbol: str, kind: Kind, factor: Decimal | None = None) -> None:
    """Enter one form: by its sign, or by its first word; a short symbol keeps its case."""
    words = WORD.findall(form)
    if words and not form[-1].isalnum() and form[-1] != ".":
        return
    if not words or not form[0].isalnum():
        tables.signs.setdefault("".join(form.split()), Known(symbol, kind))
        return
    is_short = len(words) == 1 and len(form) <= SHORT
    first = words[0] if is_short else words[0].lower()
    rest = tuple(word.lower() for word in words[1:])
    tables.words.setdefault(first, []).insert(0, Known(symbol, kind, rest, factor))


def add_leading(tables: UnitWords, form: str, code: str) -> None:
    """Enter what may stand before a number: a code, a sign, or letters and a sign in either order."""
    mark = form.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.")
    letters = form[: len(form) - len(mark)].strip(".")
    if letters and mark:
        tables.marked[letters.lower().rpartition(".")[2], mark] = code
        if letters != code:
            tables.marked[code.lower(), mark] = code
    else:
        tables.leading[form] = Known(code, "money")


def find_unit_before(stretch: Stretch, number: Number, tables: UnitWords) -> Unit | None:
    """The currency right before a number, in the case in which it is written."""
    first = number.first
    gap = stretch.gaps[first]
    if number.prefix:
        return find_prefix(stretch, number, tables)
    if not gap or gap in BLANKS or gap == "=":
        return find_code(stretch, number, tables)
    mark = gap.rstrip(" \u00a0+-−")[-1:]
    known = tables.leading.get(mark)
    if known is None or mark.isalnum():
        return None
    at = stretch.starts[first] - len(gap) + gap.rindex(mark)
    if first > stretch.first and is_taken(stretch, first, gap, mark):
        return None
    marked = find_marked(stretch, first, mark, tables) if gap.lstrip(" ").startswith(mark) else None
    code, start = marked or (known.symbol, at)
    return Unit(code, "money", start, stretch.starts[first], first - 1)


def is_taken(stretch: Stretch, word: int, gap: str, mark: str) -> bool:
    """Whether a sign before digits belongs to the number before it: "10 $ 30 $", "5€ 7"; not "5 $7"."""
    if not stretch.forms[word - 1][0].isdigit() or gap.strip() != mark:
        return False
    before = stretch.gaps[word - 1].rstrip(" \u00a0")[-1:]
    return not (gap[-1] == mark and gap[0] == " ") and before != mark


def find_marked(stretch: Stretch, first: int, mark: str, tables: UnitWords) -> tuple[str, int] | None:
    """The currency of letters and a sign ("HK $", "mxn$"), and where its words begin."""
    if first <= stretch.first:
        return None
    letters = stretch.forms[first - 1]
    found = tables.marked.get((letters.lower(), mark))
    is_touching = stretch.gaps[first][0] == mark
    is_written = is_touching and letters.isupper() if len(letters) == 1 else is_touching or not letters.islower()
    if found is None or not is_written:
        return None
    if letters == "S" and first - 1 > stretch.first and stretch.forms[first - 2] == "U":
        return "USD", stretch.starts[first - 2]
    return found, stretch.starts[first - 1]


def find_prefix(stretch: Stretch, number: Number, tables: UnitWords) -> Unit | None:
    """The currency that touches the digits: "AZN5.8bn", "$US55"."""
    start = number.start
    if stretch.gaps[number.first][-1:] == "$":
        code = tables.marked.get((number.prefix.lower(), "$"))
        if code is not None:
            return Unit(code, "money", start - 1, start, number.first - 1)
    known = tables.leading.get(number.prefix)
    return Unit(known.symbol, "money", start, start, number.first - 1) if known else None


def find_code(stretch: Stretch, number: Number, tables: UnitWords) -> Unit | None:
    """A code or a name of a currency as the word before a number: "AZN 299.5", "Y=590", "sen 100"."""
    at = number.first - 1
    if at < stretch.first:
        return None
    form = stretch.forms[at]
    known = tables.leading.get(form)
    if at > stretch.first and stretch.forms[at - 1][-1].isdigit() and stretch.gaps[at] == " ":
        return None
    if known is None or (number.form == "words") or form[0].isdigit():
        return None
    return Unit(known.symbol, "money", stretch.starts[at], stretch.starts[number.first], at, None, known.factor)


def find_unit_after(stretch: Stretch, number: Number, tables: UnitWords) -> Unit | None:
    """The currency, percent sign or unit of measure right behind a number."""
    if number.suffix:
        return find_suffix(stretch, number, tables)
    at = number.last + 1
    gap = stretch.gaps[at]
    if gap in JOINERS or (gap == ". " and number.is_scaled and stretch.lower[number.last].endswith("n")):
        return find_unit_word(stretch, at, tables, number) if at < stretch.last else None
    bare = gap.lstrip(" \u00a0\u202f")
    if not bare or len(gap) - len(bare) > 1:
        return None
    if bare[0] in BRACKETS and at < stretch.last:
        return find_bracketed(stretch, at, BRACKETS[bare[0]], tables, number) if len(bare) == 1 else None
    return find_sign(stretch, number, bare, tables)


def find_sign(stretch: Stretch, number: Number, bare: str, tables: UnitWords) -> Unit | None:
    """A sign behind a number: "25%", "1,200€", "12 °C"."""
    known = tables.signs.get(bare[0])
    if known is None:
        return None
    start = stretch.starts[number.last + 1] if number.last + 1 < len(stretch.starts) else len(stretch.text)
    start -= len(bare)
    following = stretch.forms[number.last + 1] if number.last + 1 < stretch.last else ""
    if known.kind == "money" and following[:1].isdigit():
        at = number.last + 1
        if bare[1:].strip() or not is_taken(stretch, at, stretch.gaps[at], bare[0]):
            return None
    if following and bare.rstrip() == "°" and (letter := tables.signs.get(f"°{following}")):
        return Unit(letter.symbol, letter.kind, start, stretch.ends[number.last + 1], number.last + 1)
    return Unit(known.symbol, known.kind, start, start + 1, number.last)


def find_unit_word(stretch: Stretch, at: int, tables: UnitWords, number: Number | None = None) -> Unit | None:
    """The unit whose first word is this one, the longest first."""
    form = stretch.forms[at]
    entries = tables.words.get(form) if len(form) <= SHORT else tables.words.get(stretch.lower[at])
    if entries is None and len(form) <= SHORT:
        entries = [e for e in tables.words.get(stretch.lower[at], ()) if e.rest]
    lower, gaps = stretch.lower, stretch.gaps
    for known in entries or ():
        last = at + len(known.rest)
        if last >= stretch.last:
            continue
        if len(form) == 1 and stretch.gaps[last + 1] in HYPHENS and not known.rest:
            continue
        if all(lower[at + i] == w and gaps[at + i] in TIGHT for i, w in enumerate(known.rest, start=1)):
            symbol, kind = (
                choose_pound(stretch, at, number)
                if form in {"pound", "pounds"} and not known.rest
                else (known.symbol, known.kind)
            )
            return Unit(symbol, kind, stretch.starts[at], stretch.ends[last], last, None, known.factor)
    return None


def choose_pound(stretch: Stretch, at: int, number: Number | None) -> tuple[str, Kind]:
    """Money or weight: "a 500-pound bomb", "20,000 pounds of thrust", "the load weighs 40 pounds" are weight."""
    is_weight = stretch.gaps[at] in HYPHENS or (stretch.at(at + 1) == "of" and not (number and number.is_scaled))
    near = stretch.lower[max(stretch.first, at - 12) : min(stretch.last, at + 8)]
    return ("lb", "mass") if is_weight or not WEIGHTY.isdisjoint(near) else ("GBP", "money")


def find_suffix(stretch: Stretch, number: Number, tables: UnitWords) -> Unit | None:
    """The unit that touches its digits: "40kg", "200USD", "100km/hr"."""
    suffix = number.suffix
    entries = tables.words.get(suffix if len(suffix) <= SHORT else suffix.lower(), ())
    at = number.last
    for known in entries:
        last = at + len(known.rest)
        if last < stretch.last and all(
            stretch.lower[at + i] == w and stretch.gaps[at + i] in TIGHT for i, w in enumerate(known.rest, start=1)
        ):
            start = number.end - len(suffix)
            return Unit(known.symbol, known.kind, start, stretch.ends[last], last, None, known.factor)
    return None


def find_bracketed(stretch: Stretch, at: int, closing: str, tables: UnitWords, number: Number) -> Unit | None:
    """A unit in brackets behind its number: "20 (kg)"."""
    unit = find_unit_word(stretch, at, tables, number)
    if unit is None or stretch.gaps[unit.last + 1][:1] != closing:
        return None
    return unit._replace(end=unit.end + 1)
