"""Which figures stand in an article, and which numbers are none?

A figure is a number with its hedge, its unit and what it counts. Every number comes out, as `used`, `minor`,
`not_a_figure` or `unread`, each with its reason.

    "between 700 and 800 tractors annually" → 700 to 800, tractor, per year
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analysis.codebooks import Codebooks
from analysis.dates.mentions import Mention
from analysis.extraction.figures.compounds import join_figures
from analysis.extraction.figures.dated import DIGITS, Dated, exclude_digits, find_date, read_dates, touches_date
from analysis.extraction.figures.digits import choose_style
from analysis.extraction.figures.exclusions import find_composed
from analysis.extraction.figures.measures import Measure, Tables, add_measure, load_tables, measure_number
from analysis.extraction.figures.numbers import find_triggers, read_number
from analysis.extraction.figures.pairs import read_pair
from analysis.extraction.figures.quantities import Figure as Figure
from analysis.extraction.figures.quantities import exclude
from analysis.extraction.figures.singles import read_figure
from analysis.extraction.figures.stretches import Stretch, cut_stretch
from analysis.records import Sentence, Span
from analysis.words import Words


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
    last = -1
    for stretch, word, place in cut_at_dates(line, triggers, dates):
        if stretch is None:
            figures += read_dates(line, word, dates, place, tables)
            last = word
        elif word <= last:
            continue
        elif composed := find_composed(stretch, word, tables.names):
            start, end, reason = composed
            last = bisect_left(line.ends, end)
            figures.append(exclude(Span(start, end), reason))
            figures += exclude_digits(line.text, end, line.ends[last])
        elif (number := read_number(stretch, word, tables.numbers)) is None:
            figures += read_leftover(stretch, word, tables)
        else:
            last = number.last
            if dates and touches_date(stretch, number, dates, place):
                figures.append(exclude(number.span, "date"))
            else:
                add_measure(measures, measure_number(stretch, number, tables))
    if measures:
        figures += read_measures(line, measures, tables)
    if len(figures) < 2:
        return figures
    figures.sort(key=lambda figure: (figure.span.start, -figure.span.end))
    return join_figures(line.text, drop_covered(line.text, figures))


def cut_at_dates(line: Stretch, triggers: list[int], dates: list[Dated]) -> Iterator[tuple[Stretch | None, int, int]]:
    """Each word that may begin a number, with the stretch between dates in which it stands, or None inside a date."""
    place = 0
    stretch = line if not dates else line._replace(last=dates[0].first)
    for word in triggers:
        while place < len(dates) and dates[place].last < word:
            place += 1
            end = dates[place].first if place < len(dates) else line.last
            stretch = line._replace(first=dates[place - 1].last + 1, last=end)
        is_inside = place < len(dates) and dates[place].first <= word
        yield None if is_inside else stretch, word, place


def drop_covered(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures without those inside another one: the "82" of "24 BTR-82A vehicles"."""
    kept: list[Figure] = []
    for figure in figures:
        if not kept or figure.span.start >= kept[-1].span.end:
            kept.append(figure)
        else:
            kept += exclude_digits(text, kept[-1].span.end, figure.span.end)
    return kept


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
        elif lower in tables.numbers.multiples:
            yield exclude(stretch.span(word, word), "how often")
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
            yield from exclude_digits(line.text, end, measure.number.end)
            continue
        following = measures[place] if place < len(measures) else None
        figure = read_pair(line, measure, following, tables) if following is not None else None
        if figure is not None:
            place += 1
        else:
            figure = read_figure(measure, measures[place : place + 2], tables)
        end = figure.span.end
        yield figure
