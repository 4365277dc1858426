"""Of many articles p is that of the normal distribution, and as good as a dealt one."""

import numpy as np
import pytest

from analysis.comparison import approximation
from analysis.comparison.approximation import LEAST, approximate_p, deal_holders, measure_p
from analysis.comparison.deals import draw_deals
from analysis.comparison.uncertainty import permute_rates
from tests.comparison.test_chance import a_corpus

ARTICLES = 1_200


def a_side(lift: float, share: float = 0.5) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Hits and units of some articles; the first third of them has more of the hits."""
    generator = np.random.default_rng(3)
    is_defence = np.arange(ARTICLES) < ARTICLES // 3
    units = generator.integers(5, 30, ARTICLES).astype(np.float64)
    hits = generator.poisson(share * units * np.where(is_defence, lift, 1.0)).astype(np.float64)
    return hits, units, is_defence


@pytest.mark.parametrize("lift", [1.0, 1.02, 1.04])
def test_the_normal_distribution_gives_what_dealing_gives(lift: float) -> None:
    hits, units, is_defence = a_side(lift)

    p = approximate_p(hits[:, None], units, is_defence)[0]

    assert p == pytest.approx(permute_rates(hits[:, None], units, is_defence)[0], rel=0.35, abs=0.002)


def test_what_few_articles_have_is_dealt_among_them() -> None:
    hits, units, is_defence = a_side(2.0, 0.002)

    p = deal_holders(hits, units, is_defence)

    assert p == pytest.approx(permute_rates(hits[:, None], units, is_defence)[0], rel=0.5, abs=0.02)


def test_what_nobody_has_and_what_all_have_alike_does_not_differ() -> None:
    _, units, is_defence = a_side(1.0)
    table = np.column_stack([np.zeros(ARTICLES), units])

    assert approximate_p(table, units, is_defence).tolist() == pytest.approx([1.0, 1.0])
    assert deal_holders(table[:, 0], units, is_defence) == 1.0


def test_no_p_is_smaller_than_dealing_could_show(monkeypatch: pytest.MonkeyPatch) -> None:
    hits, units, is_defence = a_side(3.0)
    monkeypatch.setattr(approximation, "DEALT_UP_TO", 100)

    assert measure_p(hits[:, None], units, is_defence).tolist() == [LEAST]


def test_up_to_some_thousand_articles_labels_are_dealt() -> None:
    hits, units, is_defence = a_side(1.03)

    assert measure_p(hits[:, None], units, is_defence) == permute_rates(hits[:, None], units, is_defence)


def test_halves_that_are_drawn_differ_as_halves_that_are_dealt() -> None:
    tallies, sides = a_corpus(300, 400, 0.0)
    deals, p = draw_deals(tallies, sides.to_numpy(dtype=bool), 400, np.random.default_rng(1))

    hits = tallies["t"][0].hits.to_numpy(dtype=np.float64) / 30
    expected = 2 * hits.std(axis=0) / np.sqrt(len(sides))
    assert deals["t"][0].std(axis=0) == pytest.approx(expected, rel=0.15)
    assert 0.01 < (p["t"][0] <= 0.05).mean() < 0.1
