"""What lies in a run folder, and what is each file for?

    {"path": "ledger.csv", "bytes": 26188, "sha256": "5d0c…"}

The only home of the meanings is files.csv: the first pattern that fits a file describes it.
"""

import csv
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from analysis.errors import OutputError
from analysis.places import PACKAGE

FILES = PACKAGE / "briefing" / "share" / "files.csv"
MANIFEST = "manifest.json"  # it lists the others and cannot hold its own hash


@dataclass(frozen=True, slots=True)
class FileKind:
    """Files of one kind: which they are, their media type, what is promised of them, and what they are for."""

    pattern: str
    media: str
    contract: str
    meaning: str

    @property
    def words(self) -> str:
        """The meaning without marks of code."""
        return self.meaning.replace("`", "")


@cache
def read_kinds() -> tuple[FileKind, ...]:
    """Every kind of file that a run may hold."""
    with FILES.open(encoding="utf-8", newline="") as lines:
        return tuple(FileKind(**row) for row in csv.DictReader(lines))


def find_kind(path: str) -> FileKind:
    """What a file of a run is.

    Raises:
        OutputError: nobody has said what it is for.
    """
    depth = path.count("/")
    for kind in read_kinds():
        if fnmatchcase(path, kind.pattern) and kind.pattern.count("/") == depth:
            return kind
    raise OutputError(f"{path}: no line of {FILES.name} says what this file is for; add one")


def list_contents(folder: Path) -> list[dict[str, Any]]:
    """Every file of a run but its manifest, with size and hash, in order."""
    paths = (p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    named = sorted((p.relative_to(folder).as_posix(), p) for p in paths)
    return [describe_file(name, path) for name, path in named if name != MANIFEST]


def describe_file(name: str, path: Path) -> dict[str, Any]:
    """A file with its size and the SHA-256 of its bytes."""
    with path.open("rb") as content:
        return {
            "path": name,
            "bytes": os.fstat(content.fileno()).st_size,
            "sha256": hashlib.file_digest(content, "sha256").hexdigest(),
        }


def check_contents(folder: Path, listed: Sequence[dict[str, Any]]) -> list[str]:
    """The files of a folder that are missing, changed or not in a list."""
    found = {f["path"]: f for f in list_contents(folder)}
    wanted = {f["path"]: f for f in listed}
    return sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
