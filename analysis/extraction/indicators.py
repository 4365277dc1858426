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
    about: frozenset[str] = frozenset()

    def fits(self, figure: Figure, met: frozenset[int]) -> bool:
        """Whether a figure of its kind, in a sentence that meets some conditions, measures this."""
        is_met = self.words <= met and self.without.isdisjoint(met) and (not self.units or figure.unit in self.units)
        return is_met and (not self.about or not self.about.isdisjoint(list_words(figure.about)))


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a quantity, which indicators have it, and the condition by which a sentence names it."""

    label: str
    of: tuple[str, ...]
    condition: int


@dataclass(frozen=True, slots=True)
class IndicatorBook:
    """All indicators, also by kind, the measures from which a label is built, and the numbered conditions of both."""

    indicators: tuple[Indicator, ...]
    by_kind: Mapping[str, tuple[Indicator, ...]]
    measures: tuple[tuple[str, int], ...]
    stages: tuple[Stage, ...]
    conditions: tuple[Listed, ...]

    @property
    def labels(self) -> frozenset[str]:
        """The labels that an entry gives, as against those that are built."""
        return frozenset(indicator.label for indicator in self.indicators)

    @property
    def measure_labels(self) -> tuple[str, ...]:
        """The measures from which a label is built, the longest first."""
        return tuple(sorted((label for label, _ in self.measures), key=lambda label: (-len(label), label)))


@lru_cache(maxsize=8)
def load_indicators(books: Codebooks) -> IndicatorBook:
    """The indicator codebook, its test sentences run.

    Raises:
        CodebookError: an entry lacks a field or fails a test sentence.
    """
    book = books.book("indicators")
    conditions: list[Listed] = []
    indicators = tuple(make_indicator(raw, conditions) for raw in book.get("indicator", []))
    measures = tuple((str(raw["label"]), add_first(raw, conditions)) for raw in book.get("measure", []))
    stages = tuple(
        Stage(str(raw["label"]), tuple(raw["of"]), add_first(raw, conditions)) for raw in book.get("stage", [])
    )
    kinds = sorted({kind for indicator in indicators for kind in indicator.kinds})
    by_kind = {kind: tuple(each for each in indicators if kind in each.kinds) for kind in kinds}
    return IndicatorBook(indicators, by_kind, measures, stages, tuple(conditions))


def add_first(raw: Mapping[str, Any], conditions: list[Listed]) -> int:
    """The number of the one condition of a measure or a stage, which is added."""
    where = f"indicators.toml, {raw['label']!r}"
    if not raw["words"]:
        raise CodebookError(f"{where}: words is empty; add at least one word")
    (number,) = add_conditions(raw["words"][:1], where, conditions)
    return number


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
    about = frozenset(word.lower() for word in raw.get("about", []))
    return Indicator(str(raw["label"]), kinds, units, words, without, raw.get("scope"), about)


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
    for indicator in book.by_kind.get(figure.kind or "", ()):
        if indicator.fits(figure, met):
            return indicator.label, add_stage(indicator.label, indicator.scope, met, book)
    measure = next((label for label, number in book.measures if number in met), None)
    subject = figure.unit if figure.kind == "count" else find_head(figure.about)
    label = " ".join(dict.fromkeys(part for part in (subject or figure.unit, measure or figure.kind) if part))
    return label or None, add_stage(label, None, met, book)


def add_stage(label: str, scope: str | None, met: frozenset[int], book: IndicatorBook) -> str | None:
    """A scope with the stages that the sentence names of such a quantity ("defence, executed")."""
    named = [stage.label for stage in book.stages if stage.condition in met and label.endswith(stage.of)]
    return ", ".join(part for part in (scope, " or ".join(named)) if part) or None


def list_words(about: str | None) -> list[str]:
    """The words of what a figure is about, in small letters."""
    return re.findall(r"[^\W\d_][\w-]*", (about or "").lower())


def find_head(about: str | None) -> str | None:
    """The head noun of what an amount is about, in small letters."""
    words = list_words(about)
    return words[-1] if words else None
