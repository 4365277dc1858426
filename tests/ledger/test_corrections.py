"""The file of corrections, read and checked."""

from pathlib import Path
from typing import Any

import pytest

from analysis.errors import CorrectionError
from analysis.ledger.corrections import Correction, read_corrections

ENTRY: dict[str, Any] = {
    "id": "c1",
    "action": "reject",
    "article": "a",
    "surface": "20 countries",
    "reason": "it counts visits",
    "who": "A. Reader",
    "when": "2026-04-01",
}


def write(path: Path, *entries: dict[str, Any]) -> Path:
    lines = [line for entry in entries for line in ["[[correction]]", *(f"{k} = {spell(v)}" for k, v in entry.items())]]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def spell(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k} = {spell(v)}" for k, v in value.items()) + "}"
    return f'"{value}"' if isinstance(value, str) else str(value)


def read(folder: Path, *entries: dict[str, Any]) -> tuple[Correction, ...]:
    return read_corrections(write(folder / "mine.toml", *entries))


def test_an_entry_is_read_with_its_reason_and_its_place(tmp_path: Path) -> None:
    (found,) = read(tmp_path, ENTRY | {"sentence": "exports to"})

    assert (found.correction_id, found.action, found.reason, found.who) == (
        "c1",
        "reject",
        "it counts visits",
        "A. Reader",
    )
    assert str(found.place) == "'20 countries' in a sentence with 'exports to' of article 'a'"


def test_an_empty_file_holds_no_correction(tmp_path: Path) -> None:
    assert read(tmp_path) == ()


WRONG = [
    pytest.param(
        {"action": "delete"}, "correction 1 (c1): action is 'delete'; write one of accept, reject", id="action"
    ),
    pytest.param({"reason": " "}, "correction 1 (c1): reason is ' '; write a text", id="no reason"),
    pytest.param({"who": 5}, "who is 5; write a text", id="who is a number"),
    pytest.param({"when": "April"}, "when is 'April'; write it as 2024-05-31", id="no date"),
    pytest.param({"period": "2024"}, "'period' is no part of reject; known are action, article", id="a field too many"),
    pytest.param({"action": "redate"}, "redate changes nothing; give period or base_period", id="nothing to change"),
    pytest.param({"action": "redate", "period": "24"}, "period is '24'; write it as 2024-05-31", id="no period"),
    pytest.param({"action": "merge"}, "correction 1 (c1), into: it is None; write {article", id="into what"),
    pytest.param(
        {"action": "merge", "into": {"article": "b"}}, "into: surface is None; write a text", id="half a place"
    ),
    pytest.param({"id": ""}, "correction 1 (): id is ''; write a text", id="no id"),
]


@pytest.mark.parametrize(("change", "said"), WRONG)
def test_what_makes_no_sense_is_refused_with_entry_value_and_remedy(change: dict, said: str, tmp_path: Path) -> None:
    with pytest.raises(CorrectionError) as error:
        read(tmp_path, ENTRY | change)

    assert str(error.value).startswith(f"{tmp_path / 'mine.toml'}, correction 1")
    assert said in str(error.value)


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match=r"correction 2 \(c1\): this id stands before, at .*correction 1"):
        read(tmp_path, ENTRY, ENTRY)


@pytest.mark.parametrize(
    "content", ["[[correction", "correction = 1", "[other]\nx = 1"], ids=["broken", "number", "other"]
)
def test_a_file_that_is_none_of_ours_is_refused_by_name(content: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(content)

    with pytest.raises(CorrectionError, match=r"mine\.toml: "):
        read_corrections(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match=r"none\.toml: the corrections cannot be read"):
        read_corrections(tmp_path / "none.toml")
