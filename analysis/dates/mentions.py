"""Where does a text name a date, and which one?

A few words give a date away: a month, a weekday, "year", "quarter", a number such as 2024. Beside each the text
is read; every mention keeps its words and says how it was read. A mention without a year, and words such as
"last year", need an anchor; `resolution` gives it to them.

    "on May 5, 2025"  →  Mention("May 5, 2025", "2025-05-05", day)
    "January 13"      →  Mention("January 13", None, day of some year)
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import compress, count

from analysis.codebooks import Codebooks, load_codebooks
from analysis.dates.codes import read_code
from analysis.dates.days import CLOCK, WEEKDAYS, load_months, read_month
from analysis.dates.grammar import HEADS
from analysis.dates.mention import DURATIONS as DURATIONS
from analysis.dates.mention import Mention as Mention
from analysis.dates.mention import make_mention
from analysis.dates.spans import read_span
from analysis.dates.weekdays import read_decade, read_near_day, read_weekday
from analysis.dates.years import FAR_OFF, YEARS, read_year
from analysis.words import Words

Reader = Callable[[Words, int, Codebooks], Mention | None]

ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?P<clock>T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
)
SLASHES = re.compile(r"(?P<one>[0-3]?\d)(?P<mark>[/-])(?P<two>[0-3]?\d)(?P=mark)(?P<year>\d{4})(?![\d/-]|[.,]\d|%)")
DOTS = re.compile(r"\.[01]?\d\.(?=\d\d)")
DOTTED = re.compile(r"(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>\d{4}|\d\d)(?!\w|[.,:]\d|-\d)")
YEAR_FIRST = re.compile(
    r"(?P<year>1[89]\d\d|20\d\d|21\d\d)(?P<mark>[./])(?P<month>[01]\d)(?P=mark)(?P<day>[0-3]\d)(?!\w|[.,:/]\d)"
)


@lru_cache(maxsize=8)
def load_readers(books: Codebooks) -> dict[str, Reader]:
    """Each word that gives a date away, with the function that reads it."""
    readers: dict[str, Reader] = dict.fromkeys(YEARS | FAR_OFF, read_number)
    readers |= dict.fromkeys((f"{year}s" for year in range(1800, 2200, 10)), read_decade)
    readers |= dict.fromkeys(("20s", "30s", "40s", "50s", "60s", "70s", "80s", "90s"), read_decade)
    readers |= dict.fromkeys((f"{year}s" for year in range(1900, 2200) if year % 10), read_possessive)
    readers |= dict.fromkeys(load_months(books), read_month)
    readers |= dict.fromkeys(HEADS, read_span)
    readers |= dict.fromkeys(("yesterday", "today", "tomorrow"), read_near_day)
    readers |= dict.fromkeys(WEEKDAYS, read_weekday)
    return readers | dict.fromkeys(list_codes(), read_code)


def list_codes() -> list[str]:
    """Short forms of quarters, halves and fiscal years as they stand in a text, in small letters."""
    parts = [
        *(f"q{n}" for n in "1234"),
        *(f"{n}q" for n in "1234"),
        "h1",
        "h2",
        "1h",
        "2h",
        "3m",
        "6m",
        "9m",
        "12m",
        "fy",
    ]
    years = [*map(str, range(2000, 2050)), *(f"{y:02d}" for y in range(50)), *(f"fy{y:02d}" for y in range(50))]
    return [part + year for part in parts for year in ["", *years]]


def find_mentions(words: Words, books: Codebooks | None = None) -> list[Mention]:
    """All dates in a text, complete or not, in order and without overlap."""
    known = books if books is not None else load_codebooks()
    readers = load_readers(known)
    mentions: list[Mention] = []
    end = 0
    for place in merge_places([*compress(count(), map(readers.__contains__, words.lower))], find_dotted(words)):
        if words.starts[place] < end:
            continue
        reader = readers.get(words.lower[place], read_dots)
        mention = reader(words, place, known)
        if mention is not None and mention.span.start >= end:
            mentions.append(mention)
            end = mention.span.end
    return settle_order(mentions)


def read_possessive(words: Words, place: int, _books: Codebooks) -> Mention | None:
    """ "2018s best" where the apostrophe was lost: the year alone."""
    start = words.starts[place]
    if words.gaps[place] and not words.gaps[place].isspace():
        return None
    return make_mention("year", start, start + 4, {"year": words.lower[place][:4]})


def find_dotted(words: Words) -> list[int]:
    """The places of words such as "31.05.2024"."""
    return [words.last_until(match.start()) for match in DOTS.finditer(words.text)]


def merge_places(places: list[int], dotted: list[int]) -> list[int]:
    """The places where a date may stand, in order."""
    return sorted({*places, *(place for place in dotted if place >= 0)}) if dotted else places


def read_dots(words: Words, place: int, _books: Codebooks) -> Mention | None:
    """ "31.05.2024", "2024.05.31"."""
    if place >= len(words):
        return None
    text, start = words.text, words.starts[place]
    match = DOTTED.match(text, start) or YEAR_FIRST.match(text, start)
    if match is None or text[max(0, start - 1) : start] in {"№", "#", "-", "/"}:
        return None
    parts = match.groupdict()
    parts.pop("mark", None)
    if len(parts["year"]) == 2:
        if len(match.group()) < 8:
            return None
        parts["year"] = f"20{parts['year']}"
    return with_clock(text, "numeric_day", start, match.end(), parts)


def read_number(words: Words, place: int, books: Codebooks) -> Mention | None:
    """A date that holds a year in digits: "2024-05-31", "31/05/2024", "2024"."""
    text, start = words.text, words.starts[place]
    gap, behind = words.gaps[place], text[start + 4 : start + 5]
    if behind == "-" and (match := ISO.match(text, start)):
        return None if gap[-1:].isalnum() or (gap[-1:] in "-./№#" and gap) else read_iso(words, place, match)
    if behind in {".", "/"} and (match := YEAR_FIRST.match(text, start)):
        return make_mention(
            "numeric_day", start, match.end(), {k: v for k, v in match.groupdict().items() if k != "mark"}
        )
    if gap in {"/", "-"} and place > 1 and words.gaps[place - 1] == gap:
        return read_slashes(words, place - 2)
    return read_year(words, place, books)


def read_iso(words: Words, place: int, match: re.Match[str]) -> Mention:
    """ "2024-05-31", with the word "date" of a machine's line before it."""
    is_label = place > 0 and words.lower[place - 1] == "date" and words.gaps[place].isspace()
    start = words.starts[place - 1] if is_label else words.starts[place]
    parts = {key: value for key, value in match.groupdict().items() if value and key != "clock"}
    return make_mention("iso_day", start, match.end(), parts)


