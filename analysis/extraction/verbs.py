"""On which verb does a sentence turn, and in which tense?

The verbs are in `codebooks/verbs.toml`; regular forms are made from the base form. A word that may be a noun
("exports") is a verb only where no other verb follows at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analysis.codebooks import Codebooks
from analysis.records import Span
from analysis.words import Words

Tense = Literal["present", "past", "perfect", "future", "other"]
BARE = frozenset({"is", "are", "was", "were"})
FORMS_OF_BE = BARE | {"be", "been"}
HELPING = frozenset({"not", "also", "now", "currently", "already", "reportedly", "being"})
NOUN_WORDS = frozenset({"to", "the", "its", "a", "an", "of", "in"})


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


@dataclass(frozen=True)
class VerbWords:
    """The verb codebook, ready to be looked up."""

    forms: Mapping[str, str]
    helpers: frozenset[str]
    nouns: frozenset[str]


@lru_cache(maxsize=8)
def load_verbs(books: Codebooks) -> VerbWords:
    """The verb codebook."""
    book = books.book("verbs")
    return VerbWords(list_forms(books), frozenset(book["auxiliary"]) | HELPING, frozenset(book["nouns"]))


def find_verbs(words: Words, numbers: range, books: Codebooks) -> list[Verb]:
    """The finite verbs among some words, in order."""
    book, lower = load_verbs(books), words.lower
    verbs: list[Verb] = []
    place, stop = numbers.start, numbers.stop
    while place < stop:
        word = lower[place]
        if word not in book.forms and word not in book.helpers:
            place += 1
            continue
        main = skip_helpers(words, place, stop, book)
        verb = None
        if main is not None:
            helpers = lower[place:main]
            if helpers or not is_noun(words, main, stop, book):
                verb = make_verb(words, place, main, helpers, book)
        elif word in BARE:
            verb = Verb(words.span(place, place), word, "present" if word in {"is", "are"} else "past", False)
        if verb is not None and not follows_noun_word(words, place):
            verbs.append(verb)
        place = (main if main is not None else place) + 1
    return verbs


def skip_helpers(words: Words, place: int, stop: int, book: VerbWords) -> int | None:
    """The main verb to which helpers and adverbs lead, None when they lead to none."""
    while place < stop:
        word = words.lower[place]
        if words.gaps[place + 1][:1] == "-" or words.gaps[place][-1:] == "-":
            return None
        if word in book.forms:
            return place
        if not (word in book.helpers or word.endswith("ly")) or not words.gaps[place + 1].isspace():
            return None
        place += 1
    return None


def is_noun(words: Words, place: int, stop: int, book: VerbWords) -> bool:
    """Whether a word such as "exports" is a noun: the verb follows it at once."""
    if words.lower[place] not in book.nouns or place + 1 >= stop or not words.gaps[place + 1].isspace():
        return False
    return words.lower[place + 1] in BARE or skip_helpers(words, place + 1, stop, book) is not None


def follows_noun_word(words: Words, place: int) -> bool:
    """Whether the word before shows that this is no finite verb: an article, "to", or a genitive."""
    if place == 0 or not words.gaps[place].isspace():
        return False
    before = words.lower[place - 1]
    return before in NOUN_WORDS or (before == "s" and words.gaps[place - 1] in {"’", "'"})


def make_verb(words: Words, first: int, main: int, helpers: Sequence[str], book: VerbWords) -> Verb | None:
    """The verb of some words, None for a form that is not finite."""
    form = words.lower[main]
    kind, held = book.forms[form], frozenset(helpers)
    if kind == "other" and held.isdisjoint(FORMS_OF_BE):
        return None
    is_passive = kind == "past" and not held.isdisjoint(FORMS_OF_BE | {"being"})
    return Verb(words.span(first, main), form, find_tense(kind, held), is_passive)


def find_tense(kind: str, held: frozenset[str]) -> Tense:
    """The tense that helpers and form make together."""
    if held & {"will", "shall", "would", "could", "may", "might", "should", "must", "can"}:
        return "future" if held & {"will", "shall"} else "other"
    if held & {"has", "have", "had"}:
        return "perfect"
    if held & {"is", "are", "does", "do"}:
        return "present"
    if held & {"was", "were", "did"}:
        return "past"
    return {"present": "present", "base": "present", "past": "past"}.get(kind, "other")  # type: ignore[return-value]  # closed list
