"""How is a part of a large collection put together from what is kept, in the order of its articles?

By the database, out of the files of segments: what only goes on into another file becomes no table of this process.
A table is read when it is asked for, and no other one with it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from analysis.cache.extraction import warn_gone
from analysis.cache.figures import IN_USE, LINKS, Packed, unpack_column
from analysis.cache.segments import COLUMNS, Segment, choose_rows, read_segment
from analysis.ledger import Tables
from analysis.ledger.columns import LEDGER
from analysis.ledger.parquet import open_database, prepare, read_rows, write_parquet, write_rows
from analysis.ledger.series import is_figure
from analysis.ledger.table import BY_ARTICLE, describe_articles, type_claims
from analysis.records import Article

Shelf = Segment | Tables  # where the tables of an article are: in a segment, or, if they could not be kept, at hand
Held = Sequence[tuple[Shelf, Sequence[Article]]]  # shelves, each with the articles that are on it
Reread = Callable[[Sequence[Article]], Tables]  # reads articles again
Made = TypeVar("Made")
MOST_RUNS = 20  # of rows that follow one another; sorting more takes less time than putting them in line
# What is neither read in an article nor linked stays empty.
COLUMNS_LINKED = ", ".join(
    f'"{name}"' if name in (*COLUMNS["ledger"], *LINKS) else f'NULL::VARCHAR AS "{name}"' for name in LEDGER
)
LINKED = f"SELECT {COLUMNS_LINKED} FROM claims POSITIONAL JOIN links"  # noqa: S608 (names of our own)


@dataclass(frozen=True)
class Linked:
    """The links of all figures in use, in the order of the articles, and where those of each article begin and end."""

    links: Mapping[str, Packed]
    bounds: Mapping[str, tuple[int, int]]

    def cut(self, articles: Sequence[Article], index: pd.Index) -> dict[str, pd.Series]:
        """The links of the figures in use of some articles, which are the rows of an index."""
        start, end = self.bounds[articles[0].article_id][0], self.bounds[articles[-1].article_id][1]
        return {name: unpack_column(packed, start, end, index) for name, packed in self.links.items()}


@dataclass(frozen=True)
class Part:
    """The tables of some hundred articles, which stand in order and are on several shelves."""

    chosen: Sequence[Article]
    held: Held
    linked: Linked
    reread: Reread

    @property
    def ledger(self) -> pd.DataFrame:
        """The claims with all links."""
        found = self.find("ledger", LEDGER)
        return type_claims(found) if found is not None else self.link(self.taken.ledger)

    @property
    def articles(self) -> pd.DataFrame:
        """The articles with what their input says of them."""
        return describe_articles(self.read("articles"), self.chosen)

    @property
    def actors(self) -> pd.DataFrame:
        """The actors."""
        return self.read("actors")

    @property
    def sentences(self) -> pd.DataFrame:
        """The sentences."""
        return self.read("sentences")

    def read(self, name: str) -> pd.DataFrame:
        """A table in which nothing is linked."""
        found = self.find(name, COLUMNS[name])
        table: pd.DataFrame = found if found is not None else getattr(self.taken, name)
        return table

    def write(self, name: str, path: Path) -> None:
        """Write one of the tables as Parquet."""

        def put(rows: Any) -> bool:
            write_rows(rows, path)
            return True

        if name == "articles" or not self.use(name, put):
            write_parquet(getattr(self, name), path)

    def find(self, name: str, columns: Sequence[str]) -> pd.DataFrame | None:
        """A table out of segments; None if some of it stands in none."""
        return self.use(name, lambda rows: read_rows(rows, columns))

    def use(self, name: str, make: Callable[[Any], Made]) -> Made | None:
        """What is made of the rows of a table; None if some of them stand in no segment, or in none any more."""
        held = [(shelf, articles) for shelf, articles in self.held if isinstance(shelf, Segment)]
        if len(held) < len(self.held):
            return None
        try:
            with open_database() as connection:
                rows = line_up(connection, name, held)
                return make(self.join(connection, rows) if name == "ledger" else rows)
        except OSError:
            return None  # who reads the segments one by one says which of them is gone

    def join(self, connection: Any, rows: Any) -> Any:
        """The claims with their links, which stand beside figures in use alone."""
        is_used = rows.project(f"coalesce({IN_USE}, false) AS is_used").fetchnumpy()["is_used"]
        links = pd.DataFrame(self.linked.cut(self.chosen, pd.Index(np.flatnonzero(is_used))))
        connection.register("links", prepare(links.reindex(pd.RangeIndex(len(is_used)))))
        return rows.query("claims", LINKED)

    def link(self, ledger: pd.DataFrame) -> pd.DataFrame:
        """Claims that are at hand with their links."""
        links = self.linked.cut(self.chosen, ledger.index[is_figure(ledger)])
        return ledger.assign(**{n: c.reindex(ledger.index).astype(ledger[n].dtype) for n, c in links.items()})

    @cached_property
    def taken(self) -> Tables:
        """The tables where not all of them can be had from segments; nothing is linked."""
        found = [take(shelf, articles, self.reread) for shelf, articles in self.held]
        return Tables(*(stack_by_article([getattr(tables, name) for tables in found]) for name in BY_ARTICLE))


def take(shelf: Shelf, articles: Sequence[Article], reread: Reread) -> Tables:
    """The tables of some articles on a shelf; one that was taken away meanwhile is made again."""
    ids = [article.article_id for article in articles]
    if isinstance(shelf, Tables):
        return choose_rows(shelf, ids)
    try:
        return choose_rows(read_segment(shelf), ids)
    except OSError as error:
        warn_gone(shelf, error)
        return reread(articles)


def stack_by_article(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Tables below one another, by article."""
    return pd.concat(tables, ignore_index=True).sort_values("article_id", kind="stable", ignore_index=True)


