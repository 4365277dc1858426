"""Which runs does a grid stand for?

    [grid]
    publisher = ["Azernews", "Trend"]       one publisher a run; the parameter is `publishers`, a list
    published_from = ["2025", "2026"]

stands for four runs of each entry, of which the first is called `ID-azernews-2025`.
"""

import itertools
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.batch.identifiers import find_nearest, make_slug, mark
from analysis.briefing.parameters import Parameters, name_type
from analysis.errors import PlanError

MOST_RUNS = 10_000

Cell = dict[str, Any]  # the parameters of one combination


def expand_grid(run_id: str, grid: Mapping[str, Any], where: str) -> list[tuple[str, Cell]]:
    """Every combination of a grid, with the id of its run; without a grid the run itself.

    Raises:
        PlanError: a name is no parameter, or its values are no list.
    """
    axes = [read_axis(name, values, where) for name, values in grid.items()]
    if len(set(names := [name for name, _ in axes])) < len(names):
        raise PlanError(f"{where}: grid names {', '.join(grid)}, of which two are one parameter; keep one of them")
    check_size(axes, where)
    return [(join_id(run_id, cell), {k: v for k, v, _ in cell}) for cell in combine(axes)]


def combine(axes: list[tuple[str, dict[str, Any]]]) -> Iterator[tuple[tuple[str, Any, str], ...]]:
    """Every combination as parameter, value and slug; the last axis changes fastest."""
    return itertools.product(*([(name, value, slug) for slug, value in values.items()] for name, values in axes))


def join_id(run_id: str, cell: tuple[tuple[str, Any, str], ...]) -> str:
    """The id of one combination."""
    return "-".join([run_id, *(slug for _, _, slug in cell)])


def check_size(axes: list[tuple[str, dict[str, Any]]], where: str) -> None:
    """Refuse a grid that stands for more runs than anybody reads."""
    size = 1
    for _, values in axes:
        size *= len(values)
    if size > MOST_RUNS:
        raise PlanError(f"{where}: grid stands for {size} runs; the most is {MOST_RUNS}, so shorten its lists")


def read_axis(name: str, values: Any, where: str) -> tuple[str, dict[str, Any]]:
    """The parameter of an axis, and its values by their slugs."""
    parameter = find_parameter(name, where)
    is_list = name_type(Parameters.model_fields[parameter].annotation) == "list of texts"
    if not isinstance(values, list) or not values:
        raise PlanError(f'{where}: grid {name} is {values!r}; write a list of values such as {name} = ["A", "B"]')
    spelled = [json.dumps(value, ensure_ascii=False, sort_keys=True, default=str) for value in values]
    if doubled := [values[spelled.index(s)] for s, n in Counter(spelled).items() if n > 1]:
        raise PlanError(f"{where}: grid {name} has {doubled[0]!r} twice; name each value once")
    slugs = [slug_value(parameter, value) for value in values]
    twice = {slug for slug, n in Counter(slugs).items() if n > 1}
    names = [f"{slug}-{mark(text)}" if slug in twice else slug for slug, text in zip(slugs, spelled, strict=True)]
    wanted = [[value] if is_list and isinstance(value, str) else value for value in values]
    return parameter, dict(zip(names, wanted, strict=True))


def find_parameter(name: str, where: str) -> str:
    """The parameter that an axis names; `publisher` is one of `publishers` a run."""
    fields = Parameters.model_fields
    if name in fields:
        return name
    if f"{name}s" in fields and name_type(fields[f"{name}s"].annotation) == "list of texts":
        return f"{name}s"
    raise PlanError(f"{where}: grid has {name!r}, which is no parameter{find_nearest(name, fields)}")


def slug_value(parameter: str, value: Any) -> str:
    """How a value stands in the id of its run; a number or a yes alone would say nothing."""
    match value:
        case str():
            return make_slug(value)
        case list():
            return make_slug(" ".join(map(str, value)) or f"no {parameter}")
        case _:
            return make_slug(f"{parameter} {json.dumps(value, default=str)}")
