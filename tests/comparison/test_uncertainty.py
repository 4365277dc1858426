"""Tests and intervals that count articles, not words."""

from itertools import combinations
from math import isnan, sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison.uncertainty import (
    SAMPLED,
    adjust_bh,
    build_relabellings,
    measure_clustered_variance,
    measure_rate_interval,
    measure_share,
    measure_welch_margin,
    permute_labels,
    permute_rates,
)
from analysis.errors import ParameterError

T_2 = 4.302652729911275  # 97.5 % point of Student's t with 2 degrees of freedom
T_4 = 2.7764451051977987  # and with 4
THREE_EACH = [True, True, True, False, False, False]


def difference_of_means(values: Any, mask: Any) -> float:
    return float(values[mask].mean() - values[~mask].mean())


def some_articles(n_min: int = 4, n_max: int = 9) -> st.SearchStrategy[list[tuple[int, int, bool]]]:
    article = st.tuples(st.integers(0, 12), st.integers(12, 40), st.booleans())
    return st.lists(article, min_size=n_min, max_size=n_max).filter(
        lambda rows: 0 < sum(r[2] for r in rows) < len(rows)
    )


def test_a_perfect_split_of_three_against_three_has_p_of_one_tenth() -> None:
    p = permute_labels([4, 5, 6, 1, 2, 3], THREE_EACH, difference_of_means)

    assert p == 2 / 20


def test_many_terms_at_once_get_the_p_each_gets_alone() -> None:
    rng = np.random.default_rng(4)
    hits, units = rng.poisson(3, (9, 5)).astype(float), rng.integers(50, 90, 9).astype(float)
    mask = np.arange(9) < 4

    together = permute_rates(hits, units, mask)

    def difference_of_rates(table: Any, side: Any) -> float:
        rates = [table[s, 0].sum() / table[s, 1].sum() for s in (side, ~side)]
        return float(rates[0] - rates[1])

    alone = [permute_labels(np.column_stack((h, units)), mask, difference_of_rates) for h in hits.T]
    assert together.tolist() == alone


def test_equal_statistics_count_as_equal_despite_rounding() -> None:
    # 0.1 + 0.2 is not 0.3 to the machine: the relabelling {0.3, 0} ties with {0.1, 0.2}
    p = permute_labels([0.1, 0.2, 0.3, 0.0], [True, True, False, False], difference_of_means)

    assert p == 1.0


def test_no_p_where_a_side_is_empty() -> None:
    assert isnan(permute_labels([1, 2], [True, True], difference_of_means))
    assert np.isnan(permute_rates(np.ones((2, 3)), np.ones(2), np.array([False, False]))).all()


def test_labels_that_do_not_fit_the_values_are_refused() -> None:
    with pytest.raises(ParameterError, match="3 articles but 2 labels"):
        permute_labels([1, 2, 3], [True, False], difference_of_means)


def test_all_relabellings_are_listed_while_there_are_few() -> None:
    masks, is_exact = build_relabellings(16, 8)

    assert is_exact
    assert masks.shape == (12_870, 16)
    assert len(np.unique(masks, axis=0)) == 12_870
    assert (masks.sum(axis=1) == 8).all()


def test_relabellings_are_drawn_where_there_are_too_many() -> None:
    masks, is_exact = build_relabellings(18, 9)

    assert not is_exact
    assert masks.shape == (SAMPLED, 18)
    assert (masks.sum(axis=1) == 9).all()


def test_a_drawn_p_is_never_zero() -> None:
    hits = np.array([[9.0]] * 12 + [[0.0]] * 12)

    p = permute_rates(hits, np.full(24, 50.0), np.arange(24) < 12)

    assert p.tolist() == [1 / (1 + SAMPLED)]


def test_about_one_in_twenty_false_splits_is_called_different_at_eight_against_eight() -> None:
    rng = np.random.default_rng(8)
    units = rng.integers(300, 900, 16).astype(float)
    hits = rng.poisson(rng.gamma(2, 0.005, (16, 2000)) * units[:, None]).astype(float)

    p = permute_rates(hits, units, np.arange(16) < 8)

    assert 0.035 < (p < 0.05).mean() < 0.065


def test_over_all_labellings_the_test_keeps_its_level() -> None:
    hits, units = (
        np.array([[3.0], [0], [7], [2], [2], [9], [1], [4]]),
        np.array([40.0, 30, 55, 60, 20, 80, 35, 50]),
    )
    masks = [np.isin(np.arange(8), chosen) for chosen in combinations(range(8), 4)]

    p = np.array([permute_rates(hits, units, mask)[0] for mask in masks])

    for level in (0.03, 0.05, 0.1, 0.5):
        assert (p <= level).mean() <= level


@given(some_articles())
@settings(deadline=None)
def test_swapping_the_sides_flips_the_difference_and_keeps_the_p(
    articles: list[tuple[int, int, bool]],
) -> None:
    hits, units, is_defence = (np.array(column) for column in zip(*articles, strict=True))

    one, other = measure_share(hits, units, is_defence), measure_share(hits, units, ~is_defence)

    assert one.difference == -other.difference
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low), nan_ok=True)
    assert one.p_perm_doc == other.p_perm_doc
    assert repr(one.defence) == repr(other.civilian)


