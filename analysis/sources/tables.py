"""How do the lines of a JSONL file and the rows of a CSV file become articles?

One article a line, `{"id": …, "text": …}`, or a row below a header with the columns `id` and `text`; in both,
optionally `title date publisher url language narrative`. A line or row that is not like that is refused by its
number; the others are read.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

from analysis.errors import SourceError
from analysis.records import Article, Refusal
from analysis.sources.decoding import decode_strictly
from analysis.sources.known import Shelf
from analysis.sources.limits import find_limits
from analysis.sources.reading import check_kind, read_bytes
from analysis.sources.rows import KNOWN, REQUIRED, make_article

DELIMITERS = (",", ";", "\t")
LONE_RETURN = re.compile(r"\r(?!\n)")
Found = tuple[list[Article], list[Refusal]]


def read_table(path: Path, known: Shelf[Article] | None = None) -> Found:
    """The articles of a JSONL or CSV file, and what in it is none."""
    raw, kind = read_bytes(path), path.suffix.lower()
    check_kind(raw, kind, path)
    text = decode_strictly(raw, path)
    return read_csv(text, path, known) if kind == ".csv" else read_jsonl(text, path, known)


def read_jsonl(text: str, path: Path, known: Shelf[Article] | None = None) -> Found:
    """The articles of JSON lines and the lines that are none."""
    articles, refusals = [], []
    # Only "\n" ends a line of JSONL: a U+2028 inside a text is a character like any other.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            articles.append(make_article(parse_line(line, place), place, known))
        except SourceError as error:
            refusals.append(Refusal(place, str(error).removeprefix(f"{place}: ")))
    return articles, refusals


def parse_line(line: str, place: str) -> dict[str, Any]:
    """One line as a record; a key that stands twice is an error."""
    try:
        row = json.loads(
            line,
            object_pairs_hook=lambda pairs: check_keys(pairs, place),
            parse_constant=refuse_constant,
            parse_float=read_number,
        )
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        raise SourceError(f"{place}: this is not JSON: {error}; write one object a line") from error
    if not isinstance(row, dict):
        raise SourceError(f'{place}: {line[:40]!r} is no object; write {{"id": …, "text": …}}')
    return row


def check_keys(pairs: list[tuple[str, Any]], place: str) -> dict[str, Any]:
    """Refuse a record in which one key stands twice."""
    row = dict(pairs)
    if len(row) < len(pairs):
        raise SourceError(f"{place}: a key stands twice in {[k for k, _ in pairs]}; keep one of them")
    return row


def refuse_constant(name: str) -> Any:
    """NaN and Infinity are no JSON."""
    raise ValueError(f"{name} is no number")


def read_number(written: str) -> float:
    """A number of JSON; one too large for a float is none."""
    number = float(written)
    return number if isfinite(number) else refuse_constant(written)


def read_csv(text: str, path: Path, known: Shelf[Article] | None = None) -> Found:
    """The articles of a CSV file and the rows that are none.

    Raises:
        SourceError: the header lacks a column or has one twice.
    """
    text, stand_in = settle_returns(text, path)
    columns, rows = open_rows(text, path)
    articles, refusals = [], []
    try:
        for number, cells in rows:
            place = f"{path}, row {number}"
            try:
                articles.append(make_article(name_cells(columns, cells, place, stand_in), place, known))
            except SourceError as error:
                refusals.append(Refusal(place, str(error).removeprefix(f"{place}: ")))
    except csv.Error as error:
        refusals.append(Refusal(str(path), f"row {count_rows(articles, refusals)}: this is no CSV: {error}; mend it"))
    return articles, refusals


def settle_returns(text: str, path: Path) -> tuple[str, str]:
    """A text in which lone carriage returns are replaced if they end no rows, and the sign that stands for them.

    Where the rows end in line feeds, a return inside a cell is a character like any other; some programs write it
    without quotation marks. It is taken so if more rows then fit their header.
    """
    header = text.partition("\n")[0].removesuffix("\r")
    if "\n" not in text or "\r" in header or not LONE_RETURN.search(text):
        return text, ""
    stand_in = next(sign for sign in map(chr, range(0xE000, 0xF900)) if sign not in text)
    joined = LONE_RETURN.sub(stand_in, text)
    return (joined, stand_in) if count_misfits(joined, path) < count_misfits(text, path) else (text, "")


def count_misfits(text: str, path: Path) -> int:
    """How many rows do not have as many cells as the header."""
    columns, rows = open_rows(text, path)
    try:
        return sum(len(cells) != len(columns) for _, cells in rows)
    except csv.Error:
        return len(text)


def open_rows(text: str, path: Path) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The columns of a CSV file, and its rows with their numbers; rows without any words are passed over."""
    csv.field_size_limit(find_limits().size)  # the module's own limit is shorter than some articles
    delimiter = find_delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [name.strip().lower() for name in next(reader)]
    except csv.Error as error:
        raise SourceError(f"{path}, row 1: this is no CSV: {error}; mend the line") from error
    if missing := [name for name in REQUIRED if name not in columns]:
        raise SourceError(f"{path}, row 1: the column {missing[0]!r} is missing; write {', '.join(KNOWN)}")
    if doubled := [name for name in columns if name and columns.count(name) > 1]:
        raise SourceError(f"{path}, row 1: the column {doubled[0]!r} stands twice; keep one of them")
    return columns, ((n, cells) for n, cells in enumerate(reader, start=2) if not is_blank(cells, columns))


def is_blank(cells: list[str], columns: list[str]) -> bool:
    """Whether a row is an empty line of a spreadsheet."""
    return len(cells) <= len(columns) and not any(cell.strip() for cell in cells)


def find_delimiter(text: str) -> str:
    """The sign between the cells: the one that parts the known columns of the header."""
    header = text.split("\n", 1)[0]

    def count_known(delimiter: str) -> int:
        return sum(cell.strip(' "\r').lower() in KNOWN for cell in header.split(delimiter))

    return max(DELIMITERS, key=count_known)


def name_cells(columns: list[str], cells: list[str], place: str, stand_in: str = "") -> dict[str, str]:
    """A row by its columns; what stands for a carriage return is one again."""
    if len(cells) != len(columns):
        raise SourceError(f"{place}: {len(cells)} cells below {len(columns)} columns; mend the row")
    whole = [cell.replace(stand_in, "\r") for cell in cells] if stand_in else cells
    return dict(zip(columns, whole, strict=True))


def count_rows(articles: list[Article], refusals: list[Refusal]) -> int:
    """The number of the row behind those that were read."""
    return len(articles) + len(refusals) + 2
