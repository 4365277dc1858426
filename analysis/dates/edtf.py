"""What is a date that keeps its precision?

A string of the Extended Date/Time Format, never more exact than what was said: "2025", "2025-05",
"2025-05-05", "2025-Q1", "2006/2026", "2024~". Intervals are open to neither side: a range of years covers
all days of both.

    edtf_bounds("2025-Q1") == (date(2025, 1, 1), date(2025, 3, 31))
"""

import calendar
import re
from datetime import date
from functools import lru_cache

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)
MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
YEAR = re.compile(r"(\d{4})", re.ASCII)


# The same few dates are asked for again and again.
@lru_cache(maxsize=4096)
def edtf_bounds(value: str) -> tuple[date, date]:
    """The first and the last day that an EDTF value covers.

    Raises:
        ValueError: the value is no date we know.
    """
    if "/" in value:
        first, last = value.split("/", 1)
        return edtf_bounds(first)[0], edtf_bounds(last)[1]
    plain = value.rstrip("~?%")
    if match := DAY.fullmatch(plain):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := MONTH.fullmatch(plain):
        return month_bounds(int(match[1]), int(match[2]), 1)
    if match := QUARTER.fullmatch(plain):
        return month_bounds(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := YEAR.fullmatch(plain):
        return month_bounds(int(match[1]), 1, 12)
    raise ValueError(f"{value!r} is no EDTF date; write 2025, 2025-05, 2025-05-05, 2025-Q1 or 2006/2026")


def month_bounds(year: int, month: int, months: int) -> tuple[date, date]:
    """The first and last day of a run of months inside one year."""
    last = month + months - 1
    return date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1])


def is_edtf(value: str) -> bool:
    """Whether a string is a date that exists."""
    try:
        first, last = edtf_bounds(value)
    except ValueError:
        return False
    return first <= last


def year_of(value: str) -> int:
    """The year in which an EDTF value begins."""
    return edtf_bounds(value)[0].year


def share_days(one: str, other: str) -> bool:
    """Whether two EDTF values have a day in common."""
    (first_a, last_a), (first_b, last_b) = edtf_bounds(one), edtf_bounds(other)
    return first_a <= last_b and first_b <= last_a


def shift_year(value: str, years: int) -> str:
    """The same part of the calendar in another year: ("2025-Q1", -1) → "2024-Q1"."""
    return re.sub(r"\d{4}(?=$|[-/~])", lambda m: f"{int(m[0]) + years:04d}", value)
