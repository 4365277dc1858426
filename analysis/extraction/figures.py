"""Which figures stand in a sentence, and which numbers are none?

A figure is a number with its hedge, its unit and what it counts. Every number of the sentence comes out, as
`used`, `minor`, `not_a_figure` or `unread`, each with its reason.

    "between 700 and 800 tractors annually" → 700 to 800, tractor, per year
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from analysis.codebooks import Codebooks
from analysis.dates.mentions import Mention
from analysis.extraction.bounds import apply_bound, find_bound
from analysis.extraction.changes import find_change, find_per
from analysis.extraction.counts import find_counted
from analysis.extraction.exclusions import find_exclusion, find_ordinals, is_one_of
from analysis.extraction.numbers import Number, find_numbers
from analysis.extraction.units import Unit, find_unit_after, find_unit_before
from analysis.records import Bound, Change, Kind, Span, Status

BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
JOIN = re.compile(r"\s*(?:–|—|-|‑|to|and|or|up\s+to)\s*", re.IGNORECASE)
AGE = re.compile(r"^[\s-]*(?:years?|months?)[\s-]+(?:old|of\s+age)\b", re.IGNORECASE)
VERBLESS_JOIN = re.compile(r"\s*(?:–|—|-|‑|to)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the text and what it means."""

    span: Span
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    kind: Kind | None = None
    unit: str | None = None
    bound: Bound | None = None
    change: Change | None = None
    per: str | None = None
    about: str | None = None
    status: Status = "used"
    reason: str | None = None
    method: str = "number and unit"


def find_figures(text: str, sentence: Span, mentions: Sequence[Mention], books: Codebooks) -> list[Figure]:
    """All numbers of one sentence in order; spans count from the start of the article."""
    words = sentence.of(text)
    dated = [replace(m, span=m.span.shift(-sentence.start)) for m in mentions if sentence.covers(m.span)]
    figures = [figure_of_date(m) for m in dated if has_number(m.span.of(words), books)]
    numbers = [n for n in find_numbers(words, books) if not any(n.span.overlaps(m.span) for m in dated)]
    figures += read_numbers(words, numbers, books)
    taken = [f.span for f in figures] + [m.span for m in dated]
    for span in find_ordinals(words, books):
        if not any(span.overlaps(t) for t in taken):
            figures.append(Figure(span, status="not_a_figure", reason="ordinal", method="exclusion"))
    return [replace(f, span=f.span.shift(sentence.start)) for f in sorted(figures, key=lambda f: f.span)]


def has_number(words: str, books: Codebooks) -> bool:
    """Whether words name a number."""
    return bool(re.search(r"\d", words)) or bool(find_numbers(words, books)) or bool(find_ordinals(words, books))


def figure_of_date(mention: Mention) -> Figure:
    """A date with digits is no figure; a span of years is a duration."""
    if mention.form == "past_years":
        return Figure(mention.span, kind="duration", status="minor", reason="duration", method="date")
    return Figure(mention.span, status="not_a_figure", reason="date", method="date")


def read_numbers(words: str, numbers: Sequence[Number], books: Codebooks) -> list[Figure]:
    """The figures of the numbers that are no dates; two numbers may be one range."""
    figures = []
    place = 0
    while place < len(numbers):
        number = numbers[place]
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        figure = read_range(words, number, following, books) if following is not None else None
        place += 2 if figure is not None else 1
        figures.append(figure or read_number(words, number, books))
    return figures


def read_range(words: str, first: Number, last: Number, books: Codebooks) -> Figure | None:
    """Two numbers as one interval: "between 700 and 800 tractors", "5–7 percent", "from 3 to 10,000 tons"."""
    if find_exclusion(words, first.span) or first.value is None or last.value is None:
        return None
    unit_after_first = find_unit_after(words, first.span.end, books)
    gap_start = unit_after_first.span.end if unit_after_first else first.span.end
    symbol = find_unit_before(words, last.span.start, books)
    gap = words[gap_start : symbol.span.start if symbol else last.span.start]
    lead = BETWEEN.search(
        words[: (find_unit_before(words, first.span.start, books) or Unit("", "other", first.span)).span.start]
    )
    if not (JOIN if lead else VERBLESS_JOIN).fullmatch(gap):
        return None
    unit, end = find_unit(words, last, books)
    low, high = scale_low(first, last, words), last.value
    if unit is None or low >= high or (unit_after_first and unit_after_first.symbol != unit.symbol):
        return None
    before = find_unit_before(words, first.span.start, books)
    start = lead.start() if lead else before.span.start if before else first.span.start
    return finish(words, Figure(Span(start, end), None, low, high, bound="between", method="range"), unit, books)


