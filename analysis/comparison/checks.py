"""Which sentences do the checks give: numbers that belong together and do not fit each other?

A rise of 32 percent does not fit 8.1 and 6.6 billion manat: they make 21 to 24 percent.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

from analysis.codebooks import Codebooks
from analysis.comparison.claims import Citing
from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Finding
from analysis.comparison.prose import Measured, Segment, Text
from analysis.comparison.wording import format_amount, format_number
from analysis.ledger import Tables
from analysis.ledger.checks import Check, CheckKind, find_checks

MAKES: dict[CheckKind, str] = {
    "growth": "the levels make a change of ",
    "parts": "what it is said to include makes ",
    "share": "part and whole make ",
    "equivalent": "at the rate of their time that makes ",
}


def find_check_findings(citing: Citing, tables: Tables, books: Codebooks) -> Iterator[Finding]:
    """A conflict for each check that fails."""
    for check in find_checks(tables.ledger, tables.articles, books):
        if not check.holds:
            yield describe_check(citing, check)


def describe_check(citing: Citing, check: Check) -> Finding:
    """What is stated, beside what, and what the others make of it."""
    stated, *others = check.claims
    ends = measure_ends(check)
    segments: list[Segment] = [citing.words(stated), Text(" does not fit ")]
    for place, claim in enumerate(others):
        segments += [Text(" and ")] if place else []
        segments.append(citing.words(claim))
    segments += [Text(f": {MAKES[check.kind]}"), *write_ends(ends, check.unit), Text(".")]
    finding = citing.finding("conflict", *segments, measures=ends, measured=True)
    return replace(finding, interval=check.implied)


def measure_ends(check: Check) -> tuple[Measure, ...]:
    """The ends of what the other claims make, those that are known, as named measures."""
    how = f"computed from the claims {' and '.join(check.claims[1:])}, with their rounding"
    how = f"{how}; {check.note}" if check.note else how
    return tuple(
        Measure(f"check.{'.'.join(check.claims)}.{name}", end, f"Check of {check.kind}, {name} end", how)
        for name, end in zip(("lower", "upper"), check.implied, strict=True)
        if math.isfinite(end)
    )


def write_ends(ends: tuple[Measure, ...], unit: str) -> list[Segment]:
    """The ends in words."""
    words: list[Segment] = [Measured(write_number(end.value, unit), end.name) for end in ends]
    if len(ends) == 2:
        return [words[0], Text(" to "), words[1]]
    return words or [Text("no known amount")]


def write_number(value: float, unit: str) -> str:
    """A number with its unit; of what is counted the words of the claims tell the unit."""
    if unit == "percent":
        return f"{format_number(value)} percent"
    is_currency = len(unit) == 3 and unit.isupper()
    return format_amount(value, unit) if is_currency else format_number(value)
