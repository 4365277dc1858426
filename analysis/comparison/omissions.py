"""What becomes of a difference when one article, or one publisher, is left out?

`rivals` counts in how many cases a difference holds; here is every case of the most telling differences: the difference
without an article, its interval, and how much of the whole difference it is, in percent. 100 is all of it, 0 none.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from analysis.comparison.rates import Tally
from analysis.comparison.rivals import LEFT_OUT, measure_without
from analysis.comparison.tallies import Corpus

COLUMNS = (
    "table", "measure", "label", "unit", "difference", "left_out", "name", "without", "low", "high", "kept", "holds",
)  # fmt: skip
MOST = 12
TEXTS = ("table", "measure", "label", "unit", "left_out", "name")
Chosen = tuple[str, str]  # a table and its row


def list_omissions(
    tables: Mapping[str, pd.DataFrame], tallies: Mapping[str, list[Tally]], corpus: Corpus
) -> pd.DataFrame:
    """One row a difference and article, or publisher, that is left out."""
    parts = [
        part
        for name, thing in choose_differences(tables)
        for tally in tallies[name]
        if thing in tally.hits
        for part in measure_omissions(name, tally, thing, corpus)
    ]
    types = dict.fromkeys(TEXTS, "str") | dict.fromkeys(("difference", "without", "low", "high", "kept"), "float64")
    types |= {"holds": "bool"}
    none = pd.DataFrame(columns=list(COLUMNS)).astype(types)
    return pd.concat([part.astype(types) for part in parts], ignore_index=True) if parts else none


def choose_differences(tables: Mapping[str, pd.DataFrame]) -> list[Chosen]:
    """The differences with the smallest q: the first of each table, then the second of each, and so on."""
    ranked = [(place, name, thing) for name, table in tables.items() for place, thing in enumerate(rank_called(table))]
    names = list(tables)
    ranked.sort(key=lambda found: (found[0], names.index(found[1])))
    return [(name, thing) for _, name, thing in ranked[:MOST]]


def rank_called(table: pd.DataFrame) -> list[str]:
    """The things of a table that were called different, the smallest q first."""
    called = table[table["is_different"]].sort_values("q", kind="stable")
    return [str(thing) for thing in called.get("measure", called.index)]


def measure_omissions(table: str, tally: Tally, thing: str, corpus: Corpus) -> Iterator[pd.DataFrame]:
    """One difference without each article, and without each publisher."""
    units = tally.units[tally.units > 0]
    articles = pd.Series([str(name) for name in units.index.tolist()], units.index)
    hits = tally.hits.loc[units.index, thing].to_numpy(dtype=np.float64)
    is_defence = corpus.is_defence.reindex(units.index).to_numpy(dtype=bool)
    publishers = corpus.articles["publisher"].reindex(units.index)
    for left_out, groups in zip(LEFT_OUT, (articles, publishers), strict=True):
        codes, names = pd.factorize(groups, sort=True)
        found = measure_without(hits, units.to_numpy(dtype=np.float64), is_defence, codes)
        columns = {
            "table": table,
            "measure": thing,
            "label": tally.labels[thing],
            "unit": tally.unit,
            "difference": tally.scale * found.seen,
            "left_out": left_out,
            "name": [*map(str, names)],
            "without": tally.scale * found.difference,
            "low": tally.scale * (found.difference - found.margin),
            "high": tally.scale * (found.difference + found.margin),
            "kept": 100 * found.difference / found.seen,
            "holds": found.holds,
        }
        yield pd.DataFrame(columns, columns=list(COLUMNS))
