"""Does a sentence, and does an article, tell of the defence or of the civilian industry?

A sentence belongs to the sides whose words it has. An article belongs to a side that has about two thirds of
its sentences; otherwise to both.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from analysis.codebooks import Codebooks, Entry, load_entries
from analysis.extraction.marks import Marks
from analysis.records import Narrative
from analysis.words import Words

CLEAR_SHARE = 0.65
SHOWN = 8


def list_narratives(marks: Marks, sentences: int, books: Codebooks) -> list[Narrative]:
    """The narrative of each sentence of an article."""
    narratives: list[Narrative] = ["neither"] * sentences
    for place in marks.places("narratives"):
        narratives[place] = name_narrative(marks.entries("narratives", place), books)
    return narratives


@lru_cache(maxsize=64)
def name_narrative(entries: frozenset[int], books: Codebooks) -> Narrative:
    """The narrative of one sentence, by the entries of the codebook that it hits."""
    sides = [entry.entry_id for number, entry in enumerate(list_sides(books)) if number in entries]
    if len(sides) == 2:
        return "both"
    return "neither" if not sides else "defence" if sides[0] == "defence" else "civilian"


def list_sides(books: Codebooks) -> tuple[Entry, ...]:
    """The two sides of the codebook."""
    return load_entries(books, "narratives", "narrative")


def sum_narratives(narratives: Sequence[Narrative]) -> tuple[Narrative, float]:
    """The narrative of an article and its score: +1 all defence, −1 all civilian."""
    both = narratives.count("both")
    defence, civilian = narratives.count("defence") + both, narratives.count("civilian") + both
    if defence + civilian == 0:
        return "neither", 0.0
    share = defence / (defence + civilian)
    score = round(2 * share - 1, 4)
    if share >= CLEAR_SHARE:
        return "defence", score
    return ("civilian", score) if share <= 1 - CLEAR_SHARE else ("both", score)


@lru_cache(maxsize=4096)
def name_frames(entries: frozenset[int], books: Codebooks) -> tuple[str, ...]:
    """The frames of one sentence, in the order of the codebook."""
    frames = load_entries(books, "frames", "frame")
    return tuple(frames[number].entry_id for number in sorted(entries))


def list_deciding_words(words: Words, marks: Marks, books: Codebooks) -> str | None:
    """The words that made an article's narrative, the most frequent of each side: "defence: army 3, shells 2"."""
    lower, counts = words.lower, [defaultdict[str, int](int) for _ in list_sides(books)]
    for place in marks.places("narratives"):
        for entry, first, last in marks.of("narratives", place):
            counts[entry][lower[first] if first == last else " ".join(lower[first : last + 1])] += 1
    told = [
        f"{side.entry_id}: " + ", ".join(f"{word} {count}" for word, count in ranked[:SHOWN])
        for side, found in zip(list_sides(books), counts, strict=True)
        if (ranked := sorted(found.items(), key=lambda item: (-item[1], item[0])))
    ]
    return "; ".join(told) or None
