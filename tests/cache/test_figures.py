"""What of many articles is held to draw the links between them."""

import pandas as pd
import pytest

from analysis.cache.figures import Gathering, list_labels, pack_column, unpack_column
from analysis.codebooks import load_codebooks
from analysis.ledger.table import read_tables
from analysis.records import Article

TEXT = "The plant in Ganja made 500 tractors in 2024. Exports of tractors reached 3 million dollars."


@pytest.mark.parametrize(
    "cells", [["European Central Bank: 2 days", None, "ə – ж", None], [None, None], []], ids=["words", "none", "empty"]
)
def test_a_packed_column_of_words_is_as_it_was(cells: list[str | None]) -> None:
    column = pd.Series(cells, dtype="str")

    unpacked = unpack_column(pack_column(column), 0, len(cells), column.index)

    pd.testing.assert_series_equal(unpacked, column)


def test_a_part_of_a_packed_column_of_numbers_is_that_part() -> None:
    column = pd.Series([1.5, float("nan"), 3.0])

    unpacked = unpack_column(pack_column(column), 1, 3, pd.RangeIndex(2))

    pd.testing.assert_series_equal(unpacked, column[1:].reset_index(drop=True))


def test_sentences_are_held_only_of_labels_that_are_asked_for() -> None:
    tables = read_tables([Article("a", TEXT, published="2025-01-01")], load_codebooks())
    asked = sorted(list_labels([tables]))[:1]

    figures, _ = Gathering(asked).choose(tables)
    whole, _ = Gathering(None).choose(tables)

    told = figures[figures["sentence"].notna()]
    assert whole["sentence"].notna().all()
    assert {tuple(row) for row in told[["indicator", "kind", "unit"]].itertuples(index=False)} == set(asked)
