"""Which claim of one run is which claim of the other."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from analysis.briefing.difference.pairing import Difference, compare_runs
from analysis.briefing.difference.runs import RunRecord
from analysis.ledger.columns import LEDGER
from analysis.ledger.rows import Row, list_rows
from tests.builders import read_tables, some_articles

PLANT = "The cement plant produced 300 tractors in 2025."
ARMS = "Azerbaijan exported arms to 20 countries in 2025."


def a_run(
    *texts: str,
    ids: Sequence[str] = (),
    findings: Sequence[Mapping[str, Any]] = (),
    refusals: Mapping[str, str] | None = None,
) -> RunRecord:
    """A run of some texts; the articles are called a0, a1, … or as given."""
    articles = some_articles(*texts)
    names = dict(zip((a.article_id for a in articles), ids or (a.article_id for a in articles), strict=True))
    claims = [rename(row, names) for row in list_rows(read_tables(*texts).ledger, LEDGER)]
    sums = {names[a.article_id]: a.sha256 for a in articles}
    return RunRecord("run", "2026-03-01", claims, findings, sums, refusals or {})


def rename(row: dict[str, Any], names: Mapping[str, str]) -> Row:
    article = names[row["article_id"]]
    is_same = article == row["article_id"]
    return row if is_same else row | {"article_id": article, "claim_id": f"{row['claim_id']}{article}"}


def a_finding(
    name: str = "series-1", kind: str = "series", text: str = "One.", claims: Sequence[str] = ()
) -> dict[str, Any]:
    return {"id": name, "kind": kind, "text": text, "claims": list(claims), "numbers": []}


def tell(difference: Difference, kind: str = "claims") -> tuple[int, int, int, int]:
    changes = getattr(difference, kind)
    return len(changes.came), len(changes.went), len(changes.changed), changes.moved


def list_changes(difference: Difference) -> list[tuple[str, tuple[str, ...]]]:
    return [(c.new["surface"], c.columns) for c in difference.claims.changed]


def test_equal_runs_differ_in_nothing() -> None:
    difference = compare_runs(a_run(PLANT, ARMS), a_run(PLANT, ARMS))

    assert difference.is_empty
    assert difference.claims.same > 0


def test_a_claim_came_or_went_with_its_words() -> None:
    difference = compare_runs(a_run(PLANT), a_run(PLANT, ARMS))

    came = [row["surface"] for row in difference.claims.came]
    assert "20 countries" in came
    assert tell(difference)[1:] == (0, 0, 0)
    assert tell(compare_runs(a_run(PLANT, ARMS), a_run(PLANT)))[:2] == (0, len(came))


def test_a_claim_that_stands_elsewhere_has_moved() -> None:
    old, new = a_run(PLANT), a_run(f"A line of the desk.\n\n{PLANT}")

    difference = compare_runs(old, new)

    assert tell(difference) == (0, 0, 0, difference.claims.moved)
    assert difference.claims.moved > 0
    assert [c.columns for c in difference.articles.changed] == [("sha256",)]


def test_a_renamed_article_is_the_same_article() -> None:
    difference = compare_runs(a_run(PLANT), a_run(PLANT, ids=["other"]))

    assert tell(difference) == (0, 0, 0, difference.claims.moved)
    [renamed] = difference.articles.changed
    assert (renamed.old["article_id"], renamed.new["article_id"]) == ("a0", "other")


@pytest.mark.parametrize(
    ("column", "value"),
    [("period", "2024"), ("attributed_to", "the ministry"), ("value", 301.0), ("unit", "plough"), ("frames", '["x"]')],
)
def test_a_claim_that_says_something_else_names_its_columns(column: str, value: object) -> None:
    old = a_run(PLANT)
    claims = [row | {column: value} if row["surface"] == "300 tractors" else row for row in old.claims]
    new = RunRecord("new", None, claims, (), old.articles, {})

    difference = compare_runs(old, new)

    assert list_changes(difference) == [("300 tractors", (column,))]
    assert tell(difference)[:2] == (0, 0)


def test_a_value_read_anew_is_a_change_though_its_id_is_new() -> None:
    old = a_run(PLANT)
    claims = [row | {"claim_id": "f0", "low": 250.0} if row["surface"] == "300 tractors" else row for row in old.claims]

    difference = compare_runs(old, RunRecord("new", None, claims, (), old.articles, {}))

    assert list_changes(difference) == [("300 tractors", ("low",))]


def test_words_that_stand_twice_are_paired_in_their_order() -> None:
    twice = f"{PLANT} Officials were glad.\n\n{PLANT}"

    difference = compare_runs(a_run(twice), a_run(f"Top.\n\n{twice}"))

    assert tell(difference)[:3] == (0, 0, 0)


def test_a_number_that_came_into_use_is_a_change_of_its_status() -> None:
    old = a_run(PLANT)
    unused = [row | {"status": "minor"} if row["surface"] == "300 tractors" else row for row in old.claims]

    difference = compare_runs(RunRecord("old", None, unused, (), old.articles, {}), old)

    assert list_changes(difference) == [("300 tractors", ("status",))]
    assert tell(difference, "others") == (0, 0, 0, 0)


def test_findings_are_paired_by_id_then_by_kind_and_claims() -> None:
    old = [
        a_finding("echo-1", "echo", "Old words.", ["f1"]),
        a_finding("series-1", claims=["f2"]),
        a_finding("series-9"),
    ]
    new = [
        a_finding("echo-1", "echo", "New words.", ["f1"]),
        a_finding("series-2", claims=["f2"]),
        a_finding("series-8"),
    ]

    difference = compare_runs(a_run(PLANT, findings=old), a_run(PLANT, findings=new))

    assert [c.new["id"] for c in difference.findings.changed] == ["echo-1"]
    assert [f["id"] for f in difference.findings.came] == ["series-8"]
    assert [f["id"] for f in difference.findings.went] == ["series-9"]
    assert difference.findings.same == 1


def test_refusals_are_paired_by_their_place() -> None:
    old = a_run(PLANT, refusals={"a.pdf": "empty", "b.pdf": "empty"})
    new = a_run(PLANT, refusals={"b.pdf": "scanned", "c.pdf": "empty"})

    assert tell(compare_runs(old, new), "refusals") == (1, 1, 1, 0)


def test_turned_round_what_came_went() -> None:
    one, two = a_run(PLANT, "It sold 40 ships."), a_run(PLANT, ARMS)

    there, back = compare_runs(one, two), compare_runs(two, one)

    assert (there.claims.came, there.claims.went) == (back.claims.went, back.claims.came)
