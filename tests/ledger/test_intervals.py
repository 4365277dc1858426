"""Between which numbers a claim lies."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ledger.intervals import can_both_hold, do_meet, find_interval, find_rounding, find_step
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


@given(
    st.integers(0, 10**7),
    st.integers(0, 2),
    st.sampled_from(["tractors", "million manat", "billion dollars", "percent", "tonnes"]),
    st.booleans(),
)
@settings(deadline=None)
def test_the_rounding_told_from_the_value_is_that_of_the_number_read_again(
    number: int, decimals: int, unit: str, is_grouped: bool
) -> None:
    written = f"{number / 10**decimals:{',' if is_grouped else ''}.{decimals}f}"
    scale = {"million manat": 1e6, "billion dollars": 1e9}.get(unit, 1.0)
    value = float(written.replace(",", "")) * scale

    assert find_step(f"{written} {unit}", value) == pytest.approx(find_rounding(f"{written} {unit}"))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [((5.45, 5.55), (5.55, 5.65), False), ((15, 20), (18, 25), True), ((30, math.inf), (18, 20), False),
     ((20, 20), (19.5, 20.5), True), ((20, 20), (20, 20), True), ((-math.inf, 20), (20, math.inf), False)],
)  # fmt: skip
def test_intervals_that_only_touch_do_not_meet(one: tuple, other: tuple, wanted: bool) -> None:
    assert do_meet(one, other) is do_meet(other, one) is wanted
    assert do_meet((15, 20), (20, 25), is_closed=True)


@given(st.integers(1, 10**6), st.sampled_from(["exact", "about", "nearly"]))
@settings(deadline=None)
def test_the_stated_value_lies_inside_its_own_interval(number: int, bound: str) -> None:
    low, high = find_interval(a_row(surface=f"{number} tractors", value=float(number), bound=bound))

    assert low <= number <= high


def test_a_rise_and_a_fall_of_the_same_size_cannot_both_hold() -> None:
    rise, fall = (a_row(surface="5 percent", value=5.0, unit="percent", change=c) for c in ("rise", "fall"))

    assert not can_both_hold(rise, fall)
    assert can_both_hold(fall, fall)
