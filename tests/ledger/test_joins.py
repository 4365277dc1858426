"""Labels of one quantity are joined, and each join is told."""

from random import Random

import pytest
from pandas.testing import assert_frame_equal

from analysis.codebooks import load_codebooks
from analysis.ledger import build_tables
from analysis.ledger.joins import find_joins
from tests.builders import a_claim, a_ledger, read_tables, some_articles

FULL = "The Ganja Plant produced 300 tractors in its main hall in 2025."
POOR = "The Ganja Plant sent 320 tractors out of its main hall in 2025."
APART = "Farmers near the river drive 5,000 tractors across muddy fields in spring 2025."


def labels(*texts: str) -> list[tuple[str, str]]:
    joins = read_tables(*texts).joins
    return list(zip(joins["label"], joins["joined"], strict=True))


def a_label(indicator: str, sentence: str, start: int = 0, **rest: object) -> dict[str, object]:
    usual = {"indicator": indicator, "sentence": sentence, "start": start, "scope": None, "unit": "t", "kind": "mass"}
    return usual | {"sentence_start": start, "sentence_end": start + len(sentence)} | rest


def joined(*given: dict[str, object]) -> list[tuple[str, str]]:
    joins = find_joins(a_ledger(*(a_claim(**g) for g in given)), load_codebooks())
    return list(zip(joins["label"], joins["joined"], strict=True))


SPRING = "the mill shipped green leaf tea abroad in spring"


def test_a_poorer_label_is_joined_with_the_fuller_one_of_like_sentences() -> None:
    assert labels(FULL, POOR) == [("tractor count", "tractor production")]


def test_labels_of_unlike_sentences_stay_apart() -> None:
    assert labels(FULL, APART) == []


def test_labels_that_name_two_things_are_never_joined_however_alike_their_sentences() -> None:
    given = (
        a_label("tea exports", SPRING),
        a_label("coffee exports", SPRING, 100),
        a_label("tea imports", SPRING, 200),
    )

    assert joined(*given) == []


def test_a_label_without_a_noun_takes_the_likest_of_its_measure() -> None:
    given = (a_label("tea exports", SPRING), a_label("coal exports", "the mine sent coal by rail", 100),
             a_label("t exports", f"{SPRING} and summer", 200))  # fmt: skip

    assert joined(*given) == [("t exports", "tea exports")]


@pytest.mark.parametrize("rest", [{"unit": "kg"}, {"kind": "volume"}], ids=["unit", "kind"])
def test_another_unit_or_kind_is_not_joined(rest: dict) -> None:
    assert joined(a_label("tea exports", SPRING), a_label("tea mass", SPRING, 100, **rest)) == []


def test_an_indicator_of_the_codebook_is_never_joined() -> None:
    assert joined(a_label("jobs", SPRING, unit="job", kind="count"), a_label("job count", SPRING, 100)) == []


def test_joined_claims_stand_in_one_series_and_keep_their_own_label() -> None:
    ledger = read_tables(FULL, POOR).ledger

    figures = ledger[ledger["unit"] == "tractor"]
    assert set(figures["indicator"]) == {"tractor count", "tractor production"}


def test_the_order_of_the_articles_changes_no_join() -> None:
    articles = some_articles(FULL, POOR, APART, FULL.replace("300", "310"), POOR.replace("320", "350"))

    tables = [build_tables(Random(seed).sample(articles, len(articles))) for seed in range(3)]

    assert len(tables[0].joins) == 1
    for other in tables[1:]:
        assert_frame_equal(tables[0].joins, other.joins)
        assert_frame_equal(tables[0].ledger, other.ledger)
