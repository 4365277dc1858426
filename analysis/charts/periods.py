"""How does a reader say when, and where is it on a line of years?

The ledger keeps periods in EDTF, no more exact than they were stated.

    period_years("2025") == (2025.0, 2026.0)
    period_words("2026-01-13/2026-03-14") == "13 Jan–14 Mar 2026"
"""

import calendar
from collections.abc import Iterable
from datetime import date

from analysis.dates.edtf import edtf_bounds, is_edtf

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DOUBT = "~?%"


def read_period(text: object) -> str | None:
    """The period as EDTF, or None where there is none or it cannot be read."""
    # What is not a string is a missing value of pandas: None, NaN or NA.
    period = text.strip() if isinstance(text, str) else ""
    return period if is_edtf(period) else None


def period_years(text: object) -> tuple[float, float] | None:
    """A period as two years with fractions, from its first moment to its last, or None."""
    period = read_period(text)
    if period is None:
        return None
    first, last = edtf_bounds(period)
    return year_share(first), year_share(last, is_over=True)


def year_share(day: date, is_over: bool = False) -> float:
    """A day as a year with a fraction, at its beginning or when it is over."""
    length = 366 if calendar.isleap(day.year) else 365
    return day.year + (day.timetuple().tm_yday - 1 + is_over) / length


def is_doubtful(text: object) -> bool:
    """Whether a period is marked as approximate or uncertain."""
    return any(mark in str(text) for mark in DOUBT)


def period_words(text: object) -> str:
    """A period as a reader says it, or "no date"."""
    period = read_period(text)
    if period is None:
        return "no date"
    begin, _, end = period.partition("/")
    first, last = moment_words(begin), moment_words(end or begin)
    if first == last:
        return first
    # The year of both is said once, and the month of two days of one month.
    shared = next((f" {words}" for words in (last.partition(" ")[2], end[:4]) if first.endswith(f" {words}")), "")
    return f"{first.removesuffix(shared)}–{last}"


def moment_words(text: str) -> str:
    """A year, quarter, month or day as a reader says it: "Q1 2025", "13 Jan 2026", "about 2024"."""
    plain = text.rstrip(DOUBT)
    year, *parts = plain.split("T")[0].split("-")
    words = [year]
    if parts:
        words.append(parts[0] if parts[0].startswith("Q") else MONTHS[int(parts[0]) - 1])
    words += [str(int(day)) for day in parts[1:]]
    said = " ".join(reversed(words))
    return f"about {said}" if plain != text else said


def span_words(periods: Iterable[object]) -> str:
    """The years from the earliest to the latest of some periods: "1976 to 2026"."""
    bounds = [edtf_bounds(period) for text in periods if (period := read_period(text)) is not None]
    if not bounds:
        return "no dates"
    first, last = min(b[0] for b in bounds).year, max(b[1] for b in bounds).year
    return str(first) if first == last else f"{first} to {last}"
