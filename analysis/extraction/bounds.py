"""How exact is a number meant to be?

The hedge beside a number makes it an interval: "nearly 20" has only a high, "more than 10" only a low,
"about 5" neither. The words are in `codebooks/hedges.toml`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.records import Bound


@dataclass(frozen=True)
class Hedges:
    """The hedges of the codebook, compiled, with the bound that each means."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    bounds: dict[str, Bound]


@lru_cache(maxsize=8)
def compile_hedges(books: Codebooks) -> Hedges:
    """The hedges as two regular expressions: right before a number, right behind its unit."""
    book = books.book("hedges")
    before = {words.lower(): bound for bound, listed in book["before"].items() for words in listed}
    after = {words.lower(): bound for bound, listed in book["after"].items() for words in listed}
    return Hedges(
        re.compile(rf"(?P<hedge>{spell_words(before)})\s*(?:a\s+|an\s+|the\s+)?$", re.IGNORECASE),
        re.compile(rf"\s*(?P<hedge>{spell_words(after)})(?!\w)", re.IGNORECASE),
        before | after,
    )


def spell_words(forms: dict[str, Bound]) -> str:
    """Phrases as alternatives, longest first."""
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    return "|".join((r"(?<!\w)" if f[0].isalpha() else "") + re.escape(f).replace(r"\ ", r"\s+") for f in ordered)


def find_bound(text: str, start: int, end: int, books: Codebooks) -> tuple[Bound, int, int]:
    """The bound of the number at start..end, and the span widened by the hedge's words."""
    hedges = compile_hedges(books)
    window = max(0, start - 40)
    if match := hedges.before.search(text[window:start]):
        return hedges.bounds[fold(match["hedge"])], window + match.start("hedge"), end
    if match := hedges.after.match(text, end):
        return hedges.bounds[fold(match["hedge"])], start, match.end("hedge")
    return "exact", start, end


def fold(words: str) -> str:
    """Words in small letters with single spaces."""
    return " ".join(words.lower().split())


def apply_bound(value: Decimal, bound: Bound) -> tuple[Decimal | None, Decimal | None]:
    """The low and the high that a bound leaves of a value."""
    match bound:
        case "exact":
            return value, value
        case "more_than" | "at_least":
            return value, None
        case "nearly" | "less_than" | "up_to":
            return None, value
        case "about" | "between":
            return None, None
