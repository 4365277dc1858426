"""Which amount in dollars stands behind another as its equivalent, and at which rate should it?

"8.1 billion manat ($4.76 billion)"  → 8.1 billion manat, 4.76 billion dollars, 1.70 manat per dollar
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.codebooks import Codebooks
from analysis.ledger.currency import find_rate
from analysis.ledger.rows import Row
from analysis.ledger.sums import between, is_amount

OPENS = re.compile(r"\s*(?:[(\[]|,?\s*or|,\s*equal to|,\s*equivalent to|\s/)\s*(?:about|some|around|=|≈|~)?\s*", re.I)
SHARED = {"INR": "IN"}  # "Rs" are the rupees of several countries; read as Indian, they are checked in India alone
LEEWAY = 0.03  # a rate moves within a year, and a newspaper takes that of its own day


@dataclass(frozen=True, slots=True)
class Expected:
    """Between which rates an equivalent should lie, and what is said of them."""

    least: float
    most: float
    note: str


def find_equivalents(
    rows: Sequence[Row], published: Mapping[str, object], books: Codebooks
) -> Iterator[tuple[Row, Row, Expected]]:
    """An amount, its equivalent in dollars, and the rates between which it should lie; none where no rate is known."""
    for one, other in pairwise(rows):
        is_pair = one["kind"] == other["kind"] == "money" and is_amount(one) and is_amount(other)
        if is_pair and OPENS.fullmatch(between(one, other)) and (one["unit"] == "USD") != (other["unit"] == "USD"):
            amount, dollars = (other, one) if one["unit"] == "USD" else (one, other)
            expected = expect_rate(amount, published.get(amount["article_id"]), books)
            if expected is not None:
                yield amount, dollars, expected


def expect_rate(amount: Row, day: object, books: Codebooks) -> Expected | None:
    """The rates of the amount's period and of the article's day, whichever are known, with some leeway."""
    if SHARED.get(str(amount["unit"]), amount["country"]) != amount["country"]:
        return None
    whens = [when for when in (amount["period"], day) if isinstance(when, str)]
    rates = [rate for when in whens if (rate := find_rate(amount["unit"], when, books)) is not None]
    if not rates:
        return None
    prices = sorted(rate.per_usd for rate in rates)
    note = "; ".join(dict.fromkeys(f"{rate.per_usd:.4g} per dollar, {rate.when}" for rate in rates))
    return Expected(prices[0] * (1 - LEEWAY), prices[-1] * (1 + LEEWAY), note)
