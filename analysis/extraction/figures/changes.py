"""Is a figure a level or a change, and for each of what?

"a 23 percent increase" → rise     "fell by 300 units" → fall     "700 tractors annually" → per year
"""

from functools import lru_cache
from typing import NamedTuple, cast

from analysis.codebooks import Codebooks
from analysis.extraction.figures.stretches import (
    BLANKS,
    HYPHENS,
    Phrases,
    Stretch,
    find_phrase_from,
    find_phrase_until,
    gap_behind,
    index_phrases,
)
from analysis.records import Change

LEVELS = frozenset({"to", "at", "until", "record"})
ARTICLES = frozenset({"a", "an", "the", "another"})
LINKS = BLANKS | HYPHENS
REACH = 14
FEW = 5
BEING = frozenset({"are", "were", "is", "was", "be"})
PARTICIPLES = ("ed", "made", "built", "sold", "shipped", "produced")
CLAUSE = (";", ". ", ":", " – ", " — ")


class ChangeWords(NamedTuple):
    """The words of change before a figure (by their last word) and behind it, and what may stand between."""

    before: Phrases
    after: Phrases
    modifiers: frozenset[str]
    verbs: frozenset[str]
    adverbs: dict[str, str]
    leads: frozenset[str]
    bases: dict[str, str]
    far: Phrases
    paid: frozenset[str]
    levels: frozenset[str]


@lru_cache(maxsize=8)
def load_changes(books: Codebooks) -> ChangeWords:
    """The words of change and of rates as tables."""
    book = books.book("changes")
    per = book["per"]
    return ChangeWords(
        index_phrases(book["before"], by_last=True),
        index_phrases(book["after"]),
        frozenset(book["modifiers"]["words"]),
        frozenset(book["verbs"]["words"]),
        dict(per["adverbs"]),
        frozenset(per["leads"]),
        {form: name for name, forms in per["of"].items() for form in forms},
        index_phrases(book["far"]),
        frozenset(book["paid"]["words"]),
        frozenset(book["paid"]["verbs"]),
    )


def find_change(stretch: Stretch, first: int, last: int, end: int, words: ChangeWords) -> Change | None:
    """The direction of change that the words beside a figure say, None for a level."""
    found = find_change_before(stretch, first, words)
    if found == "level":
        return None
    if found is None:
        found = find_change_after(stretch, last, end, words)
    return cast("Change | None", found)


def find_change_before(stretch: Stretch, first: int, words: ChangeWords) -> str | None:
    """The change that the words before a figure say: "rise", "fall", "level", or nothing."""
    if stretch.gaps[first].rstrip("$€£₼ ").endswith("+"):
        return "rise"
    at = first - 1
    while at >= stretch.first and stretch.lower[at] in ARTICLES:
        at -= 1
    if at < stretch.first or (at + 1 < len(stretch.gaps) and "," in stretch.gaps[at + 1]):
        return None
    word = stretch.lower[at]
    if word in LEVELS:
        return "level"
    found = find_phrase_until(stretch, at, words.before)
    if found is None and word.endswith("ly"):
        at, word = at - 1, stretch.before(at)
        found = find_phrase_until(stretch, at, words.before)
    if found is None and word in {"by", "of"}:
        at -= 1
        found = find_phrase_until(stretch, at, words.before)
        if found is None and word == "by":
            found = search_back(stretch, at, words)
    if found is not None and word in {"up", "down"} and stretch.before(at) in words.verbs:
        return None
    return found[0] if found else None


def search_back(stretch: Stretch, at: int, words: ChangeWords) -> tuple[str, int] | None:
    """The word of change before "by": "raised its output last year by 12 percent"."""
    for word in range(at, max(stretch.first, at - REACH) - 1, -1):
        if found := find_phrase_until(stretch, word, words.before) or find_phrase_from(stretch, word, words.far):
            return found
        if any(mark in stretch.gaps[word] for mark in CLAUSE):
            return None
    return None


def find_change_after(stretch: Stretch, last: int, end: int, words: ChangeWords) -> str | None:
    """The change that the words behind a figure say: "a 12 percent year-on-year decline"."""
    at = last + 1
    gap = gap_behind(stretch, last, end)
    for _ in range(5):
        if at >= stretch.last or gap not in LINKS:
            return None
        if found := find_phrase_from(stretch, at, words.after):
            return found[0]
        if stretch.lower[at] not in words.modifiers:
            return None
        at += 1
        gap = stretch.gaps[at]
    return None


def find_per(stretch: Stretch, last: int, end: int, words: ChangeWords) -> tuple[str | None, int]:
    """What a figure is counted for (year, month, person …), and the last of those words."""
    at = last + 1
    if at >= stretch.last:
        return None, last
    gap, lower = gap_behind(stretch, last, end), stretch.lower[at]
    if gap in {"/", " / "}:
        return (words.bases[lower], at) if lower in words.bases else (None, last)
    if gap not in LINKS:
        return None, last
    if lower in words.adverbs:
        return words.adverbs[lower], at
    if lower in words.leads:
        following = stretch.at(at + 1)
        if following in words.bases and stretch.gaps[at + 1] in LINKS:
            return words.bases[following], at + 1
    return None, last


def find_per_before(stretch: Stretch, first: int, kind: str, words: ChangeWords) -> str | None:
    """What a figure is for each of by the words before it: "earnings per share of $4", "the monthly wage was $900"."""
    at = first - 1
    while at > max(stretch.first, first - FEW) and stretch.lower[at] in words.levels:
        at -= 1
    if at == first - 1 or at <= stretch.first:
        return None
    lower = stretch.lower[at]
    if lower in words.bases and stretch.lower[at - 1] == "per":
        return words.bases[lower]
    return words.adverbs.get(stretch.lower[at - 1]) if kind == "money" and lower in words.paid else None


def find_per_of(stretch: Stretch, last: int, words: ChangeWords) -> str | None:
    """What a count is for each of, behind the type of the thing: "40 drones of the type Kite-3 a year"."""
    if stretch.at(last + 1) in BEING and stretch.at(last + 2).endswith(PARTICIPLES):
        return find_per(stretch, last + 2, stretch.ends[last + 2], words)[0]
    if stretch.at(last + 1) != "of":
        return None
    for word in range(last + 2, min(last + REACH // 2, stretch.last - 1)):
        if stretch.gaps[word] not in LINKS:
            return None
        if stretch.lower[word] in words.adverbs:
            return words.adverbs[stretch.lower[word]]
        if stretch.lower[word] in words.leads and stretch.lower[word + 1] in words.bases:
            return words.bases[stretch.lower[word + 1]]
    return None
