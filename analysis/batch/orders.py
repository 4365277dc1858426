"""What is a process told that is to make one run, and what does it answer?

Both are JSON. Nothing that comes from an article or a plan is ever unpickled or evaluated.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analysis.batch.outcomes import Outcome
from analysis.batch.plan import Run
from analysis.briefing.parameters import Parameters, check_parameters
from analysis.cache.folder import FRESH


@dataclass(frozen=True)
class Limits:
    """How long a run may take and how much memory; nothing is no limit."""

    time_s: float | None = 3600.0
    memory_gb: float | None = 4.0


@dataclass(frozen=True)
class Order:
    """One run to make: where to, from what, how many notebooks at once, and since when an article counts as read."""

    run_id: str
    parameters: dict[str, Any]
    out: str
    at_once: int = 1
    limits: Limits = Limits()
    fresh: str = ""

    @property
    def checked(self) -> Parameters:
        """The parameters as a run takes them."""
        return check_parameters(self.parameters)

    @property
    def run(self) -> Run:
        """The run as a plan has it."""
        return Run(self.run_id, self.checked)

    @property
    def folder(self) -> Path:
        """Where the run will stand."""
        return Path(self.out, self.run_id)

    def spell(self) -> str:
        """The order as one line."""
        return json.dumps(asdict(self)) + "\n"


def write_order(run: Run, out: Path, at_once: int, limits: Limits) -> Order:
    """An order to make a run; places are whole paths, for another process may stand elsewhere."""
    asked = run.parameters.model_dump(mode="json")
    return Order(run.run_id, asked, str(out.resolve()), at_once, limits, os.environ.get(FRESH, ""))


def read_order(line: str) -> Order:
    """An order from its line."""
    raw = json.loads(line)
    return Order(**{**raw, "limits": Limits(**raw["limits"])})


def read_answer(run_id: str, answer: dict[str, Any]) -> Outcome:
    """What became of a run, as its process tells it."""
    if "failed" in answer:
        return Outcome(run_id, "failed", reason=answer["failed"])
    return Outcome(run_id, "made", tuple(answer["made"]))
