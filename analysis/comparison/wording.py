"""How are numbers, dates and lists written in a sentence of the briefing?

format_amount(6_585_365_853.7, "AZN") → "6.59 billion AZN"     format_date("2026-03-13") → "13 March 2026"
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from analysis.dates.edtf import edtf_bounds

NumberStyle = Literal["en", "de", "fr", "az"]
# What stands between thousands, and before the decimals (CLDR 47).
SEPARATORS: Mapping[NumberStyle, tuple[str, str]] = {
    "en": (",", "."),
    "de": (".", ","),
    "fr": ("\u202f", ","),
    "az": (".", ","),
}
# A numeral as we write it; not a version (0.1.0), a hash or a list of bare digits.
NUMERAL = re.compile(
    r"(?<![\w.,])\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|\.\d+)(?![\w]|[.,]\d)|(?<![\w.,])\d{4,}\.\d+(?![\w]|[.,]\d)"
)

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(frozen=True, slots=True)
class Wording:
    """How a briefing names its two sides, how it writes its numbers, and in which currency it shows amounts."""

    defence: str = "defence"
    civilian: str = "civilian"
    numbers: NumberStyle = "en"
    currency: str = "USD"

    def name(self, side: str) -> str:
        """What a side is called; "both" and "neither" keep their names."""
        return {"defence": self.defence, "civilian": self.civilian}.get(side, side)

    def head(self, side: str) -> str:
        """What a side is called at the head of a sentence or a column."""
        name = self.name(side)
        return f"{name[:1].upper()}{name[1:]}"

    def spell(self, words: str) -> str:
        """Our own words with their numerals written as the reader is used to; never the words of an article."""
        between, before = SEPARATORS[self.numbers]
        signs = {",": between, ".": before}
        return NUMERAL.sub(lambda found: "".join(signs.get(sign, sign) for sign in found.group()), words)


PLAIN = Wording()


def format_number(value: float) -> str:
    """A number with three telling digits and a word for its magnitude."""
    for size, word in SCALES:
        # 999.6 million is rounded to the next word, not to a thousand millions.
        if abs(value) >= size * (1 - 0.0005):
            return f"{write_digits(value / size)} {word}"
    return write_digits(value)


def write_digits(value: float) -> str:
    """Three telling digits, all of those before the point, and never an exponent."""
    if abs(value) >= 999.5:
        return f"{value:,.0f}"
    return f"{Decimal(f'{value:.3g}'):f}"


def format_amount(value: float, unit: str) -> str:
    """A number with its unit."""
    return f"{format_number(value)} {unit}"


def format_percent(value: float) -> str:
    """A percentage without decimals, but never a false zero."""
    if abs(value) >= 1 or value == 0:
        return f"{value:.0f}"
    return f"{Decimal(f'{value:.1g}'):f}"


def format_count(count: int) -> str:
    """A count in words up to ten."""
    return SMALL[count] if count <= 10 else f"{count:,}"


@lru_cache(maxsize=4096)
def format_date(edtf: str) -> str:
    """A date in words, as exact as it is known; one that is marked as rough (2024~) is "about 2024"."""
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return f"{format_date(first)} to {format_date(last)}"
    if edtf[-1] in "~?%":
        return f"about {format_date(edtf[:-1])}"
    day = edtf_bounds(edtf)[0]
    if len(edtf) >= 10:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    if len(edtf) == 7 and edtf[5] == "Q":
        return f"quarter {edtf[6]} of {day.year}"
    return f"{MONTHS[day.month - 1]} {day.year}" if len(edtf) == 7 else edtf


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Words in a row: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def quote(words: str) -> str:
    """Words of an article in quotation marks, on one line."""
    return f"“{' '.join(words.split())}”"


def plural(word: str, count: int) -> str:
    """A noun for a count."""
    return word if count == 1 else f"{word}s"
