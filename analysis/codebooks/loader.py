"""Where do the words come from?

Every word list is data: a TOML or CSV file in this folder. A user may put a file of the same name into a
folder of their own; it then replaces ours. What the files say is checked when they are read.
"""

import csv
import hashlib
import io
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from analysis import places
from analysis.codebooks.shape import check_shape
from analysis.errors import CodebookError
from analysis.records import ActorKind, Kind

BOOKS = (
    "narratives", "frames", "indicators", "modality", "reporting_verbs", "hedges",
    "numbers", "nouns", "events", "verbs", "changes", "names", "dates", "boilerplate", "likelihood",
)  # fmt: skip
CHECK = (
    "frame", "coders", "sentences", "alpha", "alpha_low", "alpha_high", "precision", "precision_low",
    "precision_high", "recall", "recall_low", "recall_high", "f1", "f1_low", "f1_high", "codebook",
)  # fmt: skip
TABLES = {
    "countries": ("code", "name", "other_names"),
    "demonyms": ("demonym", "code"),
    "currencies": ("code", "forms", "symbols"),
    "units": ("symbol", "kind", "forms"),
    "actors": ("actor", "kind", "country", "role", "spellings"),
    "rates_azn": ("from", "until", "azn_per_usd", "kind", "source"),
    # What `ploughshare agreement` found of the frames; ours has no row: they have not been checked.
    "frames_check": CHECK,
}

CLOSED = {
    ("units", "kind"): get_args(Kind),
    ("actors", "kind"): get_args(ActorKind),
    ("rates_azn", "kind"): ("level", "average"),
}

Row = Mapping[str, str]
MOST_BYTES = 5_000_000


class Section(dict[str, Any]):
    """A section of a TOML codebook; a list that is asked for and missing is named with its place.

    `source` is the text of the file, for the lines of errors; only a whole codebook has it.
    """

    def __init__(self, content: Mapping[str, Any], place: str) -> None:
        super().__init__((key, name_places(value, f"{place}, {key}")) for key, value in content.items())
        self.place = place
        self.source = ""

    def __missing__(self, key: str) -> Any:
        raise CodebookError(f"{self.place}: {key!r} is missing; add it with at least one word")


def name_places(value: Any, place: str) -> Any:
    """A value of a codebook, in which every section knows its place."""
    if isinstance(value, dict):
        return Section(value, place)
    if isinstance(value, list):
        return [name_places(each, f"{place} {number}") for number, each in enumerate(value, start=1)]
    return value


@dataclass(frozen=True, eq=False)
class Codebooks:
    """All word lists of a run; compared by identity, so that what is compiled from it can be kept."""

    books: Mapping[str, Section] = field(repr=False)
    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)
    sha256: str

    def book(self, name: str) -> Section:
        """One TOML codebook."""
        return self.books[name]

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of one CSV codebook."""
        return self.tables[name]


@lru_cache(maxsize=8)
def load_codebooks(folder: Path | None = None) -> Codebooks:
    """Read every codebook, taking the user's file where the folder has one.

    Raises:
        CodebookError: a file cannot be read, lacks a column, or the folder holds a file of an unknown name.
    """
    if folder is not None:
        check_folder(folder)
    digest = hashlib.sha256()
    books = {name: read_book(find_file(folder, f"{name}.toml"), digest) for name in BOOKS}
    tables = {name: read_table(find_file(folder, f"{name}.csv"), cols, digest) for name, cols in TABLES.items()}
    check_tables(tables)
    for name in BOOKS if folder is not None else ():
        check_own(books[name], name)
    return Codebooks(books, tables, digest.hexdigest())


def check_folder(folder: Path) -> None:
    """Refuse a folder that is missing or holds a codebook nobody asks for."""
    if not folder.is_dir():
        raise CodebookError(f"{folder}: there is no such folder; give the folder that holds your codebooks")
    known = {f"{name}.toml" for name in BOOKS} | {f"{name}.csv" for name in TABLES}
    for path in sorted([*folder.glob("*.toml"), *folder.glob("*.csv")]):
        if path.name not in known:
            raise CodebookError(f"{path}: no codebook has this name; known are {', '.join(sorted(known))}")
        check_file(path)


def check_own(book: Section, name: str) -> None:
    """Refuse a codebook of the user that has not the form of ours."""
    ours = places.CODEBOOKS / f"{name}.toml"
    if book.place != str(ours):
        check_shape(book, read_book(ours, hashlib.sha256()), book.place)


def check_file(path: Path) -> None:
    """Refuse what is no regular file, or too large to be a list of words; a link could lead out of the folder."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise CodebookError(f"{path}: this is a link or no regular file; put the codebook itself into the folder")
    if status.st_size > MOST_BYTES:
        raise CodebookError(f"{path}: {status.st_size} bytes; a codebook has at most {MOST_BYTES}")


def check_tables(tables: Mapping[str, tuple[Row, ...]]) -> None:
    """Refuse a row with a kind that is in no closed list, or a demonym of a country that is not listed."""
    allowed: dict[tuple[str, str], tuple[str, ...]] = {
        **CLOSED,
        ("demonyms", "code"): tuple(row["code"] for row in tables["countries"]),
    }
    for (name, column), known in allowed.items():
        for number, row in enumerate(tables[name], start=2):
            if row[column] not in known:
                listed = ", ".join(known)
                raise CodebookError(f"{name}.csv, row {number}: {column} is {row[column]!r}; write one of {listed}")


def find_file(folder: Path | None, name: str) -> Path:
    """The user's file of that name, else ours."""
    if folder is not None and (folder / name).is_file():
        return folder / name
    return places.CODEBOOKS / name


def read_book(path: Path, digest: Any) -> Section:
    """One TOML file; its bytes go into the digest of all codebooks."""
    try:
        raw = path.read_bytes()
        digest.update(raw)
        text = raw.decode("utf-8")
        book = Section(tomllib.loads(text), str(path))
    except (OSError, ValueError, RecursionError) as error:
        raise CodebookError(f"{path}: this codebook cannot be read: {error}; mend it or take it away") from error
    book.source = text
    return book


def read_table(path: Path, columns: tuple[str, ...], digest: Any) -> tuple[Row, ...]:
    """One CSV file with exactly these columns."""
    try:
        raw = path.read_bytes()
        digest.update(raw)
        reader = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
        rows = tuple(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CodebookError(f"{path}: this codebook cannot be read: {error}; mend it or take it away") from error
    if tuple(reader.fieldnames or ()) != columns:
        raise CodebookError(f"{path}: the columns are {reader.fieldnames}; write {', '.join(columns)}")
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise CodebookError(f"{path}, row {number}: it does not have {len(columns)} cells; mend the row")
    return rows
