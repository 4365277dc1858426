import numpy as np
import pandas as pd
import pytest

from analysis.comparison.omissions import MOST, choose_differences, list_omissions
from analysis.comparison.rates import Tally
from analysis.comparison.tallies import Corpus

NAMES = [f"a{n}" for n in range(8)]
IS_DEFENCE = pd.Series([True] * 4 + [False] * 4, NAMES)
EMPTY = pd.DataFrame()
CORPUS = Corpus(IS_DEFENCE, pd.DataFrame({"publisher": ["x", "x", "y", "y"] * 2}, NAMES), EMPTY, EMPTY, EMPTY)
HITS = pd.DataFrame({"security": [5.0, 6, 5, 4, 1, 0, 1, 2]}, NAMES)
TALLY = Tally(HITS, pd.Series(10.0, NAMES), {"security": "Security"}, "percent of sentences")


def a_table(*rows):
    return pd.DataFrame(rows, columns=["measure", "q", "is_different"])


def omit(**changes):
    tables = {"frames": a_table(("security", 0.01, True)), **changes}
    return list_omissions(tables, {"frames": [TALLY]}, CORPUS)


def test_each_article_and_each_publisher_is_left_out_once():
    table = omit()

    assert table.groupby("left_out")["name"].apply(list).to_dict() == {"article": NAMES, "publisher": ["x", "y"]}


def test_what_remains_is_the_difference_counted_again():
    table = omit().set_index("name")

    assert table["difference"].iloc[0] == pytest.approx(40.0)
    assert table.loc["a0", "without"] == pytest.approx(100 * (15 / 30 - 4 / 40))
    assert table.loc["y", "without"] == pytest.approx(100 * (11 / 20 - 1 / 20))
    assert table.loc["y", "kept"] == pytest.approx(125)
    assert np.all((table["low"] <= table["without"]) & (table["without"] <= table["high"]))


def test_only_what_was_called_different_is_listed():
    assert omit(frames=a_table(("security", 0.3, False))).empty


def test_the_smallest_q_of_each_table_comes_before_the_second_of_any():
    tables = {
        "frames": a_table(("b", 0.02, True), ("a", 0.01, True)),
        "words": pd.DataFrame({"q": [0.001] * 20, "is_different": True}, [f"w{n:02}" for n in range(20)]),
    }

    chosen = choose_differences(tables)

    assert chosen[:4] == [("frames", "a"), ("words", "w00"), ("frames", "b"), ("words", "w01")]
    assert len(chosen) == MOST
