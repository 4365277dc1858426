"""What is cleared away after programs that were killed, and what is not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.batch import leftovers
from analysis.batch.leftovers import clear_leftovers


def test_only_what_a_dead_program_began_is_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "GRACE_SECONDS", 0.1)
    mine = f".one.{os.getpid()}"
    for name in (mine, ".one.4194304", ".one.4194304.old", ".one.notes", ".other.4194304", "one"):
        (tmp_path / name).mkdir()

    clear_leftovers(tmp_path, ["one"])

    assert {path.name for path in tmp_path.iterdir()} == {mine, ".one.notes", ".other.4194304", "one"}


def test_a_process_that_is_ending_is_waited_for(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as process:
        (tmp_path / f".one.{process.pid}").mkdir()
        process.kill()
        process.wait()

        clear_leftovers(tmp_path, ["one"])

    assert list(tmp_path.iterdir()) == []
