"""A cluster that loses its scheduler, or a run that kills each worker that makes it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.batch.plans import a_plan, list_names
from tests.commands import begin, call, find_marked, hash_tree, wait_for
from tests.faults.places import needs_all

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
psutil = pytest.importorskip("psutil", reason="a dependency of distributed")
pytestmark = needs_all
KILLER = """
import glob, os, signal

def read(pid, name):
    return open(f"/proc/{pid}/{name}").read()

if ".bad." in os.getcwd():
    pid = os.getpid()
    while "dask_worker" not in read(pid, "cmdline"):  # up to the nanny
        pid = int(read(pid, "stat").rsplit(")", 1)[1].split()[1])
    for child in [c for path in glob.glob(f"/proc/{pid}/task/*/children") for c in open(path).read().split()]:
        if "spawn_main" in read(child, "cmdline"):
            os.kill(int(child), signal.SIGKILL)
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler and two workers, a process each; the address and the scheduler."""
    told = tmp_path / "scheduler.json"
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text(KILLER)
    environment = os.environ | {"IPYTHONDIR": str(tmp_path / "ipython"), "CLUSTER": str(tmp_path)}
    python, quiet = [sys.executable, "-m"], {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduling = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    working = ["distributed.cli.dask_worker", "--nthreads", "1", "--no-dashboard", "--memory-limit", "0"]
    files, folder = ["--scheduler-file", str(told)], ["--local-directory", str(tmp_path)]
    commands = [python + scheduling + files] + 2 * [python + working + files + folder]
    processes = [subprocess.Popen(command, env=environment, **quiet) for command in commands]  # type: ignore[call-overload]
    try:
        wait_for(tmp_path, "scheduler.json")
        yield json.loads(told.read_text())["address"], processes[0]
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:  # it looks for a scheduler that is gone
                process.kill()
                process.wait()


def test_a_run_that_kills_its_workers_fails_alone(cluster: tuple[str, object], tmp_path: Path) -> None:
    plan, out = a_plan(tmp_path, "bad", "good"), tmp_path / "out"
    began = time.monotonic()

    done = call("batch", plan, "--out", out, "--cluster", cluster[0], "--keep-going")

    assert time.monotonic() - began < 120
    assert (done.returncode, done.stderr) == (1, "")
    assert "bad: failed: the workers that made it were lost, one after the other" in (done.stdout)
    assert done.stdout.splitlines()[-1] == "2 runs: 1 made, 1 failed"
    assert list_names(out) - {"bad.log"} == {"good"}


def test_a_batch_whose_scheduler_is_lost_ends_and_goes_on_without(
    cluster: tuple[str, subprocess.Popen[bytes]], reference: Mapping[str, str], tmp_path: Path
) -> None:
    plan, out = a_plan(tmp_path, "one", "two"), tmp_path / "out"
    address, scheduler = cluster

    with begin("batch", plan, "--out", out, "--cluster", address, ASKED=str(tmp_path)) as process:
        wait_for(out, ".one.*/manifest.json")
        scheduler.kill()
        began = time.monotonic()
        said = process.communicate(timeout=120)
    assert time.monotonic() - began < 60
    assert process.returncode == 1
    assert "scheduler" in said[0] + said[1]
    assert len(said[1].splitlines()) <= 1, said[1]
    assert find_marked("ASKED", str(tmp_path)) == []

    assert call("batch", plan, "--out", out).returncode == 0
    assert hash_tree(out) == reference


def test_workers_that_are_lost_again_and_again_lose_no_run(
    cluster: tuple[str, object], reference: Mapping[str, str], tmp_path: Path
) -> None:
    """Each time a run is begun, a worker is killed, six times."""
    plan, out, killed = a_plan(tmp_path, "one", "two"), tmp_path / "out", set[int]()

    with begin("batch", plan, "--out", out, "--cluster", cluster[0]) as process:
        while len(killed) < 6 and process.poll() is None:
            begun = {int(path.name.rpartition(".")[2]) for path in out.glob(".*.[0-9]*") if path.is_dir()}
            if fresh := begun - killed:
                kill_a_worker()
                killed |= fresh
            time.sleep(0.05)
        said = process.communicate(timeout=300)

    assert (process.returncode, said[1]) == (0, "")
    assert said[0].splitlines()[-1] == "2 runs: 2 made"
    assert hash_tree(out) == reference


def kill_a_worker() -> None:
    """Kill one of the workers that the nannies started."""
    nannies = [p for p in psutil.Process().children() if "distributed.cli.dask_worker" in p.cmdline()]
    workers = [c for nanny in nannies for c in nanny.children() if any("spawn_main" in word for word in c.cmdline())]
    if workers:
        workers[0].kill()
