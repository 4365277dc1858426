"""Is a figure a level or a change, and for each of what?

"a 23 percent increase" → rise     "fell by 300 units" → fall     "700 tractors annually" → per year
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.codebooks.phrases import spell_phrases
from analysis.records import Change, Span

PER = re.compile(
    r"^\s*(?:(?P<adverb>annually|yearly|monthly|weekly|daily|hourly)"
    r"|(?:per|a|an|each|every|/)\s*(?P<unit>year|annum|month|week|day|hour|quarter|unit|person|capita|tonne|ton|barrel|hectare|kilometre|kilometer|household|employee|worker|share|head|litre|liter)s?)\b",
    re.IGNORECASE,
)
ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
UNITS = {"annum": "year", "capita": "person", "head": "person", "tonne": "t", "ton": "t"}
LEVEL = re.compile(r"\b(?:to|at|until)\s+(?:a\s+|an\s+)?(?:record\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class ChangeWords:
    """The words of change, compiled."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    directions: dict[str, Change]


@lru_cache(maxsize=8)
def compile_changes(books: Codebooks) -> ChangeWords:
    """The words of change that may stand right before and right behind a figure."""
    book = books.book("changes")
    before: dict[str, Change] = {w: d for d in ("rise", "fall") for w in book["before"][d]}
    after: dict[str, Change] = {w: d for d in ("rise", "fall") for w in book["after"][d]}
    return ChangeWords(
        re.compile(
            rf"(?<!\w)(?P<word>{spell_phrases(before)})\s+(?:by\s+|of\s+)?(?:a\s+|an\s+|the\s+)?(?:\w+ly\s+)?$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"^[\s-]*(?:\w+-on-\w+\s+|annual\s+|yearly\s+|overall\s+|real\s+|sharp\s+|further\s+)?(?P<word>{spell_phrases(after)})(?!\w)",
            re.IGNORECASE,
        ),
        before | after,
    )


def find_change(text: str, span: Span, books: Codebooks) -> Change | None:
    """The direction of change that the words beside a figure say, None for a level."""
    words = compile_changes(books)
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]
    if LEVEL.search(before):
        return None
    match = words.before.search(before) or words.after.match(after)
    return words.directions[" ".join(match["word"].lower().split())] if match else None


def find_per(text: str, end: int) -> tuple[str | None, int]:
    """What a figure is counted for (year, month, person …), and where those words end."""
    match = PER.match(text[end : end + 30])
    if match is None:
        return None, end
    if adverb := match["adverb"]:
        return ADVERBS[adverb.lower()], end + match.end()
    unit = match["unit"].lower()
    return UNITS.get(unit, unit), end + match.end()
