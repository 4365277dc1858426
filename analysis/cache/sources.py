"""How is a file read that was read before, but for some of its lines?

What came of a row of a table, or of a file, is found by the sum of its bytes and of the way of reading (see
`version`); so are the runs of words by which copies are found. A row that was added is read, and no other.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
import pandas as pd

from analysis.cache.extraction import is_broken, list_usable, warn_unkept
from analysis.cache.folder import Cache, find_cache
from analysis.cache.segments import Segment, is_whole, write_tables
from analysis.cache.version import name_source_version
from analysis.ledger.parquet import open_database
from analysis.memory import give_back
from analysis.records import Article
from analysis.sources import Collection, collection
from analysis.sources.known import Known

Thing = TypeVar("Thing")
FIELDS = tuple(f.name for f in fields(Article))
MANY = 5_000  # articles kept together
FEWEST = 50  # fewer are read again in less time than it takes to find them
NO_WARNINGS = "[]"
FORMS = ("articles", "runs")  # what is kept


def read_collection(sources: Iterable[str | Path]) -> Collection:
    """The same as `sources.read_collection`; what was read before is not read again.

    Raises:
        SourceError: a source does not exist, a catalogue is wrong, or there is nothing to read at all.
    """
    cache = find_cache()
    homes = open_homes(cache) if cache else None
    if homes is None:
        return collection.read_collection(sources)
    drawers = Drawer(homes[0], frame_articles, list_articles), Drawer(homes[1], frame_runs, list_runs)
    found = collection.read_collection(sources, Known(*drawers))
    for drawer in drawers:
        drawer.close()
    del drawers, drawer
    give_back()
    return found


def open_homes(cache: Cache) -> list[Cache] | None:
    """Where articles and runs are kept; None if nothing can be, which whoever keeps their tables tells."""
    folders = [cache.folder / "sources" / name_source_version() / name for name in FORMS]
    try:
        for folder in folders:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return [replace(cache, folder=folder) for folder in folders]


@dataclass
class Drawer(Generic[Thing]):
    """Things by their keys, some thousand in a segment, each of which is opened when one of its things is asked for."""

    home: Cache
    frame: Callable[[Sequence[Thing]], dict[str, pd.DataFrame]]
    unframe: Callable[[Segment], Iterator[Thing]]
    places: dict[str, Segment] = field(init=False)
    opened: dict[str, Thing] = field(default_factory=dict)
    new: dict[str, Thing] = field(default_factory=dict)
    is_closed: bool = False

    def __post_init__(self) -> None:
        self.places = {key: segment for segment in list_usable(self.home) for key in segment.articles}

    def find(self, key: str) -> Thing | None:
        """The thing of a key, if it is kept."""
        if (segment := self.places.get(key)) is not None:
            self.open(segment)
        return self.opened.get(key)

    def open(self, segment: Segment) -> None:
        """Take all things out of a segment."""
        for key in segment.articles:
            self.places.pop(key, None)
        if is_whole(segment):
            self.opened.update(zip(segment.articles, self.unframe(segment), strict=True))

    def keep(self, key: str, thing: Thing) -> None:
        """Keep a thing, with others; what no file can hold is made again."""
        if isinstance(thing, Article) and is_broken(thing):
            return
        self.new[key] = thing
        if len(self.new) >= MANY:
            self.write()

    def write(self) -> None:
        """Write what is new as a segment."""
        new, self.new = self.new, {}
        if self.is_closed:
            return
        try:
            write_tables(self.home.folder, self.frame(list(new.values())), dict.fromkeys(new, ""))
        except OSError as error:
            self.is_closed = True
            warn_unkept(self.home.folder, error)

    def close(self) -> None:
        """Write the rest, if it is worth it."""
        if len(self.new) >= FEWEST:
            self.write()


def frame_articles(articles: Sequence[Article]) -> dict[str, pd.DataFrame]:
    """Articles as a table."""
    rows = [(*(getattr(a, name) for name in FIELDS[:-1]), json.dumps(a.warnings)) for a in articles]
    return {"articles": pd.DataFrame(rows, columns=list(FIELDS)).astype("str")}


def list_articles(segment: Segment) -> Iterator[Article]:
    """The articles of a table."""
    with open_database() as connection:
        rows = connection.read_parquet(str(segment.folder / "articles.parquet")).fetchall()
    for row in rows:
        told = () if row[-1] == NO_WARNINGS else tuple(json.loads(row[-1]))
        yield Article(*(*row[:-1], told))


def frame_runs(runs: Sequence[Any]) -> dict[str, pd.DataFrame]:
    """The runs of articles in one column, and how many there are of each."""
    sizes = np.array([len(each) for each in runs], dtype="int64")
    return {"runs": pd.DataFrame({"run": np.concatenate(runs)}), "sizes": pd.DataFrame({"size": sizes})}


def list_runs(segment: Segment) -> Iterator[Any]:
    """The runs of each article."""
    with open_database() as connection:
        runs, sizes = (
            connection.read_parquet(str(segment.folder / f"{name}.parquet")).fetchnumpy()[name.removesuffix("s")]
            for name in ("runs", "sizes")
        )
    return iter(np.split(runs, np.cumsum(sizes)[:-1]))
