"""What does chance alone make of these very articles?

The articles are dealt at random into two halves, each with half of either narrative, again and again: whatever
differs between halves is nothing. Beside what the two narratives show, this says how much of it is worth a word.
Each deal is tested as the narratives are, words apart. Of too many articles to be dealt the halves are drawn (`deals`).
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.comparison.approximation import DEALT_UP_TO
from analysis.comparison.deals import Deals, draw_deals
from analysis.comparison.floors import Level, decide_floor
from analysis.comparison.rates import ALPHA, Tally, decide_tests
from analysis.comparison.uncertainty import SEED, Floats, Mask, adjust_tables

COLUMNS = ("table", "unit", "deals", "called", "largest_median", "largest_high", "largest_seen")
DEALS = 200
SHUFFLES = 9_999  # dealings without regard to the narrative, against which each deal is tested
LABELS_DRAWN = 10_000_000
FEWEST = 2  # articles a side, so that both halves have both narratives


def measure_chance(
    tallies: Mapping[str, list[Tally]], seen: Mapping[str, pd.DataFrame], is_defence: pd.Series
) -> pd.DataFrame:
    """One row a table: how large its largest difference is between halves (median, 95th percentile) and as seen.

    `called` counts the deals with a row called different, by the rules and floors of the comparison; it is one
    number for all tables, because q is corrected for all of them. No row below two articles a side.
    """
    mask = is_defence.to_numpy(dtype=bool)
    if min(mask.sum(), (~mask).sum()) < FEWEST:
        return pd.DataFrame(columns=list(COLUMNS))
    generator = np.random.default_rng(SEED)
    level = decide_half_level(len(mask))
    if len(mask) > DEALT_UP_TO:
        deals, p = draw_deals(tallies, mask, DEALS, generator)
    else:
        deals, p = deal_articles(tallies, mask, generator, is_tested=level != "describe")
    called = count_called(tallies, p, level)
    rows = []
    for name, (first, *_) in tallies.items():
        ends = np.quantile(first.scale * np.abs(deals[name][0]).max(axis=1, initial=0.0), [0.5, 0.95])
        table = seen[name]
        largest = table.loc[table["unit"] == first.unit, "difference"].abs().max()
        rows.append((name, first.unit, DEALS, called, *ends, 0.0 if pd.isna(largest) else largest))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def decide_half_level(articles: int) -> Level:
    """What half of so many articles allows to be said."""
    return decide_floor(articles // 2, articles - articles // 2).level


def deal_articles(
    tallies: Mapping[str, list[Tally]], is_defence: Mask, generator: np.random.Generator, *, is_tested: bool
) -> tuple[Deals, Deals]:
    """The differences of the halves of every deal, and the p of each among shuffled halves if they may be tested."""
    halves = deal_halves(is_defence, generator)
    deals = {name: [measure_deals(tally, halves) for tally in found] for name, found in tallies.items()}
    if not is_tested:
        return deals, {}
    n, k = halves.shape[1], int(halves[0].sum())
    masks = generator.random((min(SHUFFLES, LABELS_DRAWN // n), n)).argsort(axis=1) < k
    p = {
        name: [rank_deals(d, measure_deals(t, masks)) for t, d in zip(found, deals[name], strict=True)]
        for name, found in tallies.items()
    }
    return deals, p


def deal_halves(is_defence: Mask, generator: np.random.Generator) -> Mask:
    """Half of each side, drawn anew for each deal; the odd article goes with the half that has fewer."""
    drawn = generator.random((DEALS, len(is_defence)))
    halves = np.zeros(drawn.shape, dtype=bool)
    for number, side in enumerate((is_defence, ~is_defence)):
        members = np.flatnonzero(side)
        ranks = drawn[:, members].argsort(axis=1).argsort(axis=1)
        halves[:, members] = ranks < (len(members) + number) // 2
    return halves


def measure_deals(tally: Tally, halves: Mask) -> Floats:
    """The difference of the rates of both halves, a row a deal and a column a thing; 0 where a half has no units."""
    hits, units = tally.hits.to_numpy(dtype=np.float64), tally.units.to_numpy(dtype=np.float64)
    inside = halves.astype(np.float64)  # a product of yes and no with numbers would not be BLAS's, ten times slower
    ours, one, both = inside @ hits, inside @ units, units.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        found = ours / one[:, None] - (hits.sum(axis=0) - ours) / (both - one)[:, None]
    known: Floats = np.nan_to_num(found, nan=0.0, posinf=0.0, neginf=0.0)
    return known


def count_called(tallies: Mapping[str, list[Tally]], p: Deals, level: Level) -> int:
    """In how many deals a row of any table is called different."""
    if level == "describe":
        return 0
    tables = []
    for name, found in tallies.items():
        tested = np.concatenate([decide_tests(tally, level) for tally in found])
        tables.append(np.where(tested, np.concatenate(p[name], axis=1), np.nan))
    corrected = (adjust_tables([table[deal] for table in tables]) for deal in range(DEALS))
    return sum(any(bool((q <= ALPHA).any()) for q in found) for found in corrected)


def rank_deals(deals: Floats, shuffled: Floats) -> Floats:
    """The p of each deal and thing among the shuffled ones."""
    ordered = np.sort(np.abs(shuffled), axis=0)
    columns = zip(ordered.T, np.abs(deals).T, strict=True)
    below = [np.searchsorted(known, seen * (1 - 1e-10), side="left") for known, seen in columns]
    as_extreme = len(shuffled) - np.array(below, dtype=np.float64).reshape(deals.shape[::-1]).T
    return (1 + as_extreme) / (1 + len(shuffled))
