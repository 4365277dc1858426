"""How do the tables leave the machine, and come back?

CSV, Parquet, JSONL and XLSX with the same columns. In CSV and XLSX a cell of foreign text that a spreadsheet
would take for a formula gets an apostrophe; numbers stay numbers. Equal tables are equal bytes.
"""

import csv
import io
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.briefing.files import write_half
from analysis.errors import OutputError
from analysis.ledger import Tables
from analysis.ledger.columns import ACTORS, ARTICLES, CORRECTIONS, JOINS, LEDGER, LISTS, SENTENCES
from analysis.ledger.parquet import close_large, open_database, read_parquet, write_parquet
from analysis.ledger.rows import list_cells
from analysis.records import Article

FORMULA = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]")
FORMATS = (".csv", ".parquet", ".jsonl", ".xlsx")
OWN_WORDS = Path("data", "codebooks")
ROWS_AT_ONCE = 20_000
spell_row = json.JSONEncoder(ensure_ascii=False).encode  # made once: a call of json.dumps makes one each time


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write a table in the format of the path's ending; a file that stands there is kept until the new one is whole.

    Raises:
        OutputError: the ending is none of ours, or the file cannot be written.
    """
    write_half(path, lambda half: write_format(table, half, path.suffix.lower()))


def place_table(table: pd.DataFrame, path: Path) -> None:
    """Write a table into a folder that appears whole itself."""
    write_format(table, path, path.suffix.lower())


def write_format(table: pd.DataFrame, path: Path, ending: str) -> None:
    """Write a table in one of our formats."""
    match ending:
        case ".csv":
            write_lines(path, (spell_csv(part, is_headed=n == 0) for n, part in enumerate(cut_table(table))))
        case ".jsonl":
            write_lines(path, map(spell_jsonl, cut_table(table)))
        case ".parquet":
            write_parquet(table, path)
        case ".xlsx":
            write_xlsx({name_sheet(table): table}, path)
        case other:
            raise OutputError(f"{path}: the format {other or '(none)'!r} is not known; use one of {', '.join(FORMATS)}")


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write a file as its lines come; those of a hundred thousand articles at once would be half a gigabyte."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)


def cut_table(table: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """A table in parts of some thousand rows; one without rows is one part."""
    return (table[at : at + ROWS_AT_ONCE] for at in range(0, max(1, len(table)), ROWS_AT_ONCE))


def name_sheet(table: pd.DataFrame) -> str:
    """What the sheet of a table is called: by the kind of table it is."""
    kinds = {LEDGER: "ledger", ARTICLES: "articles", ACTORS: "actors"}
    return kinds.get(tuple(table.columns), "sheet")


def check_target(path: str) -> Path:
    """A file that can be written, checked before any work is done.

    Raises:
        OutputError: its format is not known, or its folder does not exist or cannot be written to.
    """
    target = Path(path)
    if target.suffix.lower() not in FORMATS:
        raise OutputError(
            f"{target}: the format {target.suffix or '(none)'!r} is not known; use one of {', '.join(FORMATS)}"
        )
    if not target.parent.is_dir() or not os.access(target.parent, os.W_OK) or target.is_dir():
        raise OutputError(f"{target}: cannot be written there; make the folder first or choose another place")
    return target


def make_plain(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if FORMULA.match(cell) else cell
    return "" if cell is None or cell is pd.NA or (isinstance(cell, float) and cell != cell) else cell


def spell_csv(table: pd.DataFrame, is_headed: bool = True) -> str:
    """A table as CSV, every row ended by a line feed."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    if is_headed:
        writer.writerow(table.columns)
    writer.writerows(zip(*(make_plain_cells(table[column]) for column in table.columns), strict=True))
    return buffer.getvalue()


def make_plain_cells(column: pd.Series) -> list[Any]:
    """The cells of a column, none of which a spreadsheet takes for a formula; most begin with a letter or a digit."""
    cells = list_cells(column)  # what is missing is None, which CSV leaves empty
    if pd.api.types.is_integer_dtype(column.dtype):
        return cells
    return [c if c is None or (isinstance(c, str) and c[:1].isalnum()) else make_plain(c) for c in cells]


