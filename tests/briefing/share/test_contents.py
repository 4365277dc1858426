"""What lies in a run folder."""

import json
import shutil
from pathlib import Path

import pytest

from analysis.briefing.share.contents import check_contents, find_kind, list_contents
from analysis.errors import OutputError
from tests.commands import read_tree


def test_the_manifest_lists_every_other_file(seeds_run: Path) -> None:
    listed = json.loads((seeds_run / "manifest.json").read_text(encoding="utf-8"))["files"]

    assert [f["path"] for f in listed] == sorted(set(read_tree(seeds_run)) - {"manifest.json"})
    assert check_contents(seeds_run, listed) == []


def test_a_changed_a_lost_and_an_added_file_are_named(seeds_run: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    shutil.copytree(seeds_run, folder)
    listed = list_contents(folder)

    (folder / "actors.csv").write_text("changed", encoding="utf-8")
    (folder / "briefing.pdf").unlink()
    (folder / "charts" / "more.csv").touch()

    assert check_contents(folder, listed) == ["actors.csv", "briefing.pdf", "charts/more.csv"]


@pytest.mark.parametrize(
    ("path", "media"),
    [
        ("briefing.html", "text/html"),
        ("charting.pdf", "application/pdf"),
        ("charts/figures.csv", "text/csv"),
        ("data/joins.parquet", "application/vnd.apache.parquet"),
    ],
)
def test_a_file_is_known_by_its_place(path: str, media: str) -> None:
    assert find_kind(path).media == media


@pytest.mark.parametrize("path", ["other.csv", "charts/deep/a.csv", "notes.txt"])
def test_a_file_that_nobody_described_is_an_error(path: str) -> None:
    with pytest.raises(OutputError, match=r"no line of files\.csv says what this file is for"):
        find_kind(path)
