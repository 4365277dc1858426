"""What does a figure measure, and over what scope?

The codebook names an indicator by the words of its sentence; where no entry fits, a label is built from the
unit and the measure, so that like figures still meet.

    "produces between 700 and 800 tractors" → "tractor production"
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.codebooks import Codebooks
from analysis.codebooks.patterns import Matcher, make_matcher
from analysis.errors import CodebookError
from analysis.extraction.figures import Figure


@dataclass(frozen=True)
class Indicator:
    """One entry of the codebook: conditions on a figure and its sentence."""

    label: str
    kinds: frozenset[str]
    units: frozenset[str]
    words: tuple[Matcher, ...]
    without: tuple[Matcher, ...]
    scope: str | None

    def fits_words(self, sentence: str) -> bool:
        """Whether the words of a sentence fulfil the conditions."""
        return all(m.hits(sentence) for m in self.words) and not any(m.hits(sentence) for m in self.without)

    def fits(self, figure: Figure, sentence: str) -> bool:
        """Whether a figure in a sentence measures this."""
        is_kind = figure.kind in self.kinds and (not self.units or figure.unit in self.units)
        return is_kind and self.fits_words(sentence)


@lru_cache(maxsize=8)
def load_indicators(books: Codebooks) -> tuple[Indicator, ...]:
    """The entries of the indicator codebook, their test sentences run.

    Raises:
        CodebookError: an entry lacks a field or fails a test sentence.
    """
    return tuple(make_indicator(raw) for raw in books.book("indicators").get("indicator", []))


def make_indicator(raw: Mapping[str, Any]) -> Indicator:
    """One entry, compiled and checked against its own test sentences."""
    where = f"indicators.toml, {raw.get('label')!r}"
    if missing := {"label", "kinds", "words"} - raw.keys():
        raise CodebookError(f"{where}: {' and '.join(sorted(missing))} is missing; add it")
    indicator = Indicator(
        str(raw["label"]),
        frozenset(raw["kinds"]),
        frozenset(raw.get("units", [])),
        tuple(make_condition(c, where) for c in raw["words"]),
        tuple(make_condition(c, where) for c in raw.get("without", [])),
        raw.get("scope"),
    )
    for wanted, sentences in ((True, raw.get("positive", [])), (False, raw.get("negative", []))):
        for sentence in sentences:
            if indicator.fits_words(sentence) is not wanted:
                raise CodebookError(f"{where}: its test sentence {sentence!r} gives {not wanted}")
    return indicator


def make_condition(condition: str, where: str) -> Matcher:
    """One condition: patterns with semicolons between the alternatives."""
    return make_matcher([part.strip() for part in condition.split(";")], [], where)


@lru_cache(maxsize=8)
def load_measures(books: Codebooks) -> tuple[tuple[str, Matcher], ...]:
    """The measures from which a label is built."""
    rows = books.book("indicators").get("measure", [])
    return tuple((raw["label"], make_condition(raw["words"][0], f"indicators.toml, {raw['label']!r}")) for raw in rows)


def name_indicator(figure: Figure, sentence: str, books: Codebooks) -> tuple[str | None, str | None]:
    """The indicator of a figure and its scope."""
    for indicator in load_indicators(books):
        if indicator.fits(figure, sentence):
            return indicator.label, indicator.scope
    measure = next((label for label, matcher in load_measures(books) if matcher.hits(sentence)), None)
    subject = figure.unit if figure.kind == "count" else find_head(figure.about)
    label = " ".join(dict.fromkeys(part for part in (subject or figure.unit, measure or figure.kind) if part))
    return label or None, None


def find_head(about: str | None) -> str | None:
    """The head noun of what an amount is about, in small letters."""
    words = re.findall(r"[^\W\d_][\w-]*", about or "")
    return words[-1].lower() if words else None
