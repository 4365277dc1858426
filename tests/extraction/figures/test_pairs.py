"""What do two numbers say that belong together?"""

import pytest

from tests.extraction.texts import read_figures, read_used


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Output fell from 40 tonnes to 12 tonnes.", 12.0, 40.0, "t"),
        ("Prices rose from 5 to 7 percent.", 5.0, 7.0, "percent"),
        ("It cut the price from $75 per barrel to $45.5.", 45.5, 75.0, "USD"),
    ],
    ids=["fall", "rise", "words between"],
)
def test_a_movement_has_both_levels_and_is_no_change(text: str, low: float, high: float, unit: str) -> None:
    (claim,) = read_used(text)

    assert (claim.low, claim.high, claim.unit, claim.change) == (low, high, unit, None)
    assert claim.method.split()[0] in {"fall", "rise"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("One in four mills closed.", 0.25),
        ("Nine out of ten growers agreed.", 0.9),
        ("Buyers outnumber sellers 3-to-1.", 3.0),
        ("The ratio of 5 to 2 held.", 2.5),
    ],
    ids=["in", "out of", "to", "ratio"],
)
def test_a_proportion_is_one_number(text: str, value: float) -> None:
    (claim,) = read_used(text)

    assert (claim.kind, claim.value) == ("ratio", value)


@pytest.mark.parametrize("text", ["It ended 2-2.", "They won 20-15 at home."], ids=["draw", "win"])
def test_a_score_is_no_interval(text: str) -> None:
    assert [(c.status, c.reason) for c in read_figures(text)] == [("not_a_figure", "score")]


def test_two_or_three_is_an_interval_and_10_or_200_is_none() -> None:
    assert [(c.low, c.high) for c in read_used("It needs two or three boats.")] == [(2.0, 3.0)]
    assert [c.value for c in read_used("It needs 10 boats or 200 boats.")] == [10.0, 200.0]


def test_a_suspended_hyphen_waits_for_its_unit() -> None:
    assert [(c.value, c.unit) for c in read_used("It has four-, five- and six-wheel carts.")] == [
        (4.0, "wheel"), (5.0, "wheel"), (6.0, "wheel"),
    ]  # fmt: skip
