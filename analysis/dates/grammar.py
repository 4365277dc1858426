"""Which phrases around "quarter", "half", "months", "year" and their neighbours are dates?

A table of patterns, one a line, by the word that gives the date away.

    "the first eight months of the year", "the same period of 2024", "a year earlier", "the coming three years"
"""

import re

from analysis.dates.days import AGE
from analysis.dates.spelling import NUMBERS

COUNT = r"(?P<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty|(?:a\s+)?couple\s+of)"
LITTLE = COUNT.replace(r"\d{1,3}", r"1[0-2]|[1-9]")
NUMERALS = r"(?-i:I|II|III|IV)"
KIND = rf"(?:{AGE}[\s-]+)?"
OF_YEAR = (
    rf"(?:,?\s+(?P<link>of\s+|in\s+|for\s+)?(?:the\s+)?(?:{AGE}\s+(?:year\s+)?|year\s+|FY\s?)?(?P<year>1[89]\d\d|20\d\d|21\d\d)(?![\d%]|[.,]\d|-\w)"
    rf"|\s+(?:of|in|for)\s+(?P<of>this|last|next|that|(?:the\s+)?(?:previous|current|same|past|preceding|following|coming|reporting|prior)|the|a)\s+{KIND}year\b(?!-)"
    rf"|\s+(?P<of2>this|last|next)\s+year\b)"
)
UNIT = r"(?P<unit>years?|decades?|months?|weeks?|days?|quarters?)"
REL = r"(?P<rel>last|this|next|current|previous|preceding|past|following|coming|upcoming|same|ongoing|outgoing|prior|that)"


