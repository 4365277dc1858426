"""Between which numbers does a claim lie?

For comparing claims a hedge is an interval. Where the words give no end, a tenth of the value is taken:
"nearly 20" is 18 to 20, "about 20" is 18 to 22. A number that is stated bare carries the rounding of its
last written digit: "1.4 billion" is 1.35 to 1.45 billion. Whether two claims contradict each other is asked more
gently: the zeros of "6,600" may be rounded too, within a hundredth.
"""

import math
import re
from functools import lru_cache

import pandas as pd

from analysis.codebooks import load_codebooks
from analysis.extraction.figures.numbers import find_numbers
from analysis.ledger.rows import Row, is_missing

VAGUENESS = 0.1
LEEWAY = 0.01
TOUCH = 1e-9
PLAIN = re.compile(r"\D*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2}(?!\d))?(?![.,]?\d)\D*", re.ASCII)
SCALES = (1.0, 1e3, 1e6, 1e9, 1e12)
CLOSED = frozenset({"between", "at_least", "up_to"})  # their ends belong to them


def find_interval(claim: Row | pd.Series) -> tuple[float, float]:
    """The interval of a claim, open ends as infinities."""
    value, low, high = claim["value"], claim["low"], claim["high"]
    match claim["bound"]:
        case "about":
            return value - VAGUENESS * abs(value), value + VAGUENESS * abs(value)
        case "nearly":
            return value - VAGUENESS * abs(value), value
        case "exact":
            half = find_step(claim["surface"], value) / 2
            return value - half, value + half
    return (-math.inf if is_missing(low) else low), (math.inf if is_missing(high) else high)


@lru_cache(maxsize=1 << 16)
def find_step(surface: str, value: float) -> float:
    """The size of the last written digit of an exact number.

    What is written in plain digits is told from the value: "1.4" and 1,400,000,000 make 0.1 billion. All other
    writing is read as a number again.
    """
    match = PLAIN.fullmatch(surface)
    if match is None or value == 0:
        return find_rounding(surface)
    written = float(match[1].replace(",", "") + (match[2] or ""))
    digits = len(match[2] or ".") - 1
    scale = next((s for s in SCALES if math.isclose(written * s, abs(value), rel_tol=1e-12)), None)
    return find_rounding(surface) if scale is None else scale / 10**digits


@lru_cache(maxsize=1 << 16)
def find_rounding(surface: str) -> float:
    """The size of the last written digit of the first number in some words (0.1 billion in "1.4 billion manats")."""
    numbers = find_numbers(surface, load_codebooks())
    return float(numbers[0].step) if numbers else 0.0


def can_both_hold(one: Row | pd.Series, other: Row | pd.Series) -> bool:
    """Whether the intervals of two claims meet; those that only touch meet where both ends belong to them."""
    is_closed = one["bound"] in CLOSED and other["bound"] in CLOSED
    return do_meet(find_movement(one), find_movement(other), is_closed)


def do_meet(one: tuple[float, float], other: tuple[float, float], is_closed: bool = False) -> bool:
    """Whether two intervals share more than an end, or an end if they are closed."""
    if one == other:
        return True
    low, high = max(one[0], other[0]), min(one[1], other[1])
    touch = TOUCH * max(abs(low), abs(high)) if math.isfinite(low) and math.isfinite(high) else 0.0
    is_point = one[0] == one[1] or other[0] == other[1]
    return low <= high + touch if is_closed or is_point else low < high - touch


def find_movement(claim: Row | pd.Series) -> tuple[float, float]:
    """The interval of a claim with its leeway and direction: a fall of 5 percent is −5.5 to −4.5, not 4.5 to 5.5."""
    low, high = find_interval(claim)
    if claim["bound"] == "exact":
        leeway = find_leeway(claim["value"])
        low, high = min(low, claim["value"] - leeway), max(high, claim["value"] + leeway)
    return (-high, -low) if claim["change"] == "fall" else (low, high)


def find_leeway(value: float) -> float:
    """By how much a whole number that ends in zeros may be rounded: half of its last digit, at most a hundredth."""
    if value == 0 or value != int(value):
        return 0.0
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(0.5 * 10**zeros, LEEWAY * abs(value)) if zeros else 0.0
