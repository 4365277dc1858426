"""For when is a figure meant that its article states twice?

A title or a lead restates a figure that the text dates: "Exports reach 2.9 billion" above "In January–November
2025, exports reached 2.9 billion". The figure without a date takes the period of its twin, if there is only one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from analysis.records import Claim

# Small round numbers recur by chance ("two plants").
LEAST = 20
Measure = tuple[str | None, str | None, float | None, float | None, float | None, str | None]


def share_periods(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each figure without a date of its own dated like the same figure elsewhere in its article."""
    dated: defaultdict[Measure, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.period is not None and is_telling(claim) and not is_undated(claim):
            dated[measure_of(claim)].add(claim.period)
    if not dated:
        return list(claims)
    return [share_period(claim, dated) for claim in claims]


def share_period(claim: Claim, dated: defaultdict[Measure, set[str]]) -> Claim:
    """A figure without a date, dated like its only twin."""
    if not (is_telling(claim) and is_undated(claim)):
        return claim
    periods = dated.get(measure_of(claim), set())
    if len(periods) != 1:
        return claim
    return replace(claim, period=min(periods), period_rule="the period of the same figure elsewhere in the article")


def is_undated(claim: Claim) -> bool:
    """Whether no date of the text gave a figure its period."""
    return claim.period is None or (claim.period_rule or "").startswith("present tense: ")


def is_telling(claim: Claim) -> bool:
    """Whether a figure is one that does not recur by chance: an amount, a large number, one with decimals."""
    if claim.claim_type != "figure" or claim.status != "used" or claim.value is None:
        return False
    return claim.kind == "money" or claim.value >= LEAST or claim.value % 1 != 0


def measure_of(claim: Claim) -> Measure:
    """What is measured and how much: equal for two statements of one figure."""
    return claim.kind, claim.unit, claim.value, claim.low, claim.high, claim.change
