"""The jobs of a run on the warm server: done, failed, ended, and gone with it."""

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.briefing.warm_kernels import (
    ask_server,
    end_jobs,
    has_server,
    open_on_server,
    raise_answer,
    start_server,
    stop_server,
)
from analysis.errors import OutputError, ParameterError, RunError
from tests.commands import find_marked

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="this system has no warm kernels")
SLOW = "import time\nfrom pathlib import Path\nPath('begun').touch()\ntime.sleep(60)"


@pytest.fixture
def server() -> Iterator[None]:
    assert start_server()
    yield
    stop_server()


@pytest.fixture
def run(seeds_run: Path, tmp_path: Path) -> Path:
    """A run whose notebooks are not yet there."""
    shutil.copytree(seeds_run, tmp_path / "run")
    shutil.rmtree(tmp_path / "run" / "notebooks")
    (tmp_path / "run" / "notebooks").mkdir()
    return tmp_path / "run"


def ask_notebook(run: Path) -> None:
    ask_server("notebook", {"name": "1_extraction", "folder": str(run), "furniture": {}})


@pytest.mark.usefixtures("server")
def test_a_second_start_finds_the_server_there() -> None:
    assert not start_server()


@pytest.mark.usefixtures("server")
def test_a_server_is_asked_again_and_again(run: Path) -> None:
    assert has_server()
    open_on_server(run / "manifest.json")

    for _ in range(2):
        ask_notebook(run)

        (run / "notebooks" / "1_extraction.ipynb").unlink()


@pytest.mark.usefixtures("server")
def test_what_a_job_says_was_wrong_is_raised_here(tmp_path: Path) -> None:
    assert has_server()

    with pytest.raises(ParameterError, match="this run cannot be opened"):
        ask_server("pack", {"folder": str(tmp_path)})


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        ({"error": "OutputError", "words": "no room"}, OutputError, "no room"),
        ({"errno": 28, "words": "No space left"}, OSError, "No space left"),
        ({"crash": "Traceback: KeyError"}, RuntimeError, "KeyError"),
        ({"ended": -14}, RunError, r"a\.ipynb: a cell took longer than 600 s"),
        ({"ended": -11}, RunError, r"a\.ipynb: the kernel died"),
        ({"ended": None}, RunError, r"a\.ipynb: the kernel died"),
    ],
    ids=["our own error", "a full disk", "a bug", "too long", "a crash", "the server ended"],
)
def test_every_end_of_a_job_is_told_by_its_name(answer: dict[str, object], kind: type[Exception], said: str) -> None:
    with pytest.raises(kind, match=said):
        raise_answer(answer, "a.ipynb")


def test_jobs_end_with_their_server(run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text(SLOW)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    start_server()
    assert has_server()
    said: list[RunError] = []

    def ask() -> None:
        with pytest.raises(RunError) as told:
            ask_notebook(run)
        said.append(told.value)

    asking = threading.Thread(target=ask)
    asking.start()
    deadline = time.monotonic() + 30
    while not (run / "notebooks" / "begun").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    end_jobs()
    asking.join(10)

    assert "the kernel died" in str(said[0])
    assert find_marked("IPYTHONDIR", str(tmp_path / "ipython")) == []
    stop_server()


@pytest.mark.usefixtures("server")
def test_an_ended_server_does_no_job_and_is_replaced(run: Path) -> None:
    assert has_server()
    end_jobs()

    assert not has_server()
    with pytest.raises(RunError):
        ask_notebook(run)

    assert start_server()
    assert has_server()


def test_a_server_that_cannot_start_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket file cannot have a name of more than a hundred characters."""
    long = tmp_path / ("t" * 100)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))

    start_server()

    assert not has_server()
    stop_server()
    assert list(long.iterdir()) == []
