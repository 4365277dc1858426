"""Which values follow from the claims, though no article states them?

A level before a rise or a fall, and one amount as a share of another; each with its interval, of which a
one-sided hedge leaves an end open.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from analysis.comparison.claims import Citing
from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Finding
from analysis.comparison.prose import Cited, Measured, Segment, Text
from analysis.comparison.wording import format_amount, format_date, format_percent
from analysis.ledger.implied import Implied, find_bases, find_shares


def find_implied_findings(citing: Citing, ledger: pd.DataFrame) -> Iterator[Finding]:
    """Levels of earlier periods that follow from a level and its change."""
    for implied in find_bases(ledger):
        level, change = implied.claims
        value, ends = measure_implied(implied)
        verb = "a rise" if citing.rows[change]["change"] == "rise" else "a fall"
        finding = citing.finding(
            "implied",
            citing.words(level),
            Text(f" after {verb} of "),
            citing.words(change),
            Text(" implies a level of "),
            Measured(format_amount(implied.value, implied.unit), value.name),
            Text(" for "),
            Cited(format_date(implied.period), (change,)),
            *write_ends(ends, partial(format_amount, unit=implied.unit)),
            Text(". No article states it."),
            measures=(value, *ends),
            measured=True,
        )
        yield replace(finding, interval=(implied.low, implied.high))


def find_share_findings(citing: Citing, ledger: pd.DataFrame) -> Iterator[Finding]:
    """Amounts as a share of a budget, with a warning when their scopes differ."""
    for implied in find_shares(ledger):
        part, whole = implied.claims
        value, ends = measure_implied(implied)
        scopes = {citing.rows[c]["scope"] for c in (part, whole)}
        warning = " They have different scopes; the ratio is no share." if len(scopes) > 1 else ""
        finding = citing.finding(
            "share",
            citing.words(part),
            Text(" ("),
            citing.named(citing.rows[part]["indicator"], part),
            Text(") against "),
            citing.words(whole),
            Text(" ("),
            citing.named(citing.rows[whole]["indicator"], whole),
            Text("), "),
            citing.period(part),
            Text(", is "),
            Measured(format_percent(implied.value), value.name),
            Text(" percent"),
            *write_ends(ends, format_percent),
            Text("." + warning),
            measures=(value, *ends),
            measured=True,
        )
        yield replace(finding, interval=(implied.low, implied.high))


def measure_implied(implied: Implied) -> tuple[Measure, tuple[Measure, ...]]:
    """An implied value, and those ends of its interval that are known, as named measures."""
    key = f"implied.{implied.claims[0]}.{implied.claims[1]}"
    label = f"{implied.indicator[:1].upper()}{implied.indicator[1:]}, {implied.period}"
    how = f"computed from the claims {implied.claims[0]} and {implied.claims[1]}"
    rounded = f"{how}, with the rounding of both numbers"
    ends = []
    if implied.low > 0:
        ends.append(Measure(f"{key}.low", implied.low, f"{label}, lower end", rounded))
    if math.isfinite(implied.high):
        ends.append(Measure(f"{key}.high", implied.high, f"{label}, upper end", rounded))
    return Measure(f"{key}.value", implied.value, f"{label}, implied", f"{how}, from the numbers as stated"), tuple(
        ends
    )


def write_ends(ends: Sequence[Measure], write: Callable[[float], str]) -> list[Segment]:
    """The ends of an interval in brackets: both, the one that is known, or that there is none."""
    words: list[Segment] = [Measured(write(end.value), end.name) for end in ends]
    if not ends:
        return [Text(" (with no known limits)")]
    if len(ends) == 2:
        words = [words[0], Text(" to "), words[1]]
    else:
        words = [Text("at least " if ends[0].name.endswith(".low") else "at most "), *words]
    return [Text(" ("), *words, Text(" with the rounding of both numbers)")]
