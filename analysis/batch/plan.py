"""Which runs does a plan ask for?

    [defaults]                  parameters that every run takes
    [grid]                      lists of values; each run is made once for every combination of them
    publisher = ["Azernews", "Trend"]
    [[run]]
    id = "seeds"                the folder below --out
    sources = ["seeds/*.md"]    files, folders, or patterns of names
    title = "…"                 any other parameter
    [run.grid]                  a grid of this run alone

All runs are checked before the first one is made.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from analysis.batch.grids import expand_grid
from analysis.batch.identifiers import check_id, check_ids, find_nearest
from analysis.batch.paths import place_paths
from analysis.briefing.parameters import Parameters, check_parameters
from analysis.errors import ParameterError, PlanError

PARTS = ("defaults", "grid", "run")
OWN_WORDS = ("id", "grid")  # words of an entry that are no parameters


@dataclass(frozen=True)
class Run:
    """One briefing that a plan asks for.

    `chosen` are the parameters that the plan names, for a list of the runs; `entry` is the id of its entry in the plan.
    """

    run_id: str
    parameters: Parameters
    chosen: tuple[tuple[str, Any], ...] = ()
    entry: str = ""


def read_plan(path: Path, settings: Mapping[str, Any] | None = None) -> list[Run]:
    """The runs of a plan, every one checked; `settings` take the place of what the plan says.

    Raises:
        PlanError: the file cannot be read, an entry has no id, an id stands twice, or a parameter is wrong.
    """
    raw = read_toml(path)
    runs = [
        run
        for number, entry in enumerate(raw["run"], start=1)
        for run in make_runs(entry, raw, settings or {}, (path, number))
    ]
    check_ids([run.run_id for run in runs], path)
    return runs


def read_toml(path: Path) -> dict[str, Any]:
    """A plan with its parts in their places, nothing in them checked yet."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # some editors begin a file with a mark
    except (OSError, ValueError, RecursionError) as error:
        raise PlanError(
            f"{path}: the plan cannot be read: {error}; see notebooks/briefings.toml for an example"
        ) from error
    if unknown := sorted(raw.keys() - set(PARTS)):
        raise PlanError(f"{path}: {unknown[0]!r} is no part of a plan{find_nearest(unknown[0], PARTS)}")
    if not isinstance(raw.get("run", []), list) or not raw.get("run"):
        raise PlanError(f"{path}: the plan has no run; add one that begins with [[run]]")
    for name, sample in (("defaults", "words_shown = 20"), ("grid", 'publisher = ["A", "B"]')):
        if not isinstance(raw.setdefault(name, {}), dict):
            raise PlanError(f"{path}: {name} is {raw[name]!r}; write [{name}] and below it lines such as {sample}")
    return raw


def make_runs(entry: Any, raw: Mapping[str, Any], settings: Mapping[str, Any], place: tuple[Path, int]) -> list[Run]:
    """The runs of one entry: one, or with a grid one for every combination."""
    path, number = place
    where = f"{path}, run {number}"
    if not isinstance(entry, dict):
        raise PlanError(f"{where}: it is {entry!r}; write [[run]] and below it id and sources")
    run_id = check_id(entry.get("id"), where)
    where = f"{where} ({run_id})"
    own_grid = entry.get("grid", {})
    if not isinstance(own_grid, dict):
        raise PlanError(f'{where}: grid is {own_grid!r}; write [run.grid] and below it publisher = ["A", "B"]')
    given = {**raw["defaults"], **{k: v for k, v in entry.items() if k not in OWN_WORDS}}
    cells = expand_grid(run_id, {**raw["grid"], **own_grid}, where)
    asked = [(check_id(name, where), {**given, **cell, **settings}) for name, cell in cells]
    return [replace(make_run(name, parameters, (path, where)), entry=run_id) for name, parameters in asked]


def make_run(run_id: str, asked: Mapping[str, Any], place: tuple[Path, str]) -> Run:
    """One run, its parameters checked and its paths found."""
    path, where = place
    if "sources" not in asked:
        raise PlanError(f'{where}: it names no sources; write sources = ["FOLDER"], or name them under [defaults]')
    try:
        parameters = place_paths(check_parameters(asked), path.parent)
    except ParameterError as error:
        raise PlanError(f"{where}: {error}") from error
    return Run(run_id, parameters, tuple(asked.items()))


def choose_runs(runs: Sequence[Run], only: Sequence[str], limit: int | None) -> list[Run]:
    """The runs that were asked for, by their ids, by those of their entries, or by patterns of them (`azer-*`).

    Raises:
        PlanError: an id is not in the plan.
    """
    for name in only:
        if not any(is_called(run, name) for run in runs):
            known = dict.fromkeys(n for run in runs for n in (run.entry, run.run_id))
            raise PlanError(f"--only {name!r} is not in the plan{find_nearest(name, known, 'it has')}")
    chosen = [run for run in runs if not only or any(is_called(run, name) for name in only)]
    return chosen[:limit]


def is_called(run: Run, name: str) -> bool:
    """Whether a run is meant by a name."""
    return name in (run.run_id, run.entry) or fnmatchcase(run.run_id, name)