def scale_low(first: Number, last: Number, words: str) -> Decimal:
    """The low end, with the scale of the high end where only that is written ("5 to 7 million")."""
    assert first.value is not None
    assert last.value is not None
    is_bare = re.fullmatch(r"[\d.,]+", first.span.of(words)) is not None
    scaled = re.search(
        r"(?:thousand|million|mln|mn|billion|bln|bn|trillion|[kmb])\.?$", last.span.of(words), re.IGNORECASE
    )
    if not (is_bare and scaled and first.value < 1000):
        return first.value
    digits = re.match(r"[\d.,]+", last.span.of(words))
    bare = Decimal(digits.group().replace(",", "").rstrip(".")) if digits else last.value
    return first.value * (last.value / bare)


def find_unit(words: str, number: Number, books: Codebooks) -> tuple[Unit | None, int]:
    """The unit of a number and where the figure's words end."""
    before = find_unit_before(words, number.span.start, books)
    after = find_unit_after(words, number.span.end, books)
    if before is not None:
        is_same = after is not None and after.kind == "money"
        return before, after.span.end if after is not None and is_same else number.span.end
    if after is not None:
        return after, after.span.end
    counted = find_counted(words, number.span.end, books)
    return counted, counted.span.end if counted else number.span.end


def read_number(words: str, number: Number, books: Codebooks) -> Figure:
    """One number: excluded with a reason, or a figure with its unit and hedge."""
    if reason := find_exclusion(words, number.span):
        return Figure(number.span, status="not_a_figure", reason=reason, method="exclusion")
    if is_one_of(words, number.span):
        return Figure(
            number.span,
            number.value,
            number.value,
            number.value,
            "count",
            bound="exact",
            status="minor",
            reason="one of",
        )
    unit, end = find_unit(words, number, books)
    start = number.span.start
    if unit is not None and unit.span.end <= start:
        start = unit.span.start
    if unit is None:
        return read_bare(number)
    bound, start, end = find_bound(words, start, end, books)
    if number.value is None:
        figure = Figure(Span(start, end), None, number.low, number.high, bound="between", method="order of magnitude")
    else:
        low, high = apply_bound(number.value, bound)
        figure = Figure(Span(start, end), number.value, low, high, bound=bound)
    return finish(words, figure, unit, books)


def read_bare(number: Number) -> Figure:
    """A number beside which nothing is counted or measured."""
    if number.form == "words":
        return Figure(number.span, status="not_a_figure", reason="number word without a noun", method="exclusion")
    return Figure(number.span, status="unread", reason="no unit and nothing counted beside it", method="unread")


def finish(words: str, figure: Figure, unit: Unit, books: Codebooks) -> Figure:
    """A figure with its unit, what it is for each of, whether it is a change, and its status."""
    per, _ = find_per(words, figure.span.end)
    change = find_change(words, figure.span, books)
    figure = replace(
        figure,
        kind=unit.kind,
        unit=unit.symbol,
        about=unit.about or find_about(words, figure.span),
        per=per,
        change=change,
    )
    if AGE.match(words[figure.span.end - len(unit.span.of(words)) :]):
        return replace(figure, status="minor", reason="age")
    if unit.kind == "duration":
        return replace(figure, status="minor", reason="duration")
    return figure


WORTH = re.compile(r"(?P<about>(?:[\w-]+\s+){1,4})worth\s+(?:of\s+)?$", re.IGNORECASE)
FOR = re.compile(
    r"^\s+(?:to|for|of|in|worth\s+of|on)\s+(?:the\s+)?(?P<about>[\w-]+(?:\s+(?:and\s+)?[\w-]+){0,4}?)(?=[,.;:()]|\s+(?:in|to|from|for|by|at|with|as|was|were|is|are|has|have|which|that|on|over|during)\b|$)",
    re.IGNORECASE,
)


def find_about(words: str, span: Span) -> str | None:
    """What an amount of money or a measure is about: "products worth …", "… to defence and national security"."""
    if match := WORTH.search(words[: span.start]):
        phrase = re.split(r"\b\w+ed\s|\b(?:is|are|was|were|of|the|a|an)\s", match["about"])[-1]
        return phrase.strip() or None
    match = FOR.match(words[span.end :])
    return match["about"].strip() if match else None
