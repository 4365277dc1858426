"""What does a figure measure, and over what scope?

The codebook names an indicator by the words of its sentence; where no entry fits, a label is built from the
unit and the measure, so that like figures still meet.

    "produces between 700 and 800 tractors" → "tractor production"
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.codebooks import Codebooks
from analysis.codebooks.lexicon import Lexicon, Listed, read_listed
from analysis.errors import CodebookError
from analysis.extraction.figures.figures import Figure
from analysis.words import find_words


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of the codebook: what a figure must be, and which conditions its sentence must and must not meet."""

    label: str
    kinds: frozenset[str]
    units: frozenset[str]
    words: frozenset[int]
    without: frozenset[int]
    scope: str | None

    def fits(self, figure: Figure, met: frozenset[int]) -> bool:
        """Whether a figure in a sentence that meets some conditions measures this."""
        is_kind = figure.kind in self.kinds and (not self.units or figure.unit in self.units)
        return is_kind and self.words <= met and self.without.isdisjoint(met)


@dataclass(frozen=True, slots=True)
class IndicatorBook:
    """All indicators, the measures from which a label is built, and the conditions that both refer to by number."""

    indicators: tuple[Indicator, ...]
    measures: tuple[tuple[str, int], ...]
    conditions: tuple[Listed, ...]


@lru_cache(maxsize=8)
def load_indicators(books: Codebooks) -> IndicatorBook:
    """The indicator codebook, its test sentences run.

    Raises:
        CodebookError: an entry lacks a field or fails a test sentence.
    """
    book = books.book("indicators")
    conditions: list[Listed] = []
    indicators = tuple(make_indicator(raw, conditions) for raw in book.get("indicator", []))
    measures = []
    for raw in book.get("measure", []):
        (number,) = add_conditions(raw["words"][:1], f"indicators.toml, {raw['label']!r}", conditions)
        measures.append((str(raw["label"]), number))
    return IndicatorBook(indicators, tuple(measures), tuple(conditions))


def list_conditions(books: Codebooks) -> tuple[Listed, ...]:
    """The conditions of all indicators and measures, in the order of their numbers."""
    return load_indicators(books).conditions


def make_indicator(raw: Mapping[str, Any], conditions: list[Listed]) -> Indicator:
    """One entry, checked against its own test sentences; its conditions are added to the others."""
    where = f"indicators.toml, {raw.get('label')!r}"
    if missing := {"label", "kinds", "words"} - raw.keys():
        raise CodebookError(f"{where}: {' and '.join(sorted(missing))} is missing; add it")
    words = add_conditions(raw["words"], where, conditions)
    without = add_conditions(raw.get("without", []), where, conditions)
    check_sentences(raw, words, without, conditions, where)
    kinds, units = frozenset(raw["kinds"]), frozenset(raw.get("units", []))
    return Indicator(str(raw["label"]), kinds, units, words, without, raw.get("scope"))


def add_conditions(added: Sequence[str], where: str, conditions: list[Listed]) -> frozenset[int]:
    """The numbers of some conditions, which are added; semicolons part the alternatives of one."""
    first = len(conditions)
    for condition in added:
        conditions.append(read_listed([part.strip() for part in condition.split(";")], [], where))
    return frozenset(range(first, len(conditions)))


def check_sentences(
    raw: Mapping[str, Any], words: frozenset[int], without: frozenset[int], conditions: list[Listed], where: str
) -> None:
    """Run the test sentences of an entry."""
    lexicon = Lexicon(conditions)
    for wanted, sentences in ((True, raw.get("positive", [])), (False, raw.get("negative", []))):
        for sentence in sentences:
            met = {hit.entry for hit in lexicon.find(find_words(sentence))}
            if (words <= met and without.isdisjoint(met)) is not wanted:
                raise CodebookError(f"{where}: its test sentence {sentence!r} gives {not wanted}")


def name_indicator(figure: Figure, met: frozenset[int], books: Codebooks) -> tuple[str | None, str | None]:
    """The indicator of a figure and its scope, by the conditions that its sentence meets."""
    book = load_indicators(books)
    for indicator in book.indicators:
        if indicator.fits(figure, met):
            return indicator.label, indicator.scope
    measure = next((label for label, number in book.measures if number in met), None)
    subject = figure.unit if figure.kind == "count" else find_head(figure.about)
    label = " ".join(dict.fromkeys(part for part in (subject or figure.unit, measure or figure.kind) if part))
    return label or None, None


def find_head(about: str | None) -> str | None:
    """The head noun of what an amount is about, in small letters."""
    words = re.findall(r"[^\W\d_][\w-]*", about or "")
    return words[-1].lower() if words else None
