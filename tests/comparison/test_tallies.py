"""What is counted, article by article."""

import pytest

from analysis.codebooks import load_codebooks
from analysis.comparison.comparing import list_tallies
from analysis.comparison.rates import Tally
from analysis.comparison.tallies import gather_corpus, list_years, name_time
from analysis.ledger import Tables, build_tables
from tests.builders import CIVILIAN_TEXT, DEFENCE_TEXT, an_article, seed_tables, two_sides


def tallies_of(tables: Tables) -> dict[str, list[Tally]]:
    return list_tallies(gather_corpus(tables), load_codebooks())


@pytest.mark.parametrize(
    ("period", "published", "name"),
    [
        ("2024", "2025-05-05", "past"),
        ("2025", "2025-05-05", "present"),
        ("2025-05-04", "2025-05-05", "past"),
        ("2025-05-06", "2025-05-05", "future"),
        ("2030", "2025-05-05", "future"),
        ("2006/2026", "2025-05-05", "present"),
        ("2024-03", "2024", "present"),
    ],
)
def test_a_period_lies_before_at_or_after_the_publication(period: str, published: str, name: str) -> None:
    assert name_time(period, published) == name


def test_a_thing_is_found_as_often_as_it_is_counted() -> None:
    for name, tallies in tallies_of(seed_tables()).items():
        for tally in tallies:
            for thing in map(str, tally.hits.columns):
                assert (name, thing, len(tally.find(thing))) == (name, thing, tally.hits[thing].sum())


def test_shares_of_a_closed_list_add_up_to_their_units() -> None:
    tallies = tallies_of(seed_tables())

    for name in ("modality", "time", "bounds"):
        (tally,) = tallies[name]
        assert tally.hits.sum(axis=1).tolist() == tally.units.tolist()


def test_copies_and_articles_of_no_side_are_not_counted() -> None:
    articles = [
        an_article(DEFENCE_TEXT),
        an_article(DEFENCE_TEXT, "b", copy_of="a"),
        an_article("It rained in 2024.", "c"),
        an_article(CIVILIAN_TEXT, "d"),
    ]

    assert list(gather_corpus(build_tables(articles)).is_defence.index) == ["a", "d"]


def test_the_codebook_declares_its_frames_countries_and_actors_and_nothing_else() -> None:
    declared = {name: any(t.predeclared for t in found) for name, found in tallies_of(seed_tables()).items()}

    assert {name for name, is_declared in declared.items() if is_declared} == {"frames", "actors", "countries"}


def test_years_are_counted_for_both_sides() -> None:
    years = list_years(gather_corpus(build_tables(two_sides(2, 3)))).set_index("year")

    assert years.loc["2025"].tolist() == [4, 3]
