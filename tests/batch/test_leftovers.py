"""What is cleared away after programs that were killed, and what is not."""

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.batch.leftovers import clear_leftovers
from analysis.briefing import hold
from tests.commands import read_tree


def make_folders(out: Path, *names: str) -> None:
    for name in names:
        (out / name).mkdir()


def list_names(out: Path) -> set[str]:
    return {path.name for path in out.iterdir()}


def test_only_what_a_dead_program_began_is_cleared(tmp_path: Path) -> None:
    make_folders(tmp_path, ".one.4194304", ".one.4194304.old", ".one.notes", ".other.4194304", "one")
    (tmp_path / ".one.lock").write_text('{"pid": 4194304}')

    clear_leftovers(tmp_path, ["one"])

    assert list_names(tmp_path) == {".one.notes", ".other.4194304", "one"}


def test_what_a_living_program_makes_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hold, "PATIENCE_SECONDS", 0.1)
    make_folders(tmp_path, ".one.4194304")

    with hold.hold(hold.place_lock(tmp_path, "one"), "it is being made"):
        clear_leftovers(tmp_path, ["one"])

    assert list_names(tmp_path) == {".one.4194304"}


def test_a_run_that_was_put_aside_for_one_that_never_came_is_found_again(tmp_path: Path) -> None:
    make_folders(tmp_path, ".one.4194304", ".one.4194304.old")
    (tmp_path / ".one.4194304.old" / "manifest.json").write_text("old")

    clear_leftovers(tmp_path, ["one"])

    assert read_tree(tmp_path) == {"one/manifest.json": b"old"}


def test_a_process_that_is_ending_is_waited_for(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as process:
        (tmp_path / f".one.{process.pid}").mkdir()
        process.kill()
        process.wait()

        clear_leftovers(tmp_path, ["one"])

    assert list(tmp_path.iterdir()) == []
