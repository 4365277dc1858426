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
from analysis.extraction.exclusions import find_composed, find_exclusion, find_ordinals, is_one_of
from analysis.extraction.numbers import Number, find_numbers
from analysis.extraction.units import Unit, find_unit_after, find_unit_before
from analysis.records import Bound, Change, Kind, Sentence, Span, Status
from analysis.words import Words

BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
DASHES = "-‐‑‒–—―−"
JOIN = re.compile(rf"\s*(?:[{DASHES}]|to|and|or|up\s+to)\s*", re.IGNORECASE)
AGE = re.compile(r"^[\s-]*(?:years?|months?)[\s-]+(?:old|of\s+age)\b", re.IGNORECASE)
VERBLESS_JOIN = re.compile(rf"\s*(?:[{DASHES}]|to)\s*", re.IGNORECASE)
RATIO_JOIN = re.compile(r"-to-|\s+to\s+", re.IGNORECASE)
OF = re.compile(r"\s+of(?:\s+the)?(?=\s)")
RATIO_LEAD = re.compile(r"\b(?:ratio\s+(?:is|was|of)|by)\s+$", re.IGNORECASE)
MINUS = re.compile(r"(?:^|[\s(])[-−]$")
SIGNED_UNITS = frozenset({"percent", "percentage_point", "basis_point", "degC", "degree"})
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
MASK = "\x00"


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


def find_figures(
    words: Words, sentences: Sequence[Sentence], mentions: Sequence[Mention], books: Codebooks
) -> list[Figure]:
    """All numbers of an article in order."""
    return [figure for s in sentences for figure in find_in_sentence(words.text, s.span, mentions, books)]


def find_in_sentence(text: str, sentence: Span, mentions: Sequence[Mention], books: Codebooks) -> list[Figure]:
    """All numbers of one sentence in order; spans count from the start of the article."""
    words = sentence.of(text)
    dated = [replace(m, span=m.span.shift(-sentence.start)) for m in mentions if sentence.covers(m.span)]
    figures = [figure_of_date(m) for m in dated if has_number(m.span.of(words), books)]
    masked = mask_spans(words, [m.span for m in dated])
    figures += [exclude(span, reason) for span, reason in find_composed(masked)]
    masked = mask_spans(masked, [f.span for f in figures])
    figures += read_numbers(masked, find_numbers(masked, books), books)
    masked = mask_spans(masked, [f.span for f in figures])
    figures += [exclude(span, "ordinal") for span in find_ordinals(masked, books)]
    figures += [read_leftover(Span(*m.span()), masked) for m in DIGITS.finditer(masked)]
    return [replace(f, span=f.span.shift(sentence.start)) for f in sorted(figures, key=lambda f: f.span)]


def mask_spans(words: str, spans: Sequence[Span]) -> str:
    """The words with some spans blotted out, of the same length, so that nothing reads across them."""
    for span in spans:
        words = words[: span.start] + MASK * (span.end - span.start) + words[span.end :]
    return words


def exclude(span: Span, reason: str) -> Figure:
    """A number that is no figure, by a rule of that name."""
    return Figure(span, status="not_a_figure", reason=reason, method="exclusion")


def read_leftover(span: Span, words: str) -> Figure:
    """Digits that no rule read: part of a name such as "A320", else unread."""
    beside = words[max(0, span.start - 1) : span.start] + words[span.end : span.end + 1]
    if any(c.isalpha() or c == "_" for c in beside):
        return exclude(span, "part of a name")
    return Figure(span, status="unread", reason="digits that make no number", method="unread")


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
    figures: list[Figure] = []
    place = 0
    while place < len(numbers):
        number = numbers[place]
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        figure = read_pair(words, number, following, books) if following is not None else None
        place += 2 if figure is not None else 1
        if not figures or number.span.start >= figures[-1].span.end:
            figures.append(figure or read_number(words, number, books))
            words = mask_spans(words, [figures[-1].span])
    return figures


def read_pair(words: str, first: Number, last: Number, books: Codebooks) -> Figure | None:
    """Two numbers that belong together: an interval, or a ratio such as "3-to-1"."""
    return read_ratio(words, first, last) or read_range(words, first, last, books)


