"""What each column means has one home."""

from typing import Any, get_args

import pytest

from analysis import records
from analysis.ledger.columns import ACTORS, ARTICLES, BOOLEANS, FLOATS, LEDGER, LISTS, WHOLE
from analysis.ledger.meanings import list_meanings

CLOSED: dict[str, Any] = {
    "claim_type": records.ClaimType,
    "status": records.Status,
    "kind": records.Kind,
    "bound": records.Bound,
    "change": records.Change,
    "actor_kind": records.ActorKind,
    "attribution": records.Attribution,
    "modality": records.Modality,
    "narrative": records.Narrative,
    "article_narrative": records.Narrative,
}


@pytest.mark.parametrize(
    ("table", "columns"), [("ledger", LEDGER), ("articles", ARTICLES), ("actors", ACTORS)], ids=str
)
def test_every_column_is_explained_in_its_order(table: str, columns: tuple[str, ...]) -> None:
    meanings = list_meanings(table)

    assert tuple(m.column for m in meanings) == columns
    assert [m.column for m in meanings if not m.words] == []


def test_closed_lists_are_those_of_the_records() -> None:
    assert {m.column: m.values for m in list_meanings("ledger") if m.values} == {
        column: get_args(kind) for column, kind in CLOSED.items()
    }
    assert [m.values for m in list_meanings("actors") if m.column == "kind"] == [get_args(records.ActorKind)]


def test_types_are_those_of_the_ledger() -> None:
    types = {m.column: m.type for m in list_meanings("ledger")}
    expected = dict.fromkeys(LEDGER, "string") | dict.fromkeys(FLOATS, "number") | dict.fromkeys(WHOLE, "integer")

    assert types == expected | dict.fromkeys(BOOLEANS, "boolean") | dict.fromkeys(LISTS, "array")
