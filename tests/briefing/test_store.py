"""Tables in four formats, and what a spreadsheet makes of them."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest

from analysis.briefing import store
from analysis.briefing.store import (
    check_target,
    make_plain,
    read_store,
    spell_csv,
    spell_jsonl,
    write_store,
    write_table,
)
from analysis.errors import OutputError
from analysis.ledger import build_tables
from analysis.ledger.columns import LEDGER
from analysis.records import Article
from tests.hostile import FORMULAS

NUMBERS = {"start", "end", "sentence_start", "sentence_end", "value", "low", "high", "converted_usd", "rate"}


def a_table(**columns: list[Any]) -> pd.DataFrame:
    return pd.DataFrame(columns or {"words": ["a", None], "value": [1.5, None]})


def read_rows(path: Path) -> list[list[Any]]:
    match path.suffix:
        case ".csv":
            return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        case ".xlsx":
            return [list(row) for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)]
        case ".jsonl":
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
            return [list(rows[0]), *(list(row.values()) for row in rows)]
        case _:
            table = duckdb.read_parquet(str(path)).df()
            return [list(table.columns), *table.to_numpy().tolist()]


@pytest.mark.parametrize("name", ["ledger.csv", "articles.csv", "actors.csv", "charts/figures.csv"])
def test_no_foreign_cell_of_a_csv_is_a_formula(hostile_run: Path, name: str) -> None:
    head, *rows = read_rows(hostile_run / name)

    cells = [(column, cell) for row in rows for column, cell in zip(head, row, strict=True)]
    assert [c for c in cells if re.match(r"\s*[=+\-@\t\r]", c[1]) and c[0] not in NUMBERS] == []
    assert any(cell.startswith("'") for _, cell in cells)


@pytest.mark.parametrize("words", FORMULAS)
def test_a_formula_is_kept_behind_an_apostrophe(hostile_run: Path, words: str) -> None:
    _, *rows = read_rows(hostile_run / "articles.csv")

    assert f"'{words}" in {cell for row in rows for cell in row}


def test_numbers_stay_numbers_in_a_csv(seeds_run: Path) -> None:
    head, *rows = read_rows(seeds_run / "ledger.csv")

    cells = [cell for row in rows for column, cell in zip(head, row, strict=True) if column in NUMBERS and cell]
    assert cells
    assert [cell for cell in cells if float(cell) != float(cell)] == []


def test_a_negative_number_gets_no_apostrophe() -> None:
    assert spell_csv(a_table(value=[-1.5])) == "value\n-1.5\n"


def test_every_text_of_a_workbook_is_text(hostile_run: Path) -> None:
    sheet = openpyxl.load_workbook(hostile_run / "ledger.xlsx").active

    head = [cell.value for cell in sheet[1]]
    rows = sheet.iter_rows(min_row=2)
    typed = {(column, cell.data_type) for row in rows for column, cell in zip(head, row, strict=True)}
    assert {kind for _, kind in typed} <= {"s", "n", "b"}
    assert {column for column, kind in typed if kind == "s"} & NUMBERS == set()
    assert [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink] == []


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", " =1", "＝1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert make_plain(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "1-2", "'", 5, -5.5, True])
def test_anything_else_is_left_as_it_is(cell: object) -> None:
    assert make_plain(cell) == cell


@pytest.mark.parametrize("cell", [None, pd.NA, float("nan")], ids=["None", "NA", "NaN"])
def test_a_missing_cell_is_empty(cell: object) -> None:
    assert make_plain(cell) == ""


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
def test_the_ledger_of_a_run_has_the_same_rows_in_each_format(run: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(run)

    ids = {
        name: [row[0] for row in read_rows(folder / name)] for name in ("ledger.csv", "ledger.xlsx", "ledger.parquet")
    }
    heads = {name: read_rows(folder / name)[0] for name in ids}
    assert set(map(tuple, ids.values())) == {tuple(ids["ledger.csv"])}
    assert set(map(tuple, heads.values())) == {LEDGER}


def test_a_run_read_back_is_the_run_that_was_written(seeds_run: Path) -> None:
    articles, tables = read_store(seeds_run)

    assert spell_csv(tables.ledger) == (seeds_run / "ledger.csv").read_text(encoding="utf-8")
    assert spell_csv(tables.articles) == (seeds_run / "articles.csv").read_text(encoding="utf-8")
    assert [a.article_id for a in articles] == list(tables.articles["article_id"])


def test_missing_values_are_null_and_lists_are_lists_in_jsonl() -> None:
    table = a_table(frames=['["a"]', "[]"], value=[None, 2.0], words=["ü", None])

    rows = [json.loads(line) for line in spell_jsonl(table).splitlines()]

    assert rows == [{"frames": ["a"], "value": None, "words": "ü"}, {"frames": [], "value": 2.0, "words": None}]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "xlsx"])
def test_a_table_is_the_same_bytes_each_time(tmp_path: Path, ending: str) -> None:
    for name in ("one", "two"):
        write_table(a_table(), tmp_path / f"{name}.{ending}")

    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "xlsx"])
def test_an_empty_table_keeps_its_columns_where_the_format_has_any(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"empty.{ending}"

    write_table(a_table(words=[], value=[]), path)

    assert path.read_bytes() == b"" if ending == "jsonl" else read_rows(path)[0] == ["words", "value"]


def test_a_cell_too_long_for_a_workbook_is_cut_there_and_nowhere_else(tmp_path: Path) -> None:
    for ending in ("csv", "xlsx"):
        write_table(a_table(words=["a" * 40_000]), tmp_path / f"long.{ending}")

    assert len(read_rows(tmp_path / "long.xlsx")[1][0]) == 32_767
    assert read_rows(tmp_path / "long.xlsx")[1][0].endswith("…")


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "xlsx"])
def test_a_failed_write_leaves_the_file_that_was_there(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"ledger.{ending}"
    path.mkdir()  # nothing can take this name

    with pytest.raises(OutputError, match=rf"ledger\.{ending}: cannot be written: .+; choose another place"):
        write_table(a_table(), path)

    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("ledger.doc", r"the format '.doc' is not known; use one of .csv, .parquet, .jsonl, .xlsx"),
        ("ledger", r"the format '\(none\)' is not known"),
        ("nowhere/ledger.csv", "make the folder first"),
    ],
)
def test_a_target_is_checked_before_any_work(tmp_path: Path, path: str, said: str) -> None:
    with pytest.raises(OutputError, match=said):
        check_target(str(tmp_path / path))


def test_a_line_separator_inside_an_article_does_not_part_its_line(tmp_path: Path) -> None:
    article = Article("tea", "Tea is\u2028grown\x85in\x0bKericho. It sold 40 tonnes.", title="Tea\u2029time")
    tables = build_tables([article])
    write_store(tmp_path, (article,), tables)

    assert [a.text for a in read_store(tmp_path)[0]] == [article.text]


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_a_table_written_in_parts_is_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    table = a_table(words=["a", None, "=1", "ü", "e"], value=[1.0, None, 3.0, 4.0, 5.0])
    write_table(table, tmp_path / f"whole.{ending}")
    monkeypatch.setattr(store, "ROWS_AT_ONCE", 2)
    write_table(table, tmp_path / f"parts.{ending}")

    assert (tmp_path / f"parts.{ending}").read_bytes() == (tmp_path / f"whole.{ending}").read_bytes()
