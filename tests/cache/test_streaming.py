"""The tables of a collection that is given out in parts are those of one that is read at once."""

import shutil
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis import ledger
from analysis.cache import extraction, parts
from analysis.cache.extraction import build_tables
from analysis.cache.folder import FRESH, PLACE
from analysis.cache.parts import Part
from analysis.cache.segments import CacheWarning
from analysis.cache.streaming import stream_tables
from analysis.ledger import Tables
from analysis.ledger.parquet import write_parquet
from analysis.ledger.table import BY_ARTICLE
from analysis.records import Article
from tests.builders import an_article, seed_articles, some_articles
from tests.cache.test_extraction import TEXTS
from tests.corpus.planted import plant


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(PLACE, str(tmp_path / "cache"))
    monkeypatch.delenv(FRESH, raising=False)
    monkeypatch.setattr(extraction, "CHUNK", 3)
    return tmp_path / "cache"


def read_part(part: Part) -> Tables:
    return Tables(*(getattr(part, name) for name in BY_ARTICLE))


def check_parts(articles: list[Article]) -> None:
    parts = [read_part(part) for part in stream_tables(articles)]
    whole = ledger.build_tables(articles)
    for name in BY_ARTICLE:
        stacked = pd.concat([getattr(part, name) for part in parts], ignore_index=True)
        assert_frame_equal(stacked, getattr(whole, name))


@pytest.mark.parametrize("articles", [list(seed_articles()), plant().articles()], ids=["seeds", "planted"])
def test_the_parts_make_up_the_whole_tables_with_every_link(home: Path, articles: list[Article]) -> None:
    check_parts(articles)
    check_parts(articles[::-1])


@given(st.lists(st.integers(0, 9), unique=True, max_size=10), st.randoms())
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_read_before_the_parts_are_the_same(home: Path, before: list[int], random: Random) -> None:
    articles = some_articles(*(random.choice(TEXTS) for _ in range(10)))
    build_tables([articles[place] for place in before])

    check_parts(articles)


def test_without_a_cache_the_parts_are_the_same(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLACE, "none")

    check_parts(plant().articles()[:10])
    assert not home.exists()


def test_what_is_taken_away_while_it_is_used_is_made_again(home: Path) -> None:
    articles = plant().articles()[:9]
    whole = ledger.build_tables(articles)
    parts = map(read_part, stream_tables(articles))
    first = next(parts)
    shutil.rmtree(home)

    with pytest.warns(CacheWarning, match="read again"):
        rest = list(parts)

    stacked = pd.concat([part.ledger for part in [first, *rest]], ignore_index=True)
    assert_frame_equal(stacked, whole.ledger)


def test_an_article_that_cannot_be_kept_is_in_the_parts(home: Path) -> None:
    check_parts([*some_articles(*TEXTS), an_article("The plant made 300 tractors in 2025. \ud800", "z")])


def test_a_part_holds_some_hundred_articles_and_no_more(home: Path) -> None:
    sizes = [len(part.articles) for part in stream_tables(some_articles(*TEXTS))]

    assert sizes == [3, 3]


def test_no_article_gives_no_part(home: Path) -> None:
    assert list(stream_tables([])) == []
    assert isinstance(build_tables([]), Tables)


def test_a_part_written_as_parquet_holds_the_rows_of_its_tables(home: Path, tmp_path: Path) -> None:
    articles = plant().articles()[:9]
    build_tables(articles[1::2])  # the others stand in segments of their own

    for part in stream_tables(articles):
        for name in BY_ARTICLE:
            table = getattr(part, name)
            part.write(name, tmp_path / "part.parquet")
            write_parquet(table, tmp_path / "table.parquet")

            assert (tmp_path / "part.parquet").read_bytes() == (tmp_path / "table.parquet").read_bytes()


@pytest.mark.parametrize("most", [0, 100], ids=["sorted", "in line"])
def test_articles_that_stand_in_many_segments_come_in_order(
    home: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(parts, "MOST_RUNS", most)
    articles = plant().articles()[:20]
    build_tables(articles[::2])

    check_parts(articles[1:] + some_articles(*TEXTS))
