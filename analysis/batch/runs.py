"""How are the runs of a plan made, and what became of each?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.batch.plan import Run
from analysis.errors import PloughshareError
from analysis.pipeline import warm_kernels, write_briefing


@dataclass(frozen=True)
class Outcome:
    """What became of a run: made or failed, complete or with some articles refused, and a line that says so."""

    run_id: str
    is_made: bool
    is_complete: bool
    message: str


def make_runs(runs: Sequence[Run], out: Path, keep_going: bool, report: Callable[[str], None]) -> list[Outcome]:
    """Make the runs one after the other; without `keep_going` the first that cannot be made ends the batch."""
    outcomes: list[Outcome] = []
    with warm_kernels():
        for run in runs:
            outcomes.append(make_run(run, out))
            report(run.run_id)
            if not outcomes[-1].is_made and not keep_going:
                break
    return outcomes


def make_run(run: Run, out: Path) -> Outcome:
    """One run and what became of it."""
    try:
        briefing = write_briefing(run.parameters, out, run.run_id)
    except PloughshareError as error:
        return Outcome(run.run_id, False, False, f"failed: {error}")
    if briefing.refusals:
        refused = "; ".join(f"{r.place}: {r.reason}" for r in briefing.refusals)
        return Outcome(run.run_id, True, False, f"{out / run.run_id / 'briefing.pdf'}, but refused {refused}")
    return Outcome(run.run_id, True, True, str(out / run.run_id / "briefing.pdf"))
