"""What a difference survives."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparison.rivals import leave_out
from analysis.comparison.uncertainty import measure_share

HITS = np.array([5.0, 6, 7, 5, 6, 1, 2, 1, 0, 2])
UNITS = np.array([10.0, 12, 14, 11, 10, 10, 9, 12, 8, 11])
IS_DEFENCE = np.arange(10) < 5


def holds_without(hits: np.ndarray, left: np.ndarray) -> bool:
    """The same, asked of the function that measures a difference."""
    kept = ~left
    seen = measure_share(hits, UNITS, IS_DEFENCE).difference
    one = measure_share(hits[kept], UNITS[kept], IS_DEFENCE[kept])
    return np.sign(one.difference) == np.sign(seen) and (one.low > 0 or one.high < 0)


@pytest.mark.parametrize("burst", [0, 9, 30])
def test_leaving_out_is_measuring_without(burst: int) -> None:
    hits = HITS + np.where(np.arange(10) == 2, burst, 0)
    codes = np.arange(10)

    holds = leave_out(hits, UNITS, IS_DEFENCE, codes)

    assert holds.tolist() == [holds_without(hits, codes == code) for code in codes]


def test_a_publisher_is_left_out_with_all_its_articles() -> None:
    codes = np.array([0, 1, 0, 1, 2, 0, 1, 0, 1, -1])

    holds = leave_out(HITS, UNITS, IS_DEFENCE, codes)

    assert holds.tolist() == [holds_without(HITS, codes == code) for code in range(3)]


def test_a_difference_that_one_publisher_alone_carries_does_not_hold_without_it() -> None:
    codes = np.array([0, 0, 0, 0, 1, 1, 1, 1, 1, 1])

    assert leave_out(HITS, UNITS, IS_DEFENCE, codes).tolist() == [False, False]


def test_articles_that_are_all_alike_hold_without_an_interval() -> None:
    holds = leave_out(np.array([1.0, 1, 1, 0, 0, 0]), np.full(6, 9.0), np.arange(6) < 3, np.arange(6))

    assert holds.all()


def test_nothing_to_leave_out_is_nothing() -> None:
    assert len(leave_out(HITS, UNITS, IS_DEFENCE, pd.factorize(pd.Series([None] * 10))[0])) == 0
