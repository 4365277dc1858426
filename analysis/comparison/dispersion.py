"""How evenly is something spread over the articles of a side?

DPnorm (Gries 2008; Lijffijt and Gries 2012): 0 when every article has its share, 1 when all of it stands in the
shortest article.

    3 hits in an article of 50 words, none in one of 100: shares 1 and 0 against ⅓ and ⅔, DP = ⅔, DPnorm = 1.
"""

import numpy as np

from analysis.comparison.uncertainty import Floats


def measure_dpnorm(hits: Floats, units: Floats) -> Floats:
    """Measure how unevenly each column of hits (articles × terms) is spread; NaN below two articles or without hits."""
    if len(units) < 2:
        return np.full(hits.shape[1], np.nan)
    expected = units / units.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        deviation = 0.5 * np.abs(hits / hits.sum(axis=0) - expected[:, None]).sum(axis=0)
    return np.asarray(deviation / (1 - expected.min()), dtype=np.float64)