@given(some_articles(), st.randoms())
@settings(deadline=None)
def test_the_order_of_articles_changes_nothing(articles: list[tuple[int, int, bool]], random: Any) -> None:
    shuffled = random.sample(articles, len(articles))

    one, other = (measure_share(*zip(*rows, strict=True)) for rows in (articles, shuffled))

    assert one.p_perm_doc == other.p_perm_doc
    assert (one.difference, one.low, one.high) == pytest.approx(
        (other.difference, other.low, other.high), abs=1e-12, nan_ok=True
    )


def test_bh_multiplies_by_the_number_over_the_rank_and_never_falls() -> None:
    # by rank: 0.01·4/1, 0.02·4/2, 0.04·4/3, 0.5·4/4
    q = adjust_bh([0.01, 0.04, 0.02, 0.5])

    assert q.tolist() == pytest.approx([0.04, 0.04 * 4 / 3, 0.04, 0.5])


def test_bh_takes_the_smaller_value_from_the_rank_below() -> None:
    q = adjust_bh([0.03, 0.031])

    assert q.tolist() == pytest.approx([0.031, 0.031])


def test_bh_leaves_out_what_could_not_be_tested() -> None:
    q = adjust_bh([0.02, float("nan"), 0.04])

    assert q.tolist() == pytest.approx([0.04, float("nan"), 0.04], nan_ok=True)


@given(st.lists(st.floats(0, 1), max_size=30))
def test_bh_never_makes_p_smaller_nor_changes_the_order(p: list[float]) -> None:
    q = adjust_bh(p)

    assert (q >= np.array(p) - 1e-12).all()
    assert (np.diff(q[np.argsort(p)]) >= 0).all()
    assert (q <= 1).all()


def test_the_clustered_variance_is_the_spread_of_articles_around_the_pooled_rate() -> None:
    # 2 + 4 of 200: r = 0.03, residuals −1 and 1; 2/1 · 2 / 200² = 0.0001
    variance = measure_clustered_variance(np.array([[2.0], [4.0]]), np.array([100.0, 100.0]))

    assert variance.tolist() == pytest.approx([0.0001])


def test_welch_takes_the_degrees_of_freedom_of_satterthwaite() -> None:
    # equal variances of 2 and 2 articles: (1 + 1)² / (1/1 + 1/1) = 2 degrees of freedom
    margin = measure_welch_margin(np.array([1.0]), np.array([1.0]), 2, 2)

    assert margin.tolist() == pytest.approx([T_2 * sqrt(2)])


def test_a_rate_is_pooled_and_its_interval_counts_articles() -> None:
    # 4, 5, 6 of 10: residuals −1, 0, 1; 3/2 · 2 / 30² = 1/300, t with 2 degrees of freedom
    interval = measure_rate_interval([4, 5, 6], [10, 10, 10])

    assert (interval.rate, interval.articles) == (0.5, 3)
    assert (interval.low, interval.high) == pytest.approx((0.5 - T_2 * sqrt(1 / 300), 0.5 + T_2 * sqrt(1 / 300)))


def test_a_rate_is_never_below_zero_and_a_share_never_above_one() -> None:
    assert measure_rate_interval([0, 5], [10, 10]).low == 0.0
    assert measure_rate_interval([10, 5], [10, 10]).high == 1.0


def test_figures_may_outnumber_sentences() -> None:
    assert measure_rate_interval([10, 50], [10, 10]).high > 3


@pytest.mark.parametrize(
    ("hits", "units"),
    [
        pytest.param([3], [10], id="one article"),
        pytest.param([0, 0, 0], [10, 20, 30], id="no hit anywhere"),
        pytest.param([1, 2, 3], [10, 20, 30], id="the same rate everywhere"),
        pytest.param([3, 0], [10, 0], id="the second article has no sentence"),
        pytest.param([], [], id="no article"),
    ],
)
def test_no_interval_where_the_articles_do_not_differ(hits: list[int], units: list[int]) -> None:
    interval = measure_rate_interval(hits, units)

    assert isnan(interval.low)
    assert isnan(interval.high)


def test_two_shares_are_compared_with_an_interval_and_an_exact_p() -> None:
    # variance 1/300 a side, so 4 degrees of freedom
    share = measure_share([4, 5, 6, 1, 2, 3], [10] * 6, THREE_EACH)

    assert share.difference == pytest.approx(0.3)
    assert share.high - share.low == pytest.approx(2 * T_4 * sqrt(2 / 300))
    assert share.p_perm_doc == 0.1


def test_an_article_without_sentences_is_no_witness() -> None:
    with_it = measure_share([4, 5, 6, 1, 2, 3, 0], [10] * 6 + [0], [*THREE_EACH, True])
    without = measure_share([4, 5, 6, 1, 2, 3], [10] * 6, THREE_EACH)

    assert with_it == without


@pytest.mark.parametrize(
    ("hits", "units", "message"),
    [
        ([1, 2], [10], "shape"),
        ([1, -2], [10, 10], "article 1: -2 hits"),
        ([1, 2], [10, 0], "2 hits in 0 units"),
        ([1, float("nan")], [10, 10], "nan hits"),
    ],
)
def test_counts_that_make_no_sense_are_refused(hits: list[float], units: list[float], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        measure_rate_interval(hits, units)
