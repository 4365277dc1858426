"""Rates of both sides."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison.rates import COLUMNS, Tally, call_differences, measure_tally
from analysis.comparison.uncertainty import adjust_bh, adjust_tables, measure_rate_interval, measure_share


def a_tally(hits: list[list[int]], units: list[int], declared: bool = True) -> Tally:
    index = [f"a{i:02d}" for i in range(len(units))]
    table = pd.DataFrame(hits, index=index, columns=[f"t{i}" for i in range(len(hits[0]))])
    names = {str(name): str(name).upper() for name in table.columns}
    return Tally(table, pd.Series(units, index), names, "percent", predeclared=frozenset(names if declared else ()))


def sides(n_defence: int, tally: Tally) -> pd.Series:
    return pd.Series(np.arange(len(tally.units)) < n_defence, tally.units.index)


@st.composite
def tallies(draw: st.DrawFn) -> tuple[Tally, int]:
    n = draw(st.integers(2, 10))
    units = draw(st.lists(st.integers(0, 30), min_size=n, max_size=n))
    hits = [[draw(st.integers(0, unit)), draw(st.integers(0, 2 * unit))] for unit in units]
    return a_tally(hits, units), draw(st.integers(1, n - 1))


@given(tallies())
@settings(deadline=None)
def test_many_rates_at_once_are_those_of_one_at_a_time(given_tally: tuple[Tally, int]) -> None:
    tally, n_defence = given_tally
    is_defence = sides(n_defence, tally)

    table = measure_tally(tally, is_defence).set_index("measure")

    for thing, hits in tally.hits.items():
        one = measure_share(hits, tally.units, is_defence)
        row = table.loc[str(thing)]
        shown = row[["difference", "low", "high"]].to_list()
        assert shown == pytest.approx([100 * one.difference, 100 * one.low, 100 * one.high], nan_ok=True)
        for name, rows in (("defence", is_defence), ("civilian", ~is_defence)):
            side = measure_rate_interval(hits[rows], tally.units[rows])
            ends = row[[f"rate_{name}", f"low_{name}", f"high_{name}"]].to_list()
            assert ends == pytest.approx([100 * side.rate, 100 * side.low, 100 * side.high], nan_ok=True)
        if row["is_tested"]:
            assert row["p"] == pytest.approx(one.p_perm_doc)


@pytest.mark.parametrize(
    ("n_defence", "n_civilian", "declared", "is_tested"),
    [(3, 9, True, False), (4, 4, True, True), (4, 4, False, False), (9, 12, False, False), (10, 10, False, True)],
)
def test_what_may_be_tested_depends_on_the_smaller_side(
    n_defence: int, n_civilian: int, declared: bool, is_tested: bool
) -> None:
    n = n_defence + n_civilian
    table = measure_tally(tally := a_tally([[i % 3] for i in range(n)], [9] * n, declared), sides(n_defence, tally))

    assert table["is_tested"].tolist() == [is_tested]
    assert table["p"].isna().tolist() == [not is_tested]


def test_an_article_without_units_does_not_lift_a_side_above_the_floor() -> None:
    tally = a_tally([[i % 2] for i in range(8)], [5, 5, 5, 0, 5, 5, 5, 5])
    tally.hits.iloc[3] = 0

    assert not measure_tally(tally, sides(4, tally))["is_tested"].any()


def test_a_table_has_its_columns_also_without_rows() -> None:
    tally = Tally(pd.DataFrame(index=["a", "b"]), pd.Series([1, 1], ["a", "b"]), {}, "percent")

    table = measure_tally(tally, pd.Series([True, False], ["a", "b"]))

    assert table.empty
    assert list(table.columns) == list(COLUMNS)


def test_one_table_alone_keeps_the_q_of_its_rows() -> None:
    p = [0.001, 0.02, 0.03, np.nan, 0.5]

    (q,) = adjust_tables([p])

    np.testing.assert_allclose(q, adjust_bh(p))


def test_looking_at_more_tables_asks_for_more() -> None:
    # Two tables, smallest q 0.01 and 0.4: 2/1 · max(0.01, q), or 2/2 · max(0.4, q).
    first, second = adjust_tables([[0.005, 0.03], [0.2, 0.9]])

    np.testing.assert_allclose(adjust_bh([0.005, 0.03]), [0.01, 0.03])
    np.testing.assert_allclose(first, [0.02, 0.06])
    np.testing.assert_allclose(second, [0.4, 0.9])


def test_a_table_that_is_not_tested_costs_nothing() -> None:
    first, second = adjust_tables([[0.01, 0.2], [np.nan, np.nan]])

    np.testing.assert_allclose(first, adjust_bh([0.01, 0.2]))
    assert np.isnan(second).all()


@given(st.lists(st.lists(st.floats(0, 1), min_size=1, max_size=5), min_size=1, max_size=5))
def test_a_corrected_q_is_never_below_that_of_its_own_table(tables: list[list[float]]) -> None:
    for p, q in zip(tables, adjust_tables(tables), strict=True):
        assert (q >= adjust_bh(p) - 1e-12).all()
        assert (q <= 1).all()


@pytest.mark.parametrize(
    ("p", "low", "high", "is_different"),
    [
        (0.01, 2.0, 9.0, True),
        (0.01, -9.0, -2.0, True),
        (0.06, 2.0, 9.0, False),
        (0.01, -2.0, 9.0, False),
        (0.01, np.nan, np.nan, True),
    ],
    ids=["clear", "clear the other way", "q too large", "interval around nought", "all alike: no interval"],
)
def test_a_difference_needs_a_small_q_and_an_interval_that_spares_nought(
    p: float, low: float, high: float, is_different: bool
) -> None:
    called = call_differences({"t": pd.DataFrame({"p": [p], "low": [low], "high": [high]})})["t"]

    assert called["is_different"].tolist() == [is_different]
