"""Many small segments become few, and no article is lost on the way."""

import os
import shutil
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from analysis import ledger
from analysis.cache import merging, segments
from analysis.cache.extraction import build_tables
from analysis.cache.folder import FRESH, PLACE
from analysis.records import Article
from tests.builders import an_article, some_articles

TEXTS = tuple(f"The Ganja Plant produced {300 + n} tractors in 2025." for n in range(6))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache with a segment for each of six articles, all of them long at rest."""
    monkeypatch.setenv(PLACE, str(tmp_path / "cache"))
    monkeypatch.delenv(FRESH, raising=False)
    for article in some_articles(*TEXTS):
        build_tables([article])
    rest(tmp_path / "cache")
    monkeypatch.setattr(merging, "MANY", 4)
    return tmp_path / "cache"


def rest(cache: Path) -> None:
    for folder in list_folders(cache):
        os.utime(folder, (1, 1))


def list_folders(cache: Path) -> list[Path]:
    return sorted(p for p in cache.glob("articles/*/*") if not p.name.startswith("."))


def check(articles: list[Article]) -> None:
    assert_frame_equal(build_tables(articles).ledger, ledger.build_tables(articles).ledger)


def test_small_segments_become_one_and_nothing_is_read_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.cache.extraction.read_tables", refuse)

    tables = build_tables(some_articles(*TEXTS))

    assert len(list_folders(home)) == 1
    assert len(tables.articles) == len(TEXTS)


def refuse(*_: object) -> None:
    raise AssertionError("an article was read again")


def test_segments_that_were_just_written_are_left_alone(home: Path) -> None:
    for folder in list_folders(home):
        os.utime(folder)

    check(some_articles(*TEXTS))

    assert len(list_folders(home)) == len(TEXTS)


def test_two_texts_of_one_id_are_both_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = an_article("The Ganja Plant produced 999 tractors in 2025.", "a0")
    build_tables([other])
    rest(home)

    check(some_articles(*TEXTS))
    monkeypatch.setattr("analysis.cache.extraction.read_tables", refuse)

    assert build_tables([other]).ledger["value"].tolist()[0] == 999
    assert len(build_tables(some_articles(*TEXTS)).articles) == len(TEXTS)


@pytest.mark.parametrize("step", ["write_segment", "put_away"])
@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
def test_a_merge_that_is_cut_short_loses_no_article(
    home: Path, monkeypatch: pytest.MonkeyPatch, step: str, late: bool
) -> None:
    real = getattr(merging, step)

    def die(*given: object) -> None:
        if late:
            real(*given)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(merging, step, die)
        with pytest.raises(KeyboardInterrupt):
            build_tables(some_articles(*TEXTS))
    monkeypatch.setattr(merging, "MANY", 99)
    monkeypatch.setattr("analysis.cache.extraction.read_tables", refuse)

    assert len(build_tables(some_articles(*TEXTS)).articles) == len(TEXTS)


def test_a_damaged_segment_is_not_merged(home: Path) -> None:
    first = list_folders(home)[0]
    (first / "ledger.parquet").write_bytes(b"")

    with pytest.warns(segments.CacheWarning, match=first.name):
        tables = build_tables(some_articles(*TEXTS))

    assert_frame_equal(tables.ledger, ledger.build_tables(some_articles(*TEXTS)).ledger)


def test_a_segment_that_goes_while_it_is_merged_costs_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = merging.read_segment

    def take_away(segment: segments.Segment) -> object:
        shutil.rmtree(segment.folder)
        return real(segment)

    monkeypatch.setattr(merging, "read_segment", take_away)

    check(some_articles(*TEXTS))
