"""For when is a figure meant, and against when is it compared?

A date beside the figure says it; a date behind "compared with" is the base. Where no date stands in the
sentence, the present tense means the year of publication.

    "8.1 billion …, a 23 percent increase compared with the previous year" (budget 2025) → 2025, base 2024
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.codebooks.phrases import spell_phrases
from analysis.dates.edtf import edtf_bounds, year_of
from analysis.dates.mentions import Mention
from analysis.dates.resolution import Resolved, resolve_mention
from analysis.extraction.figures import Figure
from analysis.extraction.verbs import Verb
from analysis.records import Span

NOW = re.compile(r"\b(?:currently|now|today|at present|presently|at the moment)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """When a figure holds, what it is compared with, and the rule that says so."""

    period: str | None
    base: str | None
    rule: str | None


@dataclass(frozen=True)
class BaseWords:
    """The words of comparison: always, only behind a figure that changed, and with the year before."""

    always: re.Pattern[str]
    behind_a_change: re.Pattern[str]
    yearly: re.Pattern[str]


@lru_cache(maxsize=8)
def compile_base(books: Codebooks) -> BaseWords:
    """The words that make a date a base of comparison, as regular expressions."""
    book = books.book("changes")["base"]
    cues, weak, yearly = (spell_phrases(book[name]) for name in ("cues", "weak", "yearly"))
    tail = r"\s+(?:that\s+of\s+|in\s+|those\s+of\s+)?(?:the\s+)?$"
    return BaseWords(
        re.compile(rf"\b(?:{cues}){tail}", re.IGNORECASE),
        re.compile(rf"\b(?:{weak}){tail}", re.IGNORECASE),
        re.compile(rf"\b(?:{yearly})", re.IGNORECASE),
    )


def resolve_dates(
    text: str, sentence: Span, mentions: Sequence[Mention], published: str | None, books: Codebooks
) -> list[Resolved]:
    """The dates of a sentence with their values; "the previous year" leans on the year the sentence names first."""
    inside = [m for m in mentions if sentence.covers(m.span)]
    stated = [m for m in inside if m.edtf is not None and not is_base(text, sentence, m, books)]
    context = year_of(stated[0].edtf) if stated and stated[0].edtf else None
    return [resolve_mention(m, published, context) for m in inside]


def is_base(text: str, sentence: Span, mention: Mention, books: Codebooks, figure: Figure | None = None) -> bool:
    """Whether a date is what something is compared with.

    "from 2023" and "on 2023" compare only behind a change: "up 4 percent on 2023", but "on 5 May 2023".
    """
    if mention.form in {"same_period", "year_earlier"}:
        return True
    if mention.form == "past_years":
        return False
    words, before = compile_base(books), text[sentence.start : mention.span.start]
    is_behind_change = figure is not None and figure.change is not None and figure.span.end <= mention.span.start
    is_weak_base = is_behind_change and mention.form != "month_span" and words.behind_a_change.search(before)
    return bool(is_weak_base or words.always.search(before))


def find_period(
    text: str,
    sentence: Span,
    figure: Figure,
    dates: Sequence[Resolved],
    published: str | None,
    verb: Verb | None,
    books: Codebooks,
) -> Period:
    """The period and the base period of a figure."""
    known = [d for d in dates if d.edtf is not None and not d.mention.span.overlaps(figure.span)]
    bases = [d for d in known if is_base(text, sentence, d.mention, books, figure)]
    others = [d for d in known if d not in bases and d.mention.form != "past_years"]
    period, rule = choose_period(text, sentence, figure.span, others, published, verb)
    base = nearest(bases, figure.span).edtf if bases and figure.change else None
    if base is None and figure.change and period and compile_base(books).yearly.search(sentence.of(text)):
        base = str(year_of(period) - 1) if len(period) == 4 else None
    return Period(period, base[:10] if base else None, rule)


def choose_period(
    text: str,
    sentence: Span,
    figure: Span,
    others: Sequence[Resolved],
    published: str | None,
    verb: Verb | None,
) -> tuple[str | None, str | None]:
    """The date nearest to a figure, else what the tense of its verb says."""
    if others:
        chosen = nearest(others, figure)
        words = chosen.mention.span.of(text)
        return (chosen.edtf or "")[:10] if "/" not in (chosen.edtf or "") else chosen.edtf, f"{words!r}: {chosen.rule}"
    if published is None or verb is None:
        return None, None
    is_now = NOW.search(sentence.of(text)) is not None
    if verb.tense == "present" or (is_now and verb.tense != "future"):
        return str(edtf_bounds(published)[0].year), f"present tense: year of the publication date {published}"
    return None, None


def nearest(dates: Sequence[Resolved], figure: Span) -> Resolved:
    """The date with the fewest characters between it and a figure, the earlier one at a tie."""

    def distance(date: Resolved) -> tuple[int, int]:
        span = date.mention.span
        gap = figure.start - span.end if span.end <= figure.start else span.start - figure.end
        return gap, span.start

    return min(dates, key=distance)
