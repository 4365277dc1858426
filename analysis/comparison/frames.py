"""In which frames does each narrative present its industry?

A frame is present in a sentence when the codebook hits it, however often. The measure is the share of sentences,
pooled over the articles of a side, with an interval that takes the article as the unit.
"""

import json
from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.comparison.rates import Tally, call_differences, measure_tallies
from analysis.comparison.tallies import Corpus, gather_corpus
from analysis.ledger import Tables

# A table of frames calls its things frames and its rates shares.
NAMES = {"measure": "frame", "rate_defence": "share_defence", "rate_civilian": "share_civilian"}


def measure_frames(tables: Tables, labels: Mapping[str, str]) -> pd.DataFrame:
    """One row a frame, shares in percent of sentences, p and q only where the floor allows a test."""
    corpus = gather_corpus(tables)
    table = measure_tallies(tally_frames(corpus, labels), corpus.is_defence)
    return call_differences({"frames": table})["frames"].rename(columns=NAMES)


def tally_frames(corpus: Corpus, labels: Mapping[str, str]) -> list[Tally]:
    """How many sentences of each article carry each frame; all frames were declared beforehand."""
    sentences = corpus.sentences
    names = {text: json.loads(text) for text in set(sentences["frames"])}
    present = [names[text] for text in sentences["frames"]]
    hits = pd.DataFrame(
        {frame: np.array([frame in found for found in present], dtype=np.int64) for frame in labels},
        index=sentences.index,
    )
    counts = hits.groupby(sentences["article_id"].to_numpy(dtype=object)).sum().reindex(corpus.is_defence.index)
    units = corpus.count(sentences)
    return [Tally(counts.fillna(0), units, labels, "percent of sentences", predeclared=frozenset(labels))]
