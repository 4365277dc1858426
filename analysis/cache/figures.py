"""What of a hundred thousand articles is held at once to draw the links between them?

Only figures in use, with the columns that links need, and what tells actors apart. Equal words are held once for all
articles, and sentences only of those labels that may be joined.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analysis.cache.segments import Segment
from analysis.ledger.columns import FLOATS
from analysis.ledger.echoes import COLUMNS as OF_ECHOES
from analysis.ledger.joins import MEASURED, Measured
from analysis.ledger.parquet import open_database, type_table
from analysis.ledger.series import KEYS, is_figure
from analysis.ledger.table import READ
from analysis.ledger.tables import Tables

LINKS = ("converted_usd", "rate", "rate_date", "rate_source", "series_id", "echo_of")
NEEDED = tuple(dict.fromkeys([*OF_ECHOES, *KEYS, "claim_type", "status", "sentence", "sentence_start"]))
FOUND = tuple(name for name in NEEDED if name in READ)
NAMED = ("article_id", "actor", "kind", "country")  # what tells that two names are one
NOTHING = {name: pd.Series(dtype="float64" if name in FLOATS else "str") for name in LINKS}
IN_USE = "claim_type = 'figure' AND status = 'used'"
BUILT = "indicator IS NOT NULL AND unit IS NOT NULL AND change IS NULL"
OWN = ("claim_id", "sentence")  # hardly ever the same twice
Packed = tuple[Any, Any]  # the number of each cell's word, and the words as bytes; or the numbers of a column alone
Found = tuple[pd.DataFrame, pd.DataFrame]  # figures and actors


@dataclass(frozen=True)
class Gathering:
    """Gathers figures and actors of many segments; `asked` are the labels whose sentences are wanted, None for all."""

    asked: Collection[Measured] | None
    words: dict[object, object] = field(default_factory=dict)

    def read(self, segment: Segment) -> Found:
        """The figures in use and the actors of a segment.

        Raises:
            OSError: the segment was taken away.
        """
        with open_database() as connection:
            claims = connection.read_parquet(str(segment.folder / "ledger.parquet"))
            figures = claims.filter(IN_USE).project(", ".join(f'"{name}"' for name in FOUND)).df()
            actors = connection.read_parquet(str(segment.folder / "actors.parquet")).project(", ".join(NAMED)).df()
        return self.share(type_table(figures[[*FOUND]]), type_table(actors[[*NAMED]]))

    def choose(self, tables: Tables) -> Found:
        """The figures in use and the actors of tables that are at hand."""
        used = tables.ledger[is_figure(tables.ledger)]
        return self.share(used.loc[:, list(FOUND)], tables.actors.loc[:, list(NAMED)])

    def share(self, figures: pd.DataFrame, actors: pd.DataFrame) -> Found:
        """The tables with equal words held once, and no sentence that nobody asks for."""
        if self.asked is not None:
            measured = zip(*(figures[column].tolist() for column in MEASURED), strict=True)
            is_asked = [m in self.asked for m in measured]
            figures = figures.assign(
                sentence=figures["sentence"].where(pd.Series(is_asked, figures.index, dtype="bool"))
            )
        return self.share_words(figures), self.share_words(actors)

    def share_words(self, table: pd.DataFrame) -> pd.DataFrame:
        """A table whose words are those of the tables before it, where they are equal."""
        texts = {
            str(name): pd.Series([self.words.setdefault(c, c) for c in column.tolist()], table.index, dtype="str")
            for name, column in table.items()
            if isinstance(column.dtype, pd.StringDtype) and name not in OWN
        }
        return table.assign(**texts)


def list_labels(shelves: Iterable[Segment | Tables]) -> set[Measured]:
    """The built labels of figures in use with their kinds and units.

    Raises:
        OSError: a segment was taken away.
    """
    found: set[Measured] = set()
    for shelf in shelves:
        if isinstance(shelf, Segment):
            with open_database() as connection:
                claims = connection.read_parquet(str(shelf.folder / "ledger.parquet")).filter(f"{IN_USE} AND {BUILT}")
                found.update(claims.project(", ".join(MEASURED)).distinct().fetchall())
        else:
            used = shelf.ledger[is_figure(shelf.ledger)].dropna(subset=["indicator", "unit"])
            found.update(zip(*(used[column].tolist() for column in MEASURED), strict=True))
    return found


def pack_column(column: pd.Series) -> Packed:
    """A column that is kept while all others are read: its words as bytes of one length, each once."""
    if column.dtype == "float64":
        return column.to_numpy(), None
    codes, words = pd.factorize(column)
    return codes.astype("int32"), np.array([word.encode("utf-8", "surrogatepass") for word in words], dtype="bytes")


def unpack_column(packed: Packed, start: int, end: int, index: pd.Index) -> pd.Series:
    """Some cells of a column that was packed."""
    cells, words = packed
    if words is None:
        return pd.Series(cells[start:end], index)
    texts = [None if code < 0 else words[code].decode("utf-8", "surrogatepass") for code in cells[start:end].tolist()]
    return pd.Series(texts, index, dtype="str")
