"""Temporary files of a killed program are cleared up by a later one, those of a living one never."""

import os
from pathlib import Path

import pytest

from analysis.briefing import scratch
from analysis.briefing.scratch import PREFIX, clear_abandoned, make_scratch

LONG_AGO = (0, 0)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(scratch.tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_is_there_until_it_is_done_with(place: Path) -> None:
    with make_scratch() as folder:
        (folder / "log").touch()
        assert list(place.iterdir()) == [folder]

    assert list(place.iterdir()) == []


@pytest.mark.skipif(not scratch.has_locks, reason="this system has no such holds")
def test_only_what_a_dead_program_left_long_ago_is_cleared(place: Path) -> None:
    for name in (f"{PREFIX}old", f"{PREFIX}new", "ploughshare-other"):
        (place / name).mkdir()
    (place / f"{PREFIX}link").symlink_to(place / "ploughshare-other")
    for name in (f"{PREFIX}old", "ploughshare-other"):
        os.utime(place / name, LONG_AGO)

    with make_scratch() as held:
        os.utime(held, LONG_AGO)
        clear_abandoned.cache_clear()
        clear_abandoned(place)

        names = {path.name for path in place.iterdir()}
        assert names == {f"{PREFIX}new", f"{PREFIX}link", "ploughshare-other", held.name}