def read_slashes(words: Words, place: int) -> Mention | None:
    """ "31/05/2024"; which of two small numbers is the month is settled by the other dates of the article."""
    text, start = words.text, words.starts[place]
    match = SLASHES.match(text, start)
    if match is None or (words.gaps[place][-1:] in "-./№#+" and words.gaps[place]):
        return None
    one, two = int(match["one"]), int(match["two"])
    if one > 12 or two > 12 or one == two:
        day, month = (two, one) if two > 12 else (one, two)
        parts = {"day": str(day), "month": str(month), "year": match["year"], "order": "month" if two > 12 else "day"}
        return with_clock(text, "numeric_day", start, match.end(), parts)
    parts = {"one": str(one), "two": str(two), "year": match["year"]}
    return make_mention("ambiguous_day", start, match.end(), parts)


def with_clock(text: str, form: str, start: int, end: int, parts: dict[str, str]) -> Mention:
    """A day with the time behind it."""
    if clock := CLOCK.match(text, end):
        parts["clock"] = f"T{int(clock['hour']):02d}:{clock['minute']}{clock['zone'] or ''}"
        end = clock.end()
    return make_mention(form, start, end, parts)


def settle_order(mentions: list[Mention]) -> list[Mention]:
    """The mentions, with "3/5/2025" read as other dates of the text are written; without evidence it stays open."""
    if not any(m.form == "ambiguous_day" for m in mentions):
        return mentions
    orders = {m.part("order") for m in mentions if m.part("order") and m.part("day") != m.part("month")}
    known = {(m.part("year"), int(m.part("month") or 0), int(m.part("day") or 0)) for m in mentions if m.part("day")}
    return [settle_day(m, orders, known) if m.form == "ambiguous_day" else m for m in mentions]


def settle_day(mention: Mention, orders: set[str | None], known: set[tuple[str | None, int, int]]) -> Mention:
    """A day whose order another date of the text gives away: one written alike, or the same day written out."""
    one, two, year = int(mention.part("one") or 0), int(mention.part("two") or 0), mention.part("year") or ""
    is_day_first, is_month_first = (year, two, one) in known, (year, one, two) in known
    if is_day_first == is_month_first:
        is_day_first, is_month_first = orders == {"day"}, orders == {"month"}
    if is_day_first == is_month_first:
        return mention
    day, month = (one, two) if is_day_first else (two, one)
    parts = {"day": str(day), "month": str(month), "year": year}
    return make_mention("numeric_day", mention.span.start, mention.span.end, parts)
