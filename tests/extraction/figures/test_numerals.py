"""Which words are numbers, and what do their pieces come to?"""

from decimal import Decimal

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.figures.numerals import Sum, load_number_words

HUNDRED, THOUSAND, MILLION = Decimal(100), Decimal(1000), Decimal(10**6)


@pytest.mark.parametrize(
    ("pieces", "value"),
    [
        ([("unit", 2), ("scale", 100), ("unit", 5)], 205),
        ([("unit", 2), ("scale", 100), ("unit", 2), ("scale", 1000)], 202_000),
        ([("unit", 3), ("scale", 1000), ("unit", 2), ("scale", 100)], 3200),
        ([("digits", 8), ("scale", 10**9), ("digits", 714), ("scale", 10**6)], 8_714_000_000),
        ([("unit", 2), ("dozen", 12)], 24),
        ([("digits", 5), ("scale", 1000), ("scale", 10**6)], 5 * 10**9),
    ],
    ids=["205", "202,000", "3,200", "mixed", "dozen", "scale of a scale"],
)
def test_pieces_come_to_a_sum(pieces: list[tuple[str, int]], value: int) -> None:
    found = Sum()
    for kind, piece in pieces:
        found.add(kind, Decimal(piece))

    assert found.value == value


def test_every_word_that_may_begin_a_number_is_a_trigger() -> None:
    known = load_number_words(load_codebooks())

    assert {"two", "forty", "million", "dozen", "half", "third", "dozens", "twice", "second"} <= known.triggers
    assert {"manat", "plant", "the"}.isdisjoint(known.triggers)
