"""Would the same article still be read in the same way?

It would if the code that reads it, the codebooks and the pipeline are the same. The version of the reader is the
sum of its source files: nobody has to remember to raise a number.
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from analysis import places
from analysis.codebooks import Codebooks, load_codebooks
from analysis.sources.limits import find_limits

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
SOURCE_ROOMS = ("codebooks", "dates", "sources")
SOURCE_MODULES = ("records.py", "words.py", "cache/segments.py", "cache/sources.py")
SOURCE_FOREIGN = ("trafilatura", "htmldate", "lxml", "pypdfium2")


def name_version(books: Codebooks, pipeline: str | None = None) -> str:
    """A short name for a way of reading articles."""
    parts = (sum_sources(), books.sha256, sum_pipeline(pipeline) if pipeline else "")
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:16]


def name_source_version() -> str:
    """A short name for a way of reading files: its code, its words, and what a file may cost."""
    code = sum_sources(SOURCE_ROOMS, SOURCE_MODULES, SOURCE_FOREIGN)
    parts = (code, load_codebooks().sha256, repr(find_limits()))
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:16]


@lru_cache(maxsize=2)
def sum_sources(
    rooms: Sequence[str] = ROOMS, modules: Sequence[str] = MODULES, foreign: Sequence[str] = FOREIGN
) -> str:
    """The sum of the files that read an article, of the Python that runs them, and of what they read with."""
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for name in foreign:
        digest.update(f"{name} {version(name)}".encode())
    for path in list_sources(rooms, modules):
        digest.update(path.relative_to(places.PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def list_sources(rooms: Sequence[str], modules: Sequence[str]) -> Iterator[Path]:
    """The files that say how an article is read, in order."""
    for room in rooms:
        yield from sorted((places.PACKAGE / room).rglob("*.py"))
    for name in modules:
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
