"""Runs made on a real cluster of this machine, whose workers are lost, missing, or other than ours."""

import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from analysis.batch import cluster
from analysis.batch.orders import Limits, write_order
from analysis.batch.plan import read_plan
from analysis.batch.tasks import OTHER, make_task
from analysis.errors import ClusterError
from tests.batch.plans import a_plan, list_names
from tests.commands import begin, call, find_marked, hash_tree, interrupt, wait_for

distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
psutil = pytest.importorskip("psutil", reason="the extra [cluster] is not installed")
pytest.importorskip("cryptography", reason="the extra [cluster] is not installed")


def test_a_cluster_of_this_machine_gives_the_same_bytes(reference: Mapping[str, str], tmp_path: Path) -> None:
    plan = a_plan(tmp_path, "one", "two")
    machine = {"TMPDIR": str(tmp_path / "tmp"), "PYTHONHASHSEED": "5"}

    done = call("batch", plan, "--out", tmp_path / "out", "--cluster", "local", "--workers", "2", **machine)

    assert (done.returncode, done.stderr, done.stdout.splitlines()[-1]) == (0, "", "2 runs: 2 made")
    assert hash_tree(tmp_path / "out") == reference
    assert find_marked("TMPDIR", str(tmp_path / "tmp")) == []
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("start", [cluster.start_watchers, cluster.start_local])
def test_a_cluster_of_this_machine_is_seen_from_this_machine_alone(start: Any) -> None:
    with start(distributed, 1):
        own = psutil.Process()
        open_here = [c for p in (own, *own.children(recursive=True)) for c in p.net_connections("inet")]
        doors = {c.laddr.ip: c.laddr.port for c in open_here if c.status == psutil.CONN_LISTEN}

    assert set(doors) == {"127.0.0.1"}


def test_a_worker_that_is_lost_loses_nothing(reference: Mapping[str, str], two_workers: Any, tmp_path: Path) -> None:
    plan, out = a_plan(tmp_path, "one", "two"), tmp_path / "out"

    with begin("batch", plan, "--out", out, "--cluster", two_workers.scheduler_address) as process:
        wait_for(out, ".one.*/findings.json")
        victim = next(worker.pid for worker in two_workers.workers.values() if is_making(worker, two_workers, "one"))
        os.kill(victim, signal.SIGKILL)
        said = process.communicate(timeout=120)

    assert (process.returncode, said[1]) == (0, "")
    assert said[0].splitlines()[-1] == "2 runs: 2 made"
    assert hash_tree(out) == reference


def is_making(worker: Any, local: Any, run_id: str) -> bool:
    """Whether a worker has been given a run."""
    tasks = local.scheduler.workers[worker.worker_address].processing
    return any(f"-{run_id}-" in task.key for task in tasks)


def test_a_cluster_is_reached_by_certificates(tmp_path: Path) -> None:
    made = distributed.Security.temporary()
    for name, pem in (("ca", made.tls_ca_file), ("cert", made.tls_client_cert), ("key", made.tls_client_key)):
        (tmp_path / f"{name}.pem").write_text(pem)
    tls = tmp_path / "tls.toml"
    tls.write_text('ca = "ca.pem"\ncert = "cert.pem"\nkey = "key.pem"\n')
    plan = a_plan(tmp_path, "one")

    with distributed.LocalCluster(
        n_workers=1, host="127.0.0.1", protocol="tls", security=made, dashboard_address=None, memory_limit=0
    ) as local:
        done = call(
            "batch", plan, "--out", tmp_path / "out", "--cluster", local.scheduler_address, "--cluster-tls", tls
        )

    assert (done.returncode, done.stderr, done.stdout.splitlines()[-1]) == (0, "", "1 run: 1 made")


def test_a_cluster_of_this_machine_is_reached_from_this_machine_alone() -> None:
    psutil = pytest.importorskip("psutil")

    with cluster.start_local(distributed, 1):
        family = [psutil.Process(), *psutil.Process().children(recursive=True)]
        heard = {c.laddr.ip for p in family for c in p.net_connections("inet") if c.status == "LISTEN"}

    assert heard == {"127.0.0.1"}


def test_a_cluster_without_workers_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 1.0)
    runs = read_plan(a_plan(tmp_path, "one"))

    with distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=None) as local:
        where = {"cluster": local.scheduler_address, "tls": None, "workers": None}
        began = time.monotonic()
        with pytest.raises(ClusterError, match=r"no workers for 1 s.*start workers and run the same command again"):
            list(cluster.make_on_cluster(runs, tmp_path / "out", Limits(), where, keep_going=True))

    assert time.monotonic() - began < 20


def test_an_address_where_nobody_answers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    where = {"cluster": "tcp://127.0.0.1:9", "tls": None, "workers": None}

    with pytest.raises(ClusterError, match=r"nobody answers there within 1 s.*leave out --cluster"):
        list(cluster.make_on_cluster(read_plan(a_plan(tmp_path, "one")), tmp_path, Limits(), where, keep_going=True))


def test_a_worker_with_other_articles_refuses(tmp_path: Path) -> None:
    run = read_plan(a_plan(tmp_path, "one"))[0]

    done = make_task(write_order(run, tmp_path / "out", 1, Limits()).spell(), "the key of other articles")

    assert (done["state"], done["reason"]) == ("failed", OTHER)
    assert not (tmp_path / "out").exists()


def test_a_stop_ends_the_cluster_of_this_machine(tmp_path: Path) -> None:
    plan = a_plan(tmp_path, "one", "two")

    with begin("batch", plan, "--out", tmp_path / "out", "--cluster", "local", TMPDIR=str(tmp_path / "tmp")) as process:
        wait_for(tmp_path / "out", ".one.*")
        began = time.monotonic()
        code, said = interrupt(process)

    assert (code, time.monotonic() - began < 10) == (130, True)
    assert said.startswith("ploughshare: stopped; 0 of 2 runs are made and kept.")
    assert len(said.splitlines()) == 1
    assert list_names(tmp_path / "out") == set()
    assert find_marked("TMPDIR", str(tmp_path / "tmp")) == []
    assert list((tmp_path / "tmp").iterdir()) == []
