"""In which frames each narrative presents its industry."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.codebooks import list_labels, load_codebooks
from analysis.comparison.frames import NAMES, measure_frames
from analysis.comparison.rates import COLUMNS
from analysis.ledger import build_tables
from analysis.records import Article
from tests.builders import DEFENCE_TEXT, an_article, read_tables, seed_tables, two_sides

SIGNED = ("difference", "low", "high")


def labels() -> dict[str, str]:
    return dict(list_labels(load_codebooks(), "frames", "frame"))


def measured(articles: list[Article]) -> pd.DataFrame:
    return measure_frames(build_tables(articles), labels()).set_index("frame")


def swapped(articles: list[Article]) -> list[Article]:
    other = {"defence": "civilian", "civilian": "defence"}
    return [replace(a, stated_narrative=other[str(a.stated_narrative)]) for a in articles]


def test_every_frame_of_the_codebook_has_a_row() -> None:
    table = measure_frames(seed_tables(), labels())

    assert list(table.columns) == [NAMES.get(c, c) for c in COLUMNS]
    assert list(table["frame"]) == list(labels())


def test_a_share_is_in_percent_of_the_sentences_of_a_side() -> None:
    row = measured([an_article(DEFENCE_TEXT)]).loc["security_sovereignty"]

    assert (row["share_defence"], row["n_defence"], row["articles_defence"]) == (50, 2, 1)
    assert (row["n_civilian"], row["articles_civilian"]) == (0, 0)
    assert np.isnan(row["share_civilian"])


@pytest.mark.parametrize(("n_defence", "n_civilian"), [(4, 4), (4, 7), (10, 10)])
def test_with_four_articles_a_side_frames_are_tested(n_defence: int, n_civilian: int) -> None:
    table = measured(two_sides(n_defence, n_civilian))

    assert table[["p", "q"]].notna().all(axis=None)
    assert (table["q"] >= table["p"]).all()


@pytest.mark.parametrize(("n_defence", "n_civilian"), [(3, 3), (3, 9), (1, 0), (0, 5)])
def test_with_fewer_articles_on_a_side_frames_are_only_described(n_defence: int, n_civilian: int) -> None:
    table = measured(two_sides(n_defence, n_civilian))

    assert table[["p", "q"]].isna().all(axis=None)


def test_swapping_the_sides_flips_the_signs_and_keeps_p_and_q() -> None:
    articles = two_sides(5, 6)

    one, other = measured(articles), measured(swapped(articles))

    assert one["difference"].to_numpy() == pytest.approx(-other["difference"].to_numpy(), nan_ok=True)
    assert one["low"].to_numpy() == pytest.approx(-other["high"].to_numpy(), nan_ok=True)
    assert one["share_defence"].to_numpy() == pytest.approx(other["share_civilian"].to_numpy(), nan_ok=True)
    assert one[["p", "q"]].to_numpy() == pytest.approx(other[["p", "q"]].to_numpy(), nan_ok=True)


def test_the_interval_of_a_difference_holds_the_difference() -> None:
    table = measured(two_sides(6, 7)).dropna(subset=list(SIGNED))

    assert len(table)
    assert ((table["low"] <= table["difference"]) & (table["difference"] <= table["high"])).all()


def test_a_codebook_without_frames_gives_a_table_without_rows() -> None:
    table = measure_frames(read_tables(DEFENCE_TEXT), {})

    assert table.empty
    assert list(table.columns) == [NAMES.get(c, c) for c in COLUMNS]


@pytest.mark.parametrize("articles", [[], [an_article("\n\n")]], ids=["no article", "no sentence"])
def test_nothing_to_read_gives_frames_without_shares(articles: list[Article]) -> None:
    table = measured(articles)

    assert table["share_defence"].isna().all()
    assert table["p"].isna().all()
