"""For when is a figure meant, and against when is it compared?

A date beside the figure says it; a date behind "compared with" is the base. Where no date stands in the
sentence, it may go on with the period of the sentence before, and the present tense means the year of publication.

    "8.1 billion …, a 23 percent increase compared with the previous year" (budget 2025) → 2025, base 2024
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.codebooks import Codebooks
from analysis.dates.edtf import edtf_bounds, is_edtf, shift_year, year_of
from analysis.dates.resolution import Resolved
from analysis.extraction.datings import Dates, Dating, Standing, load_dating_words
from analysis.extraction.datings import resolve_dates as resolve_dates
from analysis.extraction.figures import Figure
from analysis.extraction.verbs import Verb
from analysis.records import Span

NOW = re.compile(r"\b(?:currently|now|at present|presently|at the moment|nowadays)\b", re.IGNORECASE)
NOW_PARTS = ("now", "Now", "urrently", "present", "moment")
PRESENT = re.compile(
    r"[\s,)]*(?:(?:and|it|which|also|now|currently)\s+){0,2}(?:is|are|has|have|[a-z]{3,20}s)\s+(?!\w+ed\b|been\b)"
)
CLAUSE = re.compile(
    r";|,\s+(?:while|but|whereas|which|who|where|with|when|although)\b|\s(?:while|whereas|although|but)\s"
    r"|,\s+and\s+(?:the|its|it|he|she|they|[A-Z])|[.!?]\s+[A-Z]"
)
APART = re.compile(r"[,;)]|\b(?:and|is|are|has|have|now|currently|which|that|where|will)\b|^\s*[^\W\d]+s\b")
SAID = re.compile(r"\b(?:said|says|told|announced|reported|noted|stated|informed|added|confirmed)\b")
NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
SAME_MEASURE = re.compile(r"[^\W\d_]{5,}")
# How near two dates of one rank must be told apart by their order; farther dates lose by their distance.
TIGHT, BESIDE, CLAUSE_MATE, ACROSS, BEYOND = range(5)


@dataclass(frozen=True, slots=True)
class Period:
    """When a figure holds, what it is compared with, and the rule that says so."""

    period: str | None
    base: str | None
    rule: str | None


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
    found = dates if isinstance(dates, Dates) else Dates([Dating(d, Standing("plain")) for d in dates])
    tense = verb.tense if verb is not None else None
    bases = [d for d in found.datings if is_base_of(text, d, figure, books)] if found else []
    period, rule = choose_period(text, sentence, figure, found, bases, published, tense, books)
    base = find_base(text, sentence, figure, bases, period, books) if figure.change else None
    return Period(period, base, rule)


def is_base_of(text: str, dating: Dating, figure: Figure, books: Codebooks) -> bool:
    """Whether a figure is compared with a date.

    "from 2023" and "on 2023" compare only behind a change: "up 4 percent on 2023", but "on 5 May 2023".
    """
    span = dating.date.mention.span
    if dating.date.edtf is None or is_beside(text, span, figure.span):
        return False
    if dating.standing.cue is not None:
        return not (figure.span.end > dating.standing.cue and figure.span.start < span.start)
    if dating.standing.role == "base":
        return True
    if (
        figure.change is None
        or figure.span.end > span.start
        or dating.date.mention.form in {"month_span", "past_years"}
    ):
        return False
    return load_dating_words(books).weak.search(text, max(figure.span.end, span.start - 30), span.start) is not None


def is_beside(text: str, date: Span, figure: Span) -> bool:
    """Whether a figure stands in brackets or behind a colon right after a date: "last year (267 tons)"."""
    return date.end <= figure.start and text[date.end : figure.start].strip() in {"(", ":", "–", "—", "(-"}


def choose_period(
    text: str,
    sentence: Span,
    figure: Figure,
    dates: Dates,
    bases: Sequence[Dating],
    published: str | None,
    tense: str | None,
    books: Codebooks,
) -> tuple[str | None, str | None]:
    """The date that belongs to a figure, else the period the text goes on with, else what the tense says."""
    others = [d for d in dates.datings if d.date.edtf is not None and d not in bases]
    if others:
        chosen = pair_respectively(text, sentence, figure.span, others) or find_nearest(
            text, figure.span, others, published, tense
        )
        if chosen is not None:
            return spell_period(text, chosen, dates, published, tense)
    return choose_without_date(text, sentence, figure, dates, published, tense, books)


def find_nearest(
    text: str, figure: Span, datings: Sequence[Dating], published: str | None, tense: str | None
) -> Dating | None:
    """The date that belongs to a figure most closely: beside it, in its clause, then across clauses."""
    best: tuple[int, int, int] | None = None
    chosen = None
    for dating in datings:
        span = dating.date.mention.span
        if span.overlaps(figure):
            continue
        is_before = span.end <= figure.start
        rank = rank_before(text, figure, dating, tense) if is_before else rank_after(text, figure, dating)
        if rank is None:
            continue
        gap = figure.start - span.end if is_before else span.start - figure.end
        if best is None or (rank, gap, span.start) < best:
            best, chosen = (rank, gap, span.start), dating
    return chosen


def rank_before(text: str, figure: Span, dating: Dating, tense: str | None) -> int | None:
    """How closely a date before a figure belongs to it; None if it does not."""
    date = dating.date
    if is_beside(text, date.mention.span, figure):
        return TIGHT
    between = text[date.mention.span.end : figure.start]
    if dating.standing.role == "record" or NOW.search(between):
        return None
    if dating.standing.role == "said" and ("that" in between or "," in between):
        return None
    if dating.standing.role == "origin" and (
        APART.search(between) or (tense == "present" and not dating.standing.is_main)
    ):
        return None
    if dating.standing.is_lead and is_occasion(date) and SAID.search(between):
        return None
    if CLAUSE.search(between):
        return None if tense == "present" and not is_current(date) else ACROSS
    return CLAUSE_MATE


def is_occasion(date: Resolved) -> bool:
    """Whether a date is a day, on which something was said or done."""
    return date.mention.form in {"day", "weekday", "relative_day", "iso_day", "numeric_day"}


def is_current(date: Resolved) -> bool:
    """Whether words such as "this year" name the time of the article itself."""
    return date.mention.part("rel") in {"this", "current", "next", "today"}


def rank_after(text: str, figure: Span, dating: Dating) -> int | None:
    """How closely a date behind a figure belongs to it; None if it does not."""
    if dating.standing.role in {"record", "said"} or (dating.standing.role == "origin" and not dating.standing.is_main):
        return None
    between = text[figure.end : dating.date.mention.span.start]
    if CLAUSE.search(between):
        return BEYOND if not dating.standing.is_lead else None
    if (
        dating.standing.is_lead
        and between.strip() not in {"(", "", ",", "in", "–", "—"}
        and not ends_clause(text, dating)
    ):
        return None
    if NUMBER.search(between):
        return ACROSS
    return CLAUSE_MATE if "," in between or dating.standing.role == "origin" else BESIDE


def ends_clause(text: str, dating: Dating) -> bool:
    """Whether a date is followed by the end of its sentence or clause, so that it does not lead the next."""
    return text[dating.date.mention.span.end : dating.date.mention.span.end + 1] in {".", ";", "", ")", "\n"}


def pair_respectively(text: str, sentence: Span, figure: Span, datings: Sequence[Dating]) -> Dating | None:
    """The date of a figure in a list: "300 and 400 tons in 2023 and 2024, respectively"."""
    if len(datings) < 2 or not RESPECTIVELY.search(text, figure.start, sentence.end):
        return None
    spans = [d.date.mention.span for d in datings]
    first, last = spans[0].start, spans[-1].end
    if any(NUMBER.search(text[a.end : b.start]) for a, b in zip(spans, spans[1:], strict=False)):
        return None
    if figure.end <= first:
        numbers = [m.start() for m in NUMBER.finditer(text, sentence.start, first)][-len(datings) :]
    elif figure.start >= last:
        numbers = [m.start() for m in NUMBER.finditer(text, last, sentence.end)][: len(datings)]
    else:
        return None
    if len(numbers) != len(datings):
        return None
    return next((d for d, at in zip(datings, numbers, strict=True) if figure.start <= at < figure.end), None)


def spell_period(
    text: str, chosen: Dating, dates: Dates, published: str | None, tense: str | None
) -> tuple[str | None, str | None]:
    """The value of the chosen date and the rule in a reader's words."""
    date, words = chosen.date, chosen.date.mention.span.of(text)
    value = strip_clock(date.edtf or "")
    if date.mention.form in {"same_period", "year_earlier"}:
        shifted = shift_from(date, main_period(dates, chosen))
        return shifted or value, f"{words!r}: {date.rule}"
    if date.mention.part("rel") == "today" and tense == "present":
        return value[:4], f"{words!r} in the present tense: the year of the publication date {published}"
    if chosen.standing.is_since and published is not None and "/" not in value:
        year = edtf_bounds(published)[0].year
        if tense == "present":
            return str(year), f"present tense since {words!r}: year of the publication date {published}"
        if is_edtf(f"{value}/{year}") and year_of(value) < year:
            return f"{value}/{year}", f"since {words!r}: {date.rule}, until the publication date {published}"
    return value, f"{words!r}: {date.rule}"


