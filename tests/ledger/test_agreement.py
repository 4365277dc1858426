"""Whether two claims agree, conflict, or cannot be compared."""

from typing import Any

import pytest

from analysis.ledger.agreement import TWO_STAGES, describe_terms, find_agreements
from analysis.ledger.rows import list_rows
from tests.builders import a_claim, a_ledger, read_tables

NEARLY = {"surface": "nearly 20 countries", "bound": "nearly", "high": 20.0}
ABOUT = {"surface": "about 20 countries", "bound": "about"}
OVER_30 = {"surface": "more than 30 countries", "bound": "more_than", "value": 30.0, "low": 30.0}


def a_range(low: float, high: float) -> dict[str, Any]:
    return {"surface": f"{low} to {high} countries", "bound": "between", "value": None, "low": low, "high": high}


def verdict(one: dict[str, Any], other: dict[str, Any]) -> str:
    ledger = a_ledger(a_claim(**one), a_claim(**{"article_id": "b"} | other))
    (agreement,) = find_agreements(ledger)
    return agreement.verdict


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Ganja Plant produced 6,294 tractors and 134 tractors in 2025.", id="one sentence"),
        pytest.param(
            "The Ganja Plant produced 6,294 tractors in 2025. The Ganja Plant produced 134 garden tractors in 2025.",
            id="some of them",
        ),
        pytest.param(
            "Output of leather was 18.1 percent in 2025. Output of wire was 8 percent in 2025.", id="of what?"
        ),
    ],
)
def test_two_things_under_one_label_are_no_conflict(text: str) -> None:
    assert {a.verdict for a in find_agreements(read_tables(text).ledger)} == {"not comparable"}


def test_two_sentences_of_one_article_can_contradict_each_other() -> None:
    text = "The Ganja Plant produced 300 tractors in 2025. Guests came. The Ganja Plant produced 900 tractors in 2025."

    assert [a.verdict for a in find_agreements(read_tables(text).ledger)] == ["conflict"]


CASES = [
    pytest.param(NEARLY, ABOUT, "variation", id="nearly 20 and about 20"),
    pytest.param(NEARLY, NEARLY, "same", id="the same words"),
    pytest.param(OVER_30, NEARLY, "conflict", id="more than 30 and nearly 20"),
    pytest.param(OVER_30, NEARLY | {"period": "2024"}, "not comparable", id="different years"),
    pytest.param(OVER_30, NEARLY | {"period": None}, "not comparable", id="one without a year"),
    pytest.param(a_range(15, 20), a_range(18, 25), "same", id="ranges that meet"),
    pytest.param(a_range(15, 20), a_range(20, 25), "same", id="ranges that touch"),
    pytest.param(a_range(10, 15), a_range(20, 25), "conflict", id="ranges apart"),
    pytest.param(a_range(15, 25), NEARLY, "variation", id="a range around a hedge"),
    pytest.param(OVER_30, NEARLY | {"period": "2025-Q1"}, "not comparable", id="a quarter and its year"),
    pytest.param(OVER_30 | {"modality": "planned"}, NEARLY, "not comparable", id="a plan and a fact"),
    pytest.param(OVER_30 | {"modality": "denied"}, NEARLY, "not comparable", id="what is denied and what is said"),
    pytest.param(OVER_30 | {"actor": None}, NEARLY | {"actor": None}, "not comparable", id="two unnamed holders"),
]


@pytest.mark.parametrize(("one", "other", "wanted"), CASES)
def test_two_claims_are_judged_by_their_intervals_and_terms(one: dict, other: dict, wanted: str) -> None:
    assert verdict(one, other) == wanted


@pytest.mark.parametrize(("one", "other", "wanted"), CASES)
def test_it_does_not_matter_which_claim_comes_first(one: dict, other: dict, wanted: str) -> None:
    assert verdict(other, one) == wanted


def test_rounding_lets_close_numbers_agree() -> None:
    claims = [{"surface": f"{n} billion", "value": n * 1e9, "unit": "AZN", "kind": "money"} for n in (1.4, 1.43)]

    assert verdict(*claims) == "same"


@pytest.mark.parametrize(("changes", "wanted"), [(("rise", "rise"), "same"), (("rise", "fall"), "conflict")])
def test_a_rise_contradicts_a_fall(changes: tuple[str, str], wanted: str) -> None:
    claims = [
        {"surface": "5 percent", "value": 5.0, "unit": "percent", "kind": "percent", "change": c} for c in changes
    ]

    assert verdict(*claims) == wanted


def test_changes_against_different_years_are_not_compared() -> None:
    change = {"unit": "percent", "kind": "percent", "change": "rise"}
    one = change | {"surface": "5 percent", "value": 5.0, "base_period": "2024"}
    other = change | {"surface": "12 percent", "value": 12.0, "base_period": "2020"}

    assert verdict(one, other) == "not comparable"


