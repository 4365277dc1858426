"""In what is a number counted or measured?

A currency may stand before or behind its number, a unit of measure and a percent sign behind it. Anything
else is a count, and its unit is the head noun of what is counted, in the singular.

    "AZN5.8bn" → AZN     "23 percent" → percent     "700 new tractors annually" → tractor
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
    """Forms as alternatives, longest first; a form that begins with a letter does not begin inside a word."""
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    return "|".join((r"(?<!\w)" if f[0].isalpha() else "") + re.escape(f).replace(r"\ ", r"[\s-]+") for f in ordered)


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
    return len(form) <= 3 and form.isalpha() and form not in words.exact and form.lower() not in {"kg", "km", "mw", "gw", "kw", "ha", "kwh", "mwh", "gwh"}


STOP = frozenset(
    "of in on at by to from for with and or but as than that which who whose where when while is are was were be been has have had will would can could may might "
    "must should not annually monthly daily yearly a an the this these those its their his her our into under over per each every between during after before since until "
    "about through including such it he she they we you i worth also both more less so if because there out up down off via within without against among across "
    "now currently already said says last next only then yet still".split()
)
WORD = re.compile(r"[\s-]*(?P<word>[^\W\d_][\w’'-]*)")
ADVERB = re.compile(r"\w+ly$")


def find_counted(text: str, end: int) -> Unit | None:
    """What a bare number counts: the noun phrase behind it, with its head noun as the unit."""
    at = end
    words: list[re.Match[str]] = []
    while match := WORD.match(text, at):
        word = match["word"].lower()
        if word in STOP or (ADVERB.match(word) and word not in {"family", "assembly", "supply"}) or "\n\n" in match.group():
            break
        if words and (is_verb_like(word, text, match.end()) or len(words) >= 5):
            break
        words.append(match)
        at = match.end()
    while words and not is_noun_like(words[-1]["word"]):
        words.pop()
    if not words:
        return None
    words = words[: first_plural(words) + 1]
    head = re.sub(r"[’']s?$", "", words[-1]["word"]).lower()
    span = Span(words[0].start("word"), words[-1].end("word"))
    return Unit(singular(head.rsplit("-", 1)[-1]), "count", span, text[span.start : span.end])


def first_plural(words: list[re.Match[str]]) -> int:
    """The place of the first plural noun, which ends the phrase; else the last word."""
    for place, match in enumerate(words):
        word = match["word"].lower()
        if singular(word) != word:
            return place
    return len(words) - 1


def is_noun_like(word: str) -> bool:
    """Whether a phrase may end in this word."""
    return not re.search(r"(?:ous|ive|able|ible|ful|less|ic)$", word.lower()) or word.lower() in {"public", "clinic", "mechanic"}


def is_verb_like(word: str, text: str, end: int) -> bool:
    """Whether a word behind a noun is a verb ("300 houses built", "700 tractors produced")."""
    return word.endswith("ed") or word.endswith("ing") and text[end : end + 2] != "s " or word in {"built", "made", "sold"}


IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life", "aircraft": "aircraft", "series": "series", "species": "species",
    "servicemen": "serviceman", "premises": "premises", "buses": "bus", "gases": "gas", "staff": "staff", "police": "police", "personnel": "personnel", "leaves": "leaf", "halves": "half", "news": "news",
    "goods": "goods", "armed": "armed", "works": "works", "headquarters": "headquarters", "shelves": "shelf", "wives": "wife", "criteria": "criterion", "indices": "index", "analyses": "analysis",
    "business": "business", "gas": "gas", "bus": "bus", "plus": "plus", "its": "its", "economics": "economics", "movies": "movie", "thousands": "thousand", "millions": "million",
}  # fmt: skip


def singular(word: str) -> str:
    """The singular of an English noun in small letters."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(?:ches|shes|xes|sses|zes)$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
