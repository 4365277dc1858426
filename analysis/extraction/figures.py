"""Which figures stand in an article, and which numbers are none?

A figure is a number with its hedge, its unit and what it counts. Every number comes out, as `used`, `minor`,
`not_a_figure` or `unread`, each with its reason.

    "between 700 and 800 tractors annually" → 700 to 800, tractor, per year
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.codebooks import Codebooks
from analysis.dates.mentions import Mention
from analysis.extraction.compounds import join_figures
from analysis.extraction.digits import choose_style
from analysis.extraction.exclusions import find_composed
from analysis.extraction.measures import Measure, Tables, load_tables, measure_number
from analysis.extraction.numbers import find_triggers, read_number
from analysis.extraction.numerals import Number
from analysis.extraction.pairs import read_pair
from analysis.extraction.quantities import Figure as Figure
from analysis.extraction.quantities import exclude
from analysis.extraction.readings import read_figure
from analysis.extraction.stretches import Stretch, cut_stretch
from analysis.extraction.years import is_count
from analysis.records import Sentence, Span
from analysis.words import Words

DATE_LINKS = frozenset({"-", "–", "—", "and", "to", "/", ",", "or"})
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def find_figures(
    words: Words, sentences: Sequence[Sentence], mentions: Sequence[Mention], books: Codebooks
) -> list[Figure]:
    """All numbers of an article in order."""
    triggers = find_triggers(words.lower, books)
    if not triggers:
        return []
    tables = load_tables(books)
    style = choose_style(words.forms[i] for i in triggers)
    starts = [m.span.start for m in mentions]
    figures: list[Figure] = []
    for sentence, inside in group_triggers(words, sentences, triggers):
        line = cut_stretch(words, words.first_from(sentence.start), words.last_until(sentence.end), style)
        near = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        dates = [date for m in near if m.span.end <= sentence.end and (date := find_date(words, m, line, tables))]
        figures += read_line(line, inside, dates, tables)
    return figures


class Dated(NamedTuple):
    """A date of a sentence, from its first to its last word."""

    mention: Mention
    first: int
    last: int


def find_date(words: Words, mention: Mention, line: Stretch, tables: Tables) -> Dated | None:
    """The words of a date; None for a year that counts something ("2000 soldiers")."""
    first, last = words.last_until(mention.span.start), words.first_from(mention.span.end) - 1
    return None if is_count(line, mention, first, tables) else Dated(mention, first, last)


def group_triggers(
    words: Words, sentences: Sequence[Sentence], triggers: list[int]
) -> Iterator[tuple[Span, list[int]]]:
    """The sentences in which numbers may stand, each with the words that may begin one."""
    place, last = 0, len(triggers)
    for sentence in sentences:
        if place == last:
            return
        start, end = sentence.span.start, sentence.span.end
        while place < last and words.starts[triggers[place]] < start:
            place += 1
        first = place
        while place < last and words.starts[triggers[place]] < end:
            place += 1
        if place > first:
            yield sentence.span, triggers[first:place]


def read_line(line: Stretch, triggers: list[int], dates: list[Dated], tables: Tables) -> list[Figure]:
    """The numbers of one sentence in order, its dates among them."""
    figures: list[Figure] = []
    measures: list[Measure] = []
    place, last = 0, -1
    stretch = line if not dates else line._replace(last=dates[0].first)
    for word in triggers:
        while place < len(dates) and dates[place].last < word:
            place += 1
            end = dates[place].first if place < len(dates) else line.last
            stretch = line._replace(first=dates[place - 1].last + 1, last=end)
        if place < len(dates) and dates[place].first <= word:
            figures += read_dates(line, word, dates, place, tables)
            last = word
            continue
        if word <= last:
            continue
        if composed := find_composed(stretch, word, tables.names):
            start, end, reason = composed
            last = bisect_left(line.ends, end)
            figures.append(exclude(Span(start, end), reason))
            figures += exclude_digits(line.text, end, line.ends[last])
            continue
        number = read_number(stretch, word, tables.numbers)
        if number is None:
            figures += read_leftover(stretch, word, tables)
            continue
        last = number.last
        if joins_date(stretch, number, dates[place] if place < len(dates) else None) or (
            place and follows_date(stretch, number, dates[place - 1])
        ):
            figures.append(exclude(number.span, "date"))
            continue
        measures.append(measure_number(stretch, number, tables))
    if not measures:
        return figures
    figures += read_measures(line, measures, tables)
    if len(figures) == 1:
        return figures
    figures.sort(key=lambda figure: (figure.span.start, -figure.span.end))
    return join_figures(line.text, drop_covered(figures))


def drop_covered(figures: list[Figure]) -> list[Figure]:
    """The figures without those inside another one: the "82" of "24 BTR-82A vehicles"."""
    kept: list[Figure] = []
    for figure in figures:
        if not kept or figure.span.start >= kept[-1].span.end:
            kept.append(figure)
    return kept


def joins_date(stretch: Stretch, number: Number, date: Dated | None) -> bool:
    """Whether a number runs on into a date: "13–15 May", "13 and 14 May", "between 1600 and 1900"."""
    if date is None or date.first - number.last > 2 or number.form != "digits" or number.prefix or number.suffix:
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


def read_leftover(stretch: Stretch, word: int, tables: Tables) -> Iterator[Figure]:
    """A word that holds digits or a number word and makes no number: part of a name such as "A320", an ordinal."""
    form, start = stretch.forms[word], stretch.starts[word]
    lower = form.lower()
    if form.isalpha():
        if lower in tables.names.ordinals:
            yield exclude(stretch.span(word, word), "ordinal")
        elif lower in tables.names.totals or tables.numbers.kinds.get(lower, ("",))[0] in {"scale", "dozen"}:
            yield exclude(stretch.span(word, word), "number word that counts nothing")
        elif lower == "half":
            yield exclude(stretch.span(word, word), "part of a period")
        return
    has_letter = any(c.isalpha() for c in form)
    for match in DIGITS.finditer(form):
        span = Span(start + match.start(), start + match.end())
        if has_letter:
            yield exclude(span, "part of a name")
        else:
            yield Figure(span, status="unread", reason="digits that make no number", method="unread")


def read_measures(line: Stretch, measures: list[Measure], tables: Tables) -> Iterator[Figure]:
    """The figures of the numbers that are no dates; two numbers may be one figure."""
    place, end = 0, -1
    while place < len(measures):
        measure = measures[place]
        place += 1
        if measure.number.start < end:
            continue
        following = measures[place] if place < len(measures) else None
        figure = read_pair(line, measure, following, tables) if following is not None else None
        if figure is not None:
            place += 1
        else:
            figure = read_figure(measure, measures[place : place + 2], tables)
        end = figure.span.end
        yield figure
