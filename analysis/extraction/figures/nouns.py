"""Which words are nouns, and what is one of them?

The words are in `codebooks/nouns.toml`.

    "countries" → country     "BTR-82A" is one piece     "workers’" leads to the noun behind it
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from analysis.codebooks import Codebooks
from analysis.extraction.figures.numerals import load_number_words
from analysis.extraction.figures.stretches import BLANKS, HYPHENS, Stretch

APOSTROPHES = frozenset({"’", "'"})
ADJECTIVES = ("ous", "ive", "able", "ible", "ful", "less", "ic", "al", "ish")


class NounWords(NamedTuple):
    """The words that end a noun phrase, nouns that look like adverbs or adjectives, plurals of their own kind."""

    stop: frozenset[str]
    nouns: frozenset[str]
    irregular: Mapping[str, str]
    invariant: frozenset[str]
    fused: frozenset[str]
    units: frozenset[str]
    people: frozenset[str]
    passed: frozenset[str]
    further: frozenset[str]
    beside_one: tuple[frozenset[str], frozenset[str]]


class Piece(NamedTuple):
    """One word of a noun phrase, hyphens and model numbers included: its words, and how it is written small."""

    first: int
    last: int
    head: str
    is_possessive: bool = False
    is_name: bool = False


@lru_cache(maxsize=8)
def load_nouns(books: Codebooks) -> NounWords:
    """The noun words of the codebook."""
    book = books.book("nouns")
    return NounWords(
        frozenset(book["stop"]["words"]) | load_number_words(books).triggers,
        frozenset(book["nouns"]["words"]),
        book["irregular"],
        frozenset(book["invariant"]["words"]),
        frozenset(book["fused"]["words"]),
        frozenset(book["fused"]["behind"]),
        frozenset(book["people"]["words"]),
        frozenset(book["leads"]["words"]) | load_number_words(books).kinds.keys(),
        frozenset(book["leads"]["further"]),
        (frozenset(book["one"]["before"]), frozenset(book["one"]["behind"])),
    )


def read_piece(stretch: Stretch, at: int) -> Piece:
    """One word with what hangs on it: "first-team", "workers’", "BTR-82A", "Model 3s"."""
    form, last = stretch.forms[at], at
    is_name = not form.isalpha()
    while last + 1 < stretch.last and stretch.gaps[last + 1] in HYPHENS:
        last += 1
        is_name = is_name or not stretch.forms[last].isalpha()
    following = last + 1
    if following < stretch.last:
        gap, word = stretch.gaps[following], stretch.forms[following]
        if gap in APOSTROPHES and word == "s":
            return Piece(at, following, stretch.lower[last], True, is_name)
        if gap[:1] in APOSTROPHES and gap[1:] in BLANKS:
            return Piece(at, last, stretch.lower[last], True, is_name)
        if gap == " " and form[0].isupper() and word[0].isdigit() and len(word) <= 4 and not is_name:
            return Piece(at, following, f"{form} {word}".lower(), False, True)
    head = stretch.text[stretch.starts[at] : stretch.ends[last]].lower() if is_name else stretch.lower[last]
    return Piece(at, last, head, False, is_name)


def is_plural(piece: Piece, nouns: NounWords) -> bool:
    """Whether a word is the plural of a noun, or a noun that has no other."""
    if piece.is_possessive:
        return False
    word = piece.head
    return word in nouns.invariant or make_singular(word, nouns.irregular) != word


def is_noun(piece: Piece, nouns: NounWords) -> bool:
    """Whether a phrase may end in a word."""
    return not piece.is_possessive and (piece.head in nouns.nouns or not piece.head.endswith(ADJECTIVES))


def make_singular(word: str, irregular: Mapping[str, str]) -> str:
    """The singular of an English noun in small letters."""
    if word in irregular:
        return irregular[word]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 or word[0].isdigit() else word
