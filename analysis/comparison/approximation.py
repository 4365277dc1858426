"""What would so many relabellings give that nobody can deal them all?

With some thousand articles a table of relabellings takes gigabytes, and the sum that is drawn from them is close to
normal: it is the sum over the articles that are called defence of how far each lies from the common rate. Its variance
over all relabellings is known exactly (drawing without replacement), so nothing is dealt. Where what is counted stands
in few articles the sum is not normal; there the labels of those few are dealt.

    Hits 4, 5, 6 of 10 sentences against 1, 2, 3 of 10: sums 4.5 and −4.5, p = .03 where all relabellings give .10:
    six articles are too few by far.
"""

import numpy as np
import scipy  # its functions are loaded when they are first called

from analysis.comparison.uncertainty import (
    CHUNK,
    ENOUGH,
    SAMPLED,
    SAMPLED_AT_LEAST,
    SEED,
    TIE,
    Floats,
    Mask,
    permute_rates,
)

DEALT_UP_TO = 5_000  # articles; beyond, p is that of the normal distribution
HOLDERS = 100  # articles in which a thing must stand for that
LEAST = 1 / (1 + SAMPLED)  # no p below what dealing could show
AT_ONCE = 2_000  # articles worked on at a time


def measure_p(hits: Floats, units: Floats, is_defence: Mask) -> Floats:
    """The p of the difference of pooled rates of many things: dealt, or of many articles approximated.

    Args:
        hits: articles × things.
        units: one number above 0 an article.
        is_defence: one truth value an article.
    """
    if len(units) <= DEALT_UP_TO:
        return permute_rates(hits, units, is_defence)
    if is_defence.all() or not is_defence.any():
        return np.full(hits.shape[1], np.nan)
    p = approximate_p(hits, units, is_defence)
    for place in np.flatnonzero(np.count_nonzero(hits, axis=0) < HOLDERS):
        p[place] = deal_holders(hits[:, place], units, is_defence)
    return p


def approximate_p(hits: Floats, units: Floats, is_defence: Mask) -> Floats:
    """The two-sided p of each thing by the normal distribution; 1 where all articles have one rate."""
    seen, squares = np.zeros(hits.shape[1]), np.zeros(hits.shape[1])
    rates = hits.sum(axis=0) / units.sum()
    for start in range(0, len(units), AT_ONCE):  # a table of residuals as large as that of hits is not made
        part = slice(start, start + AT_ONCE)
        residuals = hits[part] - np.outer(units[part], rates)
        seen += residuals[is_defence[part]].sum(axis=0)
        squares += np.square(residuals).sum(axis=0)
    return find_tails(seen, squares * measure_share(len(units), int(is_defence.sum())))


def measure_share(articles: int, drawn: int) -> float:
    """The variance of the sum over so many articles, drawn without replacement, for a sum of squares of 1."""
    return drawn * (articles - drawn) / (articles * (articles - 1))


def find_tails(seen: Floats, variance: Floats) -> Floats:
    """How probable it is that a sum with this variance lies as far from 0, on either side."""
    with np.errstate(divide="ignore", invalid="ignore"):
        p = scipy.special.erfc(np.abs(seen) / np.sqrt(2 * variance))
    return np.asarray(np.maximum(np.where(variance > 0, p, 1.0), LEAST), dtype=np.float64)


def deal_holders(hits: Floats, units: Floats, is_defence: Mask) -> float:
    """The p of a thing that few articles have: their labels are dealt, the units of the others take their mean."""
    n, k = len(units), int(is_defence.sum())
    holders = np.flatnonzero(hits)
    held, weights, total = hits[holders], units[holders], units.sum()
    rest = (total - weights.sum()) / (n - len(holders))
    seen = hits[is_defence].sum() / units[is_defence].sum() - hits[~is_defence].sum() / units[~is_defence].sum()
    generator, as_extreme, dealt = np.random.default_rng(SEED), 0, 0
    while dealt < SAMPLED_AT_LEAST and len(holders):
        count = generator.hypergeometric(k, n - k, len(holders), CHUNK)
        masks = generator.random((CHUNK, len(holders))).argsort(axis=1) < count[:, None]
        ours, one = masks @ held, masks @ weights + (k - count) * rest
        found = ours / one - (held.sum() - ours) / (total - one)
        is_extreme = np.abs(found) >= abs(seen) * (1 - TIE)
        if as_extreme + is_extreme.sum() >= ENOUGH:
            reached = (as_extreme + np.cumsum(is_extreme) >= ENOUGH).argmax()
            return float(ENOUGH / (dealt + 1 + reached))
        as_extreme, dealt = as_extreme + int(is_extreme.sum()), dealt + CHUNK
    return (1 + as_extreme) / (1 + dealt) if len(holders) else 1.0
