"""What so many articles allow to be said."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparison.floors import decide_floor, measure_smallest_p
from analysis.errors import ParameterError


@pytest.mark.parametrize(
    ("n_defence", "n_civilian", "level"),
    [
        (0, 0, "describe"),
        (3, 3, "describe"),
        (3, 40, "describe"),
        (4, 4, "predeclared"),
        (9, 40, "predeclared"),
        (10, 10, "full"),
    ],
)
def test_the_smaller_side_decides_how_much_may_be_said(n_defence: int, n_civilian: int, level: str) -> None:
    floor = decide_floor(n_defence, n_civilian)

    assert floor.level == level


@pytest.mark.parametrize(
    ("n_defence", "n_civilian", "smallest_p"),
    [
        pytest.param(3, 3, 2 / 20, id="equal sides: the mirror image is as extreme"),
        pytest.param(4, 4, 2 / 70, id="four a side is the first to go below 0.05"),
        pytest.param(5, 9, 1 / 2002, id="unequal sides: one labelling of C(14, 5)"),
        pytest.param(0, 7, 1.0, id="an empty side shows nothing"),
        pytest.param(1, 1, 1.0, id="one against one shows nothing"),
    ],
)
def test_the_smallest_p_is_counted_from_the_relabellings(n_defence: int, n_civilian: int, smallest_p: float) -> None:
    assert measure_smallest_p(n_defence, n_civilian) == smallest_p


def test_three_a_side_says_it_is_too_few_and_what_it_could_show() -> None:
    floor = decide_floor(3, 3)

    assert floor.sentence == (
        "Too few articles to test (3 defence and 3 civilian; 4 a side are needed): differences are "
        "described only. The smallest p these numbers could show is 0.10."
    )


@pytest.mark.parametrize(
    ("n_defence", "n_civilian", "written"),
    [(4, 4, "0.029."), (3, 20, "0.00056."), (9, 40, "below 0.0001."), (0, 2, "1.00.")],
)
def test_the_smallest_p_is_written_with_two_telling_digits(n_defence: int, n_civilian: int, written: str) -> None:
    assert decide_floor(n_defence, n_civilian).sentence.endswith(f" {written}")


def test_a_negative_number_of_articles_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"civilian articles: -1"):
        decide_floor(3, -1)


@given(st.integers(0, 60), st.integers(0, 60))
def test_swapping_the_sides_changes_neither_level_nor_smallest_p(n_defence: int, n_civilian: int) -> None:
    one, other = decide_floor(n_defence, n_civilian), decide_floor(n_civilian, n_defence)

    assert (one.level, one.smallest_p) == (other.level, other.smallest_p)


@given(st.integers(1, 30), st.integers(1, 30))
def test_the_smallest_p_is_never_below_one_relabelling(n_defence: int, n_civilian: int) -> None:
    smallest = measure_smallest_p(n_defence, n_civilian)

    assert 1 / comb(n_defence + n_civilian, n_defence) <= smallest <= 1
