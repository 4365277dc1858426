"""Which numbers are no figures?

A date, a time, an ordinal, a model, a calibre, the number of a law or a telephone says nothing about how much.
Each rule has a name, which becomes the `reason` of the row. The words are in `codebooks/numbers.toml`.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from analysis.codebooks import Codebooks
from analysis.extraction.figures.numerals import Number
from analysis.extraction.figures.stretches import BLANKS, HYPHENS, Stretch
from analysis.extraction.figures.units import Unit

TELEPHONE = re.compile(r"[+(]?\d[\d \u00a0().-]{5,24}\d(?!\d)")
FOREIGN = re.compile(r"\+\s?\d|\(\d{2,5}\)\s?\d{2,4}[\s-]\d{2}")
TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?![\d:])")
NAME_GAPS = frozenset({". ", ".", " № ", " №", " #", "№", ": ", " : ", ":"})
SIGNS = frozenset("+(")
DASHES = "-‐‑‒–—―−"
GLUED = frozenset("-‐‑–/_@#=\"'")
QUOTED = frozenset({'="', "='"})
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
HALVES = frozenset({"am", "pm"})
MINUTES = range(60)


class NameWords(NamedTuple):
    """The words that make the number behind them a name, by what the row then says, and their companions."""

    reasons: Mapping[str, str]
    quiet: frozenset[str]
    telephones: frozenset[str]
    calibres: frozenset[str]
    signs: frozenset[str]
    numbered: frozenset[str]
    totals: Mapping[str, Decimal]
    ordinals: frozenset[str]
    months: frozenset[str]


@lru_cache(maxsize=8)
def load_names(books: Codebooks) -> NameWords:
    """The words beside a number that is no figure, as tables."""
    book = books.book("numbers")
    names, ordinals = book["names"], book["ordinals"]
    reasons = {word: reason for reason, words in names["before"].items() for word in words}
    return NameWords(
        reasons,
        frozenset(names["quiet"]),
        frozenset(names["telephones"]),
        frozenset(names["calibres"]),
        frozenset(names["signs"]),
        frozenset(ordinals["numbered"]),
        {word: Decimal(value) for word, value in ordinals["totals"].items()},
        frozenset(ordinals["words"]),
        frozenset(names["months"]),
    )


def find_exclusion(stretch: Stretch, number: Number, unit: Unit | None, names: NameWords) -> str | None:
    """The name of the rule by which a number is no figure, None if it may be one."""
    if number.form in {"words", "vague", "fraction"}:
        if stretch.at(number.last + 1) in HALVES:
            return "time of day"
        return "part of a name" if unit is None and is_title(stretch, number) else None
    gap, tail = stretch.gaps[number.first], stretch.gaps[number.last + 1]
    if reason := exclude_by_gap(stretch, number, unit, gap, tail):
        return reason
    if reason := exclude_by_suffix(stretch, number, unit):
        return reason
    if number.first > stretch.first:
        reason = exclude_by_name(stretch, number, unit, names, gap)
    if reason is None and unit is not None and unit.symbol == "mm" and is_calibre(stretch, unit, names):
        return "calibre"
    if (
        reason is None
        and unit is None
        and (number.first == stretch.first or "\n" in gap)
        and tail[:2] in {". ", ") ", ".\t"}
    ):
        return "list number" if number.value is not None and number.value < 100 and not number.is_scaled else None
    return reason


def exclude_by_gap(stretch: Stretch, number: Number, unit: Unit | None, gap: str, tail: str) -> str | None:
    """Numbers that touch a word, a bar or a colon: "F-16", "14:30", "/news/12345"."""
    last = gap[-1:]
    if last in GLUED and last and number.first > stretch.first and not (last == "=" and unit):
        before = stretch.forms[number.first - 1]
        is_percent = unit is not None and unit.kind == "percent"
        if before[-1].isalpha() and (gap in GLUED or gap in {" -"}) and not is_percent:
            is_plain = stretch.lower[number.first - 1] in PLAIN_LEADS or (before.islower() and unit is not None)
            return None if is_plain else "model or type"
        if gap in HYPHENS and unit is None and not before.isdecimal() and before.isalnum():
            return "part of a name"
        if (last in "_@#/=" or gap[-2:] in QUOTED) and unit is None:
            return "part of a name"
    if last == ":" and len(gap) == 1 and is_minutes(stretch, number.first):
        return "time of day"
    if tail == ":" and is_minutes(stretch, number.last + 1) and number.last + 1 < len(stretch.forms):
        return "time of day"
    if gap in {"+", "-", " +"} and stretch.before(number.first) in {"utc", "gmt"}:
        return "time zone"
    if "×" in gap or tail == "×":
        return "part of a product"
    if (tail and tail[0] in "_@") or (tail == "/" and unit is None):
        return "part of a name"
    return None


PLAIN_LEADS = frozenset(
    {"minus", "sub", "to", "from", "and", "by", "plus", "or", "over", "than", "about", "of", "negative", "per"}
)


def is_minutes(stretch: Stretch, word: int) -> bool:
    """Whether a word is the minutes of a time of day: two digits."""
    form = stretch.forms[word] if word < len(stretch.forms) else ""
    return len(form) >= 2 and form[:2].isdecimal() and int(form[:2]) in MINUTES and not form[2:3].isdecimal()


def exclude_by_suffix(stretch: Stretch, number: Number, unit: Unit | None) -> str | None:
    """Digits that letters touch which are no unit ("82A", "5am"), and hours ("2 p.m.")."""
    suffix = number.suffix
    if suffix:
        if suffix.lower() in HALVES:
            return "time of day"
        if unit is None:
            return "model or type" if suffix.isupper() or suffix == "s" else "part of a name"
        return None
    following = number.last + 1
    if following < stretch.last and (unit is None or unit.symbol == "p"):
        lower = stretch.lower[following]
        if lower in HALVES and stretch.gaps[following] in BLANKS:
            return "time of day"
        if lower in {"a", "p"} and stretch.at(following + 1) == "m" and stretch.gaps[following + 1] in {".", ". "}:
            return "time of day"
    return None


def exclude_by_name(stretch: Stretch, number: Number, unit: Unit | None, names: NameWords, gap: str) -> str | None:
    """Numbers behind a word that names: "Decree No. 345", "Boeing 737", "Group of 20", "iPhone 11"."""
    if gap not in BLANKS and gap not in NAME_GAPS:
        return None
    if gap.strip() in names.signs:
        return "number of a document"
    if number.is_scaled or (unit is not None and unit.kind != "count"):
        return None
    at = number.first - 1
    lower, form = stretch.lower[at], stretch.forms[at]
    if lower == "of" and stretch.before(at) == "group" and stretch.forms[at - 1][0].isupper():
        return "model or type"
    reason = names.reasons.get(lower)
    if ":" in gap:
        return reason if reason == "part of the page" and unit is None else None
    if reason is not None and gap in {". ", "."} and lower not in {"no", "nos", "nr", "vol", "p", "pp", "fig"}:
        return None
    if reason is not None and (form[0].isupper() or (lower in names.quiet and unit is None)):
        return reason if "," not in stretch.forms[number.first] else None
    if form[0].islower() and form != lower:
        return "model or type"
    if unit is None and gap in BLANKS and lower in names.months:
        return "date"
    return None


def is_name(stretch: Stretch, number: Number) -> bool:
    """Whether a number that counts nothing belongs to the name before it: "Fortune 100", "iPhone 11", "Leopard 2"."""
    at = number.first - 1
    if number.form != "digits" or number.is_scaled or at < stretch.first or stretch.gaps[number.first] not in BLANKS:
        return False
    form = stretch.forms[at]
    written = stretch.forms[number.first]
    if not written.isdecimal() or len(written) > 4 or number.last != number.first:
        return False
    is_inside = at > stretch.first and stretch.gaps[at] in BLANKS | {"-", " & ", "&"}
    return (form[0].isupper() and is_inside) or (form[0].islower() and form != form.lower())


def is_title(stretch: Stretch, number: Number) -> bool:
    """Whether a number word with a capital ends a name: "Ground Zero", "Air Force One"."""
    at = number.first
    if at - 1 <= stretch.first or stretch.gaps[at] not in BLANKS or number.first != number.last:
        return False
    return stretch.forms[at].istitle() and stretch.forms[at - 1].istitle() and not stretch.at(at + 1).isalpha()


def is_calibre(stretch: Stretch, unit: Unit, names: NameWords) -> bool:
    """Whether millimetres are those of a barrel: "a 155 mm self-propelled howitzer"."""
    ahead = stretch.lower[unit.last + 1 : min(unit.last + 5, stretch.last)]
    behind = stretch.lower[max(stretch.first, unit.last - 4) : unit.last]
    return not names.calibres.isdisjoint(ahead) or "calibre" in behind or "caliber" in behind


def find_composed(stretch: Stretch, word: int, names: NameWords) -> tuple[int, int, str] | None:
    """From where to where a telephone number or a time of day reaches that begins with a word, and which it is."""
    gap, tail = stretch.gaps[word], stretch.gaps[word + 1]
    if tail == ":" and (match := TIME.match(stretch.text, stretch.starts[word], stretch.ends[stretch.last - 1])):
        return *match.span(), "time of day"
    if gap[-1:] in SIGNS or not names.telephones.isdisjoint(stretch.lower[max(stretch.first, word - 2) : word]):
        return find_telephone(stretch, word, gap)
    return None


def find_telephone(stretch: Stretch, word: int, gap: str) -> tuple[int, int, str] | None:
    """From where to where the telephone number reaches that begins with a word, None if it is none."""
    sign = gap[-1:] if gap[-1:] in SIGNS else ""
    start = stretch.starts[word] - len(sign)
    if sign and not FOREIGN.match(stretch.text, start):
        return None
    if sign == "(" and gap[-2:-1] == "+":
        start -= 1
    match = TELEPHONE.match(stretch.text, start, stretch.ends[stretch.last - 1])
    return (*match.span(), "telephone") if match else None


def find_total(stretch: Stretch, number: Number, names: NameWords) -> bool:
    """Whether an ordinal carries a total: "the 10,000th tractor", but not "the 100th anniversary"."""
    value, following = number.value, stretch.at(number.last + 1)
    if value is None or not following.isalpha() or stretch.gaps[number.last + 1] not in BLANKS:
        return False
    is_round = value >= 1000 or (value >= 100 and value % 50 == 0)
    ahead = stretch.lower[number.last + 1 : min(number.last + 4, stretch.last)]
    return is_round and names.numbered.isdisjoint(ahead) and stretch.forms[number.last + 1].islower()


def is_ordinal(number: Number) -> bool:
    """Whether a number in digits is an ordinal: "25th"."""
    return number.suffix.lower() in ORDINAL_ENDINGS and bool(number.suffix)
