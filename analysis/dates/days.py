"""Which day or month do a month name and the numbers beside it make?

"5 May 2025", "May 5th, 2025", "28 April – 3 May", "January–August 2025", "in March", "28 Aprel"
"""

import re
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.dates.mention import Mention, make_mention
from analysis.dates.spelling import read_count
from analysis.words import Words

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
ENGLISH = (
    {m[:3]: i for i, m in enumerate(MONTHS, start=1)} | {"sept": 9} | {m: i for i, m in enumerate(MONTHS, start=1)}
)
DAYS = {
    f"{zero}{n}{end}": n
    for n in range(1, 32)
    for zero in ("", "0")
    if not (zero and n > 9)
    for end in ("", "st", "nd", "rd", "th")
}
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
SHORT_WEEKDAYS = WEEKDAYS | {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}

NAME = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
DASH = r"[^\S\n]*(?:-|–|—|to|through|till|until)[^\S\n]*"
# A year may stand on the next line only behind a comma: a number alone on a line is a counter of readers.
TO_YEAR = r"(?:\.?,?[^\S\n]+|\.?,\s+|[-.])(?:(?:of|in|de|del)\s+)?"
YEAR = r"(?P<year>\d{4})(?![\d%]|[.,:/]\d|[^\S\n]+(?:views?|hits|reads|hours|hrs|GMT|UTC|local|tons|tonnes|people|people)\b)"
AGE = r"(?:fiscal|financial|calendar|reporting|current|academic|marketing|budget)"
OF = rf"\s+(?:(?:of|in|for)\s+)?(?P<of>this|last|next|that|(?:the\s+)?(?:previous|current|same|past|preceding|following|coming|reporting)|(?<=of\s)the|(?<=in\s)the|(?<=of\s)a)\s+(?:{AGE}\s+)?year\b"
CLOCK = re.compile(
    r"(?:,?[^\S\n]+(?:(?:at|-|–|\|)[^\S\n]+)?|T)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d{2})?(?:[^\S\n]*\(?(?:UTC|GMT)(?P<zone>[+-]\d{2}:\d{2})\)?)?(?![\d:])"
)
ORDINAL_YEAR = re.compile(TO_YEAR + YEAR)
SHORT_YEAR = re.compile(r"(?:[-/]|,?[^\S\n]+['’‘])(?P<year>\d\d)(?!\d)")
YEAR_OF = re.compile(OF, re.IGNORECASE)
DAY_BEHIND = re.compile(
    r"\.?[^\S\n]+(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|[^\W\d])"
    rf"(?:{DASH}(?:(?P<name2>{NAME})[^\S\n]+)?(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|[^\W\d]))?"
)
MONTH_TO_DAY = re.compile(rf"{DASH}(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s+(?P<name2>{NAME})(?!\w)")
MONTH_TO_MONTH = re.compile(rf"(?:{TO_YEAR}(?P<year1>1[89]\d\d|20\d\d))?{DASH}(?P<name2>{NAME})(?!\w)")
MONTH_AND_MONTH = re.compile(MONTH_TO_MONTH.pattern.replace("to|through", "to|and|through"))
ENDED = re.compile(
    r"(?P<whole>(?P<count>\w+)[\s-]+months?(?:\s+period)?|(?:(?:first|second|third|fourth)\s+)?(?:(?:fiscal|financial)\s+)?(?P<unit>year|quarter|half(?:[\s-]+year)?))\s+(?:ended|ending)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
UNITS = {"year": 12, "quarter": 3, "half": 6}
MONTH_LEADS = frozenset({
    "in", "by", "since", "until", "till", "during", "of", "from", "early", "late", "mid", "last", "this", "next",
    "through", "throughout", "before", "after", "for", "between", "to", "previous", "and", "or",
})  # fmt: skip
RELATIVE = frozenset({"last", "this", "next"})


@lru_cache(maxsize=8)
def load_months(books: Codebooks) -> dict[str, int]:
    """The month names of other languages with their numbers, in small letters."""
    months: dict[str, int] = {}
    for names in books.book("dates")["months"].values():
        for number, spellings in enumerate(names, start=1):
            for name in spellings.split():
                # Python lowers the Turkish capital İ to two characters, and I to a dotted i.
                months |= dict.fromkeys((name, name.replace("i", "İ", 1).lower(), name.replace("ı", "i")), number)
    return months | ENGLISH


def read_month(words: Words, place: int, books: Codebooks) -> Mention | None:
    """The day or month around a month name."""
    number, form = load_months(books)[words.lower[place]], words.forms[place]
    day = find_day_before(words, place)
    is_english = words.lower[place] in ENGLISH and form[0].isupper()
    if day is not None:
        # "section 5 may apply" is no date, "5 may 2025" is one.
        is_verb = form in {"may", "march", "mar"} and not ORDINAL_YEAR.match(words.text, words.ends[place])
        return None if is_verb else read_day_before(words, place, day, number)
    if not is_english:
        return None
    before = words.lower[place - 1] if place and words.gaps[place].isspace() else ""
    behind = DAY_BEHIND.match(words.text, words.ends[place])
    if behind is not None and not (before in {"in", "during"} and not ORDINAL_YEAR.match(words.text, behind.end())):
        return read_day_behind(words, place, number, behind)
    return read_bare_month(words, place, number, before)


def find_day_before(words: Words, place: int) -> int | None:
    """The place of the day number before a month name ("5th of May"), if there is one."""
    at = place - 1
    if at > 0 and words.lower[at] in {"of", "de", "di"} and words.gaps[place].isspace():
        at, place = at - 1, at
    if at < 0 or words.lower[at] not in DAYS:
        return None
    gap = words.gaps[place]
    is_joined = gap.strip() in {"", "-", ".", "/", "‑", "th", "º"} and "\n\n" not in gap and len(gap) < 4 and gap != ""
    is_part = at > 0 and words.gaps[at].endswith((":", ".", ",", "$", "€", "£"))
    return at if is_joined and not is_part else None


def read_day_before(words: Words, place: int, at: int, number: int) -> Mention:
    """ "5 May 2025", "5–7 May", "28 April – 3 May 2025"."""
    start, end = words.starts[at], words.ends[place]
    parts = {"month": str(number), "day": str(DAYS[words.lower[at]])}
    before = words.lower[at - 1] if at else ""
    is_range = words.gaps[at].strip() in {"-", "–", "—"} and before in DAYS
    is_said = (
        before in {"to", "and"}
        and at > 1
        and words.lower[at - 2] in DAYS
        and words.lower[at - 3] in {"from", "between", "on"}
    )
    if (is_range or is_said) and DAYS[words.lower[at - 1 - is_said]] < DAYS[words.lower[at]]:
        at -= 1 + is_said
        parts |= {"day": str(DAYS[words.lower[at]]), "day2": parts["day"]}
        start = words.starts[at]
    elif match := MONTH_TO_DAY.match(words.text, end):
        parts |= {"day2": match["day2"], "month2": str(number_of(match["name2"]))}
        end = match.end()
    return finish_day(words, at, start, end, parts)


def read_day_behind(words: Words, place: int, number: int, match: re.Match[str]) -> Mention:
    """ "May 5, 2025", "May 5–7", "April 28 – May 3, 2025"."""
    parts = {"month": str(number), "day": match["day"]}
    end = match.end("day")
    if match["day2"] and (match["name2"] or int(match["day2"]) > int(match["day"])):
        parts |= {"day2": match["day2"]} | ({"month2": str(number_of(match["name2"]))} if match["name2"] else {})
        end = match.end()
    elif match.end() == match.end("day") or not match["day2"]:
        end = match.end()
    return finish_day(words, place, words.starts[place], end, parts)


def finish_day(words: Words, at: int, start: int, end: int, parts: dict[str, str]) -> Mention:
    """A day with its year, its time and what stands before it: a weekday, or "the year ended"."""
    text = words.text
    if year := ORDINAL_YEAR.match(text, end) or SHORT_YEAR.match(text, end):
        parts["year"] = year["year"] if len(year["year"]) == 4 else f"20{year['year']}"
        end = year.end()
        if clock := CLOCK.match(text, end):
            parts["clock"] = f"T{int(clock['hour']):02d}:{clock['minute']}{clock['zone'] or ''}"
            end = clock.end()
    elif of := YEAR_OF.match(text, end):
        parts["of"], end = of["of"], of.end()
    if at and words.lower[at - 1] in SHORT_WEEKDAYS and len(words.gaps[at]) <= 3 and words.forms[at - 1][0].isupper():
        start = words.starts[at - 1]
    elif at and words.lower[at - 1 - (words.lower[at - 1] == "on")] in {"ended", "ending"}:
        return read_ended(text, start, end, parts)
    return make_mention("day", start, end, parts)


def read_ended(text: str, start: int, end: int, parts: dict[str, str]) -> Mention:
    """ "the three months ended September 30, 2025": the months up to that day."""
    lead = ENDED.search(text, max(0, start - 45), start)
    if lead is None:
        return make_mention("day", start, end, parts)
    try:
        length = UNITS[lead["unit"].lower()[:7].split("-")[0].split()[0]] if lead["unit"] else read_count(lead["count"])
    except KeyError:
        return make_mention("day", start, end, parts)
    return make_mention("year_ended", lead.start("whole"), end, parts | {"length": str(length)})


def read_bare_month(words: Words, place: int, number: int, before: str) -> Mention | None:
    """ "May 2025", "January–August 2025", "in March": a month without a day."""
    text, start, end = words.text, words.starts[place], words.ends[place]
    parts = {"month": str(number)}
    form = "month"
    if match := (MONTH_AND_MONTH if before == "between" else MONTH_TO_MONTH).match(text, end):
        parts |= {"month2": str(number_of(match["name2"]))} | ({"year1": match["year1"]} if match["year1"] else {})
        form, end = "month_span", match.end()
    if (year := ORDINAL_YEAR.match(text, end)) and 1800 <= int(year["year"]) <= 2199:
        return make_mention(form, start, year.end(), parts | {"year": year["year"]})
    if of := YEAR_OF.match(text, end):
        return make_mention(form, start, of.end(), parts | {"of": of["of"]})
    if form == "month_span" or is_month_alone(words, place, before):
        parts |= {"rel": before} if before in RELATIVE else {}
        return make_mention(form, words.starts[place - 1] if before in RELATIVE else start, end, parts)
    return None


def is_month_alone(words: Words, place: int, before: str) -> bool:
    """Whether a month name stands behind a word of time; "and" needs another month before it."""
    if before in {"and", "or", "to"}:
        return place > 1 and words.lower[place - 2] in ENGLISH
    return before in MONTH_LEADS and len(words.lower[place]) > 2


def number_of(name: str) -> int:
    """1 for January."""
    return ENGLISH[name.lower().rstrip(".")]
