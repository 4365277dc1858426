"""Which date of a sentence belongs to a figure?

The one right beside it; then one in its clause, before or behind it; then one across clauses.

    "In 2024 it sold 300 tons, and in 2023 it had sold 250" → 300 in 2024, 250 in 2023
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from analysis.dates.resolution import Resolved
from analysis.extraction.datings import Dating
from analysis.records import Span

NOW = re.compile(r"\b(?:currently|now|at present|presently|at the moment|nowadays)\b", re.IGNORECASE)
NOW_BEHIND = re.compile(r"\s+(?:who\s+|which\s+)?(?:currently|now|presently)\b")
CLAUSE = re.compile(
    r";|,\s+(?:while|but|whereas|who|where|with|when|although)\b|\s(?:while|whereas|although|but)\s"
    # "which is 12 percent more" still tells of the same thing, "which employs 300 people" does not.
    r"|,\s+which\s+(?!is|was|are|were|represent|amount|make|account|mark|exceed|mean)"
    r"|,\s+and\s+(?:the|its|it|he|she|they|[A-Z]|\d)|[.!?]\s+[A-Z]"
)
# "12 schools opened this year" tells when, "200 people at a mill opened in 2019" does not.
OWN_VERB = re.compile(r"\s+(?:were\s+|was\s+)?[a-z]+\s+(?:(?:in|on|by|during|over|for)\s+)?(?:the\s+)?")
DEADLINE = re.compile(r"\b(?:by|until|till)(?:\s+the\s+end\s+of)?\s+$")
PREDICATE = re.compile(r",\s+(?:has|have|had|is|are|was|were|will)\b")
# What parts a beginning from a later figure, and how words go on with the beginning itself.
APART = re.compile(r"[,;)]|\b(?:and|is|are|has|have|now|currently|which|that|where|will)\b|^\s*[^\W\d]+s\b")
CONTINUED = re.compile(r"^\s*,\s+(?:[a-z]+ing|worth|valued|at|for|with)\b")
SAID = re.compile(r"\b(?:said|says|told|announced|reported|noted|stated|informed|added|confirmed)\b")
# "to design a radar for ships starting in", "for trucks to be delivered by"; not "up to 300".
PURPOSE = re.compile(r"\b(?:to\s+(?!be\b|the\b|about\b)[a-z]{3,20}\s+(?!of\b)|for\s+[^.;]{3,80}?\bto\s+be\s+)")
STARTING = re.compile(
    r"\b(?:starting|beginning|commencing|due|scheduled|slated|to\s+be\s+\w{2,20}(?:ed|en|ilt|t))(?:\s+(?:for\s+\w+|to\s+\w+|from|in|by|on|at|the|end|of|early|late|mid)){0,5}\s+$"
)
OWN_NUMBER = re.compile(r"\s?(?::|\()\s?[$€£₼]?(?!20\d\d\s?[:)])\d|\s?[–—]\s[$€£₼]?\d")
NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
# How far behind a figure "respectively" is looked for, and how far apart a date and a figure may stand.
REACH = 400
# How closely a date belongs to a figure, the closest first; of one rank the nearer wins.
TIGHT, BESIDE, CLAUSE_MATE, ACROSS, BEYOND = range(5)


def find_nearest(text: str, figure: Span, datings: Sequence[Dating], tense: str | None) -> Dating | None:
    """The date that belongs to a figure most closely: beside it, in its clause, then across clauses."""
    best: tuple[int, int, int] | None = None
    chosen = None
    for dating in datings:
        span = dating.date.mention.span
        if span.overlaps(figure):
            continue
        is_before = span.end <= figure.start
        gap = figure.start - span.end if is_before else span.start - figure.end
        if gap > REACH and not dating.standing.is_first:
            continue
        rank = rank_before(text, figure, dating, tense) if is_before else rank_after(text, figure, dating, tense)
        if rank is None:
            continue
        if best is None or (rank, gap, span.start) < best:
            best, chosen = (rank, gap, span.start), dating
    return chosen


def rank_before(text: str, figure: Span, dating: Dating, tense: str | None) -> int | None:
    """How closely a date before a figure belongs to it; None if it does not."""
    date = dating.date
    if is_beside(text, date.mention.span, figure):
        return TIGHT
    between = text[date.mention.span.end : figure.start]
    if OWN_NUMBER.match(text, date.mention.span.end) and NUMBER.search(between):
        return None
    if dating.standing.role == "record" or NOW.search(between) or NOW_BEHIND.match(text, figure.end):
        return None
    if dating.standing.role == "said" and ("that" in between or "," in between):
        return None
    if dating.standing.role == "origin" and is_apart(between, dating.standing.is_main, tense):
        return None
    if is_occasion(date) and SAID.search(between):
        return None
    if CLAUSE.search(between):
        is_open = tense != "present" or dating.standing.is_attribute or is_current(date)
        return ACROSS if is_open else None
    return CLAUSE_MATE


def is_apart(between: str, is_main: bool, tense: str | None) -> bool:
    """Whether a figure behind a beginning tells of something else ("opened in 1976, produces 300 tractors")."""
    return APART.search(CONTINUED.sub("", between)) is not None or (tense == "present" and not is_main)


def is_occasion(date: Resolved) -> bool:
    """Whether a date is a day, on which something was said or done."""
    return date.mention.form in {"day", "weekday", "relative_day", "iso_day", "numeric_day"}


def is_current(date: Resolved) -> bool:
    """Whether words such as "this year" name the time of the article itself."""
    return date.mention.part("rel") in {"this", "current", "next", "today"}


def rank_after(text: str, figure: Span, dating: Dating, tense: str | None) -> int | None:
    """How closely a date behind a figure belongs to it; None if it does not."""
    span = dating.date.mention.span
    between = text[figure.end : span.start]
    is_aside = dating.standing.role == "origin" and not dating.standing.is_main and not OWN_VERB.fullmatch(between)
    if dating.standing.role in {"record", "said"} or is_aside:
        return None
    if OWN_NUMBER.match(text, span.end) or is_of_purpose(between):
        return None
    if dating.standing.cue is not None:
        return BESIDE
    if PREDICATE.search(between) and (dating.standing.is_since or is_occasion(dating.date)):
        return None
    if CLAUSE.search(between):
        return BEYOND if not dating.standing.is_lead and tense != "present" else None
    if (
        dating.standing.is_lead
        and between.strip() not in {"(", "", ",", "in", "–", "—"}
        and not ends_clause(text, dating)
    ):
        return None
    if NUMBER.search(between):
        return None if DEADLINE.search(between) else ACROSS
    return CLAUSE_MATE if "," in between or dating.standing.role == "origin" else BESIDE


def is_of_purpose(between: str) -> bool:
    """Whether a date tells when something begins that an amount is for: "$40 million to build a tug due in 2028"."""
    return STARTING.search(between) is not None and PURPOSE.search(between) is not None


def ends_clause(text: str, dating: Dating) -> bool:
    """Whether a date is followed by the end of its sentence or clause, so that it does not lead the next."""
    return text[dating.date.mention.span.end : dating.date.mention.span.end + 1] in {".", ";", "", ")", "\n"}


def pair_respectively(text: str, sentence: Span, figure: Span, datings: Sequence[Dating]) -> Dating | None:
    """The date of a figure in a list: "300 and 400 tons in 2023 and 2024, respectively"."""
    if len(datings) < 2 or text.find("respectively", figure.start, figure.start + REACH) < 0:
        return None
    spans = [d.date.mention.span for d in datings]
    first, last = spans[0].start, spans[-1].end
    if any(NUMBER.search(text[a.end : b.start]) for a, b in pairwise(spans)):
        return None
    if figure.end <= first:
        numbers = [m.start() for m in NUMBER.finditer(text, max(sentence.start, first - REACH), first)][-len(datings) :]
    elif figure.start >= last:
        numbers = [m.start() for m in NUMBER.finditer(text, last, min(sentence.end, last + REACH))][: len(datings)]
    else:
        return None
    if len(numbers) != len(datings):
        return None
    return next((d for d, at in zip(datings, numbers, strict=True) if figure.start <= at < figure.end), None)


def is_beside(text: str, date: Span, figure: Span) -> bool:
    """Whether a figure stands in brackets or behind a colon right after a date: "last year (267 tons)"."""
    gap = figure.start - date.end
    return 0 < gap < 5 and text[date.end : figure.start].strip() in {"(", ":", "–", "—", "(-"}
