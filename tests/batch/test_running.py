"""Runs that fail, hang, take too much, or are stopped: each is named, and nothing stays behind."""

import os
import re
import signal
import socket
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from analysis.batch import running
from analysis.batch.memory import measure_memory
from analysis.batch.orders import Limits, write_order
from analysis.batch.plan import read_plan
from tests.batch.plans import a_plan, list_names
from tests.commands import begin, call, find_marked, hash_tree, interrupt, wait_for

BAD, GOOD = "bad", "good"
needs_forks = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="this system has no warm kernels")


def sabotage(folder: Path, code: str) -> dict[str, str]:
    """The environment of a user whose notebooks go wrong in the run called bad."""
    startup = folder / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text(f"import os\nif '.{BAD}.' in os.getcwd():\n    {code}\n")
    return {"IPYTHONDIR": str(folder / "ipython"), "TMPDIR": str(folder / "tmp")}


def assert_nothing_is_left(folder: Path) -> None:
    assert find_marked("TMPDIR", str(folder / "tmp")) == []
    assert list((folder / "tmp").rglob("*")) == []


@pytest.mark.parametrize(
    ("code", "limit", "said"),
    [
        (
            "from analysis.briefing import sections; del sections.show_title",
            (),
            r"\w+\.ipynb, cell \d+: AttributeError: module 'analysis.briefing.sections' has no attribute",
        ),
        ("os.kill(os.getpid(), 9)", (), r"\w+\.ipynb: the kernel died"),
        (
            "get_ipython().events.register('pre_run_cell', lambda info: os._exit(3))",
            (),
            r"\w+\.ipynb, cell [1-9]\d*: the kernel died",
        ),
        (
            "get_ipython().events.register('pre_run_cell', lambda info: [0 for _ in iter(int, 1)])",
            ("--time-limit", "12"),
            r"time limit of 12 s passed while running the notebooks \(\w+\.ipynb, cell [1-9]\d*\); raise",
        ),
        pytest.param(
            "get_ipython().events.register('pre_run_cell', lambda i: [b'x' * 1_500_000_000, "
            "__import__('time').sleep(600)])",
            ("--memory-limit", "1.4"),
            r"memory limit of 1.4 GB passed while running the notebooks \(\w+\.ipynb, cell [1-9]\d*\); raise "
            "--memory-limit or read fewer articles",
            marks=pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is not told here"),
        ),
    ],
    ids=["a cell fails", "a kernel dies at once", "a kernel dies", "a cell hangs", "a cell takes too much memory"],
)
def test_a_run_that_fails_is_named_and_the_others_are_made(
    code: str, limit: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    plan, machine = a_plan(tmp_path, BAD, GOOD), sabotage(tmp_path, code)

    done = call("batch", plan, "--out", tmp_path / "out", "--keep-going", "--workers", "1", *limit, **machine)

    failed, made, summed = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    assert failed.startswith("bad: failed: ")
    assert re.search(said, failed)
    assert (made, summed) == (f"good: {tmp_path}/out/good/briefing.pdf", "2 runs: 1 made, 1 failed")
    assert list_names(tmp_path / "out") == {"bad.log", "good"}
    assert (tmp_path / "out" / "bad.log").read_text(encoding="utf-8").startswith(failed[len("bad: failed: ") :][:40])
    assert_nothing_is_left(tmp_path)


def test_the_log_of_a_failed_cell_holds_its_traceback_and_goes_when_the_run_is_made(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, BAD)
    machine = sabotage(tmp_path, "from analysis.briefing import sections; del sections.show_title")

    failed = call("batch", plan, "--out", tmp_path / "out", **machine)
    log = (tmp_path / "out" / "bad.log").read_text(encoding="utf-8")
    mended = call("batch", plan, "--out", tmp_path / "out")

    assert (failed.returncode, mended.returncode) == (1, 0)
    assert "Traceback" not in failed.stdout + failed.stderr
    assert "Traceback" in log
    assert "show_title" in log
    assert list_names(tmp_path / "out") == {"bad"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_a_stopped_batch_keeps_what_is_made_and_goes_on_from_there(number: int, tmp_path: Path) -> None:
    plan = a_plan(tmp_path, "one", "two", "three")
    command = ("batch", plan, "--out", tmp_path / "out", "--workers", "1")

    with begin(*command, TMPDIR=str(tmp_path / "tmp")) as process:
        wait_for(tmp_path / "out", ".two.*")
        began = time.monotonic()
        process.send_signal(number)
        time.sleep(0.2)
        code, said = interrupt(process, number)
    assert time.monotonic() - began < 10
    assert code == 128 + number
    assert said == (
        "ploughshare: stopped; 1 of 3 runs are made and kept. Run the same command again to go on from there.\n"
    )
    assert list_names(tmp_path / "out") == {"one"}
    assert_nothing_is_left(tmp_path)

    resumed = call(*command)
    assert resumed.returncode == 0
    assert resumed.stdout.splitlines()[0].startswith("one: unchanged, ")
    assert resumed.stdout.splitlines()[-1] == "3 runs: 2 made, 1 unchanged"


class SlowServer:
    """A server that is still importing: nobody is at the other end of its channels yet."""

    def __init__(self) -> None:
        self.ends: list[socket.socket] = []

    def open_channel(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        self.ends.append(theirs)
        return ours


def test_a_stop_does_not_wait_for_a_process_that_is_not_there_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "GRACE_SECONDS", 0.2)
    server, order = SlowServer(), write_order(read_plan(a_plan(tmp_path, "one"))[0], tmp_path / "out", 1, Limits())

    with pytest.raises(KeyboardInterrupt):
        running.run_alone(order, server, lambda: True)

    (end,) = server.ends
    end.settimeout(5)
    assert list(end.makefile())[-1] == order.spell()  # and then nobody, so a process forked now has nothing to do


@needs_forks
def test_a_killed_batch_leaves_no_process_and_no_file(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, "one", "two")
    command = ("batch", plan, "--out", tmp_path / "out", "--workers", "2")

    with begin(*command, TMPDIR=str(tmp_path / "tmp")) as process:
        wait_for(tmp_path / "out", ".one.*/findings.json")
        process.kill()
        process.wait()
    assert_nothing_is_left(tmp_path)
    assert list_names(tmp_path / "out") <= {".lock"}  # which holds nobody up

    assert call(*command).returncode == 0
    assert list_names(tmp_path / "out") == {"one", "two"}


def test_two_batches_do_not_work_in_one_folder(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, "one")

    with begin("batch", plan, "--out", tmp_path / "out") as process:
        wait_for(tmp_path / "out", ".one.*")
        second = call("batch", plan, "--out", tmp_path / "out")
        process.wait()

    assert second.returncode == 2
    assert re.fullmatch(
        rf"ploughshare: {tmp_path}/out: another batch is being made there by process {process.pid} on \S+ since "
        r"\d+ \w+, \d\d:\d\d:\d\d; wait for it, or choose another --out\n",
        second.stderr,
    )
    assert list_names(tmp_path / "out") == {"one"}


MACHINE = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"}


def test_the_same_plan_gives_the_same_bytes_on_any_machine(reference: Mapping[str, str], tmp_path: Path) -> None:
    elsewhere = tmp_path / "a folder elsewhere"
    elsewhere.mkdir()
    a_plan(elsewhere, "one", "two")
    machine = MACHINE | {"TMPDIR": str(elsewhere / "tmp"), "HOME": str(elsewhere)}

    done = call("batch", "plan.toml", "--out", "out", "--workers", "2", cwd=elsewhere, **machine)

    assert done.returncode == 0
    assert hash_tree(elsewhere / "out") == reference


def test_where_nothing_can_be_forked_the_bytes_are_the_same(reference: Mapping[str, str], tmp_path: Path) -> None:
    """A Python that has no handles of processes stands in for another system."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text("import os\ndel os.pidfd_open\n")
    path = os.pathsep.join([str(tmp_path / "site"), *filter(None, [os.environ.get("PYTHONPATH")])])
    a_plan(tmp_path, "one", "two")

    done = call("batch", tmp_path / "plan.toml", "--out", tmp_path / "out", PYTHONPATH=path)

    assert done.returncode == 0
    assert hash_tree(tmp_path / "out") == reference


@pytest.fixture
def grown() -> Iterator[int]:
    """A process below this one that holds a hundred megabytes."""
    here, there = os.pipe()
    pid = os.fork()
    if pid == 0:
        held = bytearray(os.urandom(1)) * 100_000_000
        os.write(there, b"." + held[:1])
        signal.pause()
    os.read(here, 1)
    yield pid
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is not told here")
def test_memory_counts_the_processes_below_and_shared_pages_once(grown: int) -> None:
    whole, below = measure_memory(os.getpid()), measure_memory(grown)

    assert 100e6 < below < whole
    assert measure_memory(2**22 + 1) == 0
