"""Which part of the calendar do "quarter", "half", "months", "year" and their neighbours name?

"the first eight months of the year", "the same period of 2024", "a year earlier", "the coming three years"
"""

import re

from analysis.codebooks import Codebooks
from analysis.dates.grammar import HEADS, LEFT, PATTERNS
from analysis.dates.mention import Mention, make_mention
from analysis.dates.spelling import NUMBERS, ORDINALS, read_count
from analysis.dates.years import is_counted, load_year_words
from analysis.words import Words

LASTING = frozenset({"will", "to", "would", "may", "might", "could", "should", "can", "not", "must", "and"})
FURTHEST = 6
CENTURIES = {"nineteenth": "19", "twentieth": "20", "twenty-first": "21"}


def read_span(words: Words, place: int, books: Codebooks) -> Mention | None:
    """A quarter, half, year or other part of the calendar around the word that gives it away."""
    first = place
    while first > 0 and place - first < FURTHEST and words.lower[first - 1] in LEFT and len(words.gaps[first]) < 3:
        first -= 1
    patterns = PATTERNS[HEADS[words.lower[place]]]
    for at in range(first, place + 1):
        for form, pattern in patterns:
            match = pattern.match(words.text, words.starts[at])
            if match is not None and match.end() >= words.ends[place]:
                return read_match(words, form, match, books)
    return None


def read_match(words: Words, form: str, match: re.Match[str], books: Codebooks) -> Mention | None:
    """The mention of one match, its words turned to numbers."""
    parts = {key: " ".join(value.lower().split()) for key, value in match.groupdict().items() if value}
    end = match.end()
    if "year" in parts and "link" not in parts and form != "same_period":
        # "in the first quarter 2000 tons were sold" names no year.
        at = words.first_from(match.start("year"))
        if is_counted(words, at, load_year_words(books)):
            del parts["year"]
            end = words.ends[at - 1]
    for key in ("quarter", "half"):
        if key in parts:
            parts[key] = "4" if parts[key] in {"last", "final"} else str(ORDINALS[parts[key]])
    if "century" in parts:
        parts["century"] = CENTURIES.get(parts["century"], parts["century"])
    if "of2" in parts:
        parts["of"] = parts.pop("of2")
    if "count" in parts:
        parts["count"] = (
            str(read_count(parts["count"].removeprefix("a ").split()[0])) if is_count(parts["count"]) else "0"
        )
    parts.pop("link", None)
    if form == "past_years" and parts.get("rel") == "last" and is_lasting(words, match.start()):
        return None
    if form == "same_period" and is_only_manner(parts):
        return None
    return make_mention(form, match.start(), end, parts)


def is_lasting(words: Words, start: int) -> bool:
    """Whether "last" is a verb: "will last 3 days"."""
    at = words.first_from(start)
    return words.lower[at] == "last" and at > 0 and words.lower[at - 1] in LASTING


def is_count(words: str) -> bool:
    """Whether a number of years or months is small enough to reckon with."""
    return words.removeprefix("a ").split()[0] in NUMBERS


def is_only_manner(parts: dict[str, str]) -> bool:
    """Whether "the same time" means "at once": no year is named behind it."""
    return not parts.keys() & {"rel", "rel2", "year"} and parts["what"].rstrip("s") not in {
        "period",
        "quarter",
        "half",
        "month",
    }
