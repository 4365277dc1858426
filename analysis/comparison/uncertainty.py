"""How sure can we be of a difference between two small sets of articles?

The article is the unit, never the word: words of one article come together, so counting them as separate
witnesses finds differences where there are none. Test by moving the labels "defence" and "civilian" between
articles; give intervals from how much the articles of a side differ among themselves.

    Hits 4, 5, 6 of 10 sentences against 1, 2, 3 of 10: shares 50% and 20%, p = 2/20 = 0.10.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
import scipy  # its functions are loaded when they are first called
from numpy.typing import ArrayLike, NDArray

from analysis.errors import ParameterError

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

EXACT_UP_TO = 20_000  # relabellings; beyond, they are drawn
SAMPLED = 49_999  # so that one word among 2,000 can still reach q = 0.04
LABELS_DRAWN = 25_000_000  # beyond 500 articles fewer relabellings are drawn, so that they fit into memory
SAMPLED_AT_LEAST = 4_999
ENOUGH = 100  # relabellings as extreme as what was seen; the sampling of that term ends with them
SEED = 20_240_531
CHUNK = 512  # relabellings worked on at a time, so that the block of rates stays in the cache
TIE = 1e-10  # statistics that differ by less, relative to their scale, are one value twice computed
ROUNDING = 1e-9  # whole counts that miss a rate do so by 1/total or more: below this, it is rounding


@dataclass(frozen=True, slots=True)
class RateInterval:
    """The pooled rate of one side, hits out of units, with its interval and the number of articles."""

    rate: float
    low: float
    high: float
    hits: float
    units: float
    articles: int


@dataclass(frozen=True, slots=True)
class ShareDifference:
    """Both sides' pooled rates, defence minus civilian with its interval, and the permutation p."""

    defence: RateInterval
    civilian: RateInterval
    difference: float
    low: float
    high: float
    p_perm_doc: float


def measure_share(hits: ArrayLike, units: ArrayLike, is_defence: ArrayLike) -> ShareDifference:
    """Compare how often something occurs on each side, with an interval and a test that count articles.

    The interval is Welch's t on the document-clustered variances, 95 %. NaN below two articles a side, or
    where no article of either side departs from its side's rate; a side without a hit adds no width.
    Articles without units are left out.

    Args:
        hits: what was counted, one number an article (sentences with the frame).
        units: what it was counted among, one number an article (sentences).
        is_defence: one truth value an article.

    Raises:
        ParameterError: lengths differ, a number is negative, or there are hits without units.
    """
    h, u = _check_counts(hits, units)
    mask = np.asarray(is_defence, dtype=bool)
    if mask.shape != u.shape:
        raise ParameterError(f"{len(u)} articles but {len(mask)} labels; give one label an article")
    h, u, mask = h[u > 0], u[u > 0], mask[u > 0]
    ours, theirs = measure_rate_interval(h[mask], u[mask]), measure_rate_interval(h[~mask], u[~mask])
    difference = ours.rate - theirs.rate
    var_a, var_b = (measure_clustered_variance(h[side, None], u[side]) for side in (mask, ~mask))
    margin = float(measure_welch_margin(var_a, var_b, ours.articles, theirs.articles)[0])
    p = float(permute_rates(h[:, None], u, mask)[0])
    return ShareDifference(ours, theirs, difference, difference - margin, difference + margin, p)


def measure_rate_interval(hits: ArrayLike, units: ArrayLike) -> RateInterval:
    """Pool one side's rate and give its document-clustered 95 % t interval.

    n/(n−1) · Σ(h_d − r·u_d)² / (Σu)², t with n−1 degrees of freedom. NaN below two articles or where all
    rates are equal. Never below 0; never above 1 where no article has more hits than units.
    """
    h, u = _check_counts(hits, units)
    h, u = h[u > 0], u[u > 0]
    if len(u) == 0:
        return RateInterval(math.nan, math.nan, math.nan, 0.0, 0.0, 0)
    rate = float(h.sum() / u.sum())
    variance = float(measure_clustered_variance(h[:, None], u)[0])
    margin = float(scipy.special.stdtrit(len(u) - 1, 0.975)) * math.sqrt(variance) if variance > 0 else math.nan
    top = 1.0 if bool(np.all(h <= u)) else math.inf
    # max and min keep a NaN only when it comes first
    low, high = max(rate - margin, 0.0), min(rate + margin, top)
    return RateInterval(rate, low, high, float(h.sum()), float(u.sum()), len(u))


