"""What did the coders write?

Reads the sheets that coders filled in and the key of the sample, CSV or XLSX. A coder marks each frame that a
sentence has with 1, or `none`; a row without any mark was not coded, and in a coded row an empty cell means 0.
"""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np

from analysis.comparison.agreement import Coded
from analysis.comparison.coding import KEY, NONE
from analysis.comparison.uncertainty import Floats
from analysis.errors import ParameterError, SourceError

MARKS = {"1": 1.0, "x": 1.0, "yes": 1.0, "true": 1.0, "0": 0.0, "no": 0.0, "false": 0.0, "1.0": 1.0, "0.0": 0.0}
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LARGEST = 50_000_000  # bytes of a sheet; a coder's is far smaller
Rows = list[dict[str, str]]


def read_coded(sheets: Sequence[Path], key: Path | None, frames: Sequence[str]) -> dict[str, Coded]:
    """What was coded of each frame: one sheet a coder, with what the machine found if the key is given.

    Raises:
        SourceError: a file cannot be read or lacks a column; ParameterError: a mark or an id is not known.
    """
    marked = [read_marks(path, frames) for path in sheets]
    found = {} if key is None else {row["sentence_id"]: row for row in read_sheet(key, KEY)}
    ids = sorted({name for marks in marked for name in marks})
    for path, marks in zip(sheets, marked, strict=True):
        unknown = sorted(set(marks) - set(found)) if key else []
        if unknown:
            raise ParameterError(f"{path}: the sentence {unknown[0]!r} is not in {key}; give the key of this sample")
    machine = {name: set(read_list(found[name], key)) for name in ids} if key else {}
    weight = np.array([float(found[name]["weight"]) if key else 1.0 for name in ids])
    articles = [found[name]["article_id"] if key else name for name in ids]
    coded = {}
    for place, frame in enumerate(frames):
        columns = [[marks[name][place] if name in marks else np.nan for name in ids] for marks in marked]
        says = np.array([float(frame in machine[name]) if key else np.nan for name in ids])
        codes: Floats = np.array(columns, dtype=np.float64).reshape(len(marked), len(ids)).T
        coded[frame] = Coded(codes, says, weight if key else weight * np.nan, articles)
    return coded


def read_list(row: dict[str, str], key: Path | None) -> list[str]:
    """The frames of one row of the key."""
    try:
        return [str(frame) for frame in json.loads(row["frames"])]
    except json.JSONDecodeError as error:
        raise SourceError(
            f"{key}: {row['sentence_id']}: frames is {row['frames']!r}; give the key as it was written"
        ) from error


def read_marks(path: Path, frames: Sequence[str]) -> dict[str, list[float]]:
    """The marks of one coder by sentence; sentences without any mark are left out."""
    marks: dict[str, list[float]] = {}
    for number, row in enumerate(read_sheet(path, ["sentence_id", *frames]), start=2):
        name = row["sentence_id"].strip()
        if name in marks:
            raise ParameterError(f"{path}, row {number}: the sentence {name!r} stands twice; keep one row")
        given = [read_mark(row[frame], f"{path}, row {number}, {frame}") for frame in frames]
        nothing = read_mark(row.get(NONE, ""), f"{path}, row {number}, {NONE}")
        if nothing == 1 and 1 in given:
            raise ParameterError(f"{path}, row {number}: {NONE} and a frame are both marked; keep one of them")
        if nothing is not None or any(mark is not None for mark in given):
            marks[name] = [0.0 if mark is None else mark for mark in given]
    if not marks:
        raise ParameterError(f"{path}: no sentence is coded; write 1 below each frame of a sentence, or below {NONE}")
    return marks


def read_mark(cell: str, place: str) -> float | None:
    """One cell: 1, 0, or None where it is empty."""
    text = cell.strip().strip("'").lower()
    if not text:
        return None
    if text not in MARKS:
        raise ParameterError(f"{place}: {cell!r} is no mark; write 1, 0 or nothing")
    return MARKS[text]


def read_sheet(path: Path, columns: Sequence[str]) -> Rows:
    """The rows of a CSV or XLSX file that has these columns.

    Raises:
        SourceError: it cannot be read, or lacks one of them.
    """
    try:
        raw = path.read_bytes()
        table = read_xlsx(raw) if path.suffix.lower() == ".xlsx" else read_csv(raw)
    except (OSError, UnicodeDecodeError, csv.Error, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise SourceError(f"{path}: this sheet cannot be read: {error}; give a CSV or XLSX file") from error
    head, *rows = table or [[]]
    missing = [name for name in columns if name not in head]
    if missing:
        raise SourceError(f"{path}: there is no column {missing[0]!r}; keep the columns of the sample as they are")
    filled = ([*row, *[""] * (len(head) - len(row))] for row in rows if any(cell.strip() for cell in row))
    return [dict(zip(head, row, strict=False)) for row in filled]


def read_csv(raw: bytes) -> list[list[str]]:
    """The cells of a CSV file; spreadsheets of some countries write semicolons."""
    text = raw.decode("utf-8-sig")
    head = text.split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def read_xlsx(raw: bytes) -> list[list[str]]:
    """The cells of the first sheet of a workbook."""
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        if sum(info.file_size for info in book.infolist()) > LARGEST:
            raise ValueError(f"it unpacks to more than {LARGEST:,} bytes")
        names = set(book.namelist())
        shared = read_texts(book.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 (expat bounds entities)
    return [read_row(row, shared) for row in sheet.iter(f"{SPREADSHEET}row")]


def read_texts(raw: bytes) -> list[str]:
    """The texts that the cells of a workbook share."""
    root = ElementTree.fromstring(raw)  # noqa: S314 (expat bounds entities)
    return ["".join(t.text or "" for t in item.iter(f"{SPREADSHEET}t")) for item in root]


def read_row(row: Any, shared: Sequence[str]) -> list[str]:
    """The cells of one row, empty ones between them included."""
    cells: list[str] = []
    for cell in row.iter(f"{SPREADSHEET}c"):
        place = find_column(cell.get("r", ""), len(cells))
        cells += [""] * (place - len(cells))
        value = cell.find(f"{SPREADSHEET}v")
        inline = "".join(t.text or "" for t in cell.iter(f"{SPREADSHEET}t"))
        text = inline if value is None else value.text or ""
        cells.append(shared[int(text)] if cell.get("t") == "s" else text)
    return cells


def find_column(reference: str, otherwise: int) -> int:
    """The number of a cell's column, from 0: "C7" is 2."""
    letters = [ord(c) - 64 for c in reference if c.isalpha()]
    number = 0
    for letter in letters:
        number = 26 * number + letter
    return number - 1 if letters else otherwise
