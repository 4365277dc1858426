"""Between which numbers does a claim lie?

For comparing claims a hedge is an interval. Where the words give no end, a tenth of the value is taken:
"nearly 20" is 18 to 20, "about 20" is 18 to 22. A number that is stated bare carries the rounding of its
last written digit: "1.4 billion" is 1.35 to 1.45 billion.
"""

import math

import pandas as pd

from analysis.codebooks import load_codebooks
from analysis.extraction.figures.numbers import find_numbers

VAGUENESS = 0.1


def find_interval(claim: pd.Series) -> tuple[float, float]:
    """The interval of a claim, open ends as infinities."""
    value, low, high = claim["value"], claim["low"], claim["high"]
    match claim["bound"]:
        case "about":
            return value - VAGUENESS * abs(value), value + VAGUENESS * abs(value)
        case "nearly":
            return value - VAGUENESS * abs(value), value
        case "exact":
            half = find_rounding(claim["surface"]) / 2
            return value - half, value + half
    return (-math.inf if pd.isna(low) else low), (math.inf if pd.isna(high) else high)


def find_rounding(surface: str) -> float:
    """The size of the last written digit of the first number in some words (0.1 billion in "1.4 billion manats")."""
    numbers = find_numbers(surface, load_codebooks())
    return float(numbers[0].step) if numbers else 0.0


def can_both_hold(one: pd.Series, other: pd.Series) -> bool:
    """Whether the intervals of two claims meet."""
    (low_a, high_a), (low_b, high_b) = find_movement(one), find_movement(other)
    return low_a <= high_b and low_b <= high_a


def find_movement(claim: pd.Series) -> tuple[float, float]:
    """The interval of a claim with its direction: a fall of 5 percent is −5.5 to −4.5, not 4.5 to 5.5."""
    low, high = find_interval(claim)
    return (-high, -low) if claim["change"] == "fall" else (low, high)
