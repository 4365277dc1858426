"""Which articles repeat another?

Articles are compared by their runs of five words. One that shares most of its runs with an earlier one of its
length (Jaccard similarity) is its copy; one whose runs nearly all stand in a longer one (containment) is a copy of
that, whichever came first, so that nothing of the longer is lost. A report that is filled in anew each month is no
copy: the figures of two copies must agree.

Only articles that share a run are compared, and the runs are sorted once: the time grows with the number of
articles, not its square.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from analysis.codebooks import Codebooks, load_codebooks
from analysis.records import Article
from analysis.sources.boilerplate import find_boilerplate
from analysis.sources.known import Shelf, recall, sum_words

WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+")
RUN = 5
RUNS_AT_ONCE = 4_000_000  # whose order is found at one time: some 200 MB
COPY_SIMILARITY = 0.5
COPY_CONTAINMENT = 0.65
SHORTEST_CONTAINED = 40  # runs; shorter texts share stock phrases with anything
SAME_LENGTH = 1.25  # beyond it the longer one is the original: it says more
SUSPECT_SHARE = 0.2
OTHER_FIGURES = 0.2
FEW_FIGURES = 3  # of as many, one may differ: the day of a dateline
PROSE_WORDS = 12
PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")
MIXERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xFF51AFD7ED558CCD)


@dataclass(frozen=True)
class Shingled:
    """An article with the runs of its prose, as sorted numbers without doubles."""

    runs: Any
    text: str

    @cached_property
    def figures(self) -> frozenset[str]:
        """The figures in its prose; most articles are near no other and are never asked for them."""
        return frozenset(NUMBER.findall(find_prose(self.text, load_codebooks())))


def mark_copies(articles: Sequence[Article], known: Shelf[Any] | None = None) -> list[Article]:
    """The articles, each copy naming the article that it repeats; their order changes nothing.

    `known` are runs that were found before, by the sum of the text.
    """
    hashes: dict[str, int] = {}
    ordered = sorted(articles, key=lambda a: (a.published or "9999", a.article_id))
    books = load_codebooks()

    def find(text: str) -> Any:
        return recall(
            known,
            lambda: sum_words(text.encode("utf-8", "surrogatepass")),
            lambda: find_runs(find_prose(text, books), hashes),
        )

    shingled = [Shingled(find(article.text), article.text) for article in ordered]
    neighbours = find_neighbours([s.runs for s in shingled])
    original = find_repeats(shingled, neighbours)
    original = find_contained(shingled, neighbours, original)
    names = {ordered[copy].article_id: ordered[source].article_id for copy, source in original.items()}
    return [replace(a, copy_of=names.get(a.article_id)) for a in articles]


def find_prose(text: str, books: Codebooks) -> str:
    """The paragraphs of a text, without what each site puts around them; all of it if it has none."""
    own, at = [], 0
    for span, _ in find_boilerplate(text, books):
        own.append(text[at : span.start])
        at = span.end
    paragraphs = PARAGRAPHS.split("".join([*own, text[at:]]))
    return "\n".join(p for p in paragraphs if len(p.split(None, PROSE_WORDS)) >= PROSE_WORDS) or text


def find_runs(text: str, hashes: dict[str, int]) -> Any:
    """The runs of five words of a text, as sorted 64-bit numbers; a shorter text is one run."""
    import numpy as np

    words = WORD.findall(text.lower())
    for word in words:
        if word not in hashes:
            raw = word.encode("utf-8", "surrogatepass")
            hashes[word] = zlib.crc32(raw) << 32 | zlib.crc32(raw[::-1], len(raw))
    numbers = np.fromiter(map(hashes.__getitem__, words), dtype=np.uint64, count=len(words))
    if len(numbers) < RUN:
        numbers = np.concatenate([numbers, np.zeros(RUN - len(numbers), dtype=np.uint64)])
    runs = np.zeros(len(numbers) - RUN + 1, dtype=np.uint64)
    for place, mixer in enumerate(MIXERS):
        runs += numbers[place : place + len(runs)] * np.uint64(mixer)
    runs ^= runs >> np.uint64(29)
    return np.unique(runs)


def find_neighbours(runs: Sequence[Any]) -> dict[int, list[int]]:
    """For each article those that share a good part of their runs, directly or with a common third one.

    The articles that hold one run are paired with the first and with the next of them, so that a run which stands
    everywhere costs no more than any other.
    """
    import numpy as np

    if len(runs) < 2:
        return {}
    sizes = np.array([len(r) for r in runs])
    ranges = list(divide_runs(runs, int(sizes.sum())))
    known = [keep_close(*count_pairs(runs, places), sizes, len(ranges)) for places in ranges]
    codes, counts = known[0]
    if len(ranges) > 1:
        codes = np.unique(np.concatenate([found for found, _ in known]))
        counts = sum(recount_pairs(codes, *count_pairs(runs, places)) for places in ranges)
        codes, counts = keep_close(codes, counts, sizes)
    one, other = codes // len(runs), codes % len(runs)
    neighbours: dict[int, list[int]] = defaultdict(list)
    for a, b in zip(one.tolist(), other.tolist(), strict=True):
        neighbours[a].append(b)
        neighbours[b].append(a)
    return neighbours


def divide_runs(runs: Sequence[Any], total: int) -> Iterator[list[tuple[int, int]]]:
    """Where the runs of each article that lie in one range of numbers begin and end, range after range.

    A range holds so many runs that their order can be found in little memory, however many articles there are.
    """
    import numpy as np

    parts = 1 + total // RUNS_AT_ONCE
    edges = np.linspace(0, 2.0**64, parts + 1)[1:-1].astype(np.uint64)
    cuts = np.array([[0, *np.searchsorted(r, edges).tolist(), len(r)] for r in runs], dtype=np.int64)
    for part in range(parts):
        yield list(zip(cuts[:, part].tolist(), cuts[:, part + 1].tolist(), strict=True))


def count_pairs(runs: Sequence[Any], places: Sequence[tuple[int, int]]) -> tuple[Any, Any]:
    """Each pair of articles that share a run, as one number, and how many runs they share; of some runs of each."""
    import numpy as np

    chosen = [r[start:end] for r, (start, end) in zip(runs, places, strict=True)]
    owner = np.repeat(np.arange(len(runs), dtype=np.int64), [len(r) for r in chosen])
    every = np.concatenate(chosen)
    order = np.argsort(every, kind="stable")  # stable: the holders of a run stay in their order
    every, owner = every[order], owner[order]
    is_new = np.concatenate([[True], every[1:] != every[:-1]])[: len(every)]
    first = np.flatnonzero(is_new)[np.cumsum(is_new) - 1]
    later = np.flatnonzero(~is_new)
    pairs = np.concatenate(
        [owner[first[later]] * len(runs) + owner[later], owner[later - 1] * len(runs) + owner[later]]
    )
    return np.unique(pairs, return_counts=True)


def keep_close(codes: Any, counts: Any, sizes: Any, ranges: int = 1) -> tuple[Any, Any]:
    """The pairs that share a good part of their runs; of one range of many, those that may do so in all of them.

    Who shares so many runs in all ranges together shares at least their mean in one of them.
    """
    import numpy as np

    one, other = codes // len(sizes), codes % len(sizes)
    is_close = counts * ranges >= SUSPECT_SHARE * np.minimum(sizes[one], sizes[other])
    return codes[is_close], counts[is_close]


def recount_pairs(chosen: Any, codes: Any, counts: Any) -> Any:
    """How many runs of one range some pairs share."""
    import numpy as np

    places = np.searchsorted(chosen, codes)
    places[places == len(chosen)] = 0
    is_chosen = chosen[places] == codes if len(chosen) else np.zeros(len(codes), dtype=bool)
    return np.bincount(places[is_chosen], counts[is_chosen], len(chosen))


def find_repeats(shingled: Sequence[Shingled], neighbours: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Each article that repeats an earlier one, with the original: the most similar, then the earliest."""
    original: dict[int, int] = {}
    for place, one in enumerate(shingled):
        sources = {original.get(n, n) for n in neighbours.get(place, ()) if n < place}
        similar = [
            (-similarity, s) for s in sources if (similarity := measure_similarity(one, shingled[s])) is not None
        ]
        if similar:
            original[place] = min(similar)[1]
    return original