def strip_clock(value: str) -> str:
    """A date without the time of day."""
    return value.split("T", 1)[0]


def main_period(dates: Dates, beside: Dating | None = None) -> str | None:
    """The first period of a sentence that is no base of comparison, else the one named before it."""
    for dating in dates.datings:
        if (
            dating is not beside
            and dating.date.edtf
            and dating.standing.role == "plain"
            and dating.standing.cue is None
        ):
            return strip_clock(dating.date.edtf)
    return dates.before.date.edtf if dates.before.date is not None else None


def choose_without_date(
    text: str,
    sentence: Span,
    figure: Figure,
    dates: Dates,
    published: str | None,
    tense: str | None,
    books: Codebooks,
) -> tuple[str | None, str | None]:
    """The period of the sentence before if this one goes on with it, else the year of publication."""
    if tense != "future" and goes_on(text, sentence, dates, tense, books):
        before = dates.before.date
        assert before is not None
        return before.edtf, f"{before.mention.span.of(text)!r} of a sentence before: {before.rule}"
    if published is None or tense in {None, "future"}:
        return None, None
    if tense == "present" or is_now(text, sentence) or is_present_behind(text, figure.span, dates):
        return str(edtf_bounds(published)[0].year), f"present tense: year of the publication date {published}"
    return None, None


