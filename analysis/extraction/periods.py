"""For when is a figure meant, and against when is it compared?

A date beside the figure says it; a date behind "compared with" is the base. Where no date stands in the
sentence, it may go on with the period of the sentence before, and the present tense means the year of publication.

    "8.1 billion …, a 23 percent increase compared with the previous year" (budget 2025) → 2025, base 2024
"""

import re
from collections.abc import Sequence

from analysis.codebooks import Codebooks
from analysis.dates.edtf import edtf_bounds, is_edtf
from analysis.dates.resolution import Resolved
from analysis.extraction.bases import (
    find_base,
    find_year_before,
    is_base_of,
    is_compared,
    is_counted,
    is_year_before,
    shift_from,
)
from analysis.extraction.datings import NEXT, Dates, Dating, Setting
from analysis.extraction.datings import resolve_dates as resolve_dates
from analysis.extraction.figures.figures import Figure
from analysis.extraction.nearness import NOW, REACH, find_nearest, is_occasion, pair_respectively
from analysis.extraction.standings import Standing, load_dating_words
from analysis.extraction.verbs import Verb
from analysis.records import Span, record

# Verbs that look alike in the present and the past.
ALIKE = frozenset({"cost", "hit", "cut", "set", "put", "spread", "shut", "beat", "let", "read", "split"})
PRESENT = re.compile(
    r"(?:[^,;.()]{1,60},)?[\s,)]*(?:(?:and|it|which|also|now|currently)\s+){0,2}(?:is|are|has|have|[a-z]{3,20}s)\s+(?!\w+ed\b|been\b)"
)
MARKS = ".,;:!?()[]\"'“”‘’"
# Words that two sentences may share without speaking of the same thing.
EMPTY = frozenset({
    "about", "after", "their", "there", "which", "while", "where", "these", "those", "would", "other", "under",
    "million", "billion", "thousand", "percent", "according", "during", "between", "period", "month", "first",
    "year", "compared", "total", "amounted", "including", "report", "reported", "against", "before", "since",
    "could", "country", "countrie", "company", "government", "ministry", "state", "from", "with", "were",
    "that", "this", "have", "been", "into", "more", "than", "also", "last", "over", "will", "they", "most",
    "some", "such", "only", "when", "each", "said", "main", "what", "down", "made", "them", "very", "both",
    "says", "upon", "same", "part", "time", "years", "months",
})  # fmt: skip

ABILITY = re.compile(r"\b(?:can|able to|capable of|capacity)\b")
# Words that name a period by another one: the one the text speaks of.
RUNS = frozenset({"months_run", "month_span", "month", "quarter", "half", "year_ended"})
LEANING = frozenset({"same_period", "year_earlier"})
Dated = tuple[str | None, str | None]


@record()
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
    if not isinstance(dates, Dates):
        plain = [Dating(date, Standing("plain")) for date in dates]
        dates = Dates(Setting(text, sentence, (), 0, published, books), plain)
    tense = find_tense(verb)
    around = dates.around(figure.span) if dates else ()
    bases = [d for d in around if is_base_of(text, d, figure, books)]
    others = [d for d in around if (d.date.edtf is not None or is_counted(d)) and d not in bases]
    is_statistic = verb is not None and verb.form in load_dating_words(books).statistics
    period, rule = choose_period(dates, figure, others, tense, is_statistic)
    base = find_base(dates, figure, bases, period) if figure.change or is_compared(text, figure.span) else None
    return Period(period, base, rule)


def find_tense(verb: Verb | None) -> str | None:
    """The tense of the verb beside a figure; "cost" and "hit" look alike in the present and the past."""
    if verb is None:
        return None
    return "past" if verb.tense == "present" and verb.form in ALIKE else verb.tense


