"""What does a date belong to, by the words before it?

It may be the base of a comparison, the day on which something was said, or the beginning of something; none of
these is the period of a figure elsewhere in the sentence.

    "opened in 1976, it made 300 tractors in 2024, against 250 in 2023" → origin, plain, base outside "250 in 2023"
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analysis.codebooks import Codebooks
from analysis.codebooks.phrases import spell_phrases
from analysis.dates.mentions import Mention
from analysis.records import Span, record

# "record": the year of an earlier record, or the day of a dateline; no figure has its period there.
Role = Literal["plain", "base", "origin", "said", "record"]

STOP = re.compile(r";|,(?!\d|\s+(?:or|in|for|during)\b)")
LEADS = frozenset({
    "in", "on", "by", "during", "over", "for", "at", "as", "of", "since", "from", "until", "till", "the",
    "through", "throughout", "within", "under", "between", "around", "about", "end", "early", "late", "mid",
    "start", "beginning", "middle", "back", "this", "already", "only", "only,", "also", "fiscal", "financial",
    "year", "period", "results", "per", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december", "to", "into", "its", "a",
})  # fmt: skip
CLAUSE_WORDS = frozenset({
    "and", "while", "but", "whereas", "that", "where", "when", "as",
})  # fmt: skip
HELPERS = frozenset({
    "was", "were", "is", "are", "been", "be", "being", "had", "has", "have", "officially", "also", "first",
})  # fmt: skip
# "60 jobs will be added in October" says nothing.
PASSIVE = frozenset({"be", "been", "being", "was", "were", "is", "are"})
UNSAID = frozenset({"added", "posted", "noted", "released", "issued"})
RELATIVES = frozenset({"which", "that", "who", "whose", "where"})
RECORDS = frozenset({
    "time", "highest", "lowest", "biggest", "largest", "best", "worst", "record", "most", "least", "strongest",
    "fastest",
})  # fmt: skip
# Forms that name a stretch of time in which a figure may hold; days and weekdays are occasions.
PERIODS = frozenset({
    "year", "year_span", "quarter", "half", "months_run", "month_span", "month", "relative_year",
    "relative_month", "year_ended",
})  # fmt: skip
REFERRING = frozenset({"named_before", "same_period", "year_earlier", "past_years"})
SINCE_FORMS = PERIODS | {"day"}
PAUSES = (",", ";", ":", "–", "—", "(")
DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "a"})
ATTRIBUTE = re.compile(r" [a-z][a-z]{2,}\b(?<! was)(?<! and)(?<! the)(?<! for)(?<! when)(?<! with)")
LOOK_BACK = 110
TOKENS = 7
HEDGE = re.compile(r"\b(?:more|less|fewer)\s$", re.IGNORECASE)
# A change counted from a period of these forms; "since 2019" and "on 5 May" tell something else.
MEASURED_FROM = frozenset({"year", "relative_year", "year_earlier", "relative_month", "month", "quarter", "half"})
EARLIER = frozenset({"previous", "preceding", "prior", "last", "earlier", "ago", "before", "year"})
CHANGED = re.compile(
    r"\d\s?(?:%|percent|per cent|pct|[-‑]?fold|times|(?:percentage |basis )?points?|bps?)\s(?:\w+\s){0,2}"
    r"(?P<way>from|over|on)\s+(?:that\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
MEASURED = re.compile(r"(?:%|percent|per cent|times|points?|fold|pct)\s+(?:more|less|fewer)\s$", re.IGNORECASE)


@dataclass(frozen=True)
class DatingWords:
    """The words that tell what a date belongs to."""

    keys: tuple[str, ...]
    cues: re.Pattern[str]
    weak: re.Pattern[str]
    amount: re.Pattern[str]
    yearly: re.Pattern[str]
    origin: frozenset[str]
    said: frozenset[str]
    openings: tuple[str, ...]
    statistics: frozenset[str]


@record()
class Standing:
    """How a date stands among the words before it.

    `cue` is where the words of comparison begin; a figure between them and the date is dated by it, any other
    figure is compared with it. `is_first` dates lead the sentence, `is_lead` dates a clause; an `is_main` beginning
    is what the sentence tells, and an `is_attribute` year belongs to a noun ("the 2026 budget").
    """

    role: Role
    cue: int | None = None
    is_lead: bool = False
    is_first: bool = False
    is_since: bool = False
    is_main: bool = False
    is_attribute: bool = False


@lru_cache(maxsize=8)
def load_dating_words(books: Codebooks) -> DatingWords:
    """The words of comparison, origin and speech, ready for use."""
    base, dates = books.book("changes")["base"], books.book("dates")
    cues, weak, yearly = (spell_phrases(base[name]) for name in ("cues", "weak", "yearly"))
    tail = r"\s+(?:that\s+of\s+|in\s+|those\s+of\s+|levels?\s+(?:of|in)\s+|during\s+|for\s+)?(?:the\s+)?$"
    keys = sorted({max(phrase.split(), key=len) for phrase in base["cues"]})
    amounts = spell_phrases(phrase for phrase in base["weak"] if phrase.endswith("from"))
    return DatingWords(
        tuple(keys),
        re.compile(rf"\b(?:{cues})(?=\s)", re.IGNORECASE),
        re.compile(rf"\b(?:{weak}){tail}", re.IGNORECASE),
        re.compile(
            rf"\b(?:{amounts})\s+(?:the\s+|about\s+|some\s+|around\s+|nearly\s+|over\s+)?(?:[$€£₼₽]|[A-Z]{{3}}\s?)?\d",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{yearly})", re.IGNORECASE),
        frozenset(dates["origin"]["words"]),
        frozenset(dates["said"]["words"]),
        tuple(dates["continued"]["openings"]),
        frozenset(dates["continued"]["verbs"]),
    )


def find_role(text: str, sentence: Span, mentions: Sequence[Mention], place: int, words: DatingWords) -> Standing:
    """What the date at one place belongs to, by the words before it."""
    mention = mentions[place]
    start = mention.span.start
    floor = max(sentence.start, start - LOOK_BACK)
    if place:
        floor = max(floor, min(start, mentions[place - 1].span.end))
    before = text[floor:start]
    cue = find_cue(before, floor, words)
    tokens = before.split()[-TOKENS:]
    at = find_governor(tokens)
    governor = tokens[at - 1] if at else ""
    is_first = not governor and floor == sentence.start
    is_lead = not governor or governor.endswith(PAUSES) or governor.lower() in CLAUSE_WORDS
    if is_base_form(mention, is_lead, cue, before, words):
        return Standing("base", cue, is_lead, is_first)
    if cue is not None:
        is_bare = not any(c.isdigit() for c in text[cue:start])
        return Standing("base" if is_bare else "plain", cue, is_lead, is_first)
    if mention.form in MEASURED_FROM and is_change_from(before, mention) and words.weak.search(before):
        return Standing("base", None, is_lead, is_first)
    is_since = mention.form in SINCE_FORMS and counts_from(tokens)
    if is_dateline(mention, before, floor == sentence.start):
        return Standing("record")
    if is_since and not RECORDS.isdisjoint(token.lower() for token in tokens):
        return Standing("record")
    if mention.form == "year" and is_attribute(text, mention.span, tokens):
        return Standing("plain", None, is_lead, is_first, is_attribute=True)
    if is_since:
        return Standing("plain", None, is_lead, is_first, is_since=True)
    role, is_main = find_occasion(tokens[:at], mention, words)
    if is_lead and role == "origin":
        role = "plain"
    return Standing(role, None, is_lead, is_first, is_main=is_main)


def is_change_from(before: str, mention: Mention) -> bool:
    """Whether a date is what a measured change is counted from: "down 26 percent from the previous year"."""
    change = CHANGED.search(before)
    return change is not None and (change["way"].lower() in {"from", "on"} or mention.part("rel") in EARLIER)


def counts_from(tokens: Sequence[str]) -> bool:
    """Whether a date says since when: "since 2019", "since its launch on 31 December 2020"."""
    for token in reversed(tokens[-5:]):
        if token.lower() == "since":
            return True
        if token.endswith(PAUSES) or not token.isalpha():
            return False
    return False


def is_dateline(mention: Mention, before: str, is_opening: bool) -> bool:
    """Whether a day stands behind the name of a place at the beginning of a sentence: "BAKU, Jan. 19, 2025 –"."""
    if not is_opening or mention.form not in {"day", "numeric_day"}:
        return False
    places = before.replace(",", " ").replace(".", " ").replace("(", " ").split()
    return bool(places) and "," in before[-3:] and all(place[0].isupper() for place in places)


def find_governor(tokens: Sequence[str]) -> int:
    """How many words before a date are left when those that only lead to it are taken away ("by the end of")."""
    at = len(tokens)
    while at > 0 and tokens[at - 1].lower() in LEADS:
        at -= 1
    return at


def is_attribute(text: str, date: Span, tokens: Sequence[str]) -> bool:
    """Whether a year belongs to the noun behind it: "the 2026 state budget", "Kenya’s 2025 exports"."""
    last = tokens[-1].lower() if tokens else ""
    is_determined = last in DETERMINERS or last.endswith(("’s", "'s", "s’", "s'"))
    return is_determined and ATTRIBUTE.match(text, date.end) is not None


def is_base_form(mention: Mention, is_lead: bool, cue: int | None, before: str, words: DatingWords) -> bool:
    """Whether words such as "a year earlier" are a base of comparison: not where they lead a clause without a cue."""
    if mention.form not in {"year_earlier", "same_period"}:
        return False
    if is_lead and cue is None:
        return False
    is_other_year = any(mention.part(name) is not None for name in ("rel", "rel2", "year"))
    return is_other_year or cue is not None or words.weak.search(before) is not None


def find_cue(before: str, floor: int, words: DatingWords) -> int | None:
    """Where the words of comparison before a date begin, if they reach up to it."""
    found = None
    small = before.lower()
    if any(key in small for key in words.keys):
        for match in words.cues.finditer(before):
            if match.group().lower() != "than" or not is_hedge(before, match):
                found = match
    if found is None and "from" in small:
        for match in words.amount.finditer(before):
            found = match
    if found is None or STOP.search(before, found.end()):
        return None
    return floor + found.start()


def is_hedge(before: str, match: re.Match[str]) -> bool:
    """Whether "than" only hedges the number behind it: "more than 300", but not "12 percent more than the 300"."""
    lead = before[max(0, match.start() - 30) : match.start()]
    is_number = re.match(r"\s+(?:[$€£₼]|an?\s|one|two|three|half|[A-Z]{3}\s?)?\d?", before[match.end() :])
    is_before_number = is_number is not None and (is_number.group().strip() != "")
    return is_before_number and HEDGE.search(lead) is not None and MEASURED.search(lead) is None


def find_occasion(tokens: Sequence[str], mention: Mention, words: DatingWords) -> tuple[Role, bool]:
    """Whether the words before a date tell a beginning or that something was said, in the same breath."""
    is_day = mention.form not in PERIODS and mention.form not in REFERRING
    for back, token in enumerate(reversed(tokens)):
        word = token.strip("\"“”'’().").lower()
        if token.endswith((",", ";", ":")) or (not word.isalpha() and any(c.isdigit() for c in word)):
            break
        is_passive = back + 1 < len(tokens) and tokens[-2 - back].lower() in PASSIVE
        if word in words.said and (is_day or back == 0) and not (is_passive and word in UNSAID):
            return "said", False
        if word in words.origin and (back < 4):
            at = len(tokens) - 1 - back
            helper = tokens[at - 1].lower() if at else ""
            is_relative = any(t.lower().strip(",") in RELATIVES for t in tokens[max(0, at - 3) : at])
            return "origin", (helper in HELPERS or back > 1) and not is_relative
    return "plain", False
