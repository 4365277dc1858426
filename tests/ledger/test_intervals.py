"""Between which numbers a claim lies."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ledger.intervals import can_both_hold, find_interval, find_rounding
from tests.builders import a_row

ENDS = [
    pytest.param({"surface": "1.4 billion manats", "value": 1.4e9}, (1.35e9, 1.45e9), id="the last digit is rounded"),
    pytest.param({"surface": "20 countries"}, (19.5, 20.5), id="a whole number too"),
    pytest.param({"surface": "nearly 20", "bound": "nearly", "high": 20.0}, (18, 20), id="nearly"),
    pytest.param({"surface": "about 20", "bound": "about"}, (18, 22), id="about"),
    pytest.param({"surface": "more than 20", "bound": "more_than", "low": 20.0}, (20, math.inf), id="more than"),
    pytest.param({"surface": "up to 20", "bound": "up_to", "high": 20.0}, (-math.inf, 20), id="up to"),
    pytest.param(
        {"surface": "18 to 22", "bound": "between", "value": None, "low": 18.0, "high": 22.0}, (18, 22), id="range"
    ),
]


@pytest.mark.parametrize(("given_fields", "ends"), ENDS)
def test_a_hedge_is_an_interval(given_fields: dict, ends: tuple[float, float]) -> None:
    assert find_interval(a_row(**given_fields)) == pytest.approx(ends)


@pytest.mark.parametrize(
    ("surface", "size"),
    [("1.4 billion manats", 1e8), ("8.1 billion manat", 1e8), ("23 percent", 1), ("23.05 percent", 0.01), ("many", 0)],
)
def test_the_rounding_is_the_size_of_the_last_written_digit(surface: str, size: float) -> None:
    assert find_rounding(surface) == pytest.approx(size)


@given(st.integers(1, 10**6), st.sampled_from(["exact", "about", "nearly"]))
def test_the_stated_value_lies_inside_its_own_interval(number: int, bound: str) -> None:
    low, high = find_interval(a_row(surface=f"{number} tractors", value=float(number), bound=bound))

    assert low <= number <= high


def test_a_rise_and_a_fall_of_the_same_size_cannot_both_hold() -> None:
    rise, fall = (a_row(surface="5 percent", value=5.0, unit="percent", change=c) for c in ("rise", "fall"))

    assert not can_both_hold(rise, fall)
    assert can_both_hold(fall, fall)
