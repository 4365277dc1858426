"""How do a thousand segments of one article each become a few of some hundred?

Whoever adds an article a day leaves a segment a day, and each costs a look. When many small ones have gathered, they
are merged: the new segment is whole before the old ones go, and each of those goes at once, by its name. So whatever
is cut short, every article stands in a segment; at worst it stands in two.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.cache.segments import INDEX, Segment, check_segment, put_away, read_segment, write_segment
from analysis.codebooks import Codebooks
from analysis.ledger.table import stack_tables

MANY = 40  # small segments; fewer are left as they are
FULL = 500  # articles of a merged segment at most
SMALL_BYTES = 20_000  # of an index: some two hundred articles
REST_SECONDS = 600  # a younger segment may be in use by the process that wrote it


def merge_segments(home: Path, books: Codebooks) -> None:
    """Merge the small segments of a way of reading if there are many; what cannot be read or written is left."""
    small = list_small(home)
    if len(small) < MANY:
        return
    for group in group_segments(small):
        try:
            stacked = stack_tables([read_segment(segment) for segment in group], books)
            keys = {key: name for segment in group for key, name in segment.articles.items()}
            merged = write_segment(home, stacked, keys)
        except OSError:
            continue  # another process has just merged them, or there is no room
        for segment in group:
            if segment.folder != merged.folder:
                put_away(segment.folder)


def list_small(home: Path) -> list[Path]:
    """The folders of small segments that nobody has just written, in the order of their names."""
    latest, found = time.time() - REST_SECONDS, []
    for folder in sorted(home.glob("[!.]*")):
        try:
            is_small = (folder / INDEX).stat().st_size <= SMALL_BYTES
            if is_small and folder.stat().st_mtime < latest:
                found.append(folder)
        except OSError:
            continue  # damaged or gone; whoever reads it says so
    return found


def group_segments(folders: Sequence[Path]) -> Iterator[list[Segment]]:
    """Segments that fit into one: not too many articles, and no two articles of one id, which may differ in text."""
    left = list(read_segments(folders))
    while left:
        group: list[Segment] = []
        names: set[str] = set()
        later = []
        for segment in left:
            held = set(segment.articles.values())
            if names.isdisjoint(held) and len(names) + len(held) <= FULL:
                group.append(segment)
                names |= held
            else:
                later.append(segment)
        left = later
        if len(group) > 1:
            yield group


def read_segments(folders: Sequence[Path]) -> Iterator[Segment]:
    """The segments of some folders, but not the damaged ones: whoever reads them says so."""
    for folder in folders:
        try:
            articles = check_segment(folder)
        except (OSError, ValueError):
            continue
        if 0 < len(articles) <= FULL:
            yield Segment(folder, articles)
