"""On which verb does a sentence turn, and in which tense?

The verbs are in `codebooks/verbs.toml`; regular forms are made from the base form. A word that may be a noun
("exports") is a verb only where no other verb follows, and no preposition or article stands before it.

    "Exports to Poland grew" → grew        "The mill exports to Poland" → exports
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Literal

from analysis.codebooks import Codebooks
from analysis.errors import CodebookError
from analysis.records import Span, record
from analysis.words import Words

Tense = Literal["present", "past", "perfect", "future", "other"]
# Bases that double their last letter: "shipped"; some only in British spelling: "totalled".
DOUBLED = frozenset(
    {"commit", "transfer", "ship", "drop", "plan", "cut", "stop", "ban", "equip", "slip", "top", "trim"}
)
BRITISH = frozenset({"total", "cancel", "travel", "equal"})
BARE = frozenset({"is", "are", "was", "were"})
# Helpers that are verbs of their own where no other verb follows: "the yard has 3 docks".
ALONE: dict[str, Tense] = {
    "is": "present",
    "are": "present",
    "was": "past",
    "were": "past",
    "has": "present",
    "have": "present",
    "had": "past",
}
FORMS_OF_BE = BARE | {"be", "been"}
HELPING = frozenset({"not", "also", "now", "currently", "already", "reportedly", "being"})
NOUN_WORDS = frozenset({
    "to", "the", "its", "a", "an", "of", "in", "this", "their", "our", "his", "her", "my", "your", "for", "from",
    "by", "with", "on", "under", "into", "about", "between", "per", "than", "no", "every", "each", "against",
    "without", "despite", "via", "through", "during", "before", "after", "including", "some", "any", "these", "those",
})  # fmt: skip
# Words behind which "exports" is a noun if a verb follows further on.
DESCRIBING = frozenset({
    "total", "annual", "net", "gross", "overall", "military", "civilian", "industrial", "foreign", "domestic",
    "local", "monthly", "quarterly", "new", "higher", "lower", "more", "fewer", "record", "public", "private",
    "first", "second", "last", "defence", "defense", "agricultural", "energy", "oil", "gas", "steel", "arms",
})  # fmt: skip
PREPOSITIONS = frozenset({"of", "to", "from", "in", "by", "for", "worth", "between", "at", "with", "on", "under"})
# Where a clause ends or another begins, so that a verb behind it has another subject or the same one again.
BREAKS = frozenset(
    {"and", "or", "but", "which", "that", "who", "whose", "while", "where", "when", "because", "if", "as"}
)
# Verbs with "of" behind them, unlike "manufacture of".
WITH_OF = frozenset({"consist", "dispose", "approve", "consists", "disposes", "approves"})
LONGEST_NOUN = 14


@record()
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
        is_y = base.endswith("y") and base[-2:-1] not in {"", *"aeiou"}
        third = base[:-1] + "ies" if is_y else base + "es" if base.endswith(("s", "sh", "ch", "x")) else base + "s"
        past = base[:-1] + "ied" if is_y else doubled(base) + "ed" if base in DOUBLED else stem + "ed"
        forms |= {base: "base", third: "present", past: "past", stem + "ing": "other"}
        if base in DOUBLED or base in BRITISH:
            forms |= {doubled(base) + "ed": "past", doubled(base) + "ing": "other"}
    for listed in book["irregular"]:
        if len(listed.split()) < 2:
            raise CodebookError(f'{book.place}: irregular has {listed!r}; write all its forms: "lay lays laid laying"')
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
    openings: frozenset[str]  # the words with which a verb phrase may begin


@lru_cache(maxsize=8)
def load_verbs(books: Codebooks) -> VerbWords:
    """The verb codebook."""
    book = books.book("verbs")
    forms, helpers = list_forms(books), frozenset(book["auxiliary"]) | HELPING
    return VerbWords(forms, helpers, frozenset(book["nouns"]), helpers.union(forms))


def find_verbs(words: Words, numbers: range, books: Codebooks) -> list[Verb]:
    """The finite verbs among some words, in order."""
    book, lower = load_verbs(books), words.lower
    verbs: list[Verb] = []
    free, stop = numbers.start, numbers.stop
    for place in compress(numbers, map(book.openings.__contains__, lower[numbers.start : stop])):
        if place < free:
            continue
        word, main = lower[place], skip_helpers(words, place, stop, book)
        verb = None
        if main is not None:
            helpers = lower[place:main]
            if helpers or not is_noun(words, main, numbers, book):
                verb = make_verb(words, place, main, helpers, book)
        elif word in ALONE:
            verb = Verb(words.span(place, place), word, ALONE[word], False)
        if verb is not None and not follows_noun_word(words, place):
            verbs.append(verb)
        free = (main if main is not None else place) + 1
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


def is_noun(words: Words, place: int, numbers: range, book: VerbWords) -> bool:
    """Whether a word such as "exports" is a noun: a verb follows it, at once or behind "to Poland"."""
    word, stop = words.lower[place], numbers.stop
    is_base = book.forms[word] == "base"
    if not (is_base or word in book.nouns):
        return False
    if place + 1 >= stop or not words.gaps[place + 1].isspace():
        return False
    behind = words.lower[place + 1]
    if is_base and (begins_clause(words, place, numbers.start) or (behind == "of" and word not in WITH_OF)):
        return True
    if not is_base and (behind in BARE or skip_helpers(words, place + 1, stop, book) is not None):
        return True
    before = words.lower[place - 1] if place > numbers.start and words.gaps[place].isspace() else ""
    may_be_noun = behind in PREPOSITIONS or before in DESCRIBING or begins_clause(words, place, numbers.start)
    return may_be_noun and has_verb_behind(words, place + 1, stop, book)


def begins_clause(words: Words, place: int, first: int) -> bool:
    """Whether a word is the first of its sentence or clause."""
    return place <= first or words.gaps[place].strip("\"“”'‘’ \n\t") != ""


def has_verb_behind(words: Words, place: int, stop: int, book: VerbWords) -> bool:
    """Whether a finite verb follows before the clause ends."""
    for at in range(place, min(stop, place + LONGEST_NOUN)):
        word, gap = words.lower[at], words.gaps[at]
        if word in BREAKS or (gap.strip() and any(mark in gap for mark in ",;:()–—")):
            return False
        if word in BARE or word in {"has", "have", "had", "will", "would", "did"}:
            return True
        is_finite = book.forms.get(word) in {"past", "present"} and not follows_noun_word(words, at)
        if is_finite and not (word in book.nouns or words.gaps[at][-1:] == "-"):
            return words.lower[at + 1] != "by" if at + 1 < stop else True
    return False


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
