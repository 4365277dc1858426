"""How are the runs of a plan made, and what became of each?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.batch.plan import Run
from analysis.errors import PloughshareError
from analysis.pipeline import warm_kernels, write_briefing


@dataclass(frozen=True)
class Outcome:
    """What became of a run: made, made with some articles refused, or failed with the reason."""

    run_id: str
    is_done: bool
    message: str


def make_runs(runs: Sequence[Run], out: Path, keep_going: bool, report: Callable[[str], None]) -> list[Outcome]:
    """Make the runs one after the other; without `keep_going` the first failure ends the batch."""
    outcomes: list[Outcome] = []
    with warm_kernels():
        for run in runs:
            outcomes.append(make_run(run, out))
            report(run.run_id)
            if not outcomes[-1].is_done and not keep_going:
                break
    return outcomes


def make_run(run: Run, out: Path) -> Outcome:
    """One run and what became of it."""
    try:
        briefing = write_briefing(run.parameters, out, run.run_id)
    except PloughshareError as error:
        return Outcome(run.run_id, False, f"failed: {error}")
    if briefing.refusals:
        refused = "; ".join(f"{r.place}: {r.reason}" for r in briefing.refusals)
        return Outcome(run.run_id, False, f"{out / run.run_id / 'briefing.pdf'}, but refused {refused}")
    return Outcome(run.run_id, True, str(out / run.run_id / "briefing.pdf"))
