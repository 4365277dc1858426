"""Does a sentence, and does an article, tell of the defence or of the civilian industry?

A sentence belongs to the sides whose words it has. An article belongs to a side that has about two thirds of
its sentences; otherwise to both.
"""

from collections import Counter
from collections.abc import Iterable

from analysis.codebooks import Codebooks, find_entries, load_entries
from analysis.records import Narrative

CLEAR_SHARE = 0.65


def find_narrative(sentence: str, books: Codebooks) -> Narrative:
    """The narrative of one sentence."""
    sides = find_entries(load_entries(books, "narratives", "narrative"), sentence)
    if len(sides) == 2:
        return "both"
    return "neither" if not sides else "defence" if sides[0] == "defence" else "civilian"


def sum_narratives(narratives: Iterable[Narrative]) -> tuple[Narrative, float]:
    """The narrative of an article and its score: +1 all defence, −1 all civilian."""
    counts = Counter(narratives)
    defence = counts["defence"] + counts["both"]
    civilian = counts["civilian"] + counts["both"]
    if defence + civilian == 0:
        return "neither", 0.0
    share = defence / (defence + civilian)
    score = round(2 * share - 1, 4)
    if share >= CLEAR_SHARE:
        return "defence", score
    return ("civilian", score) if share <= 1 - CLEAR_SHARE else ("both", score)


def find_frames(sentence: str, books: Codebooks) -> tuple[str, ...]:
    """The frames of one sentence."""
    return find_entries(load_entries(books, "frames", "frame"), sentence)
