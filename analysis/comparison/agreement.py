"""How far do human coders agree, and the machine with them?

Krippendorff's α for nominal data from its definition (Krippendorff 2011): of each sentence with m ≥ 2 codes every
ordered pair of them counts 1 / (m − 1) in the coincidence matrix o; n_c are its sums and n their sum;
α = 1 − (n − 1) · Σ o_ck / Σ n_c · n_k over c ≠ k. The machine is measured against each coder in turn, every
sentence with the weight of its stratum. Intervals: articles drawn anew (below ten of them: sentences), 95 % of
2,000 draws.

    Two coders, ten sentences: 0100000010 and 1110010000 give o₀₁ = 4, n₀ = 14, n₁ = 6, α = 1 − 19 · 4 / 84 = 0.095.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.codebooks.loader import CHECK
from analysis.comparison.uncertainty import SEED, Floats

DRAWS = 2_000
ALL = "all frames"
SCORES = ("alpha", "precision", "recall", "f1")
FEW_ARTICLES = 10  # below, sentences are drawn: so few articles cannot stand for others


@dataclass(frozen=True)
class Coded:
    """What was coded of one frame: a row a sentence, a column a coder; 1, 0 or NaN where a coder gave no code.

    `machine` (1 or 0), `weight` and `article` have a row a sentence as well.
    """

    codes: Floats
    machine: Floats
    weight: Floats
    article: Sequence[str]


def measure_alpha(codes: Floats) -> float:
    """Krippendorff's α of nominal codes: a row a unit, a column a coder, NaN for no code.

    NaN where no unit has two codes, or all codes are one and the same.
    """
    matrices = count_coincidences(np.asarray(codes, dtype=np.float64))
    return float(alpha_of(matrices.sum(axis=0)[None])[0])


def count_coincidences(codes: Floats) -> Floats:
    """The coincidence matrix of each unit; the codes in their order are its rows and columns."""
    values = np.unique(codes[~np.isnan(codes)])
    counts = np.stack([(codes == value).sum(axis=1) for value in values] or [np.zeros(len(codes))], axis=1)
    total = counts.sum(axis=1)
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(counts.shape[1])
    share = np.where(total > 1, 1 / np.maximum(total - 1, 1), 0.0)
    found: Floats = pairs * share[:, None, None]
    return found


def alpha_of(matrices: Floats) -> Floats:
    """α of each coincidence matrix."""
    sums = matrices.sum(axis=2)
    n = sums.sum(axis=1)
    apart = n - np.trace(matrices, axis1=1, axis2=2)
    expected = n**2 - (sums**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha: Floats = np.where(expected > 0, 1 - (n - 1) * apart / expected, np.nan)
    return alpha


def measure_agreement(coded: Mapping[str, Coded], codebook: str) -> pd.DataFrame:
    """One row a frame and one for all frames together: α, precision, recall and F1, each with its interval."""
    rows = [measure_frame(frame, [found]) for frame, found in coded.items()]
    rows.append(measure_frame(ALL, list(coded.values())))
    return pd.DataFrame(rows).assign(codebook=codebook)[list(CHECK)]


def measure_frame(frame: str, coded: Sequence[Coded]) -> dict[str, object]:
    """The scores of one frame, or of all of them pooled."""
    first = coded[0]
    draws = draw_articles(first.article)
    found = (count_coincidences(c.codes) for c in coded)
    matrices = sum(np.pad(m, ((0, 0), *[(0, 2 - m.shape[1])] * 2)) for m in found)
    matches = sum(count_matches(c) for c in coded)
    flat = np.asarray(matrices).reshape(len(first.codes), -1)
    weights = np.concatenate([np.ones((1, len(first.codes))), draws])
    scores = {"alpha": alpha_of((weights @ flat).reshape(len(weights), 2, 2)), **score(weights @ matches)}
    row: dict[str, object] = {
        "frame": frame,
        "coders": int((~np.isnan(first.codes)).any(axis=0).sum()),
        "sentences": int((~np.isnan(first.codes)).any(axis=1).sum()),
    }
    for name, values in scores.items():
        low, high = find_ends(values[1:])
        row |= {name: values[0], f"{name}_low": low, f"{name}_high": high}
    return row


def draw_articles(articles: Sequence[str]) -> Floats:
    """How often each sentence counts in each draw: articles are drawn with their sentences."""
    codes, names = pd.factorize(np.asarray(articles, dtype=object))
    if len(names) < FEW_ARTICLES:
        codes, names = np.arange(len(articles)), np.asarray(articles)
    generator = np.random.default_rng(SEED)
    drawn = generator.multinomial(len(names), np.full(len(names), 1 / max(len(names), 1)), size=DRAWS)
    counts: Floats = drawn[:, codes].astype(np.float64)
    return counts


def count_matches(coded: Coded) -> Floats:
    """True, false and missed hits of the machine on each sentence, over all coders, by the weight of the sentence."""
    says, is_coded = coded.codes == 1, ~np.isnan(coded.codes)
    machine = (coded.machine == 1)[:, None]
    hits = [says & machine, ~says & machine & is_coded, says & ~machine]
    return np.stack([found.sum(axis=1) * coded.weight for found in hits], axis=1)


def score(matches: Floats) -> dict[str, Floats]:
    """Precision, recall and F1 of true, false and missed hits; NaN where nothing was found or nothing was there."""
    true, false, missed = matches.T
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            "precision": true / (true + false),
            "recall": true / (true + missed),
            "f1": 2 * true / (2 * true + false + missed),
        }


def find_ends(values: Floats) -> tuple[float, float]:
    """The ends between which 95 % of the draws lie that have a value."""
    known = values[~np.isnan(values)]
    if not len(known):
        return float("nan"), float("nan")
    low, high = np.quantile(known, [0.025, 0.975])
    return float(low), float(high)


def describe_check(rows: Sequence[Any], codebook: str) -> str:
    """The last check of the codebook in a line, or that there is none."""
    whole = next((row for row in rows if row["frame"] == ALL), None)
    if whole is None:
        return "not checked"
    if whole["codebook"] != codebook:
        return "not checked: the codebook of frames was changed since the last check"
    counted = f"{whole['sentences']} sentences, coders: {whole['coders']}"
    labels = (("alpha", "α"), ("precision", "precision"), ("recall", "recall"), ("f1", "F1 of the machine"))
    parts = [f"{label} {write_score(whole, name)}" for name, label in labels if whole[name]]
    return "; ".join([counted, *parts])


def write_score(row: Any, name: str) -> str:
    """A score with its interval."""
    value, low, high = (f"{float(row[f'{name}{end}']):.2f}" for end in ("", "_low", "_high"))
    return f"{value} ({low} to {high})"
