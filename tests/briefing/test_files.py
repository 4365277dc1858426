"""A file alone appears whole or not at all, and is on the disk when it does."""

import errno
import os
from pathlib import Path

import pytest

from analysis.briefing import files
from analysis.briefing.files import keep_several, write_bytes
from analysis.errors import OutputError
from tests.commands import read_tree


def test_a_file_is_on_the_disk_before_it_takes_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(files, "sync_file", lambda path: told.append(f"{path.name} {path.exists()}"))
    monkeypatch.setattr(files, "sync_folder", lambda _: told.append(str((tmp_path / "a.csv").exists())))

    write_bytes(tmp_path / "a.csv", b"new")

    assert told == [f".a.csv.{os.getpid()}.half True", "True"]
    assert read_tree(tmp_path) == {"a.csv": b"new"}


def test_what_a_killed_program_left_of_a_file_is_cleared_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    alive = f".a.csv.{os.getppid()}.half"
    for name in (".a.csv.4194304.half", alive, ".b.csv.4194304.half"):
        (tmp_path / name).touch()

    write_bytes(tmp_path / "a.csv", b"new")

    assert set(read_tree(tmp_path)) == {"a.csv", alive, ".b.csv.4194304.half"}


def fill_disk(folder: Path) -> None:
    with keep_several(folder) as half:
        (half / "a.csv").write_text("new")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_several_files_take_their_names_when_all_are_whole(tmp_path: Path) -> None:
    for name in ("a.csv", "mine.txt"):
        (tmp_path / name).write_text("old")

    with pytest.raises(OutputError, match=r"cannot be written: No space left.*make room"):
        fill_disk(tmp_path)
    assert read_tree(tmp_path) == {"a.csv": b"old", "mine.txt": b"old"}

    with keep_several(tmp_path) as half:
        (half / "a.csv").write_text("new")
    assert read_tree(tmp_path) == {"a.csv": b"new", "mine.txt": b"old"}


@pytest.mark.parametrize(("number", "is_told"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_synced_is_borne_and_a_failing_disk_is_not(
    number: int, is_told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        if path.is_dir():
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files, "sync_file", fail)
    told = ""
    try:
        write_bytes(tmp_path / "a.csv", b"new")
    except OutputError as error:
        told = str(error)

    assert ("look at the disk" in told) is is_told
    assert read_tree(tmp_path) == {"a.csv": b"new"}
