"""How does a plan become briefings?

Everything that can be checked is checked before the first run is begun. Runs that stand there unchanged are left as
they are; the others are made, on this machine or on a cluster. One program at a time makes runs in a folder.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.batch.address import check_cluster
from analysis.batch.checking import check_run, check_runs
from analysis.batch.keys import is_current, make_key
from analysis.batch.leftovers import clear_leftovers
from analysis.batch.orders import Limits
from analysis.batch.outcomes import Outcome
from analysis.batch.plan import Run
from analysis.batch.workers import find_current, make_runs
from analysis.briefing.folder import check_place, check_room, list_begun
from analysis.briefing.hold import LOCK, hold, is_held, place_lock
from analysis.briefing.stopping import forget_stop
from analysis.errors import PloughshareError

Report = Callable[[str], None]
BATCH = LOCK  # no run has an empty name


@dataclass(frozen=True)
class How:
    """How the runs of a plan are made, as asked for on the command line."""

    workers: int | None = None
    cluster: str | None = None
    cluster_tls: str | None = None
    time_limit: float = 3600.0
    memory_limit: float = 4.0
    fresh: bool = False
    keep_going: bool = False

    @property
    def limits(self) -> Limits:
        """What a run may take."""
        return Limits(self.time_limit, self.memory_limit)


def make_batch(runs: Sequence[Run], out: Path, how: How, report: Report) -> list[Outcome]:
    """Make the runs that are not up to date, and say what became of each.

    Raises:
        PlanError: a run names a file that is not there, and the others are not to go on without it.
        OutputError: the folder cannot be written to, or another program makes runs in it.
        KeyboardInterrupt: a stop was asked for; it says how many runs are made and kept.
    """
    check_cluster(how.cluster, how.cluster_tls, how.workers)
    if not how.keep_going:
        check_runs(runs)
    for run in runs:
        check_place(out, run.run_id)
    outcomes: list[Outcome] = []

    def note(outcome: Outcome) -> None:
        outcomes.append(outcome)
        report(outcome.describe(out))

    with hold(out / BATCH, "another batch is being made there", patience=0):
        try:
            current = {} if how.fresh else find_current(runs, out)
            for outcome in current.values():
                note(outcome)
            for outcome in begin_runs([run for run in runs if run.run_id not in current], out, how):
                note(outcome)
        except KeyboardInterrupt:
            forget_stop()
            made = sum(outcome.state != "failed" for outcome in outcomes)
            raise KeyboardInterrupt(
                f"{made} of {len(runs)} runs are made and kept. Run the same command again"
                f"{', without --fresh,' if how.fresh else ''} to go on from there."
            ) from None
        finally:
            clear_leftovers(out, [run.run_id for run in runs])
    return outcomes


def begin_runs(runs: Sequence[Run], out: Path, how: How) -> Iterator[Outcome]:
    """Make the runs where it was asked for."""
    if not runs:
        return iter(())
    check_room(out)
    if how.cluster is None:
        return make_runs(runs, out, how.limits, how.workers, how.keep_going)
    from analysis.batch.cluster import make_on_cluster

    where = {"cluster": how.cluster, "tls": how.cluster_tls, "workers": how.workers}
    return make_on_cluster(runs, out, how.limits, where, how.keep_going)


def name_state(run: Run, out: Path) -> str:
    """Whether a run is up to date; if not, what is known of it."""
    lock, log = place_lock(out, run.run_id), out / f"{run.run_id}.log"
    if is_held(lock):
        return "being made"
    if is_current(out, run.run_id, make_key(run)):
        return "up to date"
    if log.is_file():
        reason, *_ = [*log.read_text(encoding="utf-8", errors="replace").splitlines(), ""]
        return f"failed: {reason}"
    if lock.exists() or any(list_begun(out / run.run_id)):
        return "cut short"
    try:
        check_run(run)
    except PloughshareError as error:
        return f"cannot be made: {error}"
    return "changed" if (out / run.run_id).is_dir() else "not made"


def list_states(runs: Sequence[Run], out: Path) -> Iterator[str]:
    """A line for each run: whether it is up to date, and what the plan says of it."""
    for run in runs:
        state = name_state(run, out)
        chosen = ", ".join(f"{name} = {value!r}" for name, value in run.chosen)
        yield f"{run.run_id}: {state}; {chosen}"
