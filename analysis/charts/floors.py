"""From how many articles or claims on is a chart drawn?

A picture of few articles looks surer than it is. Below the floor a chart has its words, the reason and the table, and
no drawing. Shares and rates need the 4 articles a side from which anything can be tested, words the 10 from which
single words can (see `comparison.floors`); what is simply stated needs something to stand beside.
"""

from collections.abc import Mapping

from analysis.comparison.floors import FULL_FROM, PREDECLARED_FROM
from analysis.comparison.wording import PLAIN, Wording

RATES_FROM = PREDECLARED_FROM  # articles a side: frames, evidence, actors
WORDS_FROM = FULL_FROM  # articles a side: single words
CLAIMS_FROM = 2  # claims: figures, timeline, sources; and periods of a series
SHARES_FROM = 20  # claims a side: below, counts and no shares, which would look more certain than they are

Sizes = Mapping[str, int]  # how many articles each side has


def is_above(articles: Sizes, floor: int) -> bool:
    """Whether both sides have so many articles."""
    return min(articles["defence"], articles["civilian"]) >= floor


def explain_articles(what: str, articles: Sizes, floor: int, wording: Wording = PLAIN) -> str:
    """Why so few articles are not drawn, in a sentence."""
    counts = " and ".join(f"{articles[side]:,} {wording.name(side)}" for side in ("defence", "civilian"))
    return wording.spell(f"{what} are drawn from {floor} articles on each side; here are {counts}.")


def explain_claims(what: str, count: int) -> str:
    """Why so few claims are not drawn, in a sentence."""
    here = f"here is {count}" if count == 1 else f"here are {count}" if count else "here is none"
    return f"{what} are drawn from {CLAIMS_FROM} on; {here}."
