"""The list of the runs of a folder."""

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from analysis.briefing.index import render_index, write_index
from tests.briefing.pages import Element, read_elements
from tests.hostile import MARKUP

RECORD = {
    "title": "Shells and tractors",
    "date": "2026-03-13",
    "question": "",
    "refused": [],
    "counts": {"read.articles": 3, "numbers.used": 8},
    "findings": [{}, {}],
}


def a_run(out: Path, name: str, **changes: Any) -> Path:
    folder = out / name
    folder.mkdir()
    for page in ("briefing.html", "briefing.pdf"):
        (folder / page).touch()
    (folder / "manifest.json").write_text(json.dumps(RECORD | changes), encoding="utf-8")
    return folder


def read_list(out: Path) -> list[Element]:
    return read_elements(render_index(out))


def list_cells(out: Path) -> list[list[str]]:
    rows = [e for e in read_list(out) if e.tag == "tr"][1:]
    return [row.text.split() for row in rows]


def test_a_run_stands_with_its_date_and_counts(tmp_path: Path) -> None:
    a_run(tmp_path, "seeds", refused=[{}])

    assert list_cells(tmp_path) == [
        ["Shells", "and", "tractors", "seeds", "2026-03-13", "3", "8", "2", "1", "briefing", "briefing"]
    ]


def test_links_are_relative_and_lead_to_files_that_are_there(seeds_run: Path, tmp_path: Path) -> None:
    shutil.copytree(seeds_run, tmp_path / "seeds")
    a_run(tmp_path, "two words #1%")

    links = [e["href"] for e in read_list(tmp_path) if e.tag == "a" and not e["href"].startswith("#")]

    assert len(links) == 1 + 8 + 1 + 2
    assert [link for link in links if not (tmp_path / unquote(link)).is_file()] == []


def test_the_latest_run_comes_first(tmp_path: Path) -> None:
    for name, day in (("b", "2026-01-01"), ("a", "2026-01-01"), ("c", "2026-02-01"), ("d", None)):
        a_run(tmp_path, name, date=day, title="T")

    assert [cells[1] for cells in list_cells(tmp_path)] == ["c", "a", "b", "d"]


def test_a_folder_without_manifest_or_with_a_dot_is_no_run(tmp_path: Path) -> None:
    a_run(tmp_path, ".seeds.77")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "notes.txt").touch()

    page = next(e.text for e in read_list(tmp_path) if e.tag == "main")

    assert "0 runs" in page
    assert "Not listed" not in page


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "{}", '{"title": 5}', json.dumps(RECORD | {"date": "<b>"}), json.dumps(RECORD | {"counts": {}})],
)
def test_a_broken_manifest_is_named_and_stops_nothing(manifest: str, tmp_path: Path) -> None:
    a_run(tmp_path, "good")
    (a_run(tmp_path, "bad") / "manifest.json").write_text(manifest, encoding="utf-8")

    assert write_index(tmp_path) == tmp_path / "index.html"

    elements = read_list(tmp_path)
    assert [cells[3] for cells in list_cells(tmp_path)] == ["good"]
    [named] = [e.text for e in elements if e.tag == "li"]
    assert named.startswith("bad: manifest.json cannot be read: ")
    assert named.endswith("; run it again")
    assert str(tmp_path) not in named


@pytest.mark.parametrize("words", MARKUP)
def test_titles_and_folders_are_text(words: str, tmp_path: Path) -> None:
    a_run(tmp_path, words.replace("/", "∕"), title=words, question=words)

    elements = read_list(tmp_path)

    assert {"script", "b"} & {e.tag for e in elements} == set()
    assert words in next(e.text for e in elements if e.tag == "tbody")


def test_equal_folders_give_equal_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    for out in (tmp_path / "one", tmp_path / "two"):
        out.mkdir()
        for name in ("a", "b") if out.name == "one" else ("b", "a"):
            a_run(out, name)
        write_index(out)

    assert (tmp_path / "one" / "index.html").read_bytes() == (tmp_path / "two" / "index.html").read_bytes()
    assert sorted(p.name for p in (tmp_path / "one").iterdir()) == ["a", "b", "index.html"]


def test_a_page_of_someone_else_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>mine</p>", encoding="utf-8")

    assert write_index(tmp_path) is None
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "<p>mine</p>"


def test_the_list_is_made_with_the_run(seeds_run: Path) -> None:
    assert (seeds_run.parent / "index.html").read_text(encoding="utf-8") == render_index(seeds_run.parent)
    assert "http" not in (seeds_run.parent / "index.html").read_text(encoding="utf-8").replace("http-equiv", "")
