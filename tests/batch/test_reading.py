"""Articles read on a real cluster of this machine, one of whose workers is lost."""

import os
import signal
import threading
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import ledger
from analysis.batch import cluster, reading
from analysis.batch.reading import read_on_cluster, read_task
from analysis.cache import extraction
from analysis.cache.folder import FRESH, NONE, PLACE
from analysis.cache.streaming import stream_tables
from analysis.errors import ClusterError, PlanError
from tests.builders import some_articles
from tests.corpus.planted import plant

distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
pytest.importorskip("cryptography", reason="the extra [cluster] is not installed")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(PLACE, str(tmp_path / "cache"))
    monkeypatch.delenv(FRESH, raising=False)
    monkeypatch.setattr(extraction, "CHUNK", 4)
    return tmp_path / "cache"


def list_files(home: Path) -> dict[str, bytes]:
    return {p.relative_to(home).as_posix(): p.read_bytes() for p in home.rglob("*") if p.is_file()}


def test_a_cluster_reads_the_same_bytes_though_a_worker_is_lost(
    home: Path, two_workers: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    articles = plant().articles()[:24]
    victim = next(iter(two_workers.workers.values())).pid

    with read_on_cluster(two_workers.scheduler_address, None, None):
        threading.Timer(0.5, os.kill, (victim, signal.SIGKILL)).start()
        parts = [part.ledger for part in stream_tables(articles)]

    there = list_files(home)
    monkeypatch.setenv(PLACE, str(tmp_path / "here"))
    alone = [part.ledger for part in stream_tables(articles)]
    assert there == list_files(tmp_path / "here")
    assert_frame_equal(pd.concat(parts), pd.concat(alone))


def test_a_cluster_reads_where_nothing_is_to_be_kept(
    home: Path, two_workers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE, NONE)
    articles = some_articles("The plant made 300 tractors in 2025.")

    with read_on_cluster(two_workers.scheduler_address, None, None):
        tables = extraction.build_tables(articles)

    assert_frame_equal(tables.ledger, ledger.build_tables(articles).ledger)
    assert os.environ[PLACE] == NONE


def test_a_cluster_without_workers_reads_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 1.0)

    with (
        distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=None) as local,
        read_on_cluster(local.scheduler_address, None, None),
        pytest.raises(ClusterError, match="no workers for 1 s"),
    ):
        extraction.build_tables(some_articles("The plant made 300 tractors in 2025."))


def test_a_worker_of_another_version_reads_nothing() -> None:
    line = reading.spell_chunk([], {"version": "another", "codebooks": "", "pipeline": None})

    assert read_task(line) == {}


def test_workers_without_a_cluster_are_refused() -> None:
    with pytest.raises(PlanError, match="--workers 2"), read_on_cluster(None, None, 2):
        pass
