"""What does a worker of a cluster do with a run?

The same as a worker here, in a process of its own. A worker that only seemed lost may make the run at the same time as
the one that was asked instead; both write the same bytes, and the one that comes last finds its run there already.
"""

import atexit
from dataclasses import asdict
from functools import cache
from threading import Lock
from typing import Any

from analysis.batch.keeper import find_kept
from analysis.batch.keys import is_current, make_key, read_refusals
from analysis.batch.orders import read_order
from analysis.batch.outcomes import Outcome
from analysis.batch.running import Maker, RunServer, can_fork
from analysis.batch.workers import make_run

OTHER = (
    "this worker of the cluster has other articles, another version of ploughshare or of its libraries than the "
    "machine that asks; give both the same"
)

_starting = Lock()


def make_task(line: str, key: str) -> dict[str, Any]:
    """Make the run of an order, if everything it depends on is the same here as where it was ordered."""
    order = read_order(line)
    if make_key(order.run) != key:
        return asdict(Outcome(order.run_id, "failed", reason=OTHER))
    try:
        outcome = make_run(order, keep_server(), watch_task())
    except KeyboardInterrupt:
        outcome = Outcome(order.run_id, "failed", reason="it was stopped")
    out = order.folder.parent
    if outcome.state == "failed" and is_current(out, order.run_id, key):
        outcome = Outcome(order.run_id, "made", read_refusals(out, order.run_id))
    return asdict(outcome)


def keep_server() -> Maker | None:
    """The server of processes of the workers in this process, which ends with it."""
    with _starting:
        return start_server()


@cache
def start_server() -> Maker | None:
    """The server, found or started once."""
    if not can_fork():
        return None
    if kept := find_kept():
        return kept
    server = RunServer()
    atexit.register(server.close)
    return server


def watch_task() -> Any:
    """A function that tells whether nobody waits for the task of this thread any more."""
    from distributed import get_worker

    worker = get_worker()
    name = worker.get_current_task()

    def is_given_up() -> bool:
        task = worker.state.tasks.get(name)
        return worker.status.name != "running" or task is None or task.state in ("cancelled", "resumed")

    return is_given_up
