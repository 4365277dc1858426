"""What stands directly beside a number?

Its unit before and behind it, read once, for every rule that asks; and the tables in which the rules look up words.
"""

from functools import lru_cache
from typing import NamedTuple

from analysis.codebooks import Codebooks
from analysis.extraction.figures.bounds import Hedges, load_hedges
from analysis.extraction.figures.changes import ChangeWords, load_changes
from analysis.extraction.figures.exclusions import NameWords, load_names
from analysis.extraction.figures.nouns import NounWords, load_nouns
from analysis.extraction.figures.numerals import Number, NumberWords, load_number_words
from analysis.extraction.figures.stretches import HYPHENS, Stretch
from analysis.extraction.figures.units import (
    Unit,
    UnitWords,
    find_unit_after,
    find_unit_before,
    find_unit_word,
    load_units,
)

HALVED = frozenset({"a", "an", "of"})


class Tables(NamedTuple):
    """The codebooks that figures are read with, as tables."""

    numbers: NumberWords
    units: UnitWords
    nouns: NounWords
    hedges: Hedges
    changes: ChangeWords
    names: NameWords


class Measure(NamedTuple):
    """A number of a stretch, with the unit before it and the one behind it."""

    stretch: Stretch
    number: Number
    before: Unit | None
    after: Unit | None

    @property
    def unit(self) -> Unit | None:
        """The unit that stands beside the number, a currency before it first."""
        return self.before or self.after


@lru_cache(maxsize=8)
def load_tables(books: Codebooks) -> Tables:
    """All tables of the figures."""
    return Tables(
        load_number_words(books),
        load_units(books),
        load_nouns(books),
        load_hedges(books),
        load_changes(books),
        load_names(books),
    )


def measure_number(stretch: Stretch, number: Number, tables: Tables) -> Measure:
    """A number with the units beside it."""
    before = find_unit_before(stretch, number, tables.units)
    after = find_unit_after(stretch, number, tables.units)
    if after is None and stretch.at(number.last + 1) in tables.nouns.units and stretch.gaps[number.last + 1] in HYPHENS:
        after = (
            find_unit_word(stretch, number.last + 2, tables.units, number) if number.last + 2 < stretch.last else None
        )
    if after is None and number.form in {"vague", "fraction"}:
        after = find_unit_of(stretch, number, tables)
    if before is not None and before.factor is not None and number.value is not None:
        number = scale_number(number, before)
    elif after is not None and after.factor is not None and number.value is not None:
        number = scale_number(number, after)
    if after is not None and after.kind == "money" and not number.is_scaled:
        number, after = take_scale(stretch, number, after, tables)
    return Measure(stretch, number, before, after)


def add_measure(measures: list[Measure], measure: Measure) -> None:
    """Take one more number of a sentence; a currency between two numbers belongs to one of them."""
    last = measures[-1] if measures else None
    if last is not None and last.after is not None and measure.before is not None:
        if measure.before.start < last.after.end and last.before is not None:
            measures[-1] = last._replace(after=None)
        elif measure.before.start < last.after.end:
            measure = measure._replace(before=None)
    measures.append(measure)


def scale_number(number: Number, unit: Unit) -> Number:
    """A number in the thousands or millions that its unit says ("120 MEUR")."""
    assert number.value is not None
    assert unit.factor is not None
    value = number.value * unit.factor
    return number._replace(value=value, low=value, high=value, is_scaled=True)


def take_scale(stretch: Stretch, number: Number, unit: Unit, tables: Tables) -> tuple[Number, Unit]:
    """The scale behind a currency: "75 USD million"."""
    kind, scale = tables.numbers.kinds.get(stretch.at(unit.last + 1), ("", None))
    if kind != "scale" or scale is None or number.value is None or stretch.gaps[unit.last + 1] != " ":
        return number, unit
    return scale_number(number, unit._replace(factor=scale)), unit._replace(
        end=stretch.ends[unit.last + 1], last=unit.last + 1
    )


def find_unit_of(stretch: Stretch, number: Number, tables: Tables) -> Unit | None:
    """The unit behind "of" or an article: "hundreds of millions of euros", "half an hour", "a quarter of a mile"."""
    at = number.last + 1
    while at < stretch.last and stretch.lower[at] in HALVED and stretch.gaps[at] == " ":
        at += 1
    if number.form == "fraction" and at < stretch.last and stretch.lower[at - 1] in {"a", "an"}:
        at += stretch.lower[at] == "us"
    if at == number.last + 1 or at >= stretch.last or stretch.gaps[at] != " ":
        return None
    if number.form == "fraction" and stretch.lower[at - 1] == "of":
        return None
    return find_unit_word(stretch, at, tables.units, number)
