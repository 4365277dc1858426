"""How are runs made on several machines?

By a Dask cluster whose workers see the articles and the folder of runs at the same places. Each run is a task that can
be done again: it writes its folder whole or not at all, so a worker that is lost loses nothing. A worker that has other
articles, code or libraries refuses, for its pages would be others.

    --cluster tls://host:8786 --cluster-tls FILE        TLS; both sides show a certificate
    --cluster tcp://127.0.0.1:8786                      without TLS on this machine alone
    --cluster local                                     a cluster of this machine, which ends with the command
"""

import logging
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from analysis.batch.address import LOCAL, read_tls
from analysis.batch.keeper import make_plugin
from analysis.batch.keys import make_key
from analysis.batch.orders import Limits, Order, write_order
from analysis.batch.outcomes import Outcome
from analysis.batch.plan import Run
from analysis.batch.tasks import keep_server, make_task
from analysis.briefing.stopping import check_stop, hold_signals
from analysis.cache.readers import count_cores
from analysis.errors import ClusterError, PlanError

LOOK_SECONDS = 0.5
ROUNDS = 3  # of which each may lose four workers before a cluster gives a task up
PATIENCE_SECONDS = 30.0  # without a worker, or without an answer from the scheduler
CONNECT_SECONDS = 20
LOUD = ("distributed", "distributed.client", "tornado.application")  # what is wrong is told once, by us
# distributed opens a server for its pages in any case, to every machine unless it is told an address.
NO_ONE = "127.0.0.1:0"
NO_PAGES: dict[str, list[str]] = {"distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []}
LOST = "the workers that made it were lost, one after the other; it may take more memory than they have"
GIVEN_UP = "the cluster gave it up; its scheduler may be gone, so look there and run the same command again"

Client = Any  # distributed has types, but need not be installed


def make_on_cluster(
    runs: Sequence[Run], out: Path, limits: Limits, where: Mapping[str, Any], keep_going: bool
) -> Iterator[Outcome]:
    """Make the runs on a cluster; without `keep_going` the first that cannot be made ends the others.

    Raises:
        PlanError: the address cannot be used, or the cluster needs a package that is not there.
        ClusterError: the cluster cannot be reached, or has no workers.
        KeyboardInterrupt: a stop was asked for; the runs that were made are kept.
    """
    if where["cluster"] == LOCAL:
        keep_server()  # which gets ready while the cluster starts
    with hold_signals(), open_client(**where, is_for_runs=True) as client:
        left = list(runs)
        for left_rounds in reversed(range(ROUNDS)):
            lost = list[Run]()
            for run, outcome in make_round(client, left, out, limits, left_rounds):
                if outcome.reason == LOST and left_rounds:
                    lost.append(run)
                    continue
                yield outcome
                if outcome.state == "failed" and not keep_going:
                    return
            left = lost


def make_round(
    client: Client, runs: Sequence[Run], out: Path, limits: Limits, number: int
) -> Iterator[tuple[Run, Outcome]]:
    """Order some runs; each with what became of it, as they are done."""
    futures = {submit(client, write_order(run, out, 1, limits), number): run for run in runs}
    try:
        for future in wait_for(client, list(futures)):
            yield futures[future], read_result(future, futures[future].run_id)
    finally:
        if client.status == "running":
            client.cancel(list(futures), force=True)


def keep_servers(client: Client) -> None:
    """Let the nannies keep what a worker that is started again would need seconds for; it goes without, too."""
    with suppress(Exception):
        client.register_plugin(make_plugin())


def submit(client: Client, order: Order, number: int) -> Any:
    """Order a run in a round of a number; what goes to the cluster is text.

    Tasks of one first name are one kind to a scheduler, which then keeps those that no worker has begun; else it would
    give them all away at once, and count a lost worker against each that waited there.
    """
    key = make_key(order.run)
    return client.submit(make_task, order.spell(), key, key=f"make-{number}-{order.run_id}-{key}", pure=False)


def read_result(future: Any, run_id: str) -> Outcome:
    """What became of a run."""
    if future.status != "finished":
        return Outcome(run_id, "failed", reason=LOST if future.status == "error" else GIVEN_UP)
    result = future.result()
    return Outcome(**{**result, "refused": tuple(result["refused"])})


def wait_for(client: Client, futures: Sequence[Any]) -> Iterator[Any]:
    """The runs as they are done, as long as somebody works at them.

    Raises:
        ClusterError: the scheduler does not answer, or there is no worker.
    """
    left, seen = list(futures), time.monotonic()
    while left:
        check_stop()
        done = [future for future in left if future.done()]
        left = [future for future in left if future not in done]
        yield from done
        if done or has_workers(client):
            seen = time.monotonic()
        elif time.monotonic() - seen > PATIENCE_SECONDS:
            raise ClusterError(
                f"the cluster has no workers for {PATIENCE_SECONDS:.0f} s, or its scheduler is gone; start workers "
                "and run the same command again, or leave out --cluster"
            )
        if left and not done:
            time.sleep(LOOK_SECONDS)


def has_workers(client: Client) -> bool:
    """Whether the scheduler answers and has workers."""
    try:
        return client.status == "running" and bool(client.nthreads())
    except (OSError, TimeoutError):
        return False


@contextmanager
def open_client(cluster: str, tls: str | None, workers: int | None, is_for_runs: bool = False) -> Iterator[Client]:
    """A connection to a cluster; a local one is made, for runs (processes of their own) or for work of its workers.

    Raises:
        PlanError: distributed is not there.
        ClusterError: nobody answers.
    """
    files = read_tls(cluster, tls)
    try:
        import dask
        import distributed
    except ImportError as error:
        raise PlanError(
            f"--cluster {cluster}: the package {error.name} is not there; pip install 'ploughshare[cluster]'"
        ) from error
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with dask.config.set({"distributed.comm.timeouts.connect": f"{CONNECT_SECONDS}s"}):
        if cluster == LOCAL:
            start = start_watchers if is_for_runs else start_local
            with start(distributed, workers or count_cores()) as local, distributed.Client(local) as client:
                yield client
        else:
            security = distributed.Security(require_encryption=True, **files) if files else None
            with connect(distributed, cluster, security) as client:
                if is_for_runs:
                    keep_servers(client)
                yield client


def connect(distributed: Any, address: str, security: Any) -> Client:
    """A connection to a scheduler.

    Raises:
        ClusterError: nobody answers there.
    """
    try:
        return distributed.Client(address, security=security, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError) as error:
        raise ClusterError(
            f"--cluster {address}: nobody answers there within {CONNECT_SECONDS} s"
            f"{', or the certificates are not those of its scheduler' if security else ''}; "
            "start the scheduler, or leave out --cluster"
        ) from error


@contextmanager
def start_watchers(distributed: Any, workers: int) -> Iterator[Any]:
    """A cluster inside this process, which nobody else can reach: its workers watch the processes of runs."""
    with start_here(distributed, workers, processes=False) as local:
        yield local


@contextmanager
def start_local(distributed: Any, workers: int) -> Iterator[Any]:
    """A cluster of this machine: reached from this machine alone, with certificates made for it alone."""
    alone = {"host": "127.0.0.1", "protocol": "tls", "security": distributed.Security.temporary()}
    with start_here(distributed, workers, **alone) as local:
        yield local


@contextmanager
def start_here(distributed: Any, workers: int, **how: Any) -> Iterator[Any]:
    """A cluster of this machine whose files are gone when it ends; its pages for a browser show nothing."""
    import dask

    with (
        tempfile.TemporaryDirectory(prefix="ploughshare-", ignore_cleanup_errors=True) as folder,
        dask.config.set({"temporary-directory": folder, **NO_PAGES}),
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address=NO_ONE,
            worker_dashboard_address=NO_ONE,
            scheduler_kwargs={"dashboard": False},
            memory_limit=0,  # the runs are processes of their own, and have their own limit
            local_directory=folder,
            silence_logs=logging.CRITICAL,
            **how,
        ) as local,
    ):
        yield local
