"""What chance makes of the articles."""

import numpy as np
import pandas as pd
import pytest

from analysis.comparison.chance import DEALS, deal_halves, measure_chance, rank_deals
from analysis.comparison.rates import Tally, call_differences, measure_tallies


def a_corpus(n_defence: int, n_civilian: int, lift: float, seed: int = 1) -> tuple[dict[str, list[Tally]], pd.Series]:
    """Articles of thirty sentences with three things in them; `lift` is added to the first on the defence side."""
    generator, n = np.random.default_rng(seed), n_defence + n_civilian
    index = [f"a{i:02d}" for i in range(n)]
    is_defence = pd.Series(np.arange(n) < n_defence, index)
    share = np.full((n, 3), 0.3)
    share[:n_defence, 0] += lift
    hits = pd.DataFrame(generator.binomial(30, share), index, ["x", "y", "z"])
    names = {name: name for name in "xyz"}
    tally = Tally(hits, pd.Series(30, index), names, "percent", predeclared=frozenset(names))
    return {"t": [tally]}, is_defence


def chance_of(tallies: dict[str, list[Tally]], is_defence: pd.Series) -> pd.Series:
    seen = call_differences({"t": measure_tallies(tallies["t"], is_defence)})
    return measure_chance(tallies, seen, is_defence).iloc[0]


@pytest.mark.parametrize(("n_defence", "n_civilian"), [(4, 4), (5, 9), (3, 2)])
def test_a_half_has_half_of_either_side(n_defence: int, n_civilian: int) -> None:
    is_defence = np.arange(n_defence + n_civilian) < n_defence

    halves = deal_halves(is_defence, np.random.default_rng(1))

    assert len(halves) == DEALS
    assert set(halves[:, is_defence].sum(axis=1)) == {n_defence // 2}
    assert set(halves[:, ~is_defence].sum(axis=1)) == {(n_civilian + 1) // 2}


def test_halves_differ_little_where_the_narratives_differ_much() -> None:
    row = chance_of(*a_corpus(10, 12, 0.4))

    assert row["largest_seen"] > 30 > 2 * row["largest_median"]
    assert row["largest_median"] <= row["largest_high"]


def test_halves_are_called_different_in_few_deals() -> None:
    assert chance_of(*a_corpus(10, 12, 0.0))["called"] <= 0.1 * DEALS


def test_too_few_articles_for_halves_give_no_row() -> None:
    tallies, is_defence = a_corpus(1, 5, 0.0)

    assert measure_chance(tallies, {}, is_defence).empty


def test_the_same_articles_have_the_same_chance() -> None:
    assert chance_of(*a_corpus(5, 6, 0.2)).equals(chance_of(*a_corpus(5, 6, 0.2)))


def test_a_deal_is_ranked_among_the_shuffled_ones() -> None:
    # Of the shuffled 1, 2, 3 and 4 two are as large as 3: (1 + 2) / (1 + 4).
    p = rank_deals(np.array([[-3.0], [9.0]]), np.array([[1.0], [-2.0], [3.0], [4.0]]))

    assert p[:, 0].tolist() == [3 / 5, 1 / 5]
