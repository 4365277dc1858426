"""Which words each narrative uses more."""

from math import log, log2, sqrt
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison.words import COLUMNS, count_words, measure_words
from analysis.errors import ParameterError

T_2 = 4.302652729911275  # 97.5 % point of Student's t with 2 degrees of freedom
SIGNED = ["g2_signed", "log_ratio", "lrc", "log_odds_delta", "log_odds_z"]
SAME = ["g2", "bic", "log_ratio_se_token", "log_ratio_se_doc", "p_permutation", "q", "q_bh"]

# Five defence and nine civilian articles, made up so that words behave badly: a burst in one article (drone,
# fertiliser), a steady small difference (million), a single occurrence (hapax), the same rate (equal).
TOKENS = [412, 655, 298, 540, 351, 388, 472, 515, 290, 640, 333, 451, 707, 365]
HITS = {
    "defence": [9, 14, 6, 11, 8, 0, 1, 0, 0, 2, 0, 0, 1, 0],
    "drone": [0, 31, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    "fertiliser": [0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 0, 0, 0, 0],
    "million": [1, 2, 0, 1, 1, 3, 5, 4, 2, 6, 3, 4, 7, 3],
    "hapax": [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    "equal": [3, 5, 2, 4, 2, 3, 3, 4, 2, 5, 2, 3, 5, 3],
}


def a_table(hits: dict[str, list[int]], tokens: list[int], n_defence: int) -> pd.DataFrame:
    narrative = ["defence"] * n_defence + ["civilian"] * (len(tokens) - n_defence)
    index = pd.Index([f"a{i:02}" for i in range(len(tokens))], name="article_id")
    return pd.DataFrame({"narrative": narrative, "tokens": tokens} | hits, index=index)


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    n = draw(st.integers(2, 8))
    tokens = draw(st.lists(st.integers(30, 200), min_size=n, max_size=n))
    hits = {f"w{i}": draw(st.lists(st.integers(0, 30), min_size=n, max_size=n)) for i in range(3)}
    return a_table(hits, tokens, draw(st.integers(1, n - 1)))


def swap_sides(counts: pd.DataFrame) -> pd.DataFrame:
    return counts.assign(narrative=counts["narrative"].map({"defence": "civilian", "civilian": "defence"}))


@pytest.fixture(scope="module")
def measured() -> pd.DataFrame:
    return measure_words(a_table(HITS, TOKENS, 5))


@pytest.mark.parametrize(
    ("term", "column", "value"),
    [
        # Dunning 1993: 2 Σ O ln(O/E) over the four cells, as scipy's chi2_contingency gives it
        ("drone", "g2", 65.0900975046),
        ("fertiliser", "g2_signed", -20.8421953524),
        ("million", "g2", 11.9136621775),
        ("equal", "g2", 0.00284756397294),
        # Hardie 2014; Katz et al. 1978, a zero as 0.5
        ("defence", "log_ratio", 4.46812572137),
        ("drone", "log_ratio", 6.83735953103),
        ("drone", "log_ratio_se_token", 2.05632100982),
        # sandwich HC0 with articles as clusters, as R's sandwich and statsmodels give it
        ("defence", "log_ratio_se_doc", 0.645084998158),
        ("million", "log_ratio_se_doc", 0.269493631008),
        # Evert 2022; Wilson 2013: G² − ln N
        ("drone", "lrc", 3.86748824183),
        ("fertiliser", "lrc", -1.70632327707),
        ("equal", "lrc", 0.0),
        ("defence", "bic", 67.4593911374),
        # Monroe et al. 2008
        ("defence", "log_odds_delta", 2.40913829099),
        ("defence", "log_odds_z", 6.36171721394),
        # of all C(14, 5) = 2,002 relabellings, those at least as far apart
        ("drone", "p_permutation", 165 / 2002),
        ("million", "p_permutation", 1 / 2002),
        ("fertiliser", "p_permutation", 1285 / 2002),
        # Gries 2008, normed
        ("defence", "dpnorm_civilian", 0.605011624903),
        ("drone", "dpnorm_defence", 0.817671092952),
    ],
)
def test_known_values_come_out(measured: pd.DataFrame, term: str, column: str, value: float) -> None:
    assert measured.loc[term, column] == pytest.approx(value, rel=1e-9, abs=1e-9)


def test_counts_totals_and_articles_are_whole_numbers(measured: pd.DataFrame) -> None:
    defence = measured.loc["defence"]

    assert (defence["count_defence"], defence["total_defence"], defence["docs_defence"]) == (48, 2256, 5)
    assert (defence["count_civilian"], defence["total_civilian"], defence["docs_civilian"]) == (4, 4161, 3)
    assert measured["count_defence"].dtype == np.int64


def test_a_burst_in_one_article_is_loud_by_words_and_nothing_by_articles(measured: pd.DataFrame) -> None:
    fertiliser = measured.loc["fertiliser"]

    assert fertiliser["q_bh"] < 0.001
    assert fertiliser["q"] > 0.5


def test_an_interval_worked_out_by_hand() -> None:
    # Of 100 words each: 4, 2 against 2, 1. Residuals ±1 of 6 and ±½ of 3: Σ/a² = 1/18 on either side; with
    # n/(n−1) = 2 it is 1/9. Degrees of freedom (2/9)² / (2 · (1/9)²) = 2. By articles: 4 of 6 relabellings.
    word = measure_words(a_table({"x": [4, 2, 2, 1]}, [100] * 4, 2)).loc["x"]

    margin = T_2 * sqrt(2 / 9) / log(2)
    assert word["log_ratio"] == pytest.approx(1.0)
    assert word["log_ratio_se_doc"] == pytest.approx(sqrt(1 / 9) / log(2))
    assert (word["log_ratio_low"], word["log_ratio_high"]) == pytest.approx((1 - margin, 1 + margin))
    assert word["p_permutation"] == pytest.approx(4 / 6)


def test_dpnorm_is_nought_for_an_even_word_and_one_for_a_word_of_the_shortest_article() -> None:
    table = measure_words(a_table({"even": [2, 4, 1, 1], "burst": [3, 0, 1, 1]}, [50, 100, 80, 80], 2))

    assert table.loc["even", "dpnorm_defence"] == pytest.approx(0)
    assert table.loc["burst", "dpnorm_defence"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("hits", "n_defence"),
    [
        pytest.param([3, 1, 2], 1, id="one article on a side"),
        pytest.param([3, 1, 0, 0], 2, id="a zero count"),
        pytest.param([3, 3, 1, 1], 2, id="no article departs from its side"),
    ],
)
def test_no_interval_where_none_can_be_computed(hits: list[int], n_defence: int) -> None:
    word = measure_words(a_table({"x": hits}, [100] * len(hits), n_defence)).loc["x"]

    assert word[["log_ratio_low", "log_ratio_high"]].isna().all()
    assert np.isfinite(word["log_ratio"])


@pytest.mark.parametrize("n_defence", [0, 3])
def test_one_side_alone_is_counted_and_not_compared(n_defence: int) -> None:
    word = measure_words(a_table({"x": [3, 1, 2]}, [100] * 3, n_defence)).loc["x"]

    assert word["count_defence"] + word["count_civilian"] == 6
    assert word[[*SIGNED, *SAME, "log_ratio_low", "log_ratio_high"]].isna().all()


def test_a_word_that_never_occurs_is_not_compared() -> None:
    table = measure_words(a_table({"x": [3, 1], "never": [0, 0]}, [100, 90], 1))

    assert table.loc["never", [*SIGNED, *SAME]].isna().all()
    assert table.loc["x", "q_bh"] == pytest.approx(measure_words(a_table({"x": [3, 1]}, [100, 90], 1))["q_bh"]["x"])


@given(tables())
@settings(deadline=None)
def test_swapping_the_sides_flips_the_signs(counts: pd.DataFrame) -> None:
    one, other = measure_words(counts), measure_words(swap_sides(counts))

    pd.testing.assert_frame_equal(one[SIGNED], -other[SIGNED], atol=1e-9)
    pd.testing.assert_frame_equal(one[SAME], other[SAME], atol=1e-9)
    pd.testing.assert_series_equal(one["log_ratio_low"], -other["log_ratio_high"], check_names=False, atol=1e-9)
    pd.testing.assert_series_equal(one["dpnorm_defence"], other["dpnorm_civilian"], check_names=False)


@given(tables(), st.randoms())
@settings(deadline=None)
def test_the_order_of_articles_changes_nothing(counts: pd.DataFrame, random: Any) -> None:
    order = random.sample(list(counts.index), len(counts))

    pd.testing.assert_frame_equal(measure_words(counts.loc[order]), measure_words(counts), check_exact=True)


@pytest.mark.parametrize("n_defence", [9, 7], ids=["nine of eighteen", "seven of eighteen"])
def test_drawn_relabellings_are_the_same_for_either_side_and_any_order(n_defence: int) -> None:
    rng = np.random.default_rng(1)
    counts = a_table({"x": rng.poisson(4, 18).tolist()}, rng.integers(90, 200, 18).tolist(), n_defence)

    p = measure_words(counts)["p_permutation"]["x"]

    assert measure_words(swap_sides(counts))["p_permutation"]["x"] == p
    assert measure_words(counts[::-1])["p_permutation"]["x"] == p


def test_the_columns_are_those_promised(measured: pd.DataFrame) -> None:
    assert tuple(measured.columns) == COLUMNS
    assert measured.index.name == "term"
    assert list(measured.index) == list(HITS)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"narrative": ["defence", "both"]}, "narrative is 'both'"),
        ({"tokens": [0, 90]}, "has 0 words"),
        ({"x": [-1, 1]}, "whole number from 0"),
        ({"x": [101, 1]}, "whole number from 0"),
        ({"x": [0.5, 1]}, "whole number from 0"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused(change: dict[str, list[Any]], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        measure_words(a_table({"x": [3, 1]}, [100, 90], 1).assign(**change))


def test_an_article_counted_twice_is_refused() -> None:
    counts = a_table({"x": [3, 1]}, [100, 90], 1)

    with pytest.raises(ParameterError, match="'a00' has two rows"):
        measure_words(pd.concat([counts, counts[:1]]))


def test_words_are_counted_in_small_letters_and_rare_ones_only_in_the_total() -> None:
    tokens = {"b": ["Plant", "plant", "drone"], "a": ["PLANT", "opened"]}

    counts = count_words(tokens, {"a": "civilian", "b": "defence"}, min_articles=2)

    assert list(counts.index) == ["a", "b"]
    assert counts["narrative"].tolist() == ["civilian", "defence"]
    assert counts["tokens"].tolist() == [2, 3]
    assert counts.columns.tolist() == ["narrative", "tokens", "plant"]
    assert counts["plant"].tolist() == [1, 2]


def test_articles_of_both_sides_of_none_and_without_words_are_left_out() -> None:
    tokens = {"a": ["x"], "b": ["x"], "c": ["x"], "d": []}

    counts = count_words(tokens, {"a": "both", "b": "neither", "c": "defence", "d": "civilian"}, min_articles=1)

    assert list(counts.index) == ["c"]


def test_a_word_that_is_also_a_column_keeps_its_name() -> None:
    words = ["narrative", "tokens", "plant"]

    counts = count_words({"a": words, "b": words}, {"a": "defence", "b": "civilian"}, min_articles=2)

    assert list(measure_words(counts).index) == ["narrative", "plant", "tokens"]
    assert counts["tokens"].tolist() == [3, 3]


def test_nothing_counted_gives_empty_tables() -> None:
    counts = count_words({}, {}, min_articles=1)

    assert counts.empty
    assert measure_words(counts).empty


@pytest.mark.parametrize(
    ("narratives", "min_articles", "message"),
    [
        ({}, 1, "article 'a' has no narrative"),
        ({"a": "military"}, 1, "narrative is 'military'"),
        ({"a": "defence"}, 0, "min_articles is 0"),
    ],
)
def test_what_cannot_be_counted_is_refused(narratives: dict[str, str], min_articles: int, message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        count_words({"a": ["x"]}, narratives, min_articles)


def test_the_log_ratio_counts_a_zero_as_a_half() -> None:
    word = measure_words(a_table({"x": [4, 0]}, [100, 100], 1)).loc["x"]

    assert word["log_ratio"] == pytest.approx(log2(4 / 0.5))
