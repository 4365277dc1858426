"""What became of a run?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

State = Literal["made", "unchanged", "failed"]


@dataclass(frozen=True)
class Outcome:
    """A run that was made, stood there unchanged, or failed; what it had to leave out; why it failed."""

    run_id: str
    state: State
    refused: tuple[str, ...] = ()
    reason: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether there is a briefing of all articles."""
        return self.state != "failed" and not self.refused

    def describe(self, out: Path) -> str:
        """A line on the run."""
        if self.state == "failed":
            return f"{self.run_id}: failed: {self.reason}"
        unchanged = "unchanged, " if self.state == "unchanged" else ""
        refused = f", but refused {'; '.join(self.refused)}" if self.refused else ""
        return f"{self.run_id}: {unchanged}{out / self.run_id / 'briefing.pdf'}{refused}"


def sum_up(outcomes: Iterable[Outcome], asked: Sequence[object]) -> str:
    """A line on all runs of a batch."""
    states = Counter(outcome.state for outcome in outcomes)
    parts = [f"{states[state]} {state}" for state in ("made", "unchanged", "failed") if states[state]]
    left = len(asked) - states.total()
    noun = "run" if len(asked) == 1 else "runs"
    return f"{len(asked)} {noun}: {', '.join([*parts, *([f'{left} not begun'] if left else [])])}"
