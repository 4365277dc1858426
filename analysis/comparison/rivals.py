"""Does a difference hold when one article, or one publisher, is left out?

Each is left out in turn; the difference holds where it keeps its sign and its 95 % interval still spares 0. An
article without a publisher can be left out alone only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy  # its functions are loaded when they are first called
from numpy.typing import NDArray

from analysis.comparison.rates import Tally
from analysis.comparison.tallies import Corpus
from analysis.comparison.uncertainty import ROUNDING, Floats, Mask

Codes = NDArray[np.intp]  # the group of each article, -1 for none

COLUMNS = ("table", "measure", "label", "left_out", "tried", "holds", "fails_without")
LEFT_OUT = ("article", "publisher")
NAMED = 3  # how many of those without which a difference fails are named


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over the articles of a side, one number a group left out: articles, units, hits and their products."""

    articles: Floats
    u: Floats
    h: Floats
    uu: Floats
    hu: Floats
    hh: Floats

    @property
    def rate(self) -> Floats:
        """The pooled rate."""
        return self.h / self.u

    @property
    def variance(self) -> Floats:
        """The clustered variance of the rate, as `uncertainty.measure_clustered_variance` has it."""
        squares = self.hh - 2 * self.rate * self.hu + self.rate**2 * self.uu
        squares = np.where(squares < ROUNDING, 0.0, squares)
        return self.articles / (self.articles - 1) * squares / self.u**2


def list_rivals(
    tables: Mapping[str, pd.DataFrame],
    tallies: Mapping[str, list[Tally]],
    corpus: Corpus,
) -> pd.DataFrame:
    """One row a difference and kind of what is left out; `fails_without` names those it does not survive."""
    rows = []
    for name, table in tables.items():
        called = table[table["is_different"]]
        different = set(called.get("measure", called.index))
        for tally in tallies[name]:
            things = [str(t) for t in tally.hits.columns if t in different]
            kept = keep_units(tally, corpus) if things else None
            rows += [row for thing in things if kept for row in measure_rivals(name, tally, thing, kept)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        dict.fromkeys(("table", "measure", "label", "left_out", "fails_without"), "str")
        | dict.fromkeys(("tried", "holds"), "int64")
    )


@dataclass(frozen=True)
class Kept:
    """The articles of a tally that have units: which they are, their side, and the groups that are left out in turn."""

    is_kept: Mask
    units: Floats
    is_defence: Mask
    groups: tuple[tuple[Codes, pd.Index], ...]


def keep_units(tally: Tally, corpus: Corpus) -> Kept:
    """What all differences of a tally share: looked up once, for a table may have hundreds of them."""
    units = tally.units[tally.units > 0]
    articles = pd.Series([str(name) for name in units.index.tolist()], units.index)
    publishers = corpus.articles["publisher"].reindex(units.index)
    return Kept(
        (tally.units > 0).to_numpy(),
        units.to_numpy(dtype=np.float64),
        corpus.is_defence.reindex(units.index).to_numpy(dtype=bool),
        tuple(pd.factorize(groups, sort=True) for groups in (articles, publishers)),
    )


def measure_rivals(table: str, tally: Tally, thing: str, kept: Kept) -> list[dict[str, object]]:
    """One difference without each article, and without each publisher."""
    hits = tally.hits[thing].to_numpy(dtype=np.float64)[kept.is_kept]
    rows = []
    for left_out, (codes, names) in zip(LEFT_OUT, kept.groups, strict=True):
        holds = leave_out(hits, kept.units, kept.is_defence, codes)
        failing = [str(name) for name in names[~holds].tolist()]
        rows.append(
            {
                "table": table,
                "measure": thing,
                "label": tally.labels[thing],
                "left_out": left_out,
                "tried": len(names),
                "holds": len(names) - len(failing),
                "fails_without": "; ".join([*failing[:NAMED], *(["…"] if failing[NAMED:] else [])]) or None,
            }
        )
    return rows


@dataclass(frozen=True, slots=True)
class Without:
    """The difference with all articles, and what it is without each group, with its margin and whether it holds."""

    seen: float
    difference: Floats
    margin: Floats
    holds: Mask


def leave_out(hits: Floats, units: Floats, is_defence: Mask, codes: Codes) -> Mask:
    """Whether the difference holds without each group in turn; code −1 is a group that stays."""
    return measure_without(hits, units, is_defence, codes).holds


def measure_without(hits: Floats, units: Floats, is_defence: Mask, codes: Codes) -> Without:
    """What the difference is without each group in turn; code −1 is a group that stays."""
    ours, theirs = (
        sum_without(hits[mask], units[mask], codes[mask], codes.max(initial=-1) + 1)
        for mask in (is_defence, ~is_defence)
    )
    seen = hits[is_defence].sum() / units[is_defence].sum() - hits[~is_defence].sum() / units[~is_defence].sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        difference, a, b = ours.rate - theirs.rate, ours.variance, theirs.variance
        freedom = (a + b) ** 2 / (a**2 / (ours.articles - 1) + b**2 / (theirs.articles - 1))
        margin = np.where(a + b > 0, scipy.special.stdtrit(freedom, 0.975) * np.sqrt(a + b), 0.0)
        is_enough = np.minimum(ours.articles, theirs.articles) >= 2
        holds: Mask = is_enough & (np.sign(difference) == np.sign(seen)) & (np.abs(difference) > margin)
    return Without(float(seen), difference, margin, holds)


def sum_without(hits: Floats, units: Floats, codes: Codes, groups: int) -> Sums:
    """The sums of a side without each group."""
    inside = codes >= 0
    products = (np.ones(len(units)), units, hits, units * units, hits * units, hits * hits)
    return Sums(*(p.sum() - np.bincount(codes[inside], p[inside], groups) for p in products))
