"""Which tables does a collection of articles become?"""

from dataclasses import dataclass, field

import pandas as pd


def no_corrections() -> pd.DataFrame:
    """A table of corrections without a row."""
    from analysis.ledger.correcting import frame_corrections

    return frame_corrections([])


def no_joins() -> pd.DataFrame:
    """A table of joins without a row."""
    from analysis.ledger.joins import frame_joins

    return frame_joins([])


@dataclass(frozen=True)
class Tables:
    """The tables of a collection: claims, articles, actors, sentences; what was corrected, and which labels joined."""

    ledger: pd.DataFrame
    articles: pd.DataFrame
    actors: pd.DataFrame
    sentences: pd.DataFrame
    corrections: pd.DataFrame = field(default_factory=no_corrections)
    joins: pd.DataFrame = field(default_factory=no_joins)