def read_ratio(words: str, first: Number, last: Number) -> Figure | None:
    """A proportion in words: "3-to-1", "a ratio of 5 to 2"."""
    gap = words[first.span.end : last.span.start]
    is_ratio = gap.lower() == "-to-" or (RATIO_JOIN.fullmatch(gap) and RATIO_LEAD.search(words[: first.span.start]))
    if not is_ratio or first.value is None or not last.value:
        return None
    value = first.value / last.value
    span = Span(first.span.start, last.span.end)
    return Figure(span, value, value, value, "ratio", bound="exact", method="ratio")


def read_range(words: str, first: Number, last: Number, books: Codebooks) -> Figure | None:
    """Two numbers as one interval: "between 700 and 800 tractors", "5–7 percent", "from 3 to 10,000 tons"."""
    if find_exclusion(words, first.span) or first.value is None or last.value is None:
        return None
    unit_after_first = find_unit_after(words, first.span.end, books)
    gap_start = unit_after_first.span.end if unit_after_first else first.span.end
    symbol = find_unit_before(words, last.span.start, books)
    gap = words[gap_start : symbol.span.start if symbol else last.span.start]
    before = find_unit_before(words, first.span.start, books)
    lead = BETWEEN.search(words[: before.span.start if before else first.span.start])
    if not (JOIN if lead else VERBLESS_JOIN).fullmatch(gap):
        return None
    unit, end = find_unit(words, last, books)
    if before is not None and (unit is None or unit.kind == "count"):
        unit, end = before, last.span.end
    low, high = scale_low(first, last, words), last.value
    stated = [u.symbol for u in (before, unit_after_first) if u is not None]
    if unit is None or low >= high or any(s != unit.symbol for s in stated):
        return None
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
    if not (is_bare and scaled and first.value < 1000 and last.value):
        return first.value
    digits = re.match(r"[\d.,]+", last.span.of(words))
    bare = Decimal(digits.group().replace(",", "").rstrip(".")) if digits else last.value
    return first.value * (last.value / bare)


def find_unit(words: str, number: Number, books: Codebooks) -> tuple[Unit | None, int]:
    """The unit of a number and where the figure's words end."""
    before = find_unit_before(words, number.span.start, books)
    number_end = skip_of(words, number)
    after = find_unit_after(words, number_end, books)
    if before is not None:
        is_same = after is not None and after.kind == "money"
        return before, after.span.end if after is not None and is_same else number.span.end
    if after is not None:
        return after, after.span.end
    if number.form == "fraction":
        return Unit("share", "ratio", number.span), number.span.end
    counted = find_counted(words, number_end, books)
    return counted, counted.span.end if counted else number.span.end


def skip_of(words: str, number: Number) -> int:
    """Where to look for the unit: behind "of" after a vague number ("hundreds of millions of euros")."""
    match = OF.match(words, number.span.end) if number.form == "vague" else None
    return match.end() if match else number.span.end


def read_number(words: str, number: Number, books: Codebooks) -> Figure:
    """One number: excluded with a reason, or a figure with its unit and hedge."""
    reason = find_exclusion(words, number.span)
    if reason and not (reason == "model or type" and find_unit_after(words, number.span.end, books)):
        return exclude(number.span, reason)
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
    if unit.symbol in SIGNED_UNITS and number.value is not None and MINUS.search(words[:start]):
        number, start = replace(number, value=-number.value), start - 1
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
    about = unit.about or find_about(words, figure.span)
    per, _ = find_per(words, figure.span.end)
    if per is None and about and (at := words.find(about, figure.span.end)) >= 0:
        per, _ = find_per(words, at + len(about))
    change = find_change(words, figure.span, books)
    figure = replace(
        figure,
        kind=unit.kind,
        unit=unit.symbol,
        about=about,
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
    r"^\s+(?:to|for|of|in|worth\s+of|on)\s+(?:the\s+)?(?P<about>[^\W\d][\w-]*(?:\s+(?:and\s+)?[^\W\d][\w-]*){0,4}?)(?=[,.;:()]|\s+(?:a|an|per|each|every|annually|yearly|monthly|weekly|daily|in|to|from|for|by|at|with|as|was|were|is|are|has|have|which|that|on|over|during)\b|$)",
    re.IGNORECASE,
)


def find_about(words: str, span: Span) -> str | None:
    """What an amount of money or a measure is about: "products worth …", "… to defence and national security"."""
    if match := WORTH.search(words[: span.start]):
        phrase = re.split(r"\b\w+ed\s|\b(?:is|are|was|were|of|the|a|an)\s", match["about"])[-1]
        return phrase.strip() or None
    match = FOR.match(words[span.end :])
    return match["about"].strip() if match else None
