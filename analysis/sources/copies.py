"""Which articles repeat another?

Two articles are copies when they share most runs of five words (Jaccard similarity of word 5-grams).
Candidates come from shared 5-grams alone, so that the time grows with the number of articles, not its square.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from analysis.records import Article

WORD = re.compile(r"\w+")
RUN = 5
COPY_SIMILARITY = 0.7
COMMON = 50


def mark_copies(articles: Sequence[Article]) -> list[Article]:
    """The articles, each copy naming the earliest article that it repeats."""
    ordered = sorted(articles, key=lambda a: (a.published or "9999", a.article_id))
    runs = {a.article_id: find_runs(a.text) for a in ordered}
    holders: dict[int, list[str]] = defaultdict(list)
    original: dict[str, str] = {}
    for article in ordered:
        name = article.article_id
        source = find_original(runs[name], runs, holders)
        if source is not None:
            original[name] = source
        else:
            for run in runs[name]:
                holders[run].append(name)
    return [replace(a, copy_of=original.get(a.article_id)) for a in articles]


def find_runs(text: str) -> frozenset[int]:
    """The word 5-grams of a text, as stable numbers."""
    words = [w.lower() for w in WORD.findall(text)]
    grams = (" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)))
    return frozenset(stable_hash(g) for g in grams)


def stable_hash(words: str) -> int:
    """A number for a string that is the same in every process (zlib's CRC and the length)."""
    raw = words.encode("utf-8", "surrogatepass")
    return zlib.crc32(raw) << 16 | len(raw) & 0xFFFF


def find_original(
    runs: frozenset[int], all_runs: dict[str, frozenset[int]], holders: dict[int, list[str]]
) -> str | None:
    """The article that shares enough runs, the most similar first, then the earliest."""
    shared = Counter(name for run in runs for name in holders.get(run, ())[:COMMON])
    best = [(count / len(runs | all_runs[name]), name) for name, count in shared.items()]
    similar = [(-similarity, name) for similarity, name in best if similarity >= COPY_SIMILARITY]
    return min(similar)[1] if similar else None
