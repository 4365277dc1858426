"""How much evidence each narrative brings."""

import math

import pytest

from analysis.comparison.evidence import list_measures, measure_evidence, measure_reading
from analysis.ledger import build_tables
from analysis.sources.copies import mark_copies
from tests.builders import CIVILIAN_TEXT, DEFENCE_TEXT, an_article, read_tables, seed_tables


def counted(*texts: str) -> dict[str, tuple[float, float]]:
    rows = measure_evidence(read_tables(*texts)).itertuples()
    return {row.measure: (row.defence, row.civilian) for row in rows}


def test_the_seeds_are_counted_as_a_reader_would() -> None:
    rows = measure_evidence(seed_tables()).set_index("measure")

    assert tuple(rows.loc["articles", ["defence", "civilian"]]) == (2, 1)
    assert tuple(rows.loc["figures", ["defence", "civilian"]]) == (7, 1)
    assert tuple(rows.loc["money", ["defence", "civilian"]]) == (3, 0)
    assert tuple(rows.loc["quotations", ["defence", "civilian"]]) == (0, 2)
    assert rows.loc["classes", "defence"] > 0 == rows.loc["classes", "civilian"]
    assert rows.loc["people", "civilian"] > rows.loc["people", "defence"]


def test_figures_are_set_against_the_words_of_their_side() -> None:
    table = counted(DEFENCE_TEXT, CIVILIAN_TEXT)

    words = len(DEFENCE_TEXT.split())
    assert table["words"][0] == words
    assert table["figures_per_100_words"][0] == pytest.approx(100 / words)


def test_a_side_without_articles_has_zeros_and_no_rate() -> None:
    table = counted(DEFENCE_TEXT)

    assert table["articles"] == (1, 0)
    assert math.isnan(table["figures_per_100_words"][1])


def test_a_copy_adds_nothing_to_its_side() -> None:
    articles = mark_copies([an_article(DEFENCE_TEXT, "a"), an_article(DEFENCE_TEXT, "b")])
    tables = build_tables(articles)

    evidence = measure_evidence(tables).set_index("measure")["defence"]
    reading = {m.name: m.value for m in measure_reading(tables, refused=3)}

    assert (evidence["articles"], evidence["figures"]) == (1, 1)
    assert (reading["read.articles"], reading["read.copies"], reading["read.refused"]) == (2, 1, 3)


def test_every_number_seen_has_one_status() -> None:
    values = {m.name: m.value for m in measure_reading(seed_tables(), 0)}

    parts = sum(values[f"numbers.{status}"] for status in ("used", "minor", "not_a_figure", "unread"))
    assert values["numbers.seen"] == parts


def test_every_number_of_the_table_is_a_named_measure() -> None:
    evidence = measure_evidence(seed_tables())

    measures = list(list_measures(evidence))

    assert len({m.name for m in measures}) == len(measures) == 2 * len(evidence)
    assert all(m.label and m.how and "{" not in m.how for m in measures)
