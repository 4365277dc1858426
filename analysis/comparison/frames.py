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
    index, names = corpus.is_defence.index, {text: json.loads(text) for text in set(sentences["frames"].tolist())}
    rows = index.get_indexer(pd.Index(sentences["article_id"]))
    hits = np.zeros((len(index), len(labels)))

    def holds(frame: str) -> pd.Series:
        return sentences["frames"].isin({text for text, found in names.items() if frame in found})

    for column, frame in enumerate(labels):
        hits[:, column] = np.bincount(rows[holds(frame)], minlength=len(index))
    counts = pd.DataFrame(hits, index, pd.Index(list(labels), dtype="object"))
    units = corpus.count(sentences)
    unit, declared = "percent of sentences", frozenset(labels)
    return [Tally(counts, units, labels, unit, predeclared=declared, find=lambda frame: sentences[holds(frame)])]
