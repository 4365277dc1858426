"""How far may the words of one figure reach?

A stretch is a run of words over which nothing else lies: a sentence, or the part of it before, between or behind
its dates. All reading of numbers, units and hedges happens by the number of the word, inside one stretch.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from analysis.records import Span
from analysis.words import WORD, Words

# What may stand between two words of one expression; a blank line, a comma or a bracket may not.
BLANKS = frozenset({" ", "\n", "  ", " \n", "\n ", "\r\n", "\u00a0", "\u202f", "\u2009"})
HYPHENS = frozenset({"-", "‐", "‑"})
JOINERS = BLANKS | HYPHENS
TIGHT = JOINERS | {"/", " / ", ".", ". ", "·", "’", "'"}


class Stretch(NamedTuple):
    """The words `first` up to `last` (exclusive) of an article, with the lists of all its words."""

    text: str
    forms: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    first: int
    last: int
    style: str = "dot"

    def span(self, first: int, last: int) -> Span:
        """The characters from the beginning of one word to the end of another."""
        return Span(self.starts[first], self.ends[last])

    def before(self, word: int) -> str:
        """The word before a word in small letters, nothing at the beginning of the stretch."""
        return self.lower[word - 1] if word > self.first else ""

    def at(self, word: int) -> str:
        """A word in small letters, nothing outside the stretch."""
        return self.lower[word] if self.first <= word < self.last else ""


def cut_stretch(words: Words, first: int, last: int, style: str = "dot") -> Stretch:
    """A stretch of an article's words."""
    return Stretch(words.text, words.forms, words.lower, words.starts, words.ends, words.gaps, first, last, style)


def gap_behind(stretch: Stretch, last: int, end: int) -> str:
    """What stands between a figure that ends at a character and the word behind its last word."""
    following = last + 1
    return stretch.text[end : stretch.starts[following]] if following < len(stretch.starts) else stretch.text[end:]


Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def index_phrases(forms: Mapping[str, Iterable[str]], *, by_last: bool = False) -> Phrases:
    """Phrases by their first word (or their last), the longest first, each with the name it stands for.

    What is behind the first word is kept in order of reading away from it.
    """
    index: Phrases = {}
    for name, phrases in forms.items():
        for phrase in phrases:
            words = WORD.findall(phrase.lower())
            if by_last:
                words.reverse()
            if words:
                index.setdefault(words[0], []).append((tuple(words[1:]), name))
    for found in index.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return index


def find_phrase_from(stretch: Stretch, word: int, index: Phrases) -> tuple[str, int] | None:
    """The longest phrase that begins at a word: its name and its last word."""
    if not stretch.first <= word < stretch.last:
        return None
    for rest, name in index.get(stretch.lower[word], ()):
        if not rest or reads_on(stretch, word, rest):
            return name, word + len(rest)
    return None


def reads_on(stretch: Stretch, word: int, rest: tuple[str, ...]) -> bool:
    """Whether the words behind a word are these."""
    if word + len(rest) >= stretch.last:
        return False
    for wanted in rest:
        word += 1
        if stretch.lower[word] != wanted or stretch.gaps[word] not in TIGHT:
            return False
    return True


def find_phrase_until(stretch: Stretch, word: int, index: Phrases) -> tuple[str, int] | None:
    """The longest phrase that ends with a word: its name and its first word."""
    if not stretch.first <= word < stretch.last:
        return None
    for rest, name in index.get(stretch.lower[word], ()):
        if not rest or reads_back(stretch, word, rest):
            return name, word - len(rest)
    return None


def reads_back(stretch: Stretch, word: int, rest: tuple[str, ...]) -> bool:
    """Whether the words before a word are these, the nearest first."""
    if word - len(rest) < stretch.first:
        return False
    for wanted in rest:
        if stretch.gaps[word] not in TIGHT or stretch.lower[word - 1] != wanted:
            return False
        word -= 1
    return True
