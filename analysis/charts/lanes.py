"""How do the words of a timeline keep out of each other's way?

The latest claim stands nearest to the axis; each earlier one stands further out than all it would touch.
Below a mark there are then only claims that begin later, so no leader line crosses words.
"""

from dataclasses import dataclass, replace

from analysis.charts.entries import Entry
from analysis.charts.lettering import width_mm, wrap
from analysis.charts.look import SMALL_PT
from analysis.charts.timescale import TimeScale

PAPER_RIGHT = 168.0
LINE_MM, GAP_MM = 3.9, 1.5
LONGEST_LABEL_MM, SHORTEST_LABEL_MM = 86.0, 45.0
# With more claims than this, each has one line.
MOST_IN_TWO_LINES = 10
# A bar shorter than this is drawn as one mark.
SHORTEST_BAR_MM = 3.2
TWO_DAYS = 2 / 366
TEXT_GAP_MM, PERIOD_GAP_MM = 2.6, 1.6


@dataclass(frozen=True, slots=True)
class Block:
    """An entry with its place: from left to right, its lines, and how far from the axis it begins."""

    entry: Entry
    left: float
    end: float
    text_x: float
    lines: tuple[str, ...]
    right: float
    is_apart: bool
    away: float = 0.0

    @property
    def height(self) -> float:
        """How high the block is: its lines, and one for a bar that has its words over or under it."""
        return (len(self.lines) + self.is_apart) * LINE_MM


def stack_blocks(entries: list[Entry], scale: TimeScale) -> list[Block]:
    """Place the latest nearest to the axis and each earlier one beyond all it would touch."""
    most_lines = 2 if len(entries) <= MOST_IN_TWO_LINES else 1
    blocks = [shape_block(entry, scale, most_lines) for entry in entries]
    placed: list[Block] = []
    for block in sorted(blocks, key=lambda block: -block.left):
        touched = [other for other in placed if other.left < block.right + GAP_MM]
        away = max((other.away + other.height + GAP_MM for other in touched), default=GAP_MM)
        placed.append(replace(block, away=away))
    return placed


def shape_block(entry: Entry, scale: TimeScale, most_lines: int) -> Block:
    """Find room for an entry's words: right of its mark, or apart from a bar that leaves none."""
    left, end = scale.place(entry.first), scale.place(entry.last)
    if end - left < SHORTEST_BAR_MM or entry.last - entry.first < TWO_DAYS:
        left = end = (left + end) / 2
    is_apart = PAPER_RIGHT - end < SHORTEST_LABEL_MM or end - left > LONGEST_LABEL_MM / 2
    text_x = left if is_apart else end + TEXT_GAP_MM
    indent = width_mm(entry.head, SMALL_PT) + PERIOD_GAP_MM
    lines = wrap(entry.words, min(PAPER_RIGHT - text_x, LONGEST_LABEL_MM), SMALL_PT, most_lines, indent)
    widths = [width_mm(line, SMALL_PT) + (0 if place else indent) for place, line in enumerate(lines)]
    return Block(entry, left, end, text_x, tuple(lines), max([end, *(text_x + w for w in widths)]), is_apart)


def lane_height(blocks: list[Block]) -> float:
    """How much paper a lane needs."""
    return max((block.away + block.height for block in blocks), default=LINE_MM) + GAP_MM
