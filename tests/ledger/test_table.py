"""From articles to one table."""

import json
from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.errors import SourceError
from analysis.ledger import build_ledger, build_tables
from analysis.ledger.columns import ACTORS, ARTICLES, LEDGER, SENTENCES
from analysis.sources.copies import mark_copies
from tests.builders import (
    CIVILIAN_TEXT,
    DEFENCE_TEXT,
    an_article,
    read_tables,
    seed_articles,
    seed_tables,
    some_articles,
)

LINKED = ["echo_of"]
PIECES = [
    "Azerbaijan exported arms to nearly 20 countries in 2025.",
    "The plant produced between 700 and 800 tractors a year.",
    "The budget is 8.1 billion manat, up 23 percent on 2024.",
    "“We have 300 jobs,” the director said on 5 May 2025.",
    "Call +994 12 555 66 77.",
    "1,4 млн",
    "\n\n",
    "\ud800 \u202e ½ m² ١٢ 1e9 $5bn <b>7</b> =1+1",
    "Plant No. 5 opened on May 5 and May 6, 2025.",
]


def texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)


def test_the_ledger_of_the_seeds_has_the_promised_columns() -> None:
    assert list(seed_tables().ledger.columns) == list(LEDGER)


@pytest.mark.parametrize("articles", [list(seed_articles()), [], [an_article("\n\n")]], ids=["seeds", "none", "blank"])
def test_every_column_keeps_its_type_however_little_was_read(articles: list) -> None:
    types = build_ledger(articles).dtypes

    assert {c for c, t in types.items() if t == "float64"} == {"value", "low", "high", "converted_usd", "rate"}
    assert {c for c, t in types.items() if t == "int64"} == {"start", "end", "sentence_start", "sentence_end"}
    assert {c for c, t in types.items() if t == "bool"} == {"is_quoted"}
    assert all(isinstance(t, pd.StringDtype) for t in types if t not in ("float64", "int64", "bool"))


def test_the_other_tables_have_their_columns_even_when_empty() -> None:
    tables = build_tables([])

    assert list(tables.articles.columns) == list(ARTICLES)
    assert list(tables.actors.columns) == list(ACTORS)
    assert list(tables.sentences.columns) == list(SENTENCES)


def test_a_list_stands_in_its_cell_as_json() -> None:
    ledger = seed_tables().ledger

    for column in ("source_span", "cue_span", "content_span", "frames"):
        assert all(isinstance(json.loads(cell), list) for cell in ledger[column])


def test_every_claim_keeps_the_words_it_came_from() -> None:
    texts = {a.article_id: a.text for a in seed_articles()}

    for row in seed_tables().ledger.itertuples():
        text = texts[row.article_id]
        assert text[row.start : row.end] == row.surface
        assert text[row.sentence_start : row.sentence_end] == row.sentence
        assert row.sentence_start <= row.start < row.sentence_end


def test_claim_ids_are_the_same_on_every_run() -> None:
    once, again = (list(build_ledger(seed_articles())["claim_id"]) for _ in range(2))

    assert once == again


@given(st.lists(texts(), min_size=1, max_size=3))
@settings(deadline=None, max_examples=40)
def test_no_two_claims_share_an_id(given_texts: list[str]) -> None:
    ledger = build_ledger(some_articles(*given_texts))

    assert ledger["claim_id"].is_unique


@given(texts())
@settings(deadline=None, max_examples=40)
def test_a_span_always_holds_its_words(text: str) -> None:
    ledger = build_ledger([an_article(text)])

    assert [text[s:e] for s, e in zip(ledger["start"], ledger["end"], strict=True)] == list(ledger["surface"])


@given(st.randoms())
@settings(deadline=None, max_examples=5)
def test_the_order_of_the_articles_changes_nothing(random: Random) -> None:
    shuffled = random.sample(seed_articles(), len(seed_articles()))

    tables = build_tables(shuffled)

    for name in ("ledger", "articles", "actors", "sentences"):
        assert_frame_equal(getattr(tables, name), getattr(seed_tables(), name))


@given(st.lists(texts(), min_size=2, max_size=4), st.integers(1, 3))
@settings(deadline=None, max_examples=20)
def test_a_collection_read_in_two_parts_gives_the_same_rows(given_texts: list[str], cut: int) -> None:
    articles = some_articles(*given_texts)

    parts = [build_ledger(part) for part in (articles[:cut], articles[cut:]) if part]

    joined = pd.concat(parts, ignore_index=True)
    assert_frame_equal(joined.drop(columns=LINKED), build_ledger(articles).drop(columns=LINKED))


def test_all_numbers_of_an_article_are_counted_by_status() -> None:
    tables = seed_tables()

    figures = tables.ledger[tables.ledger["claim_type"] == "figure"]
    for row in tables.articles.itertuples():
        seen = (figures["article_id"] == row.article_id).sum()
        assert row.used + row.minor + row.not_a_figure + row.unread == seen


def test_two_articles_with_one_id_are_refused() -> None:
    with pytest.raises(SourceError, match="article a: two articles have this id"):
        build_tables([an_article(DEFENCE_TEXT, "a"), an_article(CIVILIAN_TEXT, "a")])


def test_a_copied_article_gives_echoes_of_the_first_one_only() -> None:
    text = "The Ganja Plant produced 300 tractors in 2025, said Khanlar Fatiyev, its director, to reporters. " * 2
    articles = mark_copies([an_article(text, "b", "2026-02-02"), an_article(text, "a", "2026-02-03")])

    ledger = build_ledger(articles)

    figures = ledger[ledger["claim_type"] == "figure"].query("status == 'used'")
    originals = set(figures.loc[figures["article_id"] == "b", "claim_id"])
    assert figures.loc[figures["article_id"] == "b", "echo_of"].isna().all()
    assert set(figures.loc[figures["article_id"] == "a", "echo_of"]) <= originals
    assert figures.loc[figures["article_id"] == "a", "echo_of"].notna().all()


@pytest.mark.parametrize(
    "name", ["a\nb", "\x1f", "=1+1", "<script>", "../../x", "d 20", "\ud800", "é" * 500], ids=ascii
)
def test_an_article_may_have_any_id_and_title(name: str) -> None:
    ledger = build_ledger([an_article(DEFENCE_TEXT, name, title=name)])

    assert set(ledger["article_id"]) == {name}


def test_an_article_without_a_date_is_read_as_well() -> None:
    tables = build_tables([an_article(DEFENCE_TEXT, published=None)])

    assert tables.articles["published"].isna().all()
    assert len(tables.ledger) == len(read_tables(DEFENCE_TEXT).ledger)


def test_one_plant_under_two_spellings_makes_one_series() -> None:
    texts = [
        "The Ganja Tractor Plant produced 300 tractors in 2024.",
        "The “Ganja” Tractor Plant LLC produced 310 tractors in 2025.",
    ]
    ledger = build_tables(some_articles(*texts)).ledger
    counted = ledger[ledger["unit"] == "tractor"]

    assert counted["series_id"].nunique() == 1
    assert counted["actor"].nunique() == 2
