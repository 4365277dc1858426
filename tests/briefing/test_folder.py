"""A run folder appears whole or not at all."""

import os
from pathlib import Path

import pytest

from analysis.briefing import folder as folder_of_runs
from analysis.briefing.folder import write_whole
from analysis.errors import OutputError
from tests.commands import read_tree


def make_run(out: Path, name: str = "seeds", words: str = "new") -> None:
    with write_whole(out, name) as folder:
        (folder / "manifest.json").write_text(words)


def fail(out: Path, error: type[BaseException]) -> None:
    with write_whole(out, "seeds") as folder:
        (folder / "manifest.json").write_text("half")
        raise error


def test_a_run_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    with write_whole(tmp_path / "deep" / "reports", "seeds") as folder:
        (folder / "manifest.json").write_text("new")
        before = [path.name for path in folder.parent.iterdir() if not path.name.startswith(".")]

    assert before == []
    assert read_tree(tmp_path) == {"deep/reports/seeds/manifest.json": b"new"}


def test_a_run_replaces_the_one_before_altogether(tmp_path: Path) -> None:
    make_run(tmp_path, words="old")
    (tmp_path / "seeds" / "stale.csv").touch()

    make_run(tmp_path)

    assert read_tree(tmp_path) == {"seeds/manifest.json": b"new"}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not tell which file is synced")
def test_every_file_is_on_the_disk_before_the_run_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(str(Path(f"/proc/self/fd/{handle}").readlink())))

    with write_whole(tmp_path, "seeds") as folder:
        (folder / "charts").mkdir()
        for name in ("manifest.json", "charts/one.svg"):
            (folder / name).touch()

    names = [path.removeprefix(str(folder)) for path in synced]
    assert names == ["/charts/one.svg", "/charts", "/manifest.json", "", str(tmp_path)]


def test_a_run_replaces_the_one_before_where_names_cannot_be_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_of_runs, "exchange", lambda *_: False)
    make_run(tmp_path, words="old")

    make_run(tmp_path)

    assert read_tree(tmp_path) == {"seeds/manifest.json": b"new"}


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_run_that_fails_leaves_the_one_before(tmp_path: Path, error: type[BaseException]) -> None:
    make_run(tmp_path, words="old")

    with pytest.raises(error):
        fail(tmp_path, error)

    assert read_tree(tmp_path) == {"seeds/manifest.json": b"old"}


def test_an_empty_folder_may_be_taken(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()

    make_run(tmp_path)

    assert read_tree(tmp_path) == {"seeds/manifest.json": b"new"}


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="killed"), write_whole(tmp_path, "seeds") as folder:
        raise ValueError("killed")
    folder.mkdir()
    (folder / "half.csv").touch()

    make_run(tmp_path)

    assert read_tree(tmp_path) == {"seeds/manifest.json": b"new"}


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "a/b", "/etc", ".hidden", "a\nb", "a\x1b[31m"], ids=lambda name: repr(name)
)
def test_a_name_that_is_no_folder_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="write a plain folder name such as seeds"):
        make_run(tmp_path / "reports", name)

    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="File name too long; choose another --name"):
        make_run(tmp_path, "a" * 300)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["folder", "file", "dangling link"])
def test_what_is_no_run_is_never_replaced(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "seeds"
    match kind:
        case "folder":
            (place / "photos").mkdir(parents=True)
        case "file":
            place.write_text("mine")
        case _:
            place.symlink_to(tmp_path / "nowhere")

    with pytest.raises(OutputError, match="something that is no run stands there; choose another --name"):
        make_run(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["seeds"]


@pytest.mark.parametrize("out", ["file", "file/below", "a" * 300])
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, out: str) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(OutputError, match=r"this folder cannot be made: .*; choose another with --out"):
        make_run(tmp_path / out)

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_takes_no_files_is_named() -> None:
    proc = Path("/proc")
    if not proc.is_dir():
        pytest.skip("no /proc: no folder here that takes no files even from root")

    with pytest.raises(OutputError, match=r"^/proc.*choose another"):
        make_run(proc)
