"""What was read before gives the same tables as what is read now."""

import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis import ledger, places
from analysis.cache import extraction
from analysis.cache.extraction import build_tables
from analysis.cache.folder import FRESH, PLACE, choose_cache
from analysis.cache.segments import CacheWarning
from analysis.codebooks import load_codebooks
from analysis.ledger import Tables
from analysis.ledger.corrections import make_correction
from analysis.ledger.table import read_tables
from analysis.records import Article
from tests.builders import an_article, seed_articles, some_articles
from tests.cache.damage import HARMS, damage

NAMES = ("ledger", "articles", "actors", "sentences", "corrections", "joins")
TEXTS = (
    "Azerbaijan exported arms to nearly 20 countries in 2025.",
    "“We export to 30 countries,” Minister Vugar Aliyev said on 5 May 2025.",
    "The 2025 defence budget is 8.1 billion manat, a rise of 23 percent compared with 2024.",
    "The Ganja Plant produced 300 tractors\x00 in its main hall in 2025. =1+1 <b>7</b>\u202e",
    "Nothing is counted here.",
    "\n\n",
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own."""
    monkeypatch.setenv(PLACE, str(tmp_path / "cache"))
    monkeypatch.delenv(FRESH, raising=False)
    return tmp_path / "cache"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that were read, not taken from the cache."""
    names: list[str] = []

    def note(articles: Iterable[Article], *rest: object) -> Tables:
        chosen = list(articles)
        names.extend(a.article_id for a in chosen)
        return read_tables(chosen, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction, "read_tables", note)
    return names


def equal(one: Tables, other: Tables) -> None:
    for name in NAMES:
        assert_frame_equal(getattr(one, name), getattr(other, name))


def list_folders(home: Path) -> list[Path]:
    return sorted(home.glob("articles/*/*"))


def test_what_was_read_before_is_not_read_again(home: Path, read: list[str]) -> None:
    articles = list(seed_articles())

    first, second = build_tables(articles), build_tables(articles)

    assert len(read) == len(articles)
    equal(first, ledger.build_tables(articles))
    equal(second, first)


def test_of_a_collection_that_grew_only_the_new_article_is_read(home: Path, read: list[str]) -> None:
    articles = some_articles(*TEXTS)
    build_tables(articles[1:])
    read.clear()

    tables = build_tables(articles)

    assert read == ["a0"]
    equal(tables, ledger.build_tables(articles))


@given(st.lists(st.lists(st.integers(0, 9), unique=True, max_size=10), min_size=1, max_size=4), st.randoms())
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_parts_in_any_order_give_what_is_read_at_once(home: Path, parts: list[list[int]], random: Random) -> None:
    shutil.rmtree(home, ignore_errors=True)
    articles = some_articles(*(random.choice(TEXTS) for _ in range(10)))

    for part in parts:
        chosen = [articles[place] for place in part]

        equal(build_tables(chosen), ledger.build_tables(chosen))
    equal(build_tables(articles), ledger.build_tables(articles))


@pytest.mark.parametrize(
    "change",
    [
        lambda a: replace(a, text=a.text + " It employs 40 people."),
        lambda a: replace(a, published="2019-01-01"),
        lambda a: replace(a, stated_narrative="civilian"),
        lambda a: replace(a, article_id="b"),
    ],
    ids=["text", "date", "narrative", "id"],
)
def test_an_article_that_changed_is_read_again(
    home: Path, read: list[str], change: Callable[[Article], Article]
) -> None:
    build_tables([an_article()])
    changed = change(an_article())

    tables = build_tables([changed])

    assert len(read) == 2
    equal(tables, ledger.build_tables([changed]))


def test_what_is_known_of_an_article_beside_its_text_is_taken_from_its_input(home: Path, read: list[str]) -> None:
    articles = some_articles(*TEXTS)
    build_tables(articles)
    known = {"title": "A title", "publisher": "Azernews", "url": "https://a.example", "language": "en"}
    described = [replace(articles[0], warnings=("look here",), **known), replace(articles[1], copy_of="a0")]

    tables = build_tables(described)

    assert len(read) == len(articles)
    equal(tables, ledger.build_tables(described))


def test_other_codebooks_are_another_way_of_reading(home: Path, read: list[str], tmp_path: Path) -> None:
    own = tmp_path / "words"
    own.mkdir()
    raw = (places.CODEBOOKS / "units.csv").read_text(encoding="utf-8")
    (own / "units.csv").write_text(raw + "zz,count,zizz\n", encoding="utf-8")
    article = an_article("The works made 300 zizz in 2025.")

    build_tables([article])
    tables = build_tables([article], load_codebooks(own))

    assert len(read) == 2
    equal(tables, ledger.build_tables([article], load_codebooks(own)))


def test_other_code_is_another_way_of_reading(
    home: Path, read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from analysis.cache import version

    build_tables([an_article()])
    package = tmp_path / "analysis"
    shutil.copytree(places.PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "fonts"))
    with (package / "extraction" / "claims.py").open("a", encoding="utf-8") as file:
        file.write("# another rule\n")
    monkeypatch.setattr(places, "PACKAGE", package)
    version.sum_sources.cache_clear()

    build_tables([an_article()])

    version.sum_sources.cache_clear()
    assert len(read) == 2


def test_a_fresh_cache_is_written_and_not_read(home: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    build_tables([an_article()])
    monkeypatch.setenv(FRESH, "1")
    build_tables([an_article()])
    monkeypatch.delenv(FRESH)

    build_tables([an_article()])

    assert len(read) == 2


def test_without_a_cache_nothing_is_kept(home: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLACE, "none")

    build_tables([an_article()])
    build_tables([an_article()])

    assert len(read) == 2
    assert not home.exists()


@pytest.mark.parametrize("name", ["ledger.parquet", "articles.parquet", "index.json"])
@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_segment_is_named_and_made_again(home: Path, read: list[str], name: str, harm: str) -> None:
    articles = some_articles(*TEXTS)
    whole = build_tables(articles)
    (segment,) = list_folders(home)
    damage(segment / name, harm)
    read.clear()

    with pytest.warns(CacheWarning, match=segment.name):
        tables = build_tables(articles)

    assert len(read) == len(articles)
    equal(tables, whole)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        equal(build_tables(articles), whole)


@pytest.mark.parametrize("harm", ["file", "folder"])
def test_what_stands_in_the_place_of_a_segment_is_named_once_and_taken_away(home: Path, harm: str) -> None:
    articles = some_articles(*TEXTS)
    whole = build_tables(articles)
    (segment,) = list_folders(home)
    shutil.rmtree(segment)
    if harm == "file":
        segment.write_text("nothing")
    else:
        (segment / "ledger.parquet").mkdir(parents=True)

    with pytest.warns(CacheWarning) as said:
        equal(build_tables(articles), whole)

    assert [segment.name in str(each.message) for each in said] == [True]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        equal(build_tables(articles), whole)


def test_what_a_write_left_that_was_cut_short_is_not_taken_for_whole(home: Path, read: list[str]) -> None:
    articles = some_articles(*TEXTS)
    whole = build_tables(articles)
    (segment,) = list_folders(home)
    segment.rename(segment.with_name(".half-of-a-process-that-died"))
    read.clear()

    tables = build_tables(articles)

    assert len(read) == len(articles)
    equal(tables, whole)


def test_a_place_that_cannot_be_written_costs_a_warning_and_nothing_else(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv(PLACE, str(tmp_path / "file" / "cache"))

    with pytest.warns(CacheWarning, match="nothing can be kept"):
        tables = build_tables([an_article()])

    equal(tables, ledger.build_tables([an_article()]))


def test_an_article_with_half_a_character_is_read_and_not_kept(home: Path, read: list[str]) -> None:
    broken = an_article("The plant made 300 tractors in 2025. \ud800 It has 20 halls.")

    build_tables([broken])
    tables = build_tables([broken])

    assert len(read) == 2
    equal(tables, ledger.build_tables([broken]))


WRITER = """
from analysis.cache.extraction import build_tables
from tests.builders import some_articles
from tests.cache.test_extraction import TEXTS
for _ in range(3):
    build_tables(some_articles(*TEXTS))
"""


def test_two_processes_that_write_at_once_harm_nothing(home: Path, read: list[str]) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-W", "error::UserWarning", "-c", WRITER], cwd=places.PROJECT)
        for _ in range(3)
    ]

    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tables = build_tables(some_articles(*TEXTS))
    assert read == []
    equal(tables, ledger.build_tables(some_articles(*TEXTS)))
    assert not [p for p in list_folders(home) if p.name.startswith(".")]


def test_corrections_are_applied_to_what_was_kept(home: Path, read: list[str]) -> None:
    articles = some_articles(*TEXTS)
    entry = {"id": "m", "action": "reject", "article": "a0", "surface": "nearly 20 countries", "reason": "a slip"}
    corrections = [make_correction(entry | {"who": "A. Reader", "when": "2026"}, "mine.toml")]
    build_tables(articles)

    tables = build_tables(articles, corrections=corrections)

    assert len(read) == len(articles)
    equal(tables, ledger.build_tables(articles, corrections=corrections))


def test_what_one_run_of_a_batch_reads_anew_the_next_takes(
    home: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build_tables([an_article()])
    for folder in list_folders(home):
        os.utime(folder, (1, 1))
    monkeypatch.setenv(FRESH, "9")
    choose_cache(is_fresh=True, is_shared=True)

    build_tables([an_article()])
    build_tables([an_article()])

    assert len(read) == 2
