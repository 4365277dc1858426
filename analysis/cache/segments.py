"""How is kept what some hundred articles gave?

A segment is a folder with a Parquet file for each table and an index: the keys of its articles and the sums of its
files. Its name is the sum of the index, and it is never changed: it is written under another name and gets its own
when it is whole, so that any number of processes may write at once, and one that is cut short leaves nothing that
is taken for whole. One whose sums are wrong is put away by name.
"""

import hashlib
import json
import os
import shutil
import tempfile
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.ledger import Tables
from analysis.ledger.columns import ACTORS, ARTICLES, LEDGER, SENTENCES
from analysis.ledger.parquet import open_database, read_parquet, write_parquet
from analysis.ledger.table import BY_ARTICLE, READ, type_claims

COLUMNS: Mapping[str, Sequence[str]] = {
    "ledger": [name for name in LEDGER if name in READ],  # what is linked later is not kept
    "articles": ARTICLES,
    "actors": ACTORS,
    "sentences": SENTENCES,
}
INDEX, HALF = "index.json", ".half-"
A_DAY = 24 * 60 * 60


class CacheWarning(UserWarning):
    """Something that was kept cannot be used, or nothing can be kept; the result is the same."""


@dataclass(frozen=True, eq=False)
class Segment:
    """A segment that was checked, and the id of each of its articles by its key; compared by identity."""

    folder: Path
    articles: Mapping[str, str]


def write_segment(home: Path, tables: Tables, articles: Mapping[str, str]) -> Segment:
    """Keep the tables of some articles, which are not yet linked; `articles` holds their ids by their keys.

    Raises:
        OSError: the place cannot be written to.
    """
    chosen = {name: getattr(tables, name).loc[:, list(columns)] for name, columns in COLUMNS.items()}
    return write_tables(home, chosen, articles)


def write_tables(home: Path, tables: Mapping[str, pd.DataFrame], articles: Mapping[str, str]) -> Segment:
    """Keep some tables of articles as a segment.

    Raises:
        OSError: the place cannot be written to.
    """
    half = Path(tempfile.mkdtemp(prefix=HALF, dir=home))
    try:
        sweep(home, half)
        for name, table in tables.items():
            write_parquet(table, half / f"{name}.parquet")
        sums = {name: sum_bytes((half / f"{name}.parquet").read_bytes()) for name in tables}
        index = json.dumps({"articles": dict(articles), "sums": sums}).encode()
        (half / INDEX).write_bytes(index)
        return Segment(give_name(half, home / sum_bytes(index)), dict(articles))
    finally:
        shutil.rmtree(half, ignore_errors=True)


def pack_segment(segment: Segment) -> dict[str, bytes]:
    """The files of a segment by their names, for another machine."""
    return {path.name: path.read_bytes() for path in sorted(segment.folder.iterdir())}


def take_segment(home: Path, files: Mapping[str, bytes]) -> Segment:
    """Keep a segment that was written elsewhere.

    Raises:
        ValueError: a file is not as it was written.
        OSError: the place cannot be written to.
    """
    half = Path(tempfile.mkdtemp(prefix=HALF, dir=home))
    try:
        for name in (INDEX, *(f"{name}.parquet" for name in COLUMNS)):
            (half / name).write_bytes(files[name])
        articles = check_files(half)
        return Segment(give_name(half, home / sum_bytes(files[INDEX])), articles)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def give_name(half: Path, final: Path) -> Path:
    """Give a whole segment its own name; another process may have kept the same at the same time."""
    try:
        half.rename(final)
    except OSError:
        if not final.is_dir():
            raise
        os.utime(final)  # what was read again is fresh
    return final


def sweep(home: Path, newest: Path) -> None:
    """Remove what a process left that was cut short more than a day ago."""
    now = newest.stat().st_mtime
    for half in home.glob(f"{HALF}*"):
        try:
            is_old = half.stat().st_mtime < now - A_DAY
        except OSError:
            continue  # its process has just finished it
        if is_old:
            shutil.rmtree(half, ignore_errors=True)


def list_segments(home: Path) -> Iterator[Segment]:
    """The segments whose index is right, in the order of their names; another is named and put away."""
    for folder in sorted(home.glob("[!.]*")):
        try:
            yield Segment(folder, check_index(folder))
        except (OSError, ValueError) as error:
            put_away_damaged(folder, error)


def is_whole(segment: Segment) -> bool:
    """Whether all files of a segment are as they were written; it is named and put away if one is not."""
    try:
        check_files(segment.folder)
    except (OSError, ValueError) as error:
        put_away_damaged(segment.folder, error)
        return False
    return True


def put_away_damaged(folder: Path, error: OSError | ValueError) -> None:
    """Remove a segment that cannot be used, and say so."""
    reason = f"{Path(error.filename or folder).name}: {error.strerror}" if isinstance(error, OSError) else error
    warnings.warn(f"{folder}: damaged ({reason}); its articles are read again", CacheWarning, stacklevel=2)
    put_away(folder)


def put_away(folder: Path) -> None:
    """Take a segment away at once, so that none is ever seen half gone; what stands in its place goes too."""
    gone = folder.with_name(f"{HALF}{folder.name}.{os.getpid()}")
    try:
        folder.rename(gone)
    except OSError:
        return  # another process was first
    if gone.is_dir():
        shutil.rmtree(gone, ignore_errors=True)
    else:
        gone.unlink(missing_ok=True)


def check_segment(folder: Path) -> Mapping[str, str]:
    """The articles of a segment.

    Raises:
        ValueError: one of its files is not as it was written.
        OSError: one of its files cannot be read.
    """
    check_index(folder)
    return check_files(folder)


def check_index(folder: Path) -> Mapping[str, str]:
    """The articles of a segment whose other files are not looked at.

    Raises:
        ValueError: its index is not as it was written.
        OSError: its index cannot be read.
    """
    raw = (folder / INDEX).read_bytes()
    if sum_bytes(raw) != folder.name:
        raise ValueError(f"{INDEX} is not as it was written")
    articles: Mapping[str, str] = json.loads(raw)["articles"]
    return articles


def check_files(folder: Path) -> Mapping[str, str]:
    """The articles of a segment whose index is right.

    Raises:
        ValueError: one of the other files is not as it was written.
        OSError: one of its files cannot be read.
    """
    index = json.loads((folder / INDEX).read_bytes())
    for name, known in index["sums"].items():
        if sum_bytes((folder / f"{name}.parquet").read_bytes()) != known:
            raise ValueError(f"{name}.parquet is not as it was written")
    articles: Mapping[str, str] = index["articles"]
    return articles


def sum_bytes(raw: bytes) -> str:
    """The sum by which a file is known."""
    return hashlib.sha256(raw).hexdigest()


def read_segment(segment: Segment) -> Tables:
    """The tables of a segment, as they were read."""
    with open_database() as connection:
        files = [(segment.folder / f"{name}.parquet", COLUMNS[name]) for name in BY_ARTICLE]
        ledger, *rest = [read_parquet(connection, path, columns) for path, columns in files]
    return Tables(type_claims(ledger.reindex(columns=list(LEDGER))), *rest)


def choose_rows(tables: Tables, ids: Collection[str]) -> Tables:
    """The tables with the rows of some articles alone."""
    if len(ids) == len(tables.articles):
        return tables
    found = (getattr(tables, name) for name in BY_ARTICLE)
    return Tables(*(table[table["article_id"].isin(list(ids))] for table in found))
