"""Which quarter, half or fiscal year does a short form name?

"Q3 2025", "1Q25", "H1", "9M 2025", "FY24/25"
"""

import re

from analysis.codebooks import Codebooks
from analysis.dates.mention import Mention, make_mention
from analysis.words import Words

CODE = re.compile(
    r"(?:Q(?P<quarter>[1-4])|(?P<quarter2>[1-4])Q|H(?P<half>[12])|(?P<half2>[12])H|(?P<count>[3691]2?)M|FY)"
    r"(?:[\s'’/-]*(?:FY|of\s|in\s)?[\s'’]*(?:(?P<year>20\d\d)|(?P<short>[0-4]\d))(?:\s?[-/–]\s?(?P<last>20\d\d|\d\d))?(?![\d%]|[.,]\d))?",
    re.IGNORECASE,
)
NEEDS_LEAD = frozenset({"in", "for", "of", "during", "the", "since", "by", "from"})


def read_code(words: Words, place: int, _books: Codebooks) -> Mention | None:
    """A short form: "Q3 2025", "1Q25", "H1", "9M 2025", "FY24/25"."""
    match = CODE.match(words.text, words.starts[place])
    if match is None or match.end() < words.ends[place] or (place and words.gaps[place].endswith("-")):
        return None
    parts = {
        key.rstrip("2"): value for key, value in match.groupdict().items() if value and key not in {"short", "last"}
    }
    if match["short"]:
        parts["year"] = f"20{match['short']}"
    start, end = match.span()
    if "year" not in parts:
        before = words.lower[place - 1] if place else ""
        if before.isdigit() and len(before) == 4 and words.gaps[place].strip() in {"", "-"}:
            parts["year"], start = before, words.starts[place - 1]
        elif "quarter" not in parts and (before not in NEEDS_LEAD or "count" in parts):
            return None
    if not parts.keys() & {"quarter", "half", "count"}:
        return read_fiscal(start, end, parts, match["last"])
    form = "quarter" if "quarter" in parts else "half" if "half" in parts else "months_run"
    return make_mention(form, start, end, parts)


def read_fiscal(start: int, end: int, parts: dict[str, str], last: str | None) -> Mention | None:
    """ "FY2024", "FY24/25"."""
    if "year" not in parts:
        return None
    if last is None:
        return make_mention("year", start, end, parts | {"fiscal": "FY"})
    mention = make_mention("year_span", start, end, {"first": parts["year"], "last": last})
    return mention if mention.edtf is not None else None