def measure_clustered_variance(hits: Floats, units: Floats) -> Floats:
    """Measure how uncertain a pooled rate is when articles, not words, are the witnesses.

    n/(n−1) · Σ(h_d − r·u_d)² / (Σu)²: the sandwich variance of a ratio with articles as clusters. Divided by
    the squared rate it is the variance of ln r. NaN below two articles.

    Args:
        hits: articles × terms.
        units: one number an article.
    """
    n = len(units)
    if n < 2:
        return np.full(hits.shape[1], np.nan)
    total = units.sum()
    residuals = hits - np.outer(units, hits.sum(axis=0) / total)
    residuals[np.abs(residuals) < ROUNDING] = 0.0
    variance: Floats = n / (n - 1) * np.square(residuals).sum(axis=0) / total**2
    return variance


def measure_welch_margin(defence: Floats, civilian: Floats, n_defence: int, n_civilian: int) -> Floats:
    """Give half the width of a 95 % interval of a difference from the variances of its two sides.

    Welch's t with Satterthwaite's (1946) degrees of freedom. NaN below two articles a side or where both
    variances are 0.
    """
    if min(n_defence, n_civilian) < 2:
        return np.full(defence.shape, np.nan)
    variance = defence + civilian
    with np.errstate(invalid="ignore", divide="ignore"):
        freedom = variance**2 / (defence**2 / (n_defence - 1) + civilian**2 / (n_civilian - 1))
        margin: Floats = np.asarray(scipy.special.stdtrit(freedom, 0.975) * np.sqrt(variance), dtype=np.float64)
    return margin


def permute_labels(
    values: ArrayLike, is_defence: ArrayLike, statistic: Callable[[NDArray[np.float64], Mask], float]
) -> float:
    """Ask how often labels dealt at random give a difference as large as the one seen: two-sided p.

    All relabellings while there are at most 20,000; else up to 49,999 drawn with a fixed seed and
    p = (1 + #) / (1 + B) (Phipson and Smyth 2010), or p = 100 / l once the l-th of them is the hundredth as
    extreme (Besag and Clifford 1991). NaN where a side is empty.

    Args:
        values: one number, or one row of numbers, an article.
        is_defence: one truth value an article.
        statistic: takes the values and a mask of the articles called defence; its size counts, not its sign.
    """
    table, mask = np.asarray(values, dtype=np.float64), np.asarray(is_defence, dtype=bool)
    if len(table) != len(mask):
        raise ParameterError(f"{len(table)} articles but {len(mask)} labels; give one label an article")
    if mask.all() or not mask.any():
        return math.nan
    masks, is_exact = build_relabellings(len(mask), int(mask.sum()))
    seen = abs(statistic(table, mask))
    as_extreme = 0
    for drawn, row in enumerate(masks, start=1):
        as_extreme += abs(statistic(table, row)) >= seen * (1 - TIE)
        if as_extreme == ENOUGH and not is_exact:
            return ENOUGH / drawn
    return _find_p(as_extreme, len(masks), is_exact)


def permute_rates(hits: Floats, units: Floats, is_defence: Mask) -> Floats:
    """Run the permutation test of `permute_labels` on the difference of pooled rates, many terms at once.

    Args:
        hits: articles × terms.
        units: one number above 0 an article.
        is_defence: one truth value an article.
    """
    if is_defence.all() or not is_defence.any():
        return np.full(hits.shape[1], np.nan)
    masks, is_exact = build_relabellings(len(units), int(is_defence.sum()))
    seen = _find_rates(is_defence[None, :], units, hits)
    least = np.abs(seen[0][0] - seen[1][0]) - TIE * (seen[0][0] + seen[1][0])
    p, as_extreme = np.full(hits.shape[1], np.nan), np.zeros(hits.shape[1])
    left, columns = np.arange(hits.shape[1]), hits  # the terms whose p is still open, and their counts
    for start in range(0, len(masks), CHUNK):
        ours, theirs = _find_rates(masks[start : start + CHUNK], units, columns)
        is_extreme = np.abs(ours - theirs) >= least[left]
        before = as_extreme[left]
        as_extreme[left] += np.count_nonzero(is_extreme, axis=0)
        ended = np.full(len(left), not is_exact) & (as_extreme[left] >= ENOUGH)
        if ended.any():
            reached = before[ended] + np.cumsum(is_extreme[:, ended], axis=0) >= ENOUGH
            p[left[ended]] = ENOUGH / (start + 1 + reached.argmax(axis=0))
            left = left[~ended]
            columns = hits[:, left]
    p[left] = [_find_p(count, len(masks), is_exact) for count in as_extreme[left]]
    return p


