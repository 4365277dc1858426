"""In what is a number counted or measured?

A currency may stand before or behind its number, a unit of measure and a percent sign behind it. Anything
else is a count; `counts` finds what is counted.

    "AZN5.8bn" → AZN     "23 percent" → percent
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.records import Kind, Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its kind, and the span of its words; `about` is the whole noun phrase of a count."""

    symbol: str
    kind: Kind
    span: Span
    about: str | None = None


@dataclass(frozen=True)
class UnitWords:
    """The units and currencies of the codebooks, compiled."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    symbols: dict[str, tuple[str, Kind]]
    exact: dict[str, tuple[str, Kind]]


@lru_cache(maxsize=8)
def compile_units(books: Codebooks) -> UnitWords:
    """Two regular expressions: what may stand before a number, what may stand behind it."""
    before: dict[str, tuple[str, Kind]] = {}
    after: dict[str, tuple[str, Kind]] = {}
    for row in books.rows("currencies"):
        money: tuple[str, Kind] = (row["code"], "money")
        symbols = [s for s in row["symbols"].split("|") if s]
        before |= dict.fromkeys([row["code"], *symbols], money)
        after |= dict.fromkeys([row["code"], *symbols, *row["forms"].split("|")], money)
    for row in books.rows("units"):
        kind: Kind = row["kind"]  # type: ignore[assignment]  # closed list, checked by a test
        after |= dict.fromkeys(row["forms"].split("|"), (row["symbol"], kind))
    exact = before | after
    folded = {form.lower(): unit for form, unit in exact.items()}
    return UnitWords(
        re.compile(rf"(?:{spell_forms(before)})\s?$"),
        re.compile(rf"[\s-]?(?P<unit>{spell_forms(after)})(?![\w])", re.IGNORECASE),
        folded,
        exact,
    )


def spell_forms(forms: dict[str, tuple[str, Kind]]) -> str:
    """Forms as alternatives, longest first; one that begins with a letter may touch a digit ("40kg") but no letter."""
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    return "|".join(
        (r"(?<![^\W\d])" if f[0].isalpha() else "") + re.escape(f).replace(r"\ ", r"[\s-]+") for f in ordered
    )


def find_unit_before(text: str, start: int, books: Codebooks) -> Unit | None:
    """The currency right before a number, in the case in which it is written."""
    words = compile_units(books)
    match = words.before.search(text[max(0, start - 8) : start])
    if match is None:
        return None
    symbol, kind = words.exact[match.group().strip()]
    at = max(0, start - 8) + match.start()
    return Unit(symbol, kind, Span(at, start))


def find_unit_after(text: str, end: int, books: Codebooks) -> Unit | None:
    """The currency, percent sign or unit of measure right behind a number."""
    words = compile_units(books)
    match = words.after.match(text, end)
    if match is None:
        return None
    written = match["unit"]
    form = re.sub(r"[\s-]+", " ", written)
    found = words.exact.get(form) or words.symbols.get(form.lower()) or words.symbols.get(written.lower())
    if found is None or is_short_in_wrong_case(form, words):
        return None
    return Unit(found[0], found[1], Span(match.start("unit"), match.end("unit")))


def is_short_in_wrong_case(form: str, words: UnitWords) -> bool:
    """Whether a short symbol is not written as it should be ("T" is no tonne, "IN" no inch)."""
    return (
        len(form) <= 3
        and form.isalpha()
        and form not in words.exact
        and form.lower() not in {"kg", "km", "mw", "gw", "kw", "ha", "kwh", "mwh", "gwh"}
    )
