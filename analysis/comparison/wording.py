"""How are numbers, dates and lists written in a sentence of the briefing?

format_amount(6_585_365_853.7, "AZN") → "6.59 billion AZN"     format_date("2026-03-13") → "13 March 2026"
"""

from collections.abc import Sequence

from analysis.dates.edtf import edtf_bounds

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def format_number(value: float) -> str:
    """A number with three telling digits and a word for its magnitude."""
    for size, word in SCALES:
        if abs(value) >= size:
            return f"{value / size:.3g} {word}"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def format_amount(value: float, unit: str) -> str:
    """A number with its unit."""
    return f"{format_number(value)} {unit}"


def format_percent(value: float) -> str:
    """A percentage without decimals, but never a false zero."""
    return f"{value:.0f}" if value >= 1 or value == 0 else f"{value:.1f}"


def format_count(count: int) -> str:
    """A count in words up to ten."""
    return SMALL[count] if count <= 10 else f"{count:,}"


def format_date(edtf: str) -> str:
    """A date in words, as exact as it is known."""
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return f"{format_date(first)} to {format_date(last)}"
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
