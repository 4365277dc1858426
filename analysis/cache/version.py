"""Would the same article still be read in the same way?

It would if the code that reads it, the codebooks and the pipeline are the same. The version of the reader is the
sum of its source files: nobody has to remember to raise a number.
"""

import hashlib
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from analysis import places
from analysis.codebooks import Codebooks

ROOMS = ("codebooks", "dates", "extraction")
MODULES = (
    "records.py",
    "words.py",
    "sources/boilerplate.py",
    "ledger/table.py",
    "ledger/columns.py",
    "cache/segments.py",
)
FOREIGN = ("nupunkt",)


def name_version(books: Codebooks, pipeline: str | None = None) -> str:
    """A short name for a way of reading articles."""
    parts = (sum_sources(), books.sha256, sum_pipeline(pipeline) if pipeline else "")
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:16]


@lru_cache(maxsize=1)
def sum_sources() -> str:
    """The sum of the files that read an article, of the Python that runs them, and of what cuts the sentences."""
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for name in FOREIGN:
        digest.update(f"{name} {version(name)}".encode())
    for path in list_sources():
        digest.update(path.relative_to(places.PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def list_sources() -> Iterator[Path]:
    """The files that say how an article is read, in order."""
    for room in ROOMS:
        yield from sorted((places.PACKAGE / room).rglob("*.py"))
    for name in MODULES:
        yield places.PACKAGE / name


def sum_pipeline(pipeline: str) -> str:
    """What tells a spaCy pipeline from another of its name: the files of its folder, or its release."""
    folder = Path(pipeline)
    digest = hashlib.sha256(f"{pipeline} {find_release('spacy')} {find_release(pipeline)}".encode())
    if folder.is_dir():
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def find_release(package: str) -> str:
    """The release of an installed package; empty if there is none of this name."""
    try:
        return version(package)
    except (PackageNotFoundError, ValueError):
        return ""
