"""How does a large collection open at once when it was opened before?

Its linked tables are kept in the cache, as a run folder keeps them, and opened again as long as nothing has changed
on which they depend: the parameters, the files of the sources, corrections, codebooks, and our own code.
"""

import hashlib
import json
import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis import places
from analysis.briefing.opening import find_source
from analysis.briefing.parameters import Parameters
from analysis.briefing.store import read_store, write_store
from analysis.cache.folder import find_cache
from analysis.cache.segments import CacheWarning
from analysis.errors import OutputError
from analysis.ledger import Tables
from analysis.records import Article, Refusal

FOLDER, REFUSED = "explored", "refused.json"
MANY = 1_000  # articles; fewer are read again in a moment
MOST = 4  # collections that are kept
Kept = tuple[tuple[Article, ...], tuple[Refusal, ...], Tables]


def find_place(parameters: Parameters) -> Path | None:
    """Where the tables of these parameters are kept, in the state of everything they depend on; None: nowhere."""
    cache = find_cache()
    if cache is None:
        return None
    facts = json.dumps([parameters.model_dump(mode="json"), sys.version, list(list_states(parameters))])
    return cache.folder / FOLDER / hashlib.sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def list_states(parameters: Parameters) -> Iterator[list[Any]]:
    """Every file on which the tables depend: its path, size and time."""
    named = [*parameters.sources, *(n for n in (parameters.corrections, parameters.codebooks, parameters.spacy) if n)]
    for path in [*(find_source(name).resolve() for name in named), places.PACKAGE]:
        inside = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
        for file in sorted([path] if path.is_file() else inside):
            if file.suffix != ".pyc" and file.exists():
                state = file.stat()
                yield [str(file), state.st_size, state.st_mtime_ns]


def read_kept_tables(place: Path) -> Kept | None:
    """What is kept in a place; None if nothing is, or if it cannot be read."""
    import duckdb

    cache = find_cache()
    if cache is None or cache.is_fresh or not place.is_dir():
        return None
    try:
        articles, tables = read_store(place)
        refused = json.loads((place / REFUSED).read_text(encoding="utf-8"))
    except (OSError, KeyError, ValueError, duckdb.Error):
        return None  # it was taken away, or is half of something: the sources are read again
    return articles, tuple(Refusal(*each) for each in refused), tables


def keep_tables(place: Path, kept: Kept) -> None:
    """Keep tables in a place, and forget those that were not opened for longest."""
    articles, refusals, tables = kept
    staging = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        staging.mkdir(mode=0o700, parents=True)
        write_store(staging, articles, tables)
        unread = json.dumps([[r.place, r.reason, r.is_passed_over] for r in refusals])
        (staging / REFUSED).write_text(unread, encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)
        staging.replace(place)
        forget(place.parent)
    except (OSError, OutputError) as error:
        warnings.warn(f"{place}: nothing can be kept there: {error}; choose another", CacheWarning, stacklevel=2)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def forget(folder: Path) -> None:
    """Remove what was kept first, so that only the last few collections take room."""
    kept = sorted((p for p in folder.iterdir() if not p.name.startswith(".")), key=lambda p: p.stat().st_mtime_ns)
    for old in kept[:-MOST]:
        shutil.rmtree(old, ignore_errors=True)