def choose_period(
    dates: Dates, figure: Figure, others: Sequence[Dating], tense: str | None, is_statistic: bool
) -> Dated:
    """The date that belongs to a figure, else the period the text goes on with, else what the tense says."""
    if others:
        text, sentence = dates.setting.text, dates.setting.sentence
        paired = pair_respectively(text, sentence, figure.span, others)
        chosen = paired or find_nearest(text, figure.span, others, tense)
        if chosen is not None:
            return spell_period(dates, chosen, tense)
    return choose_without_date(dates, figure, tense, is_statistic)


def spell_period(dates: Dates, chosen: Dating, tense: str | None) -> Dated:
    """The value of the chosen date and the rule in a reader's words."""
    published, date = dates.setting.published, chosen.date
    words = date.mention.span.of(dates.setting.text)
    value = strip_clock(date.edtf or "")
    if is_same_as_before(chosen):
        return main_period(dates, chosen), f"{words!r}: the period named before"
    if date.mention.form in LEANING and date.mention.part("rel") != "ago":
        shifted = shift_from(date, main_period(dates, chosen))
        return shifted or value or None, f"{words!r}: {date.rule}"
    if is_year_before(date) and chosen.standing.cue is not None:
        return find_year_before(main_period(dates, chosen)) or value or None, f"{words!r}: {date.rule}"
    if date.mention.part("rel") == "today" and tense == "present":
        return value[:4], f"{words!r} in the present tense: the year of the publication date {published}"
    if chosen.standing.is_since and published is not None and "/" not in value:
        if tense == "present":
            return published[:4], f"present tense since {words!r}: year of the publication date {published}"
        until = strip_clock(published)[: len(value)]
        if value < until and is_edtf(f"{value}/{until}"):
            return f"{value}/{until}", f"since {words!r}: {date.rule}, until the publication date {published}"
    if joined := join_years(dates, chosen):
        return joined, f"{words!r} and the year after it: {date.rule}"
    return value, f"{words!r}: {date.rule}"


def is_same_as_before(dating: Dating) -> bool:
    """Whether "in the same period" says that another thing happened in the period named before."""
    is_bare = not any(dating.date.mention.part(name) for name in ("rel", "rel2", "year"))
    return (
        dating.date.mention.form == "same_period"
        and is_bare
        and dating.standing.role == "plain"
        and dating.standing.cue is None
    )


def join_years(dates: Dates, chosen: Dating) -> str | None:
    """Two years that belong to one figure: "for delivery in 2025 and 2026" → 2025/2026."""
    text, end = dates.setting.text, chosen.date.mention.span.end
    if (
        chosen.date.mention.form != "year"
        or text[end : end + 5] != " and "
        or text.find("respectively", end, end + REACH) > 0
    ):
        return None
    second = next((d for d in dates.around(Span(end, end)) if d.date.mention.span.start == end + 5), None)
    if second is None or second.date.mention.form != "year" or (chosen.date.edtf or "") >= (second.date.edtf or ""):
        return None
    value = f"{chosen.date.edtf}/{second.date.edtf}"
    return value if is_edtf(value) else None


def strip_clock(value: str) -> str:
    """A date without the time of day."""
    return value.split("T", 1)[0]


def main_period(dates: Dates, beside: Dating | None = None) -> str | None:
    """The first period of a sentence that is no base of comparison, else the one named before it."""
    for dating in dates.datings[: 2 * NEXT]:
        if (
            dating is not beside
            and dating.date.edtf
            and not is_occasion(dating.date)
            and dating.standing.role == "plain"
            and dating.standing.cue is None
        ):
            return strip_clock(dating.date.edtf)
    return dates.before.date.edtf if dates.before.date is not None else None


def choose_without_date(dates: Dates, figure: Figure, tense: str | None, is_statistic: bool) -> Dated:
    """The period of the sentence before if this one goes on with it, else the year of publication."""
    text, sentence, published = dates.setting.text, dates.setting.sentence, dates.setting.published
    if dates and tense != "future" and is_present_behind(text, figure.span, dates):
        tense = "present"
    before = dates.before.date if tense != "future" and goes_on(dates, tense, is_statistic) else None
    if before is not None:
        return before.edtf, f"{before.mention.span.of(text)!r} of a sentence before: {before.rule}"
    if published is None or tense == "future":
        return None, None
    if tense == "present" or is_now(text, sentence, figure.span) or is_ability(text, figure.span, tense):
        return str(edtf_bounds(published)[0].year), f"present tense: year of the publication date {published}"
    return None, None


