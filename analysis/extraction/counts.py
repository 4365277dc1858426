"""What does a bare number count?

The noun phrase behind it, up to a word that ends it; its unit is the head noun in the singular. The words are
in `codebooks/nouns.toml`.

    "700 new tractors annually" → tractor
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.extraction.units import Unit
from analysis.records import Span

WORD = re.compile(r"[\s-]*(?P<word>[^\W\d_]+(?:[’'-]+[^\W\d_]+)*(?![\w]))")
ADVERB = re.compile(r"\w+ly$")
ADJECTIVE = re.compile(r"(?:ous|ive|able|ible|ful|less|ic)$")
PARTICIPLE = re.compile(r"\w+(?:ed|ing)$|built$|made$|sold$")
LONGEST = 5


@dataclass(frozen=True)
class NounWords:
    """The words that end a noun phrase, nouns that look like adverbs or adjectives, irregular plurals."""

    stop: frozenset[str]
    nouns: frozenset[str]
    irregular: Mapping[str, str]


@lru_cache(maxsize=8)
def load_nouns(books: Codebooks) -> NounWords:
    """The noun words of the codebook."""
    book = books.book("nouns")
    return NounWords(frozenset(book["stop"]["words"]), frozenset(book["nouns"]["words"]), book["irregular"])


def find_counted(text: str, end: int, books: Codebooks) -> Unit | None:
    """What a number that ends at `end` counts; None when no noun stands behind it."""
    nouns = load_nouns(books)
    words = find_phrase(text, end, nouns)
    while words and not is_noun(words[-1]["word"].lower(), nouns):
        words.pop()
    if not words:
        return None
    words = words[: first_plural(words, nouns) + 1]
    head = re.sub(r"[’']s?$", "", words[-1]["word"]).lower().rsplit("-", 1)[-1]
    span = Span(words[0].start("word"), words[-1].end("word"))
    return Unit(make_singular(head, nouns.irregular), "count", span, span.of(text))


def find_phrase(text: str, end: int, nouns: NounWords) -> list[re.Match[str]]:
    """The words behind a number up to one that ends the phrase."""
    words: list[re.Match[str]] = []
    while (match := WORD.match(text, end)) and len(words) <= LONGEST and not ends_phrase(match, words, nouns):
        words.append(match)
        end = match.end()
    return words


def ends_phrase(match: re.Match[str], words: list[re.Match[str]], nouns: NounWords) -> bool:
    """Whether a word ends the noun phrase: a function word, an adverb, or a participle behind a noun."""
    word = match["word"].lower()
    is_adverb = ADVERB.match(word) is not None and word not in nouns.nouns
    return (
        word in nouns.stop
        or is_adverb
        or "\n\n" in match.group()
        or (bool(words) and PARTICIPLE.match(word) is not None and not goes_on(match, words[-1]["word"], nouns))
    )


def goes_on(participle: re.Match[str], before: str, nouns: NounWords) -> bool:
    """Whether a participle stands in front of its noun: "3 old armoured vehicles", not "3 vehicles armoured here"."""
    following = WORD.match(participle.string, participle.end())
    return following is not None and not is_plural(before, nouns) and is_plural(following["word"], nouns)


def is_plural(word: str, nouns: NounWords) -> bool:
    """Whether a word is the plural of a noun."""
    return make_singular(word.lower(), nouns.irregular) != word.lower()


def first_plural(words: list[re.Match[str]], nouns: NounWords) -> int:
    """The place of the first plural noun, which ends the phrase; else the last word."""
    for place, match in enumerate(words):
        if is_plural(match["word"], nouns):
            return place
    return len(words) - 1


def is_noun(word: str, nouns: NounWords) -> bool:
    """Whether a phrase may end in a word."""
    return word in nouns.nouns or ADJECTIVE.search(word) is None


def make_singular(word: str, irregular: Mapping[str, str]) -> str:
    """The singular of an English noun in small letters."""
    if word in irregular:
        return irregular[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(?:ches|shes|xes|sses|zes)$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
