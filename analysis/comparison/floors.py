"""How much may be said with so few articles?

Fewer than 4 a side: describe. 4 to 9: test only what was declared beforehand. 10 or more: test words too.
At 3 v 3 even a perfect split has 2 of 20 relabellings as extreme as itself: its p cannot be below 0.10.
"""

import math
from dataclasses import dataclass
from typing import Literal, assert_never

from analysis.comparison.wording import PLAIN, Wording
from analysis.errors import ParameterError

Level = Literal["describe", "predeclared", "full"]

PREDECLARED_FROM = 4
FULL_FROM = 10


@dataclass(frozen=True, slots=True)
class Floor:
    """What these numbers of articles allow, the smallest p they could show, and both in a sentence."""

    level: Level
    smallest_p: float
    sentence: str


def decide_floor(n_defence: int, n_civilian: int, wording: Wording = PLAIN) -> Floor:
    """Say how far a comparison of so many defence and civilian articles may go.

    Raises:
        ParameterError: a number of articles is negative.
    """
    level = _choose_level(min(n_defence, n_civilian))
    smallest = measure_smallest_p(n_defence, n_civilian)
    n = f"{n_defence} {wording.defence} and {n_civilian} {wording.civilian}"
    return Floor(level, smallest, _write_sentence(level, n, smallest))


def measure_smallest_p(n_defence: int, n_civilian: int) -> float:
    """Give the smallest two-sided p an exact permutation of the article labels could reach.

    One relabelling out of C(n, k), or two where the sides are of one size: the mirror image of a split is
    then as extreme as the split. 1 where a side is empty.
    """
    for side, articles in (("defence", n_defence), ("civilian", n_civilian)):
        if articles < 0:
            raise ParameterError(f"{side} articles: {articles}; give a number of 0 or more")
    relabellings = math.comb(n_defence + n_civilian, n_defence)
    as_extreme = 2 if n_defence == n_civilian else 1
    return min(1.0, as_extreme / relabellings)


def _choose_level(fewest: int) -> Level:
    if fewest < PREDECLARED_FROM:
        return "describe"
    return "predeclared" if fewest < FULL_FROM else "full"


def _write_sentence(level: Level, n: str, smallest: float) -> str:
    match level:
        case "describe":
            return (
                f"Too few articles to test ({n}; {PREDECLARED_FROM} a side are needed): differences are "
                f"described only. The smallest p these numbers could show is {write_p(smallest)}."
            )
        case "predeclared":
            return (
                f"Few articles ({n}): only the frames of the codebook are tested, single words are "
                f"described. The smallest p these numbers could show is {write_p(smallest)}."
            )
        case "full":
            return f"Enough articles ({n}) to test frames and words, corrected for their number."
        case _:
            assert_never(level)


def write_p(p: float) -> str:
    """A p with two telling digits: 0.10, 0.029, 0.00056."""
    if p < 0.0001:
        return "below 0.0001"
    return f"{p:.{max(2, 1 - math.floor(math.log10(p)))}f}"