def compile_all(*patterns: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Pairs of a form and a pattern from "form: pattern"."""
    pairs = (p.split(": ", 1) for p in patterns)
    return tuple((form, re.compile(pattern, re.IGNORECASE)) for form, pattern in pairs)


THE = r"(?:the\s+)?"
PAST = rf"past_years: {THE}(?P<rel>past|last|previous|recent|preceding|prior|coming|next|following)\s+{COUNT}\s+(?:{AGE}\s+|full\s+|consecutive\s+)?{UNIT}\b(?!-)"
AGO = rf"past_years: {COUNT}\s+{UNIT}\s+(?P<rel>ago|earlier)\b"
SAME = (
    rf"same_period: {THE}(?:same|corresponding|similar|comparable|analogous|respective|relevant)\s+(?:reporting\s+|{COUNT}[\s-]+)?"
    r"(?P<what>period|months?|quarter|half|time|date|day|week|timeframe|term|indicators?|figures?)(?:"
    rf"\s+(?:of|in|for|during|from)\s+(?:the\s+)?(?P<rel>last|previous|past|preceding|prior)\s+{KIND}year\b"
    r"|\s+(?:(?:of|in|for|during|from)\s+)?(?:the\s+year\s+|the\s+)?(?P<year>19\d\d|20\d\d)(?![\d-]|[.,]\d)"
    r"|\s+(?:(?:of|in)\s+)?(?P<rel2>last\s+year|the\s+previous\s+year|(?:a|one|the)\s+year\s+(?:ago|earlier|before)))?"
)
BEFORE = rf"named_before: (?:{THE}(?:reporting|reported|mentioned|said|given|specified|indicated|accounting)\s+(?:period|quarter|months?)|the\s+(?:period|quarter|year)\s+under\s+(?:review|consideration|report)|this\s+(?:period|timeframe)|that\s+(?:period|quarter|month|timeframe))(?!\w)"

# By the word that gives them away; the first pattern that fits from the furthest left wins.
PATTERNS = {
    "quarter": compile_all(
        rf"quarter: {THE}(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th|{NUMERALS})[\s-]+{KIND}quarter\b(?!\s+(?:ended|ending)\s+(?:on\s+)?[A-Z\d])(?:{OF_YEAR})?",
        rf"quarter: {THE}(?P<quarter>last|final)\s+{KIND}quarter{OF_YEAR}",
        SAME,
        BEFORE,
        rf"relative_month: {THE}{REL}\s+{KIND}(?P<unit>quarter)\b",
        r"relative_month: (?:a|one|the)\s+(?P<unit>quarter)\s+(?P<rel>earlier|ago|before)\b",
        rf"year_earlier: {THE}(?P<rel>year)[-‑](?:earlier|ago)\s+quarter\b",
        r"named_before: (?:(?<=end\sof\s)|(?<=start\sof\s))the\s+quarter\b|(?<=in\s)the\s+quarter\b(?!\s+(?:of|end))|(?<=during\s)the\s+quarter\b(?!\s+(?:of|end))|(?<=for\s)the\s+quarter\b(?!\s+(?:of|end))",
    ),
    "half": compile_all(
        rf"half: {THE}(?P<half>first|second|1st|2nd|{NUMERALS})[\s-]+half(?:[\s-]+year)?(?:{OF_YEAR}|(?![\w-])(?!\s+of\b))",
    ),
    "months": compile_all(
        rf"months_run: {THE}first\s+{LITTLE}\s+months(?:{OF_YEAR})?(?!\s+of\s+operation)",
        rf"months_run: {THE}{LITTLE}\s+months{OF_YEAR}",
        r"months_run: (?-i:(?<=In\s)|(?<=Over\s)|(?<=For\s)|(?<=During\s))(?:the\s+)?(?P<count>[2-9]|1[01]|two|three|four|five|six|seven|eight|nine|ten|eleven)\s+months\b(?=[,\s])(?!\s+(?:ended|ending|of|ago|later))(?![^.\n]{0,80}\b(?:will|later|to\s+come))",
        # a headline: "Exports grow in 11 months"
        rf"months_run: (?<=in\s){LITTLE}\s+months(?=[^\S\n]*\n)",
        PAST,
        AGO,
        SAME,
        BEFORE,
    ),
    "month": compile_all(
        rf"months_run: {THE}(?:first\s+)?{LITTLE}[\s-]+month(?:[\s-]+(?:period|results?|figures?|data|report))?{OF_YEAR}",
        rf"months_run: the\s+(?:first\s+)?{LITTLE}[\s-]+month\s+(?:period|results?|figures?|data|report)\b(?!\s+(?:ended|ending))",
        SAME,
        BEFORE,
        rf"relative_month: {THE}{REL}\s+(?P<unit>month)\b",
        r"relative_month: (?:a|one|the)\s+(?P<unit>month)\s+(?P<rel>earlier|ago|before)\b",
    ),
    "week": compile_all(
        rf"relative_month: {THE}{REL}\s+(?P<unit>week)(?:end)?\b",
        r"relative_month: (?:a|one)\s+(?P<unit>week)\s+(?P<rel>earlier|ago)\b",
    ),
    "years": compile_all(PAST, AGO),
    "decade": compile_all(r"past_years: (?:the\s+)?(?P<rel>past|last|coming|next)\s+(?P<unit>decade)\b"),
    "year": compile_all(
        r"named_before: the\s+year\s+under\s+(?:review|consideration|report)\b",
        rf"relative_year: {THE}{REL}\s+{KIND}year\b(?![-‑](?:old|earlier|ago))",
        rf"year_earlier: {THE}(?:a|one|the)\s+year\s+(?P<rel>earlier|ago|before|later|prior|previously)\b",
        rf"year_earlier: {THE}(?P<rel>year)[-‑\s](?:earlier|ago)\s+(?:period|level|figure|quarter|month)s?\b",
        rf"same_period: {THE}prior[-‑]year\s+(?P<what>period|quarter|half|level|figure)\b",
        r"relative_year: (?:(?<=end\sof\s)|(?<=start\sof\s)|(?<=beginning\sof\s)|(?<=rest\sof\s)|(?<=middle\sof\s)|(?<=half\sof\s)|(?<=remainder\sof\s))(?P<rel>the)\s+year\b(?!\s+(?:\d|before))",
        r"relative_year: (?P<rel>year)[-‑]end\b(?!\s+\d)",
        rf"named_before: (?:(?<=for\s)|(?<=in\s)|(?<=over\s)|(?<=during\s)|(?<=throughout\s))the\s+(?:full\s+|whole\s+|entire\s+|{AGE}\s+)?year\b(?!\s+(?:\d|to\b|of\b|before|end|that|when))",
    ),
    # "of the previous fiscal", but not "the last fiscal policy"
    "fiscal": compile_all(rf"relative_year: {THE}{REL}\s+fiscal\b(?=[.,;:)]|\s+(?:the|to|and|was|were|by|with|in|from|when|as)\b)"),
    "period": compile_all(
        SAME,
        BEFORE,
        rf"year_earlier: {THE}(?P<rel>year)[-‑](?:earlier|ago)\s+period\b",
        r"named_before: (?:(?<=for\s)|(?<=in\s)|(?<=over\s)|(?<=during\s)|(?<=end\sof\s))the\s+period\b(?!\s+(?:of|from|between|when|in|to|ended|ending|\d|that|since|under|\())",
    ),
    "century": compile_all(
        rf"century: {THE}(?P<century>\d{{1,2}})(?:st|nd|rd|th)\s+century\b",
        rf"century: {THE}(?P<century>nineteenth|twentieth|twenty-first)\s+century\b",
    ),
}  # fmt: skip
HEADS = {
    "quarter": "quarter", "half": "half", "months": "months", "month": "month", "week": "week", "weekend": "week",
    "years": "years", "decades": "years", "weeks": "years", "days": "years", "quarters": "years", "decade": "decade",
    "year": "year", "period": "period", "time": "period", "century": "century",
    "fiscal": "fiscal",
}  # fmt: skip
# Words that may stand between the first word of such a date and the word that gives it away.
LEFT = (
    frozenset(
        [
            "the",
            "a",
            "an",
            "one",
            "same",
            "corresponding",
            "similar",
            "comparable",
            "analogous",
            "respective",
            "relevant",
            "reporting",
            "reported",
            "mentioned",
            "said",
            "given",
            "specified",
            "indicated",
            "accounting",
            "this",
            "that",
            "last",
            "next",
            "past",
            "previous",
            "preceding",
            "recent",
            "prior",
            "current",
            "following",
            "coming",
            "upcoming",
            "ongoing",
            "outgoing",
            "first",
            "second",
            "third",
            "fourth",
            "1st",
            "2nd",
            "3rd",
            "4th",
            "i",
            "ii",
            "iii",
            "iv",
            "final",
            "fiscal",
            "financial",
            "calendar",
            "marketing",
            "academic",
            "budget",
            "full",
            "consecutive",
            "nineteenth",
            "twentieth",
            "twenty",
            "couple",
            "of",
            "year",
            "whole",
            "entire",
        ]
    )
    | set(NUMBERS)
    | {f"{n}th" for n in range(15, 21)}
    | {"21st"}
)
