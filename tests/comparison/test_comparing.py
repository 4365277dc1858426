"""The two narratives side by side, whatever was read."""

import json
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.comparison.comparing import Comparison, compare
from analysis.comparison.findings import check_findings, finding_json
from analysis.comparison.words import COLUMNS
from analysis.ledger import build_tables
from analysis.records import Article
from tests.builders import CIVILIAN_TEXT, DEFENCE_TEXT, an_article, compare_articles, seed_articles, two_sides

CORPORA = [
    pytest.param([], id="none"),
    pytest.param([an_article(DEFENCE_TEXT)], id="one article"),
    pytest.param(two_sides(3, 0), id="only defence"),
    pytest.param(two_sides(0, 3), id="only civilian"),
    pytest.param(two_sides(12, 0), id="many of one side"),
    pytest.param([an_article("The weather is fine."), an_article("It rained.", "b")], id="neither side"),
    pytest.param([an_article("The army likes tractors.")], id="both sides in one"),
    pytest.param([an_article("The army has drones."), an_article("Farmers like it.", "b")], id="no figures"),
    pytest.param([an_article("\n\n"), an_article("...", "b")], id="nothing to read"),
    pytest.param(
        [an_article("1 2 3", stated_narrative=s, article_id=s) for s in ("defence", "civilian")], id="no words"
    ),
    pytest.param([an_article("\ud800 5 drones", "d\ud800", title="<b>\ud800")], id="broken characters"),
    pytest.param([an_article(DEFENCE_TEXT, published=None)], id="no date"),
    pytest.param([an_article(DEFENCE_TEXT), an_article(DEFENCE_TEXT, "b", copy_of="a")], id="a copy"),
]
TESTED = {"frames", "density", "sources", "modality", "time", "bounds", "actors", "countries", "words"}
TABLES = {"evidence", "attribution", "speakers", "years", "rivals", "omissions", "chance", *TESTED}


def written(comparison: Comparison) -> str:
    return json.dumps([finding_json(f) for f in comparison.findings], allow_nan=False)


@pytest.mark.parametrize("articles", CORPORA)
def test_any_collection_can_be_compared(articles: list[Article]) -> None:
    comparison = compare_articles(articles)

    assert set(comparison.tables) == TABLES
    check_findings(comparison.findings)
    assert json.loads(written(comparison))


@pytest.mark.parametrize("articles", CORPORA)
def test_every_measure_that_a_finding_names_is_there(articles: list[Article]) -> None:
    comparison = compare_articles(articles)

    named = [n["measure"] for f in comparison.findings for n in finding_json(f)["numbers"] if "measure" in n]
    assert set(named) <= set(comparison.measures)


def test_the_words_of_one_side_alone_are_an_empty_table_with_its_columns() -> None:
    words = compare_articles(two_sides(2, 0)).tables["words"]

    assert words.empty
    assert list(words.columns) == [*COLUMNS, "is_tested", "is_different"]


@given(st.randoms())
@settings(deadline=None, max_examples=4)
def test_the_order_of_the_articles_changes_nothing(random: Random) -> None:
    articles = two_sides(5, 4)
    shuffled = random.sample(articles, len(articles))

    one, other = compare_articles(articles), compare_articles(shuffled)

    assert written(one) == written(other)
    for name, table in one.tables.items():
        assert_frame_equal(table, other.tables[name])


def test_articles_may_be_given_as_they_come() -> None:
    tables = build_tables(seed_articles())

    once, again = compare(tables, list(seed_articles())), compare(tables, iter(seed_articles()))

    assert written(once) == written(again)
    assert len(again.tables["words"])


def test_a_copy_changes_no_count_of_a_side() -> None:
    articles = two_sides(4, 4)
    copy = replace(articles[0], article_id="zz", copy_of=articles[0].article_id)

    one, other = compare_articles(articles), compare_articles([*articles, copy])

    for name in TABLES:
        assert_frame_equal(one.tables[name], other.tables[name])


def test_what_was_refused_is_counted() -> None:
    comparison = compare(build_tables([]), [], refused=2)

    assert comparison.measures["read.refused"].value == 2


@pytest.mark.parametrize("name", ["a\nb", "=1+1", "<script>alert(1)</script>", "{0}", "%s", "d 20"])
def test_an_article_may_have_any_id_and_title(name: str) -> None:
    text = "The 2025 budget allocates 8.1 billion manat to defence and national security."

    comparison = compare_articles([an_article(text, name, title=name), an_article(CIVILIAN_TEXT, "c")])

    assert any(f.kind == "stale" for f in comparison.findings)
    check_findings(comparison.findings)


def test_the_floor_says_how_much_may_be_said() -> None:
    levels = [compare_articles(two_sides(n, n)).floor.level for n in (3, 4, 10)]

    assert levels == ["describe", "predeclared", "full"]
