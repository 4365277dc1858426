"""Where do the words come from?

Every word list is data: a TOML or CSV file in this folder. A user may put a file of the same name into a
folder of their own; it then replaces ours. What the files say is checked when they are read.
"""

import csv
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis import places
from analysis.errors import CodebookError

BOOKS = (
    "narratives", "frames", "indicators", "modality", "reporting_verbs", "hedges",
    "numbers", "nouns", "events", "verbs", "changes", "names",
)  # fmt: skip
TABLES = {
    "countries": ("code", "name", "other_names"),
    "demonyms": ("demonym", "code"),
    "currencies": ("code", "forms", "symbols"),
    "units": ("symbol", "kind", "forms"),
    "actors": ("actor", "kind", "country", "role", "spellings"),
    "rates_azn": ("from", "azn_per_usd", "source"),
}

Row = Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Codebooks:
    """All word lists of a run; compared by identity, so that what is compiled from it can be kept."""

    books: Mapping[str, Mapping[str, Any]] = field(repr=False)
    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)
    sha256: str

    def book(self, name: str) -> Mapping[str, Any]:
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
    return Codebooks(books, tables, digest.hexdigest())


def check_folder(folder: Path) -> None:
    """Refuse a folder that is missing or holds a codebook nobody asks for."""
    if not folder.is_dir():
        raise CodebookError(f"{folder}: there is no such folder; give the folder that holds your codebooks")
    known = {f"{name}.toml" for name in BOOKS} | {f"{name}.csv" for name in TABLES}
    for path in sorted([*folder.glob("*.toml"), *folder.glob("*.csv")]):
        if path.name not in known:
            raise CodebookError(f"{path}: no codebook has this name; known are {', '.join(sorted(known))}")


def find_file(folder: Path | None, name: str) -> Path:
    """The user's file of that name, else ours."""
    if folder is not None and (folder / name).is_file():
        return folder / name
    return places.CODEBOOKS / name


def read_book(path: Path, digest: Any) -> Mapping[str, Any]:
    """One TOML file; its bytes go into the digest of all codebooks."""
    try:
        raw = path.read_bytes()
        digest.update(raw)
        return tomllib.loads(raw.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CodebookError(f"{path}: this codebook cannot be read: {error}; mend it or take it away") from error


def read_table(path: Path, columns: tuple[str, ...], digest: Any) -> tuple[Row, ...]:
    """One CSV file with exactly these columns."""
    try:
        raw = path.read_bytes()
        digest.update(raw)
        reader = csv.DictReader(raw.decode("utf-8-sig").splitlines(), strict=True)
        rows = tuple(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CodebookError(f"{path}: this codebook cannot be read: {error}; mend it or take it away") from error
    if tuple(reader.fieldnames or ()) != columns:
        raise CodebookError(f"{path}: the columns are {reader.fieldnames}; write {', '.join(columns)}")
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise CodebookError(f"{path}, row {number}: it does not have {len(columns)} cells; mend the row")
    return rows
