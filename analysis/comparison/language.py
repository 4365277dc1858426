"""Does a sentence of ours say how sure it is in words that mean one thing?

Words of likelihood come from the seven bands of ICD 203, and never stand beside words of confidence. A tested
effect has its interval, or the sentence says why there is none. Words of articles are not ours
and not judged.

    "Exports will probably grow."  →  the band "likely", 55 to 80 percent
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.comparison.findings import Finding
from analysis.comparison.prose import Line, Strong, Text
from analysis.errors import LanguageError

NO_INTERVAL = "no interval"


@dataclass(frozen=True, slots=True)
class Band:
    """One of the seven bands: its name, and from how many to how many percent it reaches."""

    name: str
    low: int
    high: int


@dataclass(frozen=True)
class Likelihood:
    """The words of the codebook, ready to be looked for; a word that stands in no band has none."""

    bands: Mapping[str, Band | None]
    pattern: re.Pattern[str]
    confidence: re.Pattern[str]


@lru_cache(maxsize=8)
def read_likelihood(books: Codebooks) -> Likelihood:
    """The words of likelihood and of confidence."""
    book = books.book("likelihood")
    bands: dict[str, Band | None] = dict.fromkeys(book["unbanded"]["words"])
    for row in book["band"]:
        bands |= dict.fromkeys(row["words"], Band(row["name"], row["low"], row["high"]))
    return Likelihood(bands, compile_words(bands), compile_words(book["confidence"]["words"]))


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of whole words, the longest first; case counts, so that May stays a month."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    heads = (
        rf"(?:{re.escape(word[0])}|{re.escape(word[0].upper())}){re.escape(word[1:])}" if word != "may" else "may"
        for word in longest
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(heads)})(?!\w)")


def find_bands(text: str, books: Codebooks) -> list[tuple[str, Band | None]]:
    """The words of likelihood in a text, each with its band."""
    known = read_likelihood(books)
    return [(words, known.bands[words.lower()]) for words in known.pattern.findall(text)]


def check_language(lines: Iterable[Line], books: Codebooks) -> None:
    """Refuse a sentence whose words of likelihood are none of the bands, or stand beside words of confidence.

    Raises:
        LanguageError: the sentence, the word, and what to write instead.
    """
    for line in lines:
        own = "".join(s.text if isinstance(s, Text | Strong) else " … " for s in line.segments)
        found = find_bands(own, books)
        for words, band in found:
            if band is None:
                names = ", ".join(list_bands(books))
                raise LanguageError(f"{line.text!r}: {words!r} says no band of likelihood; write one of {names}")
        if found and (sure := read_likelihood(books).confidence.search(own)):
            raise LanguageError(
                f"{line.text!r}: likelihood ({found[0][0]!r}) and confidence ({sure.group()!r}) stand in one sentence; "
                "write two"
            )


def list_bands(books: Codebooks) -> dict[str, Band]:
    """The seven bands by their names."""
    return {b.name: b for b in read_likelihood(books).bands.values() if b is not None}


def check_effects(findings: Iterable[Finding]) -> None:
    """Refuse a tested difference without its interval.

    Raises:
        LanguageError: the finding has no interval, and its sentence does not say why.
    """
    for finding in findings:
        if finding.is_tested and finding.interval is None and NO_INTERVAL not in finding.text:
            raise LanguageError(f"{finding.text!r}: an effect is stated without its interval; add it, or say why not")
