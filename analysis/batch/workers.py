"""How are many runs made at once on this machine?

Each worker is a thread that watches one run at a time; the work is done in the run's own process. The first stop
(Ctrl-C) ends every run; those that were made stay, and the same command goes on from there.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path
from threading import Event

from analysis.batch.keys import is_current, keep_key, make_key, read_refusals
from analysis.batch.orders import Limits, Order, read_answer, write_order
from analysis.batch.outcomes import Outcome
from analysis.batch.plan import Run
from analysis.batch.running import Maker, RunServer, run_alone, serve_runs
from analysis.briefing.files import explain, write_bytes
from analysis.briefing.stopping import check_stop, hold_signals
from analysis.cache.readers import count_cores
from analysis.errors import OutputError

STOP_SECONDS = 0.2  # how long a Ctrl-C waits at most while runs are made


def make_runs(
    runs: Sequence[Run], out: Path, limits: Limits, workers: int | None, keep_going: bool
) -> Iterator[Outcome]:
    """Make the runs, some at once; without `keep_going` none is begun after one that cannot be made.

    Raises:
        KeyboardInterrupt: a stop was asked for; the runs that were made are kept.
    """
    cores = count_cores()
    several = min(workers or cores, len(runs)) or 1
    at_once = 1 if workers else max(1, cores // several)
    stop, failed = Event(), Event()

    def work(run: Run, server: RunServer | None) -> Outcome | None:
        if failed.is_set() or stop.is_set():
            return None
        outcome = make_run(write_order(run, out, at_once, limits), server, stop.is_set)
        if outcome.state == "failed" and not keep_going:
            failed.set()
        return outcome

    with hold_signals(), serve_runs() as server, ThreadPoolExecutor(several) as pool:
        try:
            yield from collect([pool.submit(work, run, server) for run in runs])
        finally:
            stop.set()


def collect(waiting: Sequence[Future[Outcome | None]]) -> Iterator[Outcome]:
    """What became of the runs, as each is done; runs that were never begun are left out."""
    left = set(waiting)
    while left:
        check_stop()
        done, left = wait(left, STOP_SECONDS, FIRST_COMPLETED)
        yield from (outcome for future in done if (outcome := future.result()) is not None)


def make_run(order: Order, server: Maker | None, is_stopped: Callable[[], bool]) -> Outcome:
    """Make one run in a process of its own; keep its key if it was made, its log if it failed.

    Raises:
        KeyboardInterrupt: all runs were to stop.
    """
    key = make_key(order.run)
    try:
        answer, said = run_alone(order, server, is_stopped)
        outcome = read_answer(order.run_id, answer)
        if outcome.state != "failed":
            keep_key(order.folder.parent, order.run_id, key)
    except (OSError, OutputError) as error:
        outcome, said = Outcome(order.run_id, "failed", reason=tell_trouble(error)), ""
    return keep_log(order, outcome, said)


def tell_trouble(error: OSError | OutputError) -> str:
    """What is wrong with the places that a run needs beside its own."""
    if isinstance(error, OutputError):
        return str(error)
    return f"{error.filename or 'this machine'}: {explain(error, 'run the same command again')}"


def keep_log(order: Order, outcome: Outcome, said: str) -> Outcome:
    """Keep the log of a run that failed, and no other; a full disk does not keep the reason from being told."""
    log = order.folder.with_name(f"{order.run_id}.log")
    try:
        if outcome.state == "failed":
            order.folder.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(log, f"{outcome.reason}\n\n{said}".encode())
        else:
            log.unlink(missing_ok=True)
    except (OSError, OutputError) as error:
        reason = f"{outcome.reason} (its log cannot be kept: {tell_trouble(error)})".lstrip()
        return replace(outcome, state="failed", reason=reason)
    return outcome


def find_current(runs: Sequence[Run], out: Path) -> dict[str, Outcome]:
    """The runs that stand there already, made from the same things."""
    return {
        run.run_id: Outcome(run.run_id, "unchanged", read_refusals(out, run.run_id))
        for run in runs
        if is_current(out, run.run_id, make_key(run))
    }
