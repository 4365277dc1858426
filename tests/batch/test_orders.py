"""What a process is told that makes a run, wherever it stands."""

import os
from pathlib import Path

import pytest

from analysis.batch import job
from analysis.batch.orders import Limits, read_order, write_order
from analysis.batch.plan import read_plan
from analysis.cache.folder import FRESH
from analysis.pipeline import Made
from tests.batch.plans import a_plan


@pytest.mark.parametrize("fresh", ["", "1763798400.5"])
def test_a_worker_elsewhere_is_told_to_read_the_articles_again(
    fresh: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(job, "write_briefing", lambda *_: seen.append(os.environ[FRESH]) or Made(()))
    monkeypatch.setattr(os, "environ", dict(os.environ) | {FRESH: fresh})
    line = write_order(read_plan(a_plan(tmp_path, "one"))[0], tmp_path / "out", 1, Limits()).spell()
    monkeypatch.setattr(os, "environ", dict(os.environ) | {FRESH: "what the worker was started with"})

    job.make_ordered(read_order(line), lambda _: None)

    assert seen == [fresh]
