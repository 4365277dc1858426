"""Does a number or a date mean the same in every spelling, and is every plan and codebook taken or refused?"""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import extract
from analysis.batch.plan import make_runs
from analysis.codebooks import Codebooks, load_codebooks
from analysis.codebooks.loader import BOOKS, check_own
from analysis.dates.edtf import is_edtf
from analysis.dates.mentions import find_mentions
from analysis.errors import PloughshareError
from analysis.records import Article, Claim
from analysis.sources.rows import read_date
from analysis.words import find_words
from tests.fuzz.written import (
    DATE_WORDS,
    GROUPS,
    HEDGES,
    PLANS,
    RANGES,
    SCALES,
    spell_day,
    spell_whole,
    spoil,
    spoilings,
)

# Fifty times as many, and others each time, when the inputs of the other tests are made a million as well.
IS_LONG = int(os.environ.get("FUZZ_COUNT", "20000")) > 20000
STORY = (
    "The plant in Baku made 1,200 tonnes of steel in 2024, up 12 percent, said its director. It plans to export drones."
)


def examples(count: int) -> settings:
    """How many inputs a test is given."""
    return settings(max_examples=count * (50 if IS_LONG else 1), deadline=None, derandomize=not IS_LONG, database=None)


def read_one(text: str) -> Claim:
    """The one figure of a text."""
    (claim,) = [c for c in extract(Article("odd", text, published="2025-06-15")) if c.status == "used" and c.kind]
    assert text[claim.start : claim.end] == claim.surface
    return claim


@examples(150)
@given(st.integers(1000, 10**12), st.sampled_from(GROUPS), st.sampled_from([*HEDGES]))
def test_a_whole_number_is_read_whatever_stands_between_its_thousands(value: int, group: str, hedge: str) -> None:
    claim = read_one(f"The plant sold {hedge}{spell_whole(value, group)} tonnes of steel.")

    assert value in (claim.value, claim.low, claim.high)
    assert (claim.unit, claim.bound) == ("t", HEDGES[hedge])


@examples(150)
@given(st.integers(1, 9999), st.sampled_from([*SCALES]), st.sampled_from(["$", "€", "AZN ", "US$"]))
def test_an_amount_is_its_digits_times_its_scale(tenths: int, scale: str, currency: str) -> None:
    digits = Decimal(tenths) / 10
    claim = read_one(f"The plant sold steel worth {currency}{digits}{scale} abroad.")

    assert claim.kind == "money"
    assert claim.value == float(digits * SCALES[scale])


@examples(150)
@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from(RANGES))
def test_a_range_has_the_smaller_number_low_and_the_larger_high(low: int, more: int, way: str) -> None:
    claim = read_one(f"The plant sold {way.format(low, low + more)} tonnes of steel.")

    assert (claim.low, claim.high, claim.value) == (low, low + more, None)


@examples(200)
@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.integers(0, 4))
def test_a_day_is_the_same_in_every_spelling(day: date, way: int) -> None:
    words = spell_day(day)[way]
    (mention,) = find_mentions(find_words(f"It opened on {words} in Baku."))

    assert mention.edtf == day.isoformat()
    assert read_date(words)[0] == day.isoformat()


@examples(150)
@given(st.lists(st.sampled_from(DATE_WORDS), max_size=12))
def test_shuffled_words_of_dates_make_dates_that_exist_or_none(words: list[str]) -> None:
    text = " ".join(words)

    for mention in find_mentions(find_words(text)):
        assert mention.span.of(text).strip()
        assert mention.edtf is None or is_edtf(mention.edtf)


@examples(300)
@given(PLANS)
def test_a_plan_is_made_or_refused(plan: dict[str, Any]) -> None:
    for number, entry in enumerate(plan["run"], start=1):
        try:
            make_runs(entry, plan, {}, (Path("plan.toml"), number))
        except PloughshareError as error:
            assert str(error).startswith(f"plan.toml, run {number}")  # noqa: PT017 (most plans are refused)


@pytest.mark.parametrize("name", BOOKS)
@examples(6)
@given(data=st.data())
def test_a_codebook_that_is_not_refused_reads_an_article(name: str, data: st.DataObject) -> None:
    ours, spoilt = load_codebooks(), spoil(name, *data.draw(spoilings(name)))

    try:
        check_own(spoilt, name)
        extract(STORY, Codebooks({**ours.books, name: spoilt}, ours.tables, "mine"))
    except PloughshareError as error:
        assert str(error)  # noqa: PT017 (some are refused)