def is_now(text: str, sentence: Span, figure: Span) -> bool:
    """Whether the words around a figure say "now" or "currently"."""
    start, end = max(sentence.start, figure.start - REACH), min(sentence.end, figure.end + REACH)
    is_likely = has_now_part(text[start:end])
    return is_likely and NOW.search(text, start, end) is not None


def has_now_part(words: str) -> bool:
    """Whether it is worth a closer look: most sentences hold no part of such a word."""
    return "now" in words or "Now" in words or "urrently" in words or "present" in words or "moment" in words


def is_ability(text: str, figure: Span, tense: str | None) -> bool:
    """Whether a figure is what something is able to do: "can repair 80 ships a year", "has the capacity to …"."""
    return tense in {None, "other"} and ABILITY.search(text, max(0, figure.start - 60), figure.start) is not None


def is_present_behind(text: str, figure: Span, dates: Dates) -> bool:
    """Whether a figure stands behind a beginning and a verb in the present: "opened in 1976, has 3 docks"."""
    origins = (d.date.mention.span for d in dates.around(figure) if d.standing.role == "origin")
    return any(span.end <= figure.start and PRESENT.match(text, span.end) is not None for span in origins)


def goes_on(dates: Dates, tense: str | None, is_statistic: bool) -> bool:
    """Whether a sentence without a date speaks of the period before: by its first words, or in the past tense.

    A release on January–May goes on telling of it: "886 carts were made" in a later paragraph is of these months.
    """
    text, sentence = dates.setting.text, dates.setting.sentence
    opening = text[sentence.start : sentence.start + 30].lower()
    if opening.startswith(load_dating_words(dates.setting.books).openings):
        return True
    if dates and any(leans_on(d.date, dates) for d in dates.datings[:NEXT]):
        return True
    is_told = tense == "past" or (tense == "perfect" and is_statistic)
    if not is_told or (dates and any(is_of_its_own(d) for d in dates.datings[:NEXT])):
        return False
    before = dates.before
    if is_statistic and before.date is not None and before.date.mention.form in RUNS:
        return True
    if tense != "past":
        return False
    if before.date is None or before.is_same_paragraph:
        return before.date is not None
    if dates.is_shared is None:
        dates.is_shared = shares_word(text, sentence, before.date.mention.span)
    return dates.is_shared


def is_of_its_own(dating: Dating) -> bool:
    """Whether a date tells that its sentence speaks of another time: a day, or words that point nowhere known."""
    return is_occasion(dating.date) or (dating.date.edtf is None and dating.standing.role != "base")


def leans_on(base: Resolved, dates: Dates) -> bool:
    """Whether a base of comparison points at the period before: "a year earlier", "than in January 2024"."""
    if base.mention.form in LEANING:
        return True
    before = dates.before.date.edtf if dates.before.date is not None else None
    is_part = base.edtf is not None and len(base.edtf) > 4
    return bool(before and base.edtf and is_part and before != base.edtf and before[4:7] == base.edtf[4:7])


def shares_word(text: str, sentence: Span, date: Span) -> bool:
    """Whether a sentence speaks of the same thing as the one in which a date stands."""
    start = max(text.rfind("\n", 0, date.start) + 1, date.start - 200)
    stop = text.find("\n", date.end, date.end + 200)
    there = find_things(text[start : stop if stop >= 0 else date.end + 200])
    return not there.isdisjoint(find_things(sentence.of(text)))


def find_things(words: str) -> set[str]:
    """The longer words in small letters, without the s of a plural."""
    return {word.strip(MARKS).removesuffix("s") for word in words.split() if len(word) > 3 and word.islower()} - EMPTY