def is_now(text: str, sentence: Span) -> bool:
    """Whether a sentence says "now" or "currently"."""
    is_likely = any(text.find(word, sentence.start, sentence.end) >= 0 for word in NOW_PARTS)
    return is_likely and NOW.search(text, sentence.start, sentence.end) is not None


def is_present_behind(text: str, figure: Span, dates: Dates) -> bool:
    """Whether a figure stands behind a beginning and a verb in the present: "opened in 1976, has 3 docks"."""
    origins = (d.date.mention.span for d in dates.datings if d.standing.role == "origin")
    return any(span.end <= figure.start and PRESENT.match(text, span.end) is not None for span in origins)


def goes_on(text: str, sentence: Span, dates: Dates, tense: str | None, books: Codebooks) -> bool:
    """Whether a sentence without a date speaks of the period before: by its first words, or in the past tense."""
    opening = text[sentence.start : sentence.start + 30].lower()
    if opening.startswith(load_dating_words(books).openings):
        return dates.before.date is not None
    if tense != "past" or any(is_occasion(d) for d in dates):
        return False
    before = dates.before
    if before.date is None:
        return False
    return before.is_same_paragraph or shares_word(text, sentence, before.date.mention.span)


def shares_word(text: str, sentence: Span, date: Span) -> bool:
    """Whether a sentence speaks of the same thing as the one in which a date stands."""
    start = max(text.rfind("\n", 0, date.start) + 1, date.start - 200)
    stop = text.find("\n", date.end, date.end + 200)
    there = set(SAME_MEASURE.findall(text[start : stop if stop >= 0 else date.end + 200]))
    here = {word for word in SAME_MEASURE.findall(sentence.of(text)) if word.islower()}
    return bool({word.rstrip("s") for word in here} & {word.rstrip("s") for word in there if word.islower()})


def find_base(
    text: str, sentence: Span, figure: Figure, bases: Sequence[Dating], period: str | None, books: Codebooks
) -> str | None:
    """The period that a change is counted from."""
    if bases:
        base = min(bases, key=lambda d: (distance(d.date.mention.span, figure.span), d.date.mention.span.start)).date
        if base.mention.form in {"same_period", "year_earlier"} and (shifted := shift_from(base, period)):
            return shifted
        if base.mention.form == "relative_month" and period is not None:
            return shift_unit(base, period) or strip_clock(base.edtf or "")
        return strip_clock(base.edtf or "")
    if period is not None and load_dating_words(books).yearly.search(text, sentence.start, sentence.end):
        return year_before(period)
    return None


def distance(span: Span, figure: Span) -> int:
    """The characters between a date and a figure."""
    return figure.start - span.end if span.end <= figure.start else span.start - figure.end


def shift_from(base: Resolved, period: str | None) -> str | None:
    """ "the same period of 2024", seen from the period itself: "2025-01/2025-08" → "2024-01/2024-08"."""
    if period is None or base.edtf is None:
        return None
    stated = base.mention.part("year")
    years = int(stated) - year_of(period) if stated and stated.isdigit() else -1
    shifted = shift_year(period, years) if years else None
    return shifted if shifted is not None and is_edtf(shifted) else None


def shift_unit(base: Resolved, period: str) -> str | None:
    """ "the previous quarter", seen from a quarter; "a month earlier", seen from a month."""
    rel, unit = base.mention.part("rel"), base.mention.part("unit")
    if rel not in {"previous", "preceding", "prior", "earlier", "before"}:
        return None
    year = int(period[:4])
    if unit == "quarter" and len(period) == 7 and period[5] == "Q":
        quarter = int(period[6])
        return f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q4"
    if unit == "month" and len(period) == 7 and period[5] != "Q":
        month = int(period[5:7])
        return f"{year}-{month - 1:02d}" if month > 1 else f"{year - 1}-12"
    return None


def year_before(period: str) -> str | None:
    """The same part of the year before; a day has none, and neither has a span of years."""
    is_long = "/" in period and year_of(period) != int(period.split("/")[1][:4])
    if is_long or len(period.split("/")[0]) > 7:
        return None
    shifted = shift_year(period, -1)
    return shifted if is_edtf(shifted) else None
