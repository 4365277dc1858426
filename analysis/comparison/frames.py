"""In which frames does each narrative present its industry?

A frame is present in a sentence when the codebook hits it. The measure is the share of sentences, pooled over
the articles of a side, with an interval that takes the article as the unit.
"""

import json
from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.comparison.floors import decide_floor
from analysis.comparison.sides import list_articles
from analysis.comparison.uncertainty import adjust_bh, measure_rate_interval, measure_share
from analysis.ledger import Tables

COLUMNS = (
    "frame", "label", "share_defence", "share_civilian", "low_defence", "high_defence", "low_civilian", "high_civilian",
    "difference", "low", "high", "p", "q", "n_defence", "n_civilian", "articles_defence", "articles_civilian",
)  # fmt: skip


def measure_frames(tables: Tables, labels: Mapping[str, str]) -> pd.DataFrame:
    """One row a frame, shares in percent of sentences, p and q only where the floor allows a test."""
    counts = count_frames(tables, list(labels))
    defence, civilian = (list_articles(tables.articles, s) for s in ("defence", "civilian"))
    counts = counts.loc[[*defence, *civilian]]
    is_defence = counts.index.isin(defence)
    rows = [measure_frame(counts, is_defence, frame, label) for frame, label in labels.items()]
    table = pd.DataFrame(rows, columns=[c for c in COLUMNS if c != "q"])
    if decide_floor(len(defence), len(civilian)).level == "describe":
        table["p"] = np.nan
    table["q"] = adjust_bh(table["p"].to_numpy())
    return table.loc[:, list(COLUMNS)]


def count_frames(tables: Tables, frames: list[str]) -> pd.DataFrame:
    """Sentences of each article, and how many of them carry each frame."""
    sentences = tables.sentences
    present = [json.loads(found) for found in sentences["frames"]]
    counts = pd.DataFrame(
        {frame: np.array([frame in found for found in present], dtype=np.int64) for frame in frames},
        index=sentences.index,
    )
    counts["sentences"] = 1
    return counts.groupby(sentences["article_id"], sort=True).sum().reindex(tables.articles["article_id"], fill_value=0)


def measure_frame(counts: pd.DataFrame, is_defence: np.ndarray, frame: str, label: str) -> dict[str, object]:
    """The shares of one frame on both sides, their difference and its interval."""
    hits, units = counts[frame].to_numpy(float), counts["sentences"].to_numpy(float)
    defence = measure_rate_interval(hits[is_defence], units[is_defence])
    civilian = measure_rate_interval(hits[~is_defence], units[~is_defence])
    both = measure_share(hits, units, is_defence)
    return {
        "frame": frame,
        "label": label,
        "share_defence": 100 * defence.rate,
        "share_civilian": 100 * civilian.rate,
        "low_defence": 100 * defence.low,
        "high_defence": 100 * defence.high,
        "low_civilian": 100 * civilian.low,
        "high_civilian": 100 * civilian.high,
        "difference": 100 * both.difference,
        "low": 100 * both.low,
        "high": 100 * both.high,
        "p": both.p_perm_doc,
        "n_defence": int(defence.units),
        "n_civilian": int(civilian.units),
        "articles_defence": int((hits[is_defence] > 0).sum()),
        "articles_civilian": int((hits[~is_defence] > 0).sum()),
    }
