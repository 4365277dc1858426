"""Which numbers of a sentence belong to its dates?

"13–15 May 2025" is a date, "2000 soldiers" a count, "the past five years" a duration
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.dates.mentions import Mention
from analysis.extraction.figures.measures import Tables, measure_number
from analysis.extraction.figures.numbers import read_number
from analysis.extraction.figures.numerals import Number
from analysis.extraction.figures.quantities import Figure, exclude
from analysis.extraction.figures.stretches import Stretch
from analysis.extraction.figures.years import is_count
from analysis.records import Span
from analysis.words import Words

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
DATE_LINKS = frozenset({"-", "–", "—", "and", "to", "/", ",", "or"})


class Dated(NamedTuple):
    """A date of a sentence, from its first to its last word."""

    mention: Mention
    first: int
    last: int


def find_date(words: Words, mention: Mention, line: Stretch, tables: Tables) -> Dated | None:
    """The words of a date; None for a year that counts something ("2000 soldiers")."""
    first, last = words.last_until(mention.span.start), words.first_from(mention.span.end) - 1
    return None if is_count(line, mention, first, tables) else Dated(mention, first, last)


def touches_date(stretch: Stretch, number: Number, dates: list[Dated], place: int) -> bool:
    """Whether a number is a part of the date before it or behind it."""
    if place < len(dates) and joins_date(stretch, number, dates[place]):
        return True
    return place > 0 and follows_date(stretch, number, dates[place - 1])


def joins_date(stretch: Stretch, number: Number, date: Dated) -> bool:
    """Whether a number runs on into a date: "13–15 May", "13 and 14 May", "between 1600 and 1900"."""
    if date.first - number.last > 2 or number.form != "digits" or number.prefix or number.suffix:
        return False
    between = stretch.text[number.end : date.mention.span.start].strip()
    if between not in DATE_LINKS or number.value is None:
        return False
    return number.value <= 31 if date.mention.form != "year" else number.end - number.start == 4


def follows_date(stretch: Stretch, number: Number, date: Dated) -> bool:
    """Whether a number goes on with the date before it: "September 16–19"."""
    gap = stretch.gaps[number.first]
    is_day = number.form == "digits" and not number.suffix and number.value is not None and number.value <= 31
    return is_day and number.first == date.last + 1 and gap in DATE_LINKS and date.mention.form != "year"


def read_dates(line: Stretch, word: int, dates: list[Dated], place: int, tables: Tables) -> Iterator[Figure]:
    """The dates that hold a word, each with the first number in it, and the digits of the word outside them."""
    start, end = line.starts[word], line.ends[word]
    for date in dates[place:]:
        if date.first > word:
            break
        if not any(is_trigger(line.lower[w], tables) for w in range(date.first, word)):
            yield read_date(line, date, tables)
        span = date.mention.span
        yield from exclude_digits(line.text, start, min(end, span.start))
        start = max(start, span.end)
    yield from exclude_digits(line.text, start, end)


def exclude_digits(text: str, start: int, end: int) -> Iterator[Figure]:
    """Digits that touch a date and are no part of it."""
    for match in DIGITS.finditer(text, start, max(start, end)):
        yield exclude(Span(*match.span()), "part of a name")


def is_trigger(lower: str, tables: Tables) -> bool:
    """Whether a word may begin a number."""
    return lower in tables.numbers.triggers or not lower.isalpha()


def read_date(line: Stretch, date: Dated, tables: Tables) -> Figure:
    """A date with a number is no figure; a span of years is a duration."""
    span = date.mention.span
    if date.mention.form != "past_years":
        return Figure(span, status="not_a_figure", reason="date", method="date")
    for word in range(date.first, date.last + 1):
        number = read_number(line, word, tables.numbers)
        if number is not None:
            unit = measure_number(line, number, tables).after
            symbol = unit.symbol if unit else "year"
            value = number.value
            return Figure(
                span, value, value, value, "duration", symbol, "exact", status="minor", reason="duration", method="date"
            )
    return Figure(span, kind="duration", status="minor", reason="duration", method="date")
