"""Which sentences should human coders read to check the codebook of frames?

A random sample, stratified so that rare frames are in it: the strata are the rarest frame that the machine found in
a sentence, or none. What the coders get holds no word of the machine's: no frame, no article, no narrative. What
the machine found, and how many sentences each drawn one stands for, is a key that is kept apart.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import pandas as pd

from analysis.codebooks import Codebooks
from analysis.comparison.sides import find_originals
from analysis.errors import ParameterError
from analysis.ledger import Tables
from analysis.records import Article

SHEET = ("sentence_id", "before", "sentence")
NONE = "none"
NOTE = "note"
KEY = ("sentence_id", "article_id", "start", "end", "frames", "stratum", "weight")


@dataclass(frozen=True)
class Sample:
    """The sheet for a coder, the key that is kept apart, and the codebook in words."""

    sheet: pd.DataFrame
    key: pd.DataFrame
    frames: pd.DataFrame


def draw_sample(tables: Tables, articles: Sequence[Article], books: Codebooks, size: int, seed: int) -> Sample:
    """Draw sentences for human coders; the same articles, size and seed give the same sample.

    Raises:
        ParameterError: the size is below 1, or there is no sentence to draw.
    """
    if size < 1:
        raise ParameterError(f"n is {size}; draw at least 1 sentence")
    strata = list_strata(tables)
    if not strata:
        raise ParameterError("the articles have no sentence to draw; give articles with text")
    random = Random(seed)  # noqa: S311 (a sample that can be drawn again)
    drawn = []
    for name, count in share_out(size, {name: len(rows) for name, rows in strata.items()}).items():
        weight = len(strata[name]) / count if count else 0.0
        drawn += [(row, name, weight) for row in random.sample(strata[name], count)]
    random.shuffle(drawn)
    texts = {a.article_id: a.text for a in articles}
    ids = [str(entry["id"]) for entry in books.book("frames")["frame"]]
    sheet = pd.DataFrame([write_line(row, texts) for row, _, _ in drawn], columns=list(SHEET))
    sheet = sheet.assign(**dict.fromkeys([*ids, NONE, NOTE], ""))
    key = pd.DataFrame([write_key(*each) for each in drawn], columns=list(KEY))
    return Sample(sheet, key, describe_frames(books))


def list_strata(tables: Tables) -> dict[str, list[Mapping[str, Any]]]:
    """The sentences of the original articles by the rarest frame that the machine found in them, or none."""
    originals = set(find_originals(tables.articles)["article_id"])
    ordered = tables.sentences.sort_values(["article_id", "start"], kind="stable")
    placed = ordered.assign(before=ordered.groupby("article_id")["start"].shift(1))
    rows: list[Mapping[str, Any]] = [
        {str(name): cell for name, cell in row.items()}
        for row in placed[placed["article_id"].isin(originals) & (placed["end"] > placed["start"])].to_dict("records")
    ]
    frames = [json.loads(row["frames"]) for row in rows]
    counts = Counter(frame for found in frames for frame in found)
    strata: dict[str, list[Mapping[str, Any]]] = {}
    for row, found in zip(rows, frames, strict=True):
        name = min(found, key=lambda frame: (counts[frame], frame)) if found else NONE
        strata.setdefault(name, []).append(row)
    return dict(sorted(strata.items()))


def share_out(size: int, available: Mapping[str, int]) -> dict[str, int]:
    """As many from each stratum as from any other, as far as they go; what is left goes to those that have more."""
    shares = dict.fromkeys(available, 0)
    left = min(size, sum(available.values()))
    while left:
        open_strata = [name for name, count in available.items() if shares[name] < count]
        for name in open_strata[:left]:
            step = min(max(1, left // len(open_strata)), available[name] - shares[name])
            shares[name] += step
        left = min(size, sum(available.values())) - sum(shares.values())
    return shares


def name_sentence(row: Mapping[str, Any]) -> str:
    """An id that tells nothing of the article."""
    raw = "\x1f".join((str(row["article_id"]), str(row["start"]), str(row["end"])))
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def write_line(row: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, str]:
    """What a coder reads: the sentence, and what stands before it."""
    text = texts[row["article_id"]]
    before = "" if pd.isna(row["before"]) else text[int(row["before"]) : row["start"]]
    return {
        "sentence_id": name_sentence(row),
        "before": " ".join(before.split()),
        "sentence": " ".join(text[row["start"] : row["end"]].split()),
    }


def write_key(row: Mapping[str, Any], stratum: str, weight: float) -> dict[str, object]:
    """What the machine found in a sentence, and how many sentences it stands for."""
    kept = {name: row[name] for name in ("article_id", "start", "end", "frames")}
    return {"sentence_id": name_sentence(row), **kept, "stratum": stratum, "weight": weight}


def describe_frames(books: Codebooks) -> pd.DataFrame:
    """What a coder needs to know of each frame: its id, label, definition and examples."""
    rows = [
        {
            "frame": str(entry["id"]),
            "label": str(entry.get("label", entry["id"])),
            "definition": str(entry.get("definition", "")),
            "examples": " ".join(entry.get("positive", [])),
        }
        for entry in books.book("frames")["frame"]
    ]
    return pd.DataFrame(rows, columns=["frame", "label", "definition", "examples"])


def sign_frames(books: Codebooks) -> str:
    """A short name of what the codebook of frames says; it changes when the codebook does."""
    raw = json.dumps(books.book("frames"), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:12]
