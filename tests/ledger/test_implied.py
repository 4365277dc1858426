"""What two claims make of a third."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ledger.implied import Implied, find_bases, find_shares
from tests.builders import a_claim, a_ledger, read_tables, seed_tables

MONEY = {"kind": "money", "unit": "AZN", "indicator": "defence budget"}
LEVEL = MONEY | {"surface": "8.1 billion manat", "value": 8.1e9}
CHANGE = MONEY | {"kind": "percent", "unit": "percent", "start": 40, "base_period": "2024"}


def imply(level: dict[str, Any], change: dict[str, Any]) -> list[Implied]:
    return find_bases(a_ledger(a_claim(**LEVEL | level), a_claim(**CHANGE | change)))


def a_change(percent: float, change: str = "rise", **rest: Any) -> dict[str, Any]:
    return {"surface": f"{percent} percent", "value": float(percent), "change": change} | rest


def test_a_level_after_a_rise_gives_the_level_before() -> None:
    (implied,) = imply({}, a_change(23))

    assert implied.value == pytest.approx(8.1e9 / 1.23)
    assert (implied.low, implied.high) == pytest.approx((8.05e9 / 1.235, 8.15e9 / 1.225))
    assert (implied.unit, implied.period, implied.indicator) == ("AZN", "2024", "defence budget")


def test_a_level_after_a_fall_gives_the_level_before() -> None:
    (implied,) = imply({}, a_change(20, "fall"))

    assert implied.value == pytest.approx(8.1e9 / 0.8)
    assert (implied.low, implied.high) == pytest.approx((8.05e9 / 0.805, 8.15e9 / 0.795))


def test_the_seeds_imply_the_budget_of_2024() -> None:
    (implied,) = find_bases(seed_tables().ledger)

    assert implied.period == "2024"
    assert (implied.value / 1e9, implied.low / 1e9, implied.high / 1e9) == pytest.approx(
        (6.585, 6.518, 6.653), abs=5e-4
    )


@given(
    st.integers(1, 10_000),
    st.integers(1, 99),
    st.sampled_from(["rise", "fall"]),
    st.sampled_from(["exact", "about", "nearly", "more_than", "up_to"]),
    st.sampled_from(["exact", "about", "nearly", "more_than", "up_to"]),
)
def test_the_interval_always_holds_the_level_before(
    amount: int, percent: int, change: str, level_bound: str, change_bound: str
) -> None:
    level = with_bound(level_bound, float(amount)) | {"surface": f"{amount} manat"}
    moved = a_change(percent, change) | with_bound(change_bound, float(percent))

    (implied,) = imply(level, moved)

    before = amount / (1 + (1 if change == "rise" else -1) * percent / 100)
    assert implied.low <= before * (1 + 1e-12)
    assert before * (1 - 1e-12) <= implied.high
    assert implied.low >= 0


def with_bound(bound: str, value: float) -> dict[str, Any]:
    match bound:
        case "more_than":
            return {"bound": bound, "value": value, "low": value}
        case "nearly" | "up_to":
            return {"bound": bound, "value": value, "high": value}
        case _:
            return {"bound": bound, "value": value}


def test_more_than_an_amount_leaves_the_upper_end_open() -> None:
    (implied,) = imply(with_bound("more_than", 8.1e9), a_change(23))

    assert implied.high == math.inf
    assert implied.low == pytest.approx(8.1e9 / 1.235)


def test_a_rise_of_more_than_so_much_leaves_the_lower_end_open() -> None:
    (implied,) = imply({}, a_change(23) | with_bound("more_than", 23.0))

    assert implied.low == 0
    assert implied.high == pytest.approx(8.15e9 / 1.23)


NOTHING = [
    pytest.param({}, a_change(100, "fall"), id="nothing is left after a fall of 100 percent"),
    pytest.param({}, a_change(23, base_period=None), id="no year before is stated"),
    pytest.param({}, a_change(23, indicator="exports"), id="another quantity"),
    pytest.param({}, a_change(23, period="2023"), id="another year"),
    pytest.param({}, a_change(23, article_id="b"), id="another article"),
    pytest.param({}, a_change(23, sentence_start=30), id="another sentence"),
    pytest.param({}, a_change(23, kind="money", unit="AZN"), id="a change in money"),
    pytest.param({}, a_change(23) | {"value": None, "bound": "between", "low": 20.0, "high": 25.0}, id="a range"),
    pytest.param({"status": "minor", "reason": "age"}, a_change(23), id="a level that is not in use"),
]


@pytest.mark.parametrize(("level", "change"), NOTHING)
def test_nothing_is_implied_without_both_numbers_of_one_quantity(level: dict, change: dict) -> None:
    assert imply(level, change) == []


def shares(part: dict[str, Any], whole: dict[str, Any]) -> list[Implied]:
    made = MONEY | {"surface": "1.4 billion manat", "value": 1.4e9, "indicator": "defence production value"}
    return find_shares(a_ledger(a_claim(**made | part), a_claim(**LEVEL | {"article_id": "b"} | whole)))


def test_an_amount_is_set_against_the_budget_of_its_year() -> None:
    (share,) = shares({}, {})

    assert share.value == pytest.approx(100 * 1.4 / 8.1)
    assert (share.low, share.high) == pytest.approx((100 * 1.35 / 8.15, 100 * 1.45 / 8.05))
    assert (share.unit, share.period) == ("percent", "2025")


def test_a_budget_of_at_most_so_much_leaves_the_share_open_above() -> None:
    (share,) = shares({}, with_bound("up_to", 8.1e9))

    assert share.low == pytest.approx(100 * 1.35 / 8.1)
    assert share.high == math.inf


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        pytest.param({"period": "2024"}, {}, id="another year"),
        pytest.param({"unit": "USD"}, {}, id="another currency"),
        pytest.param({"country": "GE"}, {}, id="another country"),
        pytest.param({"country": None}, {"country": None}, id="no country"),
        pytest.param({"value": 9e9, "surface": "9 billion manat"}, {}, id="more than the budget"),
        pytest.param({"indicator": "cultural budget"}, {}, id="two budgets"),
        pytest.param({}, {"indicator": "exports"}, id="no budget"),
    ],
)
def test_no_share_is_made_of_what_does_not_belong_together(part: dict, whole: dict) -> None:
    assert shares(part, whole) == []


def test_an_echo_gives_no_second_share() -> None:
    tables = read_tables(
        "Azerbaijan produced weapons worth 1.4 billion manat in 2025.",
        "Azerbaijan produced weapons worth 1.4 billion manat in 2025. "
        "The defence budget of Azerbaijan for 2025 is 8.1 billion manat.",
    )

    assert len(find_shares(tables.ledger)) == 1