@lru_cache(maxsize=8)
def build_relabellings(n: int, k: int) -> tuple[Mask, bool]:
    """List the ways to call k of n articles defence, one row each, and say whether these are all.

    The smaller side is the one dealt out, so that swapping the sides gives the same relabellings mirrored.
    """
    if k > n - k:
        masks, is_exact = build_relabellings(n, n - k)
        return ~masks, is_exact
    is_exact = math.comb(n, k) <= EXACT_UP_TO
    rows = _list_all(n, k) if is_exact else _draw(n, k)
    masks = np.zeros((len(rows), n), dtype=bool)
    np.put_along_axis(masks, rows, values=True, axis=1)
    return masks, is_exact


def forget_relabellings() -> None:
    """Hold no relabellings any longer: those of a thousand articles take a hundred megabytes."""
    build_relabellings.cache_clear()


def adjust_bh(p: ArrayLike) -> Floats:
    """Correct many p values for their number (Benjamini and Hochberg 1995); NaN stays NaN, uncounted."""
    values = np.asarray(p, dtype=np.float64)
    q = np.full(values.shape, np.nan)
    known = np.flatnonzero(~np.isnan(values))
    falling = known[np.argsort(-values[known], kind="stable")]
    ranks = np.arange(len(falling), 0, -1)
    q[falling] = np.minimum.accumulate(np.minimum(values[falling] * len(falling) / ranks, 1.0))
    return q


def adjust_tables(tables: Sequence[ArrayLike]) -> list[Floats]:
    """Correct the p values of several tables for the rows of each and for the number of tables.

    Within a table as Benjamini and Hochberg (1995); then, so that looking at many tables does not find more,
    each q counts as (m / r) · max(s_r, q), the least over r, where s_r is the r-th smallest of the smallest q of
    the m tables that have any (Benjamini and Bogomolov 2014). One table alone keeps its q.
    """
    within = [adjust_bh(p) for p in tables]
    smallest = np.sort([np.nanmin(q) for q in within if not np.isnan(q).all()])
    ranks = np.arange(1, len(smallest) + 1)
    return [_adjust_for_tables(q, smallest, ranks) for q in within]


def _adjust_for_tables(q: Floats, smallest: Floats, ranks: NDArray[np.int_]) -> Floats:
    if np.isnan(q).all():
        return q
    adjusted: Floats = (len(smallest) / ranks * np.maximum(smallest, q[:, None])).min(axis=1)
    return np.minimum(adjusted, 1.0)


def _list_all(n: int, k: int) -> NDArray[np.intp]:
    return np.array(list(combinations(range(n), k)), dtype=np.intp).reshape(-1, k)


def _draw(n: int, k: int) -> NDArray[np.intp]:
    generator = np.random.default_rng(SEED)
    drawn = min(SAMPLED, max(SAMPLED_AT_LEAST, LABELS_DRAWN // n))
    blocks = [min(CHUNK, drawn - start) for start in range(0, drawn, CHUNK)]
    return np.concatenate([np.argpartition(generator.random((rows, n)), k, axis=1)[:, :k] for rows in blocks])


def _find_p(as_extreme: float, relabellings: int, is_exact: bool) -> float:
    return as_extreme / relabellings if is_exact else (1 + as_extreme) / (1 + relabellings)


def _find_rates(masks: Mask, units: Floats, hits: Floats) -> tuple[Floats, Floats]:
    """Find the pooled rates of both sides, a row a relabelling and a column a term."""
    inside = masks.astype(np.float64)
    ours, weight = inside @ hits, (inside @ units)[:, None]
    return ours / weight, (hits.sum(axis=0) - ours) / (units.sum() - weight)


def _check_counts(hits: ArrayLike, units: ArrayLike) -> tuple[Floats, Floats]:
    h, u = np.asarray(hits, dtype=np.float64), np.asarray(units, dtype=np.float64)
    if h.shape != u.shape or h.ndim != 1:
        raise ParameterError(f"hits have shape {h.shape}, units {u.shape}; give one of each an article")
    for wrong in np.flatnonzero(~((h >= 0) & (u >= 0) & ((u > 0) | (h == 0)))):
        raise ParameterError(
            f"article {wrong}: {h[wrong]:g} hits in {u[wrong]:g} units; hits need units, neither is below 0"
        )
    return h, u
