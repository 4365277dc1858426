"""How far apart are random halves of articles that are too many to be dealt?

The difference of two halves is a sum over the articles of one of them, and close to normal (see `approximation`). So
each deal is a normal draw with the variances of such sums: each article's distance from the mean of its side, times a
random number that all things of a deal share, so that they move together as they would if articles were dealt.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analysis.comparison.approximation import AT_ONCE, find_tails, measure_share
from analysis.comparison.rates import Tally
from analysis.comparison.uncertainty import Floats, Mask

Deals = dict[str, list[Floats]]  # of each tally a row a deal, a column a thing


@dataclass
class Dealt:
    """A tally while its halves are drawn: its counts, its rates, and the sums so far."""

    hits: Floats
    units: Floats
    total: float
    rates: Floats
    means: tuple[Floats, Floats]
    sums: Floats
    squares: Floats

    def add(self, drawn: Floats, part: slice, sides: tuple[Mask, Mask]) -> None:
        """Add some articles to the sums of every deal."""
        residuals = self.hits[part] - np.outer(self.units[part], self.rates)
        self.squares += np.square(residuals).sum(axis=0)
        for side, mean in zip(sides, self.means, strict=True):
            inside, members = side[part], int(side.sum())
            residuals[inside] = (residuals[inside] - mean) * np.sqrt(members / (members - 1))
        self.sums += 0.5 * (drawn @ residuals)


def draw_deals(
    tallies: Mapping[str, list[Tally]], is_defence: Mask, count: int, generator: np.random.Generator
) -> tuple[Deals, Deals]:
    """The differences of so many random halves, and the p of each."""
    n, sides = len(is_defence), (is_defence, ~is_defence)
    begun = {name: [begin(tally, sides, count) for tally in found] for name, found in tallies.items()}
    for start in range(0, n, AT_ONCE):
        part = slice(start, min(start + AT_ONCE, n))
        drawn = generator.standard_normal((count, part.stop - start))
        for dealt in (one for found in begun.values() for one in found):
            dealt.add(drawn, part, sides)
    share = measure_share(n, n // 2)
    return (
        {name: [4 * one.sums / one.total for one in found] for name, found in begun.items()},
        {name: [find_tails(one.sums, share * one.squares) for one in found] for name, found in begun.items()},
    )


def begin(tally: Tally, sides: tuple[Mask, Mask], count: int) -> Dealt:
    """A tally before any article is dealt; one without units has no differences."""
    hits, units = tally.hits.to_numpy(dtype=np.float64), tally.units.to_numpy(dtype=np.float64)
    total = float(units.sum()) or 1.0
    rates = hits.sum(axis=0) / total
    means = [(hits[side].sum(axis=0) - units[side].sum() * rates) / side.sum() for side in sides]
    things = hits.shape[1]
    return Dealt(hits, units, total, rates, (means[0], means[1]), np.zeros((count, things)), np.zeros(things))
