"""What files and rows were read as before is what they are read as now."""

import csv
import json
import os
import warnings
from pathlib import Path

import pytest
import typst

from analysis import sources as plainly
from analysis.cache import sources
from analysis.cache.folder import FRESH, PLACE, Cache
from analysis.cache.segments import CacheWarning
from analysis.cache.sources import read_collection
from analysis.records import Article
from analysis.sources import Collection, rows
from analysis.sources.limits import PLACE as LIMIT
from tests.cache.damage import HARMS, damage
from tests.corpus.planted import plant

DATED = (
    "BAKU, May 5, 2025. The plant in Ganja made {} tractors in 2024. " + "It sold them to the farms of the region. " * 9
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(PLACE, str(tmp_path / "cache"))
    monkeypatch.delenv(FRESH, raising=False)
    monkeypatch.setattr(sources, "FEWEST", 1)
    monkeypatch.setattr(sources, "MANY", 3)
    return tmp_path / "cache"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    lines = [{"id": f"line {n}", "text": DATED.format(n), "title": None if n % 2 else "\x00 ə"} for n in range(5)]
    lines += [{"id": "half", "text": "A \ud800"}, {"id": "dated", "text": "Tea.", "date": "5 May 2025", "titel": "T"}]
    (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n{}\n", encoding="utf-8")
    with (folder / "cells.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "text"], *([f"row {n}", DATED.format(n + 40)] for n in range(3))])
    (folder / "told.txt").write_text(DATED.format(77), encoding="utf-8")
    (folder / "page.html").write_text(f"<html><body><p>{DATED.format(78)}</p></body></html>", encoding="utf-8")
    (folder / "print.pdf").write_bytes(typst.compile(DATED.format(79).encode()))
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the rows that were read, not taken from the cache."""
    names: list[str] = []
    real = rows.read_row

    def note(row: dict[str, object], place: str) -> Article:
        names.append(str(row.get("id")))
        return real(row, place)

    monkeypatch.setattr(rows, "read_row", note)
    return names


def put_line(news: Path, **row: object) -> None:
    with (news / "lines.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def find_segments(home: Path, kind: str) -> list[Path]:
    return sorted(home.glob(f"sources/*/{kind}/*"))


def read_silently(news: Path) -> Collection:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return read_collection([news])


def test_what_was_read_before_is_what_would_be_read_now(home: Path, news: Path) -> None:
    expected = plainly.read_collection([news])

    assert read_silently(news) == expected
    assert find_segments(home, "articles")
    assert read_silently(news) == expected


def test_of_a_table_that_grew_only_the_new_row_is_read(home: Path, news: Path, read: list[str]) -> None:
    read_collection([news])
    read.clear()
    put_line(news, id="new", text=DATED.format(99))

    collection = read_collection([news])

    assert [name for name in read if name not in ("half", "None")] == ["new"]  # what is refused is refused anew
    assert collection == plainly.read_collection([news])


def test_a_page_is_known_by_its_bytes_and_not_by_its_time(home: Path, news: Path) -> None:
    page = news / "page.html"
    stamp = page.stat()
    read_collection([news])
    page.write_text(page.read_text(encoding="utf-8").replace("78", "87"), encoding="utf-8")
    os.utime(page, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    (article,) = (a for a in read_collection([news]).articles if a.article_id == "page")

    assert "made 87 tractors" in article.text


def test_copies_are_found_among_old_and_new_articles(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "planted"
    folder.mkdir()
    for part, articles in enumerate((plant().articles()[::2], plant().articles()[1::2])):
        lines = [json.dumps({"id": a.article_id, "text": a.text, "date": a.published}) for a in articles]
        (folder / f"{part}.jsonl").write_text("\n".join(lines), encoding="utf-8")
        expected = plainly.read_collection([folder])

        assert read_silently(folder) == expected
        assert read_silently(folder) == expected
    assert any(a.copy_of for a in expected.articles)


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize(
    ("kind", "name"),
    [("articles", "articles.parquet"), ("articles", "index.json"), ("runs", "runs.parquet"), ("runs", "sizes.parquet")],
)
def test_what_is_damaged_is_named_and_made_again(home: Path, news: Path, kind: str, name: str, harm: str) -> None:
    expected = read_collection([news])
    segment = find_segments(home, kind)[0]
    damage(segment / name, harm)

    with pytest.warns(CacheWarning, match=segment.name):
        again = read_collection([news])

    assert again == expected
    assert read_silently(news) == expected


@pytest.mark.parametrize(("name", "value"), [(LIMIT, "3"), (FRESH, "1")], ids=["another limit", "a fresh cache"])
def test_what_is_kept_is_not_used_where_a_file_may_cost_more_or_all_is_to_be_read(
    home: Path, news: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    read_collection([news])
    read.clear()
    monkeypatch.setenv(name, value)

    read_collection([news])

    assert "line 0" in read


def test_a_few_articles_are_not_kept(home: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "FEWEST", 50)
    monkeypatch.setattr(sources, "MANY", 5_000)

    read_collection([news])

    assert not find_segments(home, "articles")


def test_where_nothing_can_be_kept_everything_is_read(
    home: Path, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv(PLACE, str(tmp_path / "file" / "cache"))

    assert read_silently(news) == plainly.read_collection([news])  # whoever keeps what articles say tells of it


def test_what_no_file_can_hold_is_not_kept(home: Path) -> None:
    home.mkdir()
    drawer = sources.Drawer(Cache(home), sources.frame_articles, sources.list_articles)

    drawer.keep("whole", Article("one", "The plant made 300 tractors."))
    drawer.keep("half", Article("two", "The plant made 300 \ud800 tractors."))
    drawer.close()

    again = sources.Drawer(Cache(home), sources.frame_articles, sources.list_articles)
    assert (again.find("whole"), again.find("half")) == (Article("one", "The plant made 300 tractors."), None)