def spell_jsonl(table: pd.DataFrame) -> str:
    """A table as JSON lines; missing cells are null, lists are lists."""
    rows = zip(*(read_cells(table[column]) for column in table.columns), strict=True)
    return "".join(f"{spell_row(dict(zip(table.columns, row, strict=True)))}\n" for row in rows)


def read_cells(column: pd.Series) -> list[Any]:
    """The cells of a column as JSON holds them."""
    cells = list_cells(column)
    if column.name not in LISTS:
        return cells
    return [json.loads(cell) if isinstance(cell, str) else cell for cell in cells]


def write_xlsx(tables: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Tables as a workbook, a sheet each."""
    from analysis.briefing.workbook import spell_workbook

    path.write_bytes(spell_workbook(tables, make_plain))


def write_store(folder: Path, articles: tuple[Article, ...], tables: Tables) -> None:
    """What a run's notebooks need to open it: the ledger, and in `data/` the other tables and the articles as read."""
    data = folder / "data"
    data.mkdir()
    place_table(tables.ledger, folder / "ledger.parquet")
    for name in ("articles", "actors", "sentences", "corrections", "joins"):
        place_table(getattr(tables, name), data / f"{name}.parquet")
    close_large(tables.ledger)
    lines = (json.dumps(article_json(a), ensure_ascii=False) for a in articles)
    write_lines(data / "articles.jsonl", (f"{line}\n" for line in lines))


def write_codebooks(source: Path, folder: Path) -> None:
    """The user's own word lists, so that a run is opened with the words it was made with."""
    target = folder / OWN_WORDS
    target.mkdir()
    for path in [*source.glob("*.toml"), *source.glob("*.csv")]:
        (target / path.name).write_bytes(path.read_bytes())


def write_shares(folder: Path, tables: Tables) -> None:
    """The tables in the formats that a spreadsheet opens."""
    from analysis.briefing.workbook import shorten_tables

    place_table(tables.ledger, folder / "ledger.csv")
    sheets = {"ledger": tables.ledger, "articles": tables.articles, "actors": tables.actors}
    write_xlsx(shorten_tables(sheets), folder / "ledger.xlsx")
    place_table(tables.articles, folder / "articles.csv")
    place_table(tables.actors, folder / "actors.csv")


def article_json(article: Article) -> dict[str, str]:
    """An article as a line of JSONL, which can be read again as a source."""
    row = {
        "id": article.article_id,
        "text": article.text,
        "title": article.title,
        "date": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "narrative": article.stated_narrative,
    }
    return {k: v for k, v in row.items() if v is not None}


def read_store(folder: Path) -> tuple[tuple[Article, ...], Tables]:
    """The articles and tables of a run folder."""
    data = folder / "data"
    with open_database() as connection:
        tables = Tables(
            read_parquet(connection, folder / "ledger.parquet", LEDGER),
            read_parquet(connection, data / "articles.parquet", ARTICLES),
            read_parquet(connection, data / "actors.parquet", ACTORS),
            read_parquet(connection, data / "sentences.parquet", SENTENCES),
            read_parquet(connection, data / "corrections.parquet", CORRECTIONS),
            read_parquet(connection, data / "joins.parquet", JOINS),
        )
    close_large(tables.ledger)
    copies = dict(zip(tables.articles["article_id"], tables.articles["copy_of"], strict=True))
    # Only "\n" ends a line: a U+2028 inside a text is a character like any other.
    with (data / "articles.jsonl").open(encoding="utf-8", newline="\n") as lines:
        return tuple(restore_article(json.loads(line), copies) for line in lines if line != "\n"), tables


def read_ledger(folder: Path) -> pd.DataFrame:
    """The ledger of a run folder."""
    with open_database() as connection:
        return read_parquet(connection, folder / "ledger.parquet", LEDGER)


def restore_article(row: dict[str, str], copies: dict[str, Any]) -> Article:
    """An article from its line."""
    copy = copies[row["id"]]
    return Article(
        row["id"],
        row["text"],
        title=row.get("title"),
        published=row.get("date"),
        publisher=row.get("publisher"),
        url=row.get("url"),
        language=row.get("language"),
        stated_narrative=row.get("narrative"),  # type: ignore[arg-type]  # written by us
        copy_of=copy if isinstance(copy, str) else None,
    )
