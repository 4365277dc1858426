"""What does the kernel answer to a panel? A page of rows, an article, the effect of a correction, a briefing made."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.briefing.parameters import Parameters, check_parameters, list_parameters, name_type
from analysis.errors import ParameterError, PloughshareError
from analysis.exploration.correcting import Decision
from analysis.exploration.effects import Effect
from analysis.exploration.listing import PAGE, Listing
from analysis.exploration.making import make_run
from analysis.exploration.notebook_cell import read_cell, write_cell
from analysis.exploration.querying import Query
from analysis.exploration.reading import read_place

if TYPE_CHECKING:
    from analysis.exploration.exploration import Exploration

Find = Callable[[], Listing | None]
Asked = Mapping[str, Any]
FORMATS = ("csv", "xlsx", "jsonl", "parquet")


def answer(exploration: "Exploration", find: Find, kind: str, asked: Asked) -> dict[str, Any]:
    """What is told to a panel: the answer, or what is wrong with the question."""
    try:
        if kind not in ANSWERS:
            raise ParameterError(f"a panel asked for {kind!r}; known are {', '.join(ANSWERS)}")
        return {"answer": ANSWERS[kind](exploration, find, asked)}
    except PloughshareError as error:
        return {"error": str(error)}


def read_query(asked: Asked) -> Query:
    """A query as the browser sends it; filters that hold nothing are none."""
    raw = asked["query"]
    filters = {name: str(words) for name, words in raw["filters"].items() if str(words).strip()}
    return Query(str(raw["words"]), filters, str(raw["sort"]), bool(raw["is_descending"]))


def answer_page(_: "Exploration", find: Find, asked: Asked) -> dict[str, Any]:
    """A page of the rows that fit."""
    listing = find()
    assert listing is not None
    return listing.build_page(read_query(asked), asked["columns"], int(asked["offset"]), PAGE)


def answer_warm(_: "Exploration", find: Find, __: Asked) -> dict[str, Any]:
    """Nothing, but the next search is answered sooner."""
    if (listing := find()) is not None:
        listing.searched.warm()
    return {}


def answer_read(exploration: "Exploration", _: Find, asked: Asked) -> dict[str, Any]:
    """The articles that a place leads to."""
    return read_place(exploration.held, asked["place"])


def answer_export(_: "Exploration", find: Find, asked: Asked) -> dict[str, Any]:
    """A file with the rows and columns shown, beside the notebook; no file is overwritten."""
    from analysis.briefing.store import check_target, write_table

    listing = find()
    assert listing is not None
    if asked["ending"] not in FORMATS:
        raise ParameterError(f"format {asked['ending']!r} is unknown; known are {', '.join(FORMATS)}")
    rows = listing.frame.iloc[listing.choose(read_query(asked))]
    path = find_free(Path(f"{listing.name}.{asked['ending']}"))
    write_table(rows[[c for c in asked["columns"] if c in rows]].reset_index(drop=True), check_target(str(path)))
    return {"path": str(path), "rows": len(rows)}


def find_free(path: Path) -> Path:
    """A path at which nothing stands: ledger.csv, ledger-2.csv and so on."""
    number, free = 2, path
    while free.exists():
        free, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return free


def answer_correct(exploration: "Exploration", _: Find, asked: Asked) -> dict[str, Any]:
    """What a correction changes."""
    named = {key: str(asked[key]) for key in ("claim", "action", "reason", "who", "into")}
    return tell_effect(exploration, exploration.desk.decide(Decision(**named, changes=dict(asked["changes"]))))


def answer_undo(exploration: "Exploration", _: Find, asked: Asked) -> dict[str, Any]:
    """What taking back the last correction changes."""
    return tell_effect(exploration, exploration.desk.take_back(str(asked.get("correction", ""))))


def tell_effect(exploration: "Exploration", effect: Effect) -> dict[str, Any]:
    """An effect as data; every panel is told that the ledger changed."""
    exploration.renew_panels()
    rows = effect.changes.to_dict("records")
    return {"words": effect.words, "changes": rows, "path": effect.path, "left": len(exploration.desk.written)}


def answer_cell(exploration: "Exploration", _: Find, asked: Asked) -> dict[str, Any]:
    """The parameters cell with the values of the form, once they were checked."""
    values = dict(asked["values"])
    if exploration.corrections.exists():
        values.setdefault("corrections", str(exploration.corrections))
    source = asked["source"]
    if source is None:
        check_parameters(exploration.held.parameters.model_dump() | values)
        return {"source": "\n".join(f"{name} = {value!r}" for name, value in values.items())}
    known = {k: v for k, v in read_cell(source).items() if k in Parameters.model_fields}
    check_parameters(known | values)
    return {"source": write_cell(source, values)}


def answer_make(exploration: "Exploration", _: Find, asked: Asked) -> dict[str, Any]:
    """The run folder that was made from what is explored and what the form says."""
    raw = exploration.held.parameters.model_dump() | dict(asked["values"])
    parameters = check_parameters({k: list(v) if isinstance(v, tuple) else v for k, v in raw.items()})
    return {"folder": make_run(exploration.held, exploration.corrections, str(asked["name"]), "reports", parameters)}


def describe_form(parameters: Parameters) -> list[dict[str, Any]]:
    """Every parameter with its type, its value and its meaning, as the form shows it."""
    choices = {name: list_choices(name) for name, *_ in list_parameters()}
    plain = parameters.model_dump(mode="json")
    return [
        {"name": name, "type": type_, "value": plain[name], "meaning": meaning, "choices": choices[name]}
        for name, type_, _, meaning in list_parameters()
    ]


def list_choices(name: str) -> list[str]:
    """The values of a parameter that has a closed list of them."""
    said = name_type(Parameters.model_fields[name].annotation)
    return said.removeprefix("one of ").split(", ") if said.startswith("one of ") else []


ANSWERS: Mapping[str, Callable[["Exploration", Find, Asked], dict[str, Any]]] = {
    "page": answer_page,
    "warm": answer_warm,
    "read": answer_read,
    "export": answer_export,
    "correct": answer_correct,
    "undo": answer_undo,
    "cell": answer_cell,
    "make": answer_make,
}