def line_up(connection: Any, name: str, held: Sequence[tuple[Segment, Sequence[Article]]]) -> Any:
    """The rows of a table of some articles, by article; those of one article stand in one segment, in their order."""
    files = {id(s): connection.read_parquet(str(s.folder / f"{name}.parquet"), file_row_number=True) for s, _ in held}
    runs = list(list_runs(held))
    if len(runs) > MOST_RUNS:
        runs = [(segment, [article.article_id for article in articles]) for segment, articles in held]
    chosen = [choose_run(files[id(segment)], segment, ids) for segment, ids in runs]
    rows = chosen[0]
    for more in chosen[1:]:
        rows = rows.union(more)
    rows = rows.order("article_id, file_row_number") if len(runs) > MOST_RUNS else rows
    return rows.project(", ".join(f'"{column}"' for column in COLUMNS[name]))


def list_runs(held: Sequence[tuple[Segment, Sequence[Article]]]) -> Iterator[tuple[Segment, list[str]]]:
    """The articles in their order, those together that follow one another in one segment."""
    placed = sorted(
        ((article.article_id, number) for number, (_, articles) in enumerate(held) for article in articles),
    )
    for number, run in groupby(placed, key=lambda pair: pair[1]):
        yield held[number][0], [article_id for article_id, _ in run]


def choose_run(rows: Any, segment: Segment, ids: Sequence[str]) -> Any:
    """The rows of some articles of a segment."""
    from duckdb import ColumnExpression, ConstantExpression

    first, last, column = ids[0], ids[-1], ColumnExpression("article_id")
    between = sum(first <= article_id <= last for article_id in segment.articles.values())
    if len(ids) == len(segment.articles):
        return rows
    if len(ids) == between:
        return rows.filter((column >= ConstantExpression(first)) & (column <= ConstantExpression(last)))
    return rows.filter(column.isin(*map(ConstantExpression, ids)))