def find_contained(
    shingled: Sequence[Shingled], neighbours: Mapping[int, Sequence[int]], original: Mapping[int, int]
) -> dict[int, int]:
    """The copies, with those added that stand nearly whole in a longer original; their own copies follow them."""
    longer: dict[int, int] = {}
    places = [p for p in range(len(shingled)) if p not in original]
    for place in sorted(places, key=lambda p: (-len(shingled[p].runs), p)):
        near = {original.get(n, n) for n in neighbours.get(place, ())}
        sources = {longer.get(n, n) for n in near} - {place}
        measured = [(measure_containment(shingled[place], shingled[source]), source) for source in sources]
        holding = [(-share, source) for share, source in measured if share is not None]
        if holding:
            longer[place] = min(holding)[1]
    return {copy: longer.get(source, source) for copy, source in original.items()} | longer


def measure_similarity(one: Shingled, other: Shingled) -> float | None:
    """The Jaccard similarity of two articles of about one length; None when they are no copies."""
    short, long = sorted((len(one.runs), len(other.runs)))
    if short >= SHORTEST_CONTAINED and long > SAME_LENGTH * short:
        return None
    shared = count_shared(one, other)
    similarity = shared / (len(one.runs) + len(other.runs) - shared)
    return similarity if similarity >= COPY_SIMILARITY and have_same_figures(one, other) else None


def measure_containment(short: Shingled, long: Shingled) -> float | None:
    """The share of the shorter article that stands in the longer one; None when it is no copy of it."""
    if not SHORTEST_CONTAINED <= len(short.runs) <= len(long.runs):
        return None
    share = count_shared(short, long) / len(short.runs)
    return share if share >= COPY_CONTAINMENT and have_same_figures(short, long) else None


def count_shared(one: Shingled, other: Shingled) -> int:
    """How many runs two articles share."""
    import numpy as np

    return int(np.intersect1d(one.runs, other.runs, assume_unique=True).size)


def have_same_figures(one: Shingled, other: Shingled) -> bool:
    """Whether the figures of the shorter article stand in the longer one, nearly all of them."""
    short, long = sorted((one, other), key=lambda s: len(s.runs))
    allowed = max(len(short.figures) >= FEW_FIGURES, int(OTHER_FIGURES * len(short.figures)))
    return len(short.figures - long.figures) <= allowed
