"""Where does a text name a date, and which one?

Every mention keeps its words and says how it was read. A mention without a year, and words such as
"last year", need an anchor; `resolution` gives it to them.

    "on May 5, 2025"  →  Mention("May 5, 2025", "2025-05-05", day)
    "January 13"      →  Mention("January 13", None, day of some year)
"""

import re
from dataclasses import dataclass

from analysis.dates.edtf import is_edtf
from analysis.records import Span
from analysis.words import Words

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
SHORT = {m[:3]: i for i, m in enumerate(MONTHS, start=1)} | {"sept": 9}
NUMBER_OF_MONTH = SHORT | {m: i for i, m in enumerate(MONTHS, start=1)}

MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
MONTH2 = MONTH.replace("<month>", "<month2>")
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1[89]\d\d|20\d\d|21\d\d)"
OF_YEAR = rf"(?:\s+(?:of\s+|in\s+)?{YEAR}\b|\s+(?:of\s+|in\s+)?(?P<of>this|last|next|the\s+previous|the\s+current|the\s+same)\s+year\b)"
CLOCK = r"(?P<clock>,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*\(UTC(?P<zone>[+-]\d{2}:\d{2})\))?)?"
COUNT = r"(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"

# Order matters: the first pattern that matches at a place wins.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso_day", r"(?:\bdate\s+)?(?<![\d.])(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"),
    ("day_month_year", rf"\b{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}\b{CLOCK}"),
    ("month_day_year", rf"\b{MONTH}\s+{DAY},?\s+{YEAR}\b{CLOCK}"),
    ("numeric_day", rf"(?<![\d.])(?P<day>[0-3]?\d)[./](?P<mm>[01]?\d)[./]{YEAR}(?![\d.]\d)"),
    ("month_span", rf"\b{MONTH}\s*(?:-|–|—|to|through)\s*{MONTH2}{OF_YEAR}"),
    ("month_year", rf"\b{MONTH},?\s+(?:of\s+)?{YEAR}\b"),
    ("quarter", rf"\b(?:(?:the\s+)?(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter|Q(?P<qn>[1-4])){OF_YEAR}?"),
    ("half", rf"\b(?:the\s+)?(?P<half>first|second)\s+half{OF_YEAR}"),
    ("months_run", rf"\b(?:the\s+)?first\s+{COUNT}\s+months{OF_YEAR}?"),
    ("year_span", r"(?<![\d.,-])(?P<first>1[89]\d\d|20\d\d)\s*(?:-|–|—|/)\s*(?P<last>1[89]\d\d|20\d\d|\d\d)(?![\d-])"),
    ("day_month", rf"\b{WEEKDAY}{DAY}\s+(?:of\s+)?{MONTH}\b"),
    ("month_day", rf"\b{MONTH}\s+{DAY}\b(?![.,:]?\d)"),
    ("month", rf"(?i:(?<=\bin\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bduring\s)){MONTH}(?!\s*\d|\w)"),
    ("past_years", rf"\b(?:the\s+)?(?:past|last|previous|recent)\s+{COUNT}\s+(?P<span>years|decades|months|weeks|days)\b"),
    ("decade", r"\b(?:the\s+)?(?P<decade>1[89]\d0|20\d0)s\b"),
    ("same_period", r"\bthe\s+(?:same|corresponding|similar)\s+(?:period|months?|quarter|time)(?:\s+(?:of|in)\s+(?:the\s+)?(?P<rel>last|previous|past|preceding)\s+year|\s+(?:of|in)\s+(?P<year>(?:19|20)\d\d)|\s+(?P<rel2>last\s+year|a\s+year\s+(?:ago|earlier)))?"),
    ("relative_year", r"\b(?P<rel>last|this|next|the\s+current|current|the\s+previous|the\s+preceding|the\s+past|the\s+following|the\s+coming|the\s+same|the\s+last)\s+(?:fiscal\s+|financial\s+|calendar\s+)?year\b"),
    ("year_earlier", r"\b(?:a|one)\s+year\s+(?P<rel>earlier|ago|before|later)\b"),
    ("relative_month", r"\b(?P<rel>last|this|next)\s+(?P<unit>month|quarter|week)\b"),
    ("relative_day", r"\b(?P<rel>yesterday|today(?!\s*:)|tomorrow)\b"),
    ("year", rf"(?<![\d.,:/#№$€£₼-]){YEAR}(?![\d%]|[.,]\d|-\w)"),
)  # fmt: skip
COMPILED = tuple(
    (name, re.compile(p, re.IGNORECASE if name not in {"month_year", "month_day", "month"} else 0))
    for name, p in PATTERNS
)
CUE = re.compile(r"\d|\b(?:year|month|quarter|period|today|yesterday|tomorrow|half|decades|week)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in the text: `edtf` when it is complete, else what is known of it in `parts`."""

    span: Span
    form: str
    edtf: str | None
    parts: tuple[tuple[str, str], ...] = ()

    def part(self, name: str) -> str | None:
        """One part of the words, such as the month, or None."""
        return dict(self.parts).get(name)


def find_mentions(words: Words) -> list[Mention]:
    """All dates in a text, complete or not, in order and without overlap."""
    text = words.text
    if not CUE.search(text) and not any(m in text.lower() for m in MONTHS):
        return []
    taken: list[Mention] = []
    for form, pattern in COMPILED:
        for match in pattern.finditer(text):
            mention = read_match(form, match)
            if not any(mention.span.overlaps(t.span) for t in taken):
                taken.append(mention)
    return sorted(taken, key=lambda m: m.span)


def read_match(form: str, match: re.Match[str]) -> Mention:
    """The mention of one match; a date that does not exist ("31 February 2024") has no value."""
    parts = {k: v for k, v in match.groupdict().items() if v}
    edtf = spell_edtf(form, parts)
    if edtf is not None and not is_edtf(edtf):
        form, edtf = "impossible", None
    return Mention(Span(*match.span()), form, edtf, tuple(sorted(parts.items())))


def spell_edtf(form: str, parts: dict[str, str]) -> str | None:
    """The EDTF value of a complete date, None when the year is missing."""
    year = parts.get("year")
    match form:
        case "iso_day":
            return parts["iso"]
        case "year_span":
            return spell_years(parts["first"], parts["last"])
        case "decade":
            return f"{parts['decade']}/{int(parts['decade']) + 9}"
        case "same_period":
            return None
    return None if year is None else spell_with_year(form, year, parts)


def spell_with_year(form: str, year: str, parts: dict[str, str]) -> str | None:
    """The EDTF value of a date whose year is known."""
    match form:
        case "day_month_year" | "month_day_year" | "day_month" | "month_day":
            return f"{year}-{month_number(parts['month']):02d}-{int(parts['day']):02d}" + spell_clock(parts)
        case "numeric_day":
            return f"{year}-{int(parts['mm']):02d}-{int(parts['day']):02d}"
        case "month_year" | "month":
            return f"{year}-{month_number(parts['month']):02d}"
        case "month_span":
            return f"{year}-{month_number(parts['month']):02d}/{year}-{month_number(parts['month2']):02d}"
        case "quarter":
            return f"{year}-Q{quarter_number(parts)}"
        case "half":
            return f"{year}-01/{year}-06" if parts["half"].lower() == "first" else f"{year}-07/{year}-12"
        case "months_run":
            return f"{year}-01/{year}-{read_count(parts['count']):02d}"
        case "year":
            return year
    return None


def spell_clock(parts: dict[str, str]) -> str:
    """The time of day of a header, with its zone when it is given."""
    found = re.search(r"(\d{1,2}):(\d{2})", parts.get("clock", ""))
    return f"T{int(found[1]):02d}:{found[2]}{parts.get('zone', '')}" if found else ""


def spell_years(first: str, last: str) -> str | None:
    """A range of years; "2024-25" ends in the century it began in."""
    full = last if len(last) == 4 else first[:2] + last
    return f"{first}/{full}" if int(first) < int(full) else None


def month_number(name: str) -> int:
    """1 for January."""
    return NUMBER_OF_MONTH[name.lower().rstrip(".")]


def quarter_number(parts: dict[str, str]) -> int:
    """1 to 4."""
    if "qn" in parts:
        return int(parts["qn"])
    return {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}.get(parts["quarter"].lower(), 4)


COUNTS = dict(zip(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], range(2, 11), strict=True))
COUNTS |= {"twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}


def read_count(word: str) -> int:
    """A small number in digits or as a word."""
    return int(word) if word.isdigit() else COUNTS[word.lower()]
