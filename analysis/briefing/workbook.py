"""How do tables become a workbook that opens ready to be read?

A sheet a table: the header stands still, every column has a filter and a width, long texts are wrapped. Texts are
texts: none becomes a formula, a link, a number or a date. The last sheet says what each column means.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pandas as pd

from analysis.briefing.scratch import make_scratch
from analysis.ledger.meanings import Meaning, list_meanings, read_meanings

SINCE = datetime(1980, 1, 1)
CELL_LIMIT = 32_767
LAST_CELL = "A1:XFD1048576"
SHEET_ROWS = 1_048_575  # below the header; what is more goes to a second sheet
NARROWEST, WIDEST, SAMPLED = 8, 28, 200  # characters; rows that are measured
WRAPPED = {"sentence": 70, "narrative_words": 50, "warnings": 50, "meaning": 90, "spellings": 50, "values": 50}
TEXT_ONLY = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
ROWS_IN_MEMORY = 30_000  # of all sheets; more are written row by row, each text as often as it occurs
MOST_ROWS = 200_000  # of a sheet of a run; a spreadsheet opens no million rows of forty columns
LEFT_OUT = "left out"
Plain = Callable[[object], object]


def spell_workbook(tables: Mapping[str, pd.DataFrame], make_plain: Plain) -> bytes:
    """Tables as a workbook, each on a sheet of its name; `make_plain` takes the sting out of a cell."""
    import xlsxwriter

    buffer = io.BytesIO()
    with choose_room(tables) as room, xlsxwriter.Workbook(buffer, TEXT_ONLY | room) as book:
        book.set_properties({"created": SINCE, "title": "Ploughshare"})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            "cell": book.add_format({"valign": "top"}),
            "wrap": book.add_format({"valign": "top", "text_wrap": True}),
        }
        for name, table in (dict(tables) | explain_columns(tables)).items():
            for number, start in enumerate(range(0, max(1, len(table)), SHEET_ROWS), start=1):
                sheet = book.add_worksheet(name if number == 1 else f"{name} {number}")
                write_sheet(sheet, name, table.iloc[start : start + SHEET_ROWS], (formats, make_plain))
    return buffer.getvalue()


def shorten_tables(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The first rows of very long tables; a sheet says what is left out, and where it stands."""
    long = [
        (name, len(table), MOST_ROWS, f"all rows: {name}.csv")
        for name, table in tables.items()
        if len(table) > MOST_ROWS
    ]
    sheet = {LEFT_OUT: pd.DataFrame(long, columns=["table", "rows", "rows_here", "note"])} if long else {}
    return {name: table[:MOST_ROWS] for name, table in tables.items()} | sheet


@contextmanager
def choose_room(tables: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Where a workbook is put together: in memory, or of large tables row by row in a folder of its own."""
    if sum(map(len, tables.values())) <= ROWS_IN_MEMORY:
        yield {"in_memory": True}
        return
    with make_scratch() as folder:
        yield {"constant_memory": True, "tmpdir": str(folder)}


def explain_columns(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """A sheet on the columns, where any of the tables has columns that are explained."""
    known = [m for m in read_meanings() if m.table in tables and m.column in tables[m.table].columns]
    return {"columns": pd.DataFrame(map(explain_column, known))} if known else {}


def explain_column(meaning: Meaning) -> dict[str, str]:
    """A column as a row of that sheet."""
    return {
        "table": meaning.table,
        "column": meaning.column,
        "type": meaning.type,
        "values": ", ".join(meaning.values),
        "meaning": meaning.words,
    }


def write_sheet(sheet: Any, name: str, table: pd.DataFrame, ways: tuple[Mapping[str, Any], Plain]) -> None:
    """One table on one sheet, in these formats."""
    formats, make_plain = ways
    sheet.ignore_errors({"number_stored_as_text": LAST_CELL})
    sheet.autofilter(0, 0, len(table), max(0, len(table.columns) - 1))
    hints = {m.column: m.words for m in list_meanings(name)}
    sheet.freeze_panes(1, 1 if hints else 0)
    for place, column in enumerate(table.columns):
        wrapped = WRAPPED.get(str(column))
        width = wrapped or measure_width(str(column), table[column])
        sheet.set_column(place, place, width, formats["wrap" if wrapped else "cell"])
        sheet.write_string(0, place, str(column), formats["head"])
        if column in hints:
            sheet.write_comment(0, place, hints[column], {"author": "Ploughshare", "x_scale": 2})
    for number, row in enumerate(table.itertuples(index=False, name=None), start=1):
        sheet.write_row(number, 0, [cut_cell(make_plain(cell)) for cell in row])


def measure_width(head: str, cells: pd.Series) -> int:
    """How wide a column is set: as its first cells need, and room for the mark of the filter."""
    longest = max((len(str(cell)) for cell in cells.head(SAMPLED).dropna()), default=0)
    return min(WIDEST, max(NARROWEST, len(head) + 4, longest + 2))


def cut_cell(cell: object) -> object:
    """A text no longer than a workbook allows; the other formats keep it whole."""
    return cell[: CELL_LIMIT - 1] + "…" if isinstance(cell, str) and len(cell) > CELL_LIMIT else cell
