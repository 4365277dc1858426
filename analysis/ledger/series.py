"""Which claims follow one quantity through time?

A series holds the claims on one indicator of one holder with one scope and unit; levels and changes are two
series. Its id is made from those names, so that it is the same in every run.
"""

import hashlib

import pandas as pd

KEYS = ("indicator", "scope", "actor", "country", "unit", "per")


def is_figure(ledger: pd.DataFrame) -> pd.Series:
    """Which rows are figures in use."""
    return (ledger["claim_type"] == "figure") & (ledger["status"] == "used")


def link_series(ledger: pd.DataFrame) -> pd.DataFrame:
    """The ledger with the `series_id` of every figure that measures a named indicator."""
    linked = ledger.copy()
    chosen = is_figure(ledger) & ledger["indicator"].notna()
    linked.loc[chosen, "series_id"] = [name_series(row) for _, row in ledger.loc[chosen].iterrows()]
    return linked


def name_series(row: pd.Series) -> str:
    """The id of the series that a claim belongs to."""
    parts = ["" if pd.isna(row[key]) else str(row[key]) for key in KEYS]
    is_level = pd.isna(row["change"])
    digest = hashlib.sha256("\x1f".join([*parts, "level" if is_level else "change"]).encode("utf-8", "surrogatepass"))
    return f"s{digest.hexdigest()[:9]}"


def order_series(ledger: pd.DataFrame) -> pd.DataFrame:
    """The figures in series, by series, period and article."""
    chosen = ledger[ledger["series_id"].notna()]
    return chosen.sort_values(["series_id", "period", "article_id", "start"], na_position="last")