def test_every_verdict_comes_with_a_reason_and_both_claims() -> None:
    ledger = a_ledger(a_claim(**OVER_30), a_claim(article_id="b", **NEARLY))

    (agreement,) = find_agreements(ledger)

    assert {agreement.first, agreement.second} == set(ledger["claim_id"])
    assert agreement.reason == "the intervals of 'more than 30 countries' and 'nearly 20 countries' do not meet"


def test_two_articles_that_contradict_each_other_are_found_in_their_words() -> None:
    tables = read_tables(
        "Azerbaijan exported arms to more than 30 countries in 2025.",
        "Azerbaijan exported arms to nearly 20 countries in 2025.",
    )

    assert [a.verdict for a in find_agreements(tables.ledger)] == ["conflict"]


def test_the_output_of_two_plants_is_no_conflict() -> None:
    tables = read_tables(
        "The Ganja Plant produced 300 tractors in 2025.", "The Minsk Plant produced 900 tractors in 2025."
    )

    assert find_agreements(tables.ledger) == []


LEVEL = {"indicator": "defence budget", "scope": "defence, approved", "unit": "AZN", "kind": "money", "value": 8e9,
         "surface": "8 billion manat"}  # fmt: skip


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"scope": "defence, executed"}, "different scopes: defence, approved and defence, executed"),
        (
            {"scope": "defence and national security, approved", "indicator": "defence and national security budget"},
            "different scopes: defence and national security, approved and defence, approved",
        ),
        ({"per": "year"}, "one is a figure a year, the other none or of another time"),
    ],
    ids=["approved and executed", "wider", "a year"],
)
def test_two_scopes_of_one_quantity_are_set_side_by_side_and_not_compared(other: dict, reason: str) -> None:
    ledger = a_ledger(a_claim(**LEVEL), a_claim(**LEVEL | {"article_id": "b"} | other))

    (agreement,) = find_agreements(ledger)

    assert (agreement.verdict, agreement.reason) == ("not comparable", reason)


def test_a_capacity_is_not_compared_with_an_output() -> None:
    tables = read_tables(
        "The Ganja Plant produced 300 tractors in 2025.", "The Ganja Plant can produce 900 tractors in 2025."
    )

    assert [a.reason for a in find_agreements(tables.ledger)] == ["one is a capacity, the other an output"]


def test_the_growth_of_a_year_given_in_two_ways_is_a_conflict() -> None:
    growth = {"unit": "percent", "kind": "percent", "change": "rise", "indicator": "output"}
    one, other = (growth | {"surface": f"{n} percent", "value": n} for n in (5.5, 5.6))

    assert verdict(one, other | {"base_period": "2024"}) == "conflict"


@pytest.mark.parametrize(
    ("values", "wanted"),
    [((6600, 6612), "same"), ((6600, 6400), "conflict"), ((6612, 6600), "same"), ((500, 510), "conflict")],
    ids=str,
)
def test_the_zeros_of_a_whole_number_may_be_rounded(values: tuple[int, int], wanted: str) -> None:
    claims = [{"surface": f"{n:,} jobs", "value": float(n), "unit": "job", "indicator": "jobs"} for n in values]

    assert verdict(*claims) == wanted


def test_many_claims_give_as_many_verdicts_and_not_as_many_as_pairs() -> None:
    claims = [a_claim(article_id=f"a{n:03d}", surface=f"{n} countries", value=float(n)) for n in range(100, 400)]

    found = find_agreements(a_ledger(*claims))

    assert len(found) == 299
    assert {a.verdict for a in found} == {"conflict"} | {"same"}


RISE = {"change": "rise", "base_period": "2024"}
STAGES = {"scope": f"defence, approved{TWO_STAGES}executed"}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (RISE, RISE | {"base_period": "2023"}, "changes against different periods: 2023 and 2024"),
        (RISE, RISE | {"base_period": None, "modality": "planned"}, "one is stated, the other planned"),
        (STAGES, STAGES | {"article_id": "a"}, f"the sentence names two stages: {STAGES['scope']}"),
        (STAGES, STAGES, "neither article says whose figure it is"),
    ],
    ids=["two bases", "one base named", "two stages in one article", "two stages in two articles"],
)
def test_what_cannot_be_compared_has_the_right_reason(one: dict[str, Any], other: dict[str, Any], reason: str) -> None:
    ledger = a_ledger(a_claim(**{"article_id": "a"} | one), a_claim(**{"article_id": "b"} | other))
    (first, second) = list_rows(ledger, list(ledger.columns))

    assert describe_terms(first, second, "2024") == reason
