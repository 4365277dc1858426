"""The ledger as a workbook."""

import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from analysis.briefing import workbook
from analysis.briefing.store import make_plain, read_ledger, write_xlsx
from analysis.briefing.workbook import spell_workbook
from analysis.ledger.columns import ACTORS, ARTICLES, LEDGER
from analysis.ledger.meanings import read_meanings

SHEETS = {"ledger": LEDGER, "articles": ARTICLES, "actors": ACTORS}


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
def test_each_table_has_a_sheet_and_the_last_explains_the_columns(run: str, request: pytest.FixtureRequest) -> None:
    book = openpyxl.load_workbook(request.getfixturevalue(run) / "ledger.xlsx")

    assert book.sheetnames == [*SHEETS, "columns"]
    for name, columns in SHEETS.items():
        assert tuple(cell.value for cell in book[name][1]) == columns
    rows = list(book["columns"].iter_rows(min_row=2, values_only=True))
    assert [row[:2] for row in rows] == [(m.table, m.column) for m in read_meanings()]
    assert all(row[4] for row in rows)


@pytest.mark.parametrize("name", SHEETS)
def test_the_header_stands_still_and_every_column_can_be_filtered(seeds_run: Path, name: str) -> None:
    sheet = openpyxl.load_workbook(seeds_run / "ledger.xlsx")[name]

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert [cell.value for cell in sheet[1] if cell.comment is None] == []
    assert {d.width is not None and 8 <= d.width <= 80 for d in sheet.column_dimensions.values()} == {True}


def test_a_sentence_is_wrapped_in_a_wide_column(seeds_run: Path) -> None:
    sheet = openpyxl.load_workbook(seeds_run / "ledger.xlsx")["ledger"]
    place = LEDGER.index("sentence") + 1

    assert sheet.cell(2, place).alignment.wrap_text
    assert sheet.column_dimensions[sheet.cell(1, place).column_letter].width > 60


def test_numbers_are_numbers_and_dates_stay_words(seeds_run: Path) -> None:
    sheet = openpyxl.load_workbook(seeds_run / "ledger.xlsx")["ledger"]
    kinds = {
        column: {
            cell.data_type for [cell] in sheet.iter_rows(min_row=2, min_col=n, max_col=n) if cell.value is not None
        }
        for n, column in enumerate(LEDGER, start=1)
    }

    assert (kinds["value"], kinds["start"], kinds["period"]) == ({"n"}, {"n"}, {"s"})
    assert {kind for found in kinds.values() for kind in found} <= {"n", "s", "b"}
    assert not any(cell.is_date for row in sheet.iter_rows(min_row=2) for cell in row)


@pytest.mark.parametrize("name", SHEETS)
def test_no_cell_of_a_hostile_article_is_a_formula(hostile_run: Path, name: str) -> None:
    sheet = openpyxl.load_workbook(hostile_run / "ledger.xlsx")[name]

    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert [c.coordinate for c in cells if c.data_type == "f" or c.hyperlink] == []
    assert [c.value for c in cells if c.data_type == "s" and c.value.lstrip()[:1] in tuple("=+-@")] == []


def test_a_very_long_table_is_cut_in_a_workbook_and_a_sheet_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    tables = {"articles": pd.DataFrame({"article_id": ["a", "b", "c"]}), "actors": pd.DataFrame({"actor": ["d"]})}

    write_xlsx(workbook.shorten_tables(tables), tmp_path / "ledger.xlsx")

    book = openpyxl.load_workbook(tmp_path / "ledger.xlsx")
    assert [row[0].value for row in book["articles"]] == ["article_id", "a", "b"]
    assert [row[0].value for row in book["actors"]] == ["actor", "d"]
    assert [cell.value for cell in book["left out"][2]] == ["articles", 3, 2, "all rows: articles.csv"]


def test_a_workbook_written_row_by_row_holds_the_same_cells(
    seeds_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = {"ledger": read_ledger(seeds_run)}
    write_xlsx(sheets, tmp_path / "at_once.xlsx")
    monkeypatch.setattr(workbook, "ROWS_IN_MEMORY", 0)
    for name in ("one.xlsx", "other.xlsx"):
        write_xlsx(sheets, tmp_path / name)

    rows = [
        list(openpyxl.load_workbook(p)["ledger"].values) for p in (tmp_path / "at_once.xlsx", tmp_path / "one.xlsx")
    ]
    assert rows[0] == rows[1]
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "other.xlsx").read_bytes()


def test_a_large_table_is_written_row_by_row_and_is_the_same_table(monkeypatch: pytest.MonkeyPatch) -> None:
    table = pd.DataFrame({"words": ["tea", "=1+1", None, "tea"], "value": [1.5, 2.0, None, 4.0]})
    monkeypatch.setattr(workbook, "ROWS_IN_MEMORY", 3)
    books = [spell_workbook({"tea": rows}, make_plain) for rows in (table, table, table[:3])]

    sheet = openpyxl.load_workbook(io.BytesIO(books[0]))["tea"]
    assert list(sheet.iter_rows(values_only=True)) == [
        ("words", "value"),
        ("tea", 1.5),
        ("'=1+1", 2),
        (None, None),
        ("tea", 4),
    ]
    assert books[0] == books[1]
    assert [*openpyxl.load_workbook(io.BytesIO(books[2]))["tea"].values][1] == ("tea", 1.5)


def test_rows_beyond_the_last_of_a_sheet_stand_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 2)
    book = openpyxl.load_workbook(io.BytesIO(spell_workbook({"tea": pd.DataFrame({"n": [1, 2, 3]})}, make_plain)))

    assert {sheet.title: [row[0] for row in sheet.values] for sheet in book} == {"tea": ["n", 1, 2], "tea 2": ["n", 3]}
