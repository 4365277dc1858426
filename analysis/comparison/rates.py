"""How often does something occur on each side, how sure is the difference, and does it hold?

A tally counts many things among one kind of unit (sentences with each frame among sentences), a row an article.
Its table has a row a thing: rates, difference with its interval, p, q, in how many articles, how evenly spread.
Rates are pooled over the articles of a side; the article is the unit of every interval and test.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy  # its functions are loaded when they are first called

from analysis.comparison.approximation import measure_p
from analysis.comparison.dispersion import measure_dpnorm
from analysis.comparison.floors import Level, decide_floor
from analysis.comparison.uncertainty import (
    Floats,
    Mask,
    adjust_tables,
    measure_clustered_variance,
    measure_welch_margin,
)

COLUMNS = (
    "measure", "label", "unit", "rate_defence", "rate_civilian", "low_defence", "high_defence", "low_civilian",
    "high_civilian", "difference", "low", "high", "p", "q", "is_tested", "is_different", "n_defence", "n_civilian",
    "articles_defence", "articles_civilian", "dpnorm_defence", "dpnorm_civilian",
)  # fmt: skip
ALPHA = 0.05
WORD_NAMES = ("p_permutation", "log_ratio_low", "log_ratio_high")


def find_nothing(thing: str) -> pd.DataFrame:  # noqa: ARG001 (whatever is asked for)
    """No place at all."""
    return pd.DataFrame(columns=["article_id", "start", "end"])


@dataclass(frozen=True)
class Tally:
    """What was counted, and among what: a row an article of either side, a column a thing.

    `labels` names the things for readers, `unit` says what a rate counts ("percent of sentences") with `scale`;
    `predeclared` are the things that may be tested with as few as four articles a side; `find` gives the places
    of a thing, with `article_id start end` and, where it is a claim, `claim_id`.
    """

    hits: pd.DataFrame
    units: pd.Series
    labels: Mapping[str, str]
    unit: str
    scale: float = 100.0
    predeclared: frozenset[str] = frozenset()
    find: Callable[[str], pd.DataFrame] = find_nothing


def measure_tallies(tallies: Iterable[Tally], is_defence: pd.Series) -> pd.DataFrame:
    """One row a thing of each tally; `q` is filled when all tables are known."""
    tables = [measure_tally(tally, is_defence) for tally in tallies]
    return tables[0] if len(tables) == 1 else pd.concat(tables, ignore_index=True)


def measure_tally(tally: Tally, is_defence: pd.Series) -> pd.DataFrame:
    """The rates of one tally on both sides, with their difference and its p where the floor allows a test."""
    units = tally.units.to_numpy(dtype=np.float64)
    mask = is_defence.reindex(tally.units.index).to_numpy(dtype=bool)[units > 0]
    hits, units = tally.hits.to_numpy(dtype=np.float64)[units > 0], units[units > 0]
    defence, civilian = measure_side(hits[mask], units[mask]), measure_side(hits[~mask], units[~mask])
    margin = measure_welch_margin(defence.variance, civilian.variance, defence.articles, civilian.articles)
    difference = defence.rate - civilian.rate
    is_tested = decide_tests(tally, decide_floor(defence.articles, civilian.articles).level)
    p = np.full(hits.shape[1], np.nan)
    if is_tested.any():
        p[is_tested] = measure_p(hits[:, is_tested], units, mask)
    columns: dict[str, object] = {
        "measure": pd.Series([str(thing) for thing in tally.hits.columns], dtype="str"),
        "label": pd.Series([tally.labels[str(thing)] for thing in tally.hits.columns], dtype="str"),
        "unit": pd.Series([tally.unit] * hits.shape[1], dtype="str"),
        "difference": tally.scale * difference,
        "low": tally.scale * (difference - margin),
        "high": tally.scale * (difference + margin),
        "p": p,
        "q": np.full(hits.shape[1], np.nan),
        "is_tested": is_tested,
        "is_different": np.zeros(hits.shape[1], dtype=bool),
    }
    for name, side in (("defence", defence), ("civilian", civilian)):
        columns |= {f"{key}_{name}": value for key, value in side.columns(tally.scale).items()}
    return pd.DataFrame({name: columns[name] for name in COLUMNS})


def decide_tests(tally: Tally, level: Level) -> Mask:
    """Which things of a tally so many articles allow to be tested."""
    declared = np.array([thing in tally.predeclared for thing in tally.hits.columns], dtype=bool)
    return declared & (level != "describe") | (level == "full")


@dataclass(frozen=True, slots=True)
class SideRates:
    """The rates of one side: pooled, with their variance, interval, dispersion and number of articles."""

    rate: Floats
    variance: Floats
    low: Floats
    high: Floats
    dpnorm: Floats
    spread: Floats
    units: float
    articles: int

    def columns(self, scale: float) -> dict[str, object]:
        """What stands in the table."""
        return {
            "rate": scale * self.rate,
            "low": scale * self.low,
            "high": scale * self.high,
            "n": np.full(len(self.rate), int(self.units)),
            "articles": self.spread.astype(np.int64),
            "dpnorm": self.dpnorm,
        }


def measure_side(hits: Floats, units: Floats) -> SideRates:
    """Pool the rates of one side: many things at once, as `uncertainty.measure_rate_interval` does it for one."""
    things, articles = hits.shape[1], len(units)
    if articles == 0:
        missing = np.full(things, np.nan)
        return SideRates(missing, missing, missing, missing, missing, np.zeros(things), 0.0, 0)
    rate = hits.sum(axis=0) / units.sum()
    variance = measure_clustered_variance(hits, units)
    half = scipy.special.stdtrit(articles - 1, 0.975) if articles > 1 else np.nan
    margin = np.where(variance > 0, half * np.sqrt(variance), np.nan)
    top = np.where((hits <= units[:, None]).all(axis=0), 1.0, np.inf)
    low, high = np.maximum(rate - margin, 0.0), np.minimum(rate + margin, top)
    spread = np.count_nonzero(hits, axis=0).astype(np.float64)
    return SideRates(rate, variance, low, high, measure_dpnorm(hits, units), spread, float(units.sum()), articles)


def call_differences(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with `q`, corrected for their rows and their number, and with what is called different.

    A difference has a q of 0.05 or less, and an interval that spares 0 where it has one. A table of words has its p
    and its interval under other names.
    """
    names = {name: ("p", "low", "high") if "p" in table else WORD_NAMES for name, table in tables.items()}
    corrected = adjust_tables([tables[name][p].to_numpy() for name, (p, _, _) in names.items()])
    called = {}
    for (name, (_, low, high)), q in zip(names.items(), corrected, strict=True):
        table = tables[name]
        spares = (table[low] > 0) | (table[high] < 0) | table[low].isna()
        called[name] = table.assign(q=q, is_different=(q <= ALPHA) & spares)
    return called
