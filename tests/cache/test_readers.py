"""Several processes of one machine read the articles; one of them may die."""

import os
import signal
import sys
import threading
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.cache import extraction, readers
from analysis.cache.folder import FRESH, PLACE
from analysis.cache.readers import READERS, count_readers
from analysis.cache.streaming import stream_tables
from tests.commands import wait_for
from tests.corpus.planted import plant

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked to read on Linux alone")


@pytest.fixture(autouse=True)
def small_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FRESH, raising=False)
    monkeypatch.setattr(extraction, "CHUNK", 4)
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # the runner of the tests may have threads of its own


def read_with(count: int, home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[pd.DataFrame, dict[str, bytes]]:
    monkeypatch.setenv(PLACE, str(home))
    monkeypatch.setenv(READERS, str(count))
    ledger = pd.concat([part.ledger for part in stream_tables(plant().articles()[:24])])
    return ledger, {p.relative_to(home).as_posix(): p.read_bytes() for p in home.rglob("*") if p.is_file()}


def test_several_processes_read_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    several, kept_by_several = read_with(3, tmp_path / "several", monkeypatch)
    one, kept_by_one = read_with(1, tmp_path / "one", monkeypatch)

    assert_frame_equal(several, one)
    assert kept_by_several == kept_by_one


def test_what_a_process_that_dies_leaves_is_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, read = os.getpid(), extraction.read_tables

    def die_elsewhere(*args: object) -> object:
        if os.getpid() != owner:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(*args)  # type: ignore[arg-type]  # passed on as it came

    one, kept_by_one = read_with(1, tmp_path / "one", monkeypatch)
    monkeypatch.setattr(extraction, "read_tables", die_elsewhere)
    several, kept_by_several = read_with(2, tmp_path / "several", monkeypatch)

    assert_frame_equal(several, one)
    assert kept_by_several == kept_by_one


def test_a_stop_ends_the_processes_and_leaves_nothing_half_kept(tmp_path: Path) -> None:
    half = tmp_path / "half"

    def read(_: int) -> str:
        (tmp_path / "pid").write_text(str(os.getpid()))
        half.touch()
        try:
            signal.pause()
        finally:
            half.unlink()
        return "never"

    with readers.open_readers(1, 1, read):
        wait_for(tmp_path, "half")

    assert not half.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_few_articles_are_read_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READERS, "8")

    assert [count_readers(chunks) for chunks in (0, 1, 3, 4, 20)] == [1, 1, 1, 4, 8]


def test_a_process_with_threads_reads_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)

    assert count_readers(20) == 1
