"""On which verb does a sentence turn, and in which tense?

The verbs are in `codebooks/verbs.toml`; regular forms are made from the base form. A word that may be a noun
("exports") is a verb only where no other verb follows at once.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analysis.codebooks import Codebooks
from analysis.records import Span

Tense = Literal["present", "past", "perfect", "future", "other"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb phrase: its span with helpers, the main form, its tense, and whether it is passive."""

    span: Span
    form: str
    tense: Tense
    is_passive: bool


@lru_cache(maxsize=8)
def list_forms(books: Codebooks) -> dict[str, str]:
    """Every verb form with its tense: present, past, or other (base form, participle)."""
    book = books.book("verbs")
    forms: dict[str, str] = {}
    for base in book["regular"]:
        stem = base[:-1] if base.endswith("e") else base
        is_y = base.endswith("y") and base[-2] not in "aeiou"
        third = base[:-1] + "ies" if is_y else base + "es" if base.endswith(("s", "sh", "ch", "x")) else base + "s"
        past = (
            base[:-1] + "ied"
            if is_y
            else doubled(base) + "ed"
            if base in {"commit", "transfer", "ship", "drop", "plan", "cut"}
            else stem + "ed"
        )
        forms |= {base: "base", third: "present", past: "past", stem + "ing": "other"}
    for listed in book["irregular"]:
        base, third, *rest = listed.split()
        forms |= {base: "base", third: "present"}
        forms |= {form: "other" if form.endswith("ing") else "past" for form in rest}
    return forms


def doubled(base: str) -> str:
    """A base form with its last letter doubled ("shipped")."""
    return base + base[-1]


@lru_cache(maxsize=8)
def compile_verbs(books: Codebooks) -> re.Pattern[str]:
    """Helpers, adverbs and one main verb as a regular expression."""
    helpers = "|".join(books.book("verbs")["auxiliary"])
    forms = "|".join(sorted(list_forms(books), key=len, reverse=True))
    helper = rf"(?:(?P<helpers>(?:(?:{helpers}|not|also|now|currently|already|reportedly|being|\w+ly)\s+)*))"
    return re.compile(
        rf"(?<![\w-]){helper}(?P<form>{forms})(?![\w-])|(?<![\w-])(?P<bare>is|are|was|were)(?![\w-])",
        re.IGNORECASE,
    )


def find_verbs(words: str, books: Codebooks) -> list[Verb]:
    """The finite verbs of a sentence in order."""
    pattern = compile_verbs(books)
    forms, nouns = list_forms(books), set(books.book("verbs")["nouns"])
    matches = list(pattern.finditer(words))
    verbs = []
    for place, match in enumerate(matches):
        form = (match["form"] or match["bare"]).lower()
        helpers = (match["helpers"] or "").lower().split()
        is_next_verb = place + 1 < len(matches) and not words[match.end() : matches[place + 1].start()].strip()
        if form in nouns and not helpers and is_next_verb:
            continue
        verb = make_verb(match, form, helpers, forms)
        if verb is not None and not re.search(
            r"(?:\bto|\bthe|\bits|\ban?|\bof|\bin|’s|'s)\s+$", words[: match.start()], re.IGNORECASE
        ):
            verbs.append(verb)
    return verbs


def make_verb(match: re.Match[str], form: str, helpers: list[str], forms: dict[str, str]) -> Verb | None:
    """The verb of a match, None for a form that is not finite."""
    kind = forms.get(form, "present")
    if match["bare"]:
        return Verb(Span(*match.span()), form, "present" if form in {"is", "are"} else "past", False)
    if kind == "other" and not set(helpers) & {"is", "are", "was", "were", "be", "been"}:
        return None
    tense = find_tense(kind, helpers)
    is_passive = bool(set(helpers) & {"is", "are", "was", "were", "be", "been", "being"}) and kind == "past"
    return Verb(Span(*match.span()), form, tense, is_passive)


def find_tense(kind: str, helpers: list[str]) -> Tense:
    """The tense that helpers and form make together."""
    held = set(helpers)
    if held & {"will", "shall", "would", "could", "may", "might", "should", "must", "can"}:
        return "future" if held & {"will", "shall"} else "other"
    if held & {"has", "have", "had"}:
        return "perfect"
    if held & {"is", "are", "does", "do"}:
        return "present"
    if held & {"was", "were", "did"}:
        return "past"
    return {"present": "present", "base": "present", "past": "past"}.get(kind, "other")  # type: ignore[return-value]  # closed list
