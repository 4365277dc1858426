"""Which runs does a plan ask for?

    [defaults]                  parameters that every run takes
    [[run]]
    id = "seeds"                the folder below --out
    sources = ["seeds"]         files or folders
    title = "…"                 any other parameter

All runs are checked before the first one is made.
"""

import difflib
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.briefing.parameters import Parameters, check_parameters
from analysis.errors import ParameterError, PlanError


@dataclass(frozen=True)
class Run:
    """One entry of a plan."""

    run_id: str
    parameters: Parameters


def read_plan(path: Path) -> list[Run]:
    """The runs of a plan, every one checked.

    Raises:
        PlanError: the file cannot be read, an entry has no id, an id stands twice, or a parameter is wrong.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PlanError(
            f"{path}: the plan cannot be read: {error}; see notebooks/briefings.toml for an example"
        ) from error
    if unknown := raw.keys() - {"defaults", "run"}:
        raise PlanError(f"{path}: {sorted(unknown)[0]!r} is no part of a plan; known are defaults and run")
    entries, defaults = raw.get("run", []), raw.get("defaults", {})
    if not isinstance(entries, list) or not entries:
        raise PlanError(f"{path}: the plan has no run; add one that begins with [[run]]")
    if not isinstance(defaults, dict):
        raise PlanError(f"{path}: defaults is {defaults!r}; write [defaults] and below it a parameter a line")
    runs = [make_run(entry, defaults, f"{path}, run {n}", path) for n, entry in enumerate(entries, start=1)]
    check_ids(runs, path)
    return runs


def make_run(entry: Any, defaults: Mapping[str, Any], place: str, path: Path) -> Run:
    """One entry with its defaults, its parameters checked; sources count from the folder of the plan, or from here."""
    if not isinstance(entry, dict):
        raise PlanError(f"{place}: it is {entry!r}; write [[run]] and below it id and sources")
    run_id = entry.get("id")
    if not isinstance(run_id, str) or not run_id or run_id != Path(run_id).name or run_id.startswith("."):
        raise PlanError(f"{place}: id is {run_id!r}; write a plain name such as seeds")
    asked = {**defaults, **{k: v for k, v in entry.items() if k != "id"}}
    try:
        parameters = check_parameters(asked)
    except ParameterError as error:
        raise PlanError(f"{place} ({run_id}): {error}") from error
    sources = tuple(find_source(s, path.parent) for s in parameters.sources)
    return Run(run_id, parameters.model_copy(update={"sources": sources}))


def find_source(source: str, folder: Path) -> str:
    """A source beside the plan if it stands there, else as written."""
    beside = folder / source
    return os.path.normpath(beside) if beside.exists() and not Path(source).is_absolute() else source


def check_ids(runs: Sequence[Run], path: Path) -> None:
    """Refuse an id that stands twice."""
    ids = [run.run_id for run in runs]
    for run_id in ids:
        if ids.count(run_id) > 1:
            raise PlanError(f"{path}: the id {run_id!r} stands twice; give each run its own")


def choose_runs(runs: Sequence[Run], only: Sequence[str], limit: int | None) -> list[Run]:
    """The runs that were asked for.

    Raises:
        PlanError: an id is not in the plan.
    """
    known = [run.run_id for run in runs]
    for name in only:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else ";"
            raise PlanError(f"--only {name!r} is not in the plan{hint} it has {', '.join(known)}")
    chosen = [run for run in runs if not only or run.run_id in only]
    return chosen[:limit]
