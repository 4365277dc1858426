"""Which of the program's readings is which annotation? Equal numbers on shared words; shared words of statements."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.dates.edtf import edtf_bounds
from analysis.records import Claim
from tests.gold.annotations import ANY, NONE, Gold, GoldFigure, GoldStatement, Place, touches, touches_any

CLOSE = 1e-6
SAME_UNITS = {"°c": "degc", "people": "person", "persons": "person", "e-bike": "bike"}


@dataclass(frozen=True, slots=True)
class Number:
    """One number that the program read; a range is two of them."""

    claim: Claim
    value: float


def is_quantity(claim: Claim) -> bool:
    """Whether a claim says how much."""
    return claim.claim_type == "figure" and claim.status in ("used", "minor")


def is_asked(claim: Claim, gold: Gold) -> bool:
    """Whether a claim stands on words that are judged; words left open count neither way."""
    place = (claim.start, claim.end)
    return touches_any(place, [f.place for f in gold.figures]) or not touches_any(place, gold.open_places)


def split_range(claim: Claim) -> list[Number]:
    """The number of a figure, or the two of a range."""
    values = [claim.low, claim.high] if claim.value is None else [claim.value]
    return [Number(claim, value) for value in values if value is not None]


def match_numbers(figures: Iterable[GoldFigure], numbers: list[Number]) -> list[tuple[GoldFigure, Number]]:
    """Pairs of equal numbers on shared words, each used once; those with the same unit and bound first."""
    candidates = [
        (is_one_of(g.unit, n.claim.unit, fold_unit), is_one_of(g.bound, n.claim.bound), -place, -other, g, n)
        for place, g in enumerate(figures)
        for other, n in enumerate(numbers)
        if touches(g.place, (n.claim.start, n.claim.end)) and is_equal(g.value, n.value)
    ]
    pairs, used = [], set()
    for *_, figure, number in sorted(candidates, key=lambda c: c[:4], reverse=True):
        if not {id(figure), id(number)} & used:
            used |= {id(figure), id(number)}
            pairs.append((figure, number))
    return pairs


def is_equal(one: float, other: float) -> bool:
    """Whether two numbers agree but for their sign: a fall of 3 and a change of -3 say the same."""
    return abs(abs(one) - abs(other)) <= CLOSE * max(abs(one), abs(other))


def match_statements(wanted: list[GoldStatement], claims: list[Claim]) -> list[tuple[GoldStatement, Claim, float]]:
    """Pairs of statements whose source and content share characters, the closest contents first."""
    candidates = [
        (overlap(s.content, c.content_span), -place, -other, s, c)
        for place, s in enumerate(wanted)
        for other, c in enumerate(claims)
        if overlap(s.content, c.content_span) and overlap(s.source, c.source_span)
    ]
    pairs, used = [], set()
    for weight, *_, statement, claim in sorted(candidates, key=lambda c: c[:3], reverse=True):
        if not {id(statement), id(claim)} & used:
            used |= {id(statement), id(claim)}
            pairs.append((statement, claim, weight))
    return pairs


def overlap(one: Iterable[Place], other: Iterable[Place]) -> float:
    """The share of characters that two lists of places have in common."""
    first = {k for a, b in one for k in range(a, b)}
    second = {k for a, b in other for k in range(a, b)}
    return len(first & second) / max(len(first | second), 1)


def is_one_of(wanted: str, found: str | None, fold: Callable[[str], str] = str) -> bool:
    """Whether a value is one of those that an annotation allows: "2025 | 2025-05-06", "any", "none"."""
    allowed = wanted.split(" | ")
    return ANY in allowed or (NONE in allowed if found is None else fold(found) in {fold(value) for value in allowed})


def fold_unit(unit: str) -> str:
    """A unit under its one name."""
    head = unit.lower().split(" ")[-1]
    return SAME_UNITS.get(head, head)


def fold_date(value: str) -> str:
    """An EDTF date as its first and last day: 2025-Q3 is 2025-07/2025-09."""
    return value if value in (ANY, NONE) else "/".join(day.isoformat() for day in edtf_bounds(value))


def fold_name(name: str) -> str:
    """A name without articles, quotation marks and differences of letter case."""
    plain = unicodedata.normalize("NFC", name).casefold().replace("i̇", "i")
    return re.sub(r"^the\s+", "", re.sub(r"[\s\"“”«»„’'.]+", " ", plain).strip())
