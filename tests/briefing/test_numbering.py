"""Which notes a page keeps, and their numbers."""

from typing import Any

from analysis.briefing.numbering import settle_notes


def cites(*notes: int) -> dict[str, Any]:
    segments = [{"kind": "claim", "text": str(n), "claims": [f"f{n}"], "note": n} for n in notes]
    return {"block": "prose", "lines": [{"kind": "reported", "segments": segments}]}


def notes(*numbers: int) -> dict[str, Any]:
    return {"block": "notes", "entries": [{"note": n, "claim": f"f{n}"} for n in numbers]}


def reader(*claims: str, table: dict[str, Any] | None = None) -> dict[str, Any]:
    entries = [
        {"article_id": c, "text": [{"sentences": [{"pieces": ["a ", ["b", [c], "f", "f"]]}]}], "claims": table}
        for c in claims
    ]
    return {"block": "reader", "entries": entries}


def test_notes_are_numbered_as_the_page_meets_them_and_stand_in_that_order() -> None:
    prose, kept = settle_notes([cites(7, 3), notes(3, 5, 7)])

    assert [s["note"] for s in prose["lines"][0]["segments"]] == [1, 2]
    assert [(e["note"], e["claim"]) for e in kept["entries"]] == [(1, "f7"), (2, "f3")]


def test_an_article_that_nothing_cites_is_left_out_of_the_texts() -> None:
    _, shown = settle_notes([cites(1), reader("f1", "f2")])

    assert [e["article_id"] for e in shown["entries"]] == ["f1"]


def test_a_ledger_keeps_all_its_articles() -> None:
    (shown,) = settle_notes([reader("f1", "f2", table={"block": "table"})])

    assert len(shown["entries"]) == 2


def test_a_measurement_that_nothing_names_has_no_note() -> None:
    measured = {"kind": "measure", "text": "3", "measure": "read.articles"}
    page = [{"block": "prose", "lines": [{"segments": [measured]}]}, {"block": "notes", "entries": []}]
    page[1]["entries"] = [{"measure": "read.articles"}, {"measure": "read.words"}]

    assert [e["measure"] for e in settle_notes(page)[1]["entries"]] == ["read.articles"]
