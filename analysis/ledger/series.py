"""Which claims follow one quantity through time?

A series holds the claims on one indicator of one holder with one scope and unit; levels and changes are two
series. Its id is made from those names, so that it is the same in every run. Labels that were joined (see
`joins`) count as one; the column `indicator` keeps the label as it was read.
"""

import hashlib
from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.ledger.rows import Row, number_rows, walk_rows

KEYS = ("indicator", "scope", "actor", "country", "unit", "per")
Joined = Mapping[tuple[str, str], str]  # a label and its unit, and the fuller label that it was joined with
NO_JOINS: Joined = {}


def is_figure(ledger: pd.DataFrame) -> pd.Series:
    """Which rows are figures in use."""
    return (ledger["claim_type"] == "figure") & (ledger["status"] == "used")


def link_series(ledger: pd.DataFrame, joined: Joined = NO_JOINS) -> pd.DataFrame:
    """The ledger with the `series_id` of every figure that measures a named indicator."""
    chosen = ledger[is_figure(ledger) & ledger["indicator"].notna()]
    named = (*KEYS, "change")
    numbers = number_rows(chosen, named)
    _, firsts = np.unique(numbers, return_index=True)
    names = [name_series(row, joined) for row in walk_rows(chosen.iloc[firsts], named)]
    ids = pd.Series(np.array(names, dtype="object")[numbers], index=chosen.index, dtype="str")
    return ledger.assign(series_id=ids.reindex(ledger.index).astype("str"))


def name_series(row: Row, joined: Joined = NO_JOINS) -> str:
    """The id of the series that a claim belongs to."""
    parts = [name_label(row, joined), *(row[key] for key in KEYS[1:])]
    return make_id("\x1f".join([*("" if p is None else str(p) for p in parts), "change" if row["change"] else "level"]))


def name_label(row: Row, joined: Joined = NO_JOINS) -> str:
    """The label of a claim, or the one with which it was joined."""
    label: str = row["indicator"]
    return joined.get((label, row["unit"]), label) if joined else label


def is_nameless(row: Row) -> bool:
    """Whether a label was built without a thing: "percent production" may be the share of anything."""
    label, unit = row["indicator"], row["unit"]
    return row["kind"] != "count" and unit is not None and (label == unit or label.startswith(f"{unit} "))


@lru_cache(maxsize=4096)
def make_id(names: str) -> str:
    """A short name for a series."""
    return f"s{hashlib.sha256(names.encode('utf-8', 'surrogatepass')).hexdigest()[:9]}"


def order_series(ledger: pd.DataFrame) -> pd.DataFrame:
    """The figures in series, by series, period and article."""
    chosen = ledger[ledger["series_id"].notna()]
    return chosen.sort_values(["series_id", "period", "article_id", "start"], na_position="last")
