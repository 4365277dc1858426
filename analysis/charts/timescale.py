"""Where does a day stand on a time axis?

Claims crowd in the last two years and reach back decades. The axis is cut into pieces: long stretches in
which nothing happens are skipped, and a crowded end gets a scale of its own. Inside a piece time is linear,
and the cuts are drawn and named.

    make_time_scale([(1976.0, 1977.0), (2025.0, 2026.0)], 0, 100).cuts == "The axis skips 1977–2025."
"""

import math
from dataclasses import dataclass
from itertools import pairwise

from analysis.charts.look import list_words
from analysis.charts.periods import MONTHS

GAP_MM, SEAM_MM = 7.0, 3.0
MOST_CUTS = 2
# A stretch is skipped where it is longer than this and than a sixth of the whole time.
SHORTEST_GAP_YEARS = 3.0
LABEL_MM = 8.4
STEPS = (1 / 12, 1 / 4, 1 / 2, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
# Month fractions are not exact in binary.
ROUNDING = 1e-6
MOMENT = 1e-3
Spans = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of time on an even scale: from year to year, from millimetre to millimetre."""

    first: float
    last: float
    left_mm: float
    right_mm: float

    def place(self, year: float) -> float:
        """Millimetres from the left edge of the paper."""
        share = (min(max(year, self.first), self.last) - self.first) / (self.last - self.first)
        return self.left_mm + share * (self.right_mm - self.left_mm)

    def ticks(self) -> list[tuple[float, str]]:
        """Round years, quarters or months, and the beginning; each with its label."""
        per_year = (self.right_mm - self.left_mm) / (self.last - self.first)
        step = next((step for step in STEPS if step * per_year >= LABEL_MM), STEPS[-1])
        low, high = math.ceil(self.first / step - ROUNDING), math.floor(self.last / step + ROUNDING)
        round_years = [place * step for place in range(low, high + 1)]
        later = [year for year in round_years if (year - self.first) * per_year >= LABEL_MM]
        is_short = self.last - self.first < 1
        return [
            (self.first, moment_label(self.first, is_short)),
            *((year, moment_label(year)) for year in later),
        ]


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A time axis in one or more pieces."""

    pieces: tuple[Piece, ...]

    def place(self, year: float) -> float:
        """Millimetres from the left edge; inside a skipped stretch, the middle of the cut."""
        for before, after in pairwise(self.pieces):
            if before.last < year < after.first:
                return (before.right_mm + after.left_mm) / 2
        return next((p for p in self.pieces if year <= p.last), self.pieces[-1]).place(year)

    @property
    def seams(self) -> list[tuple[Piece, Piece]]:
        """The pieces on either side of each cut."""
        return list(pairwise(self.pieces))

    @property
    def cuts(self) -> str:
        """The cuts in words, or nothing."""
        skipped = [f"{year_label(a.last)}–{year_label(b.first)}" for a, b in self.seams if a.last < b.first]
        changes = [year_label(b.first) for a, b in self.seams if a.last == b.first]
        words = [f"skips {list_words(skipped)}"] if skipped else []
        words += [f"changes its scale at {list_words(changes)}"] if changes else []
        if not words:
            return ""
        each = "; each piece has its own scale" if skipped else ""
        return f"The axis {' and '.join(words)}{each}."


def make_time_scale(spans: Spans, left_mm: float, right_mm: float) -> TimeScale:
    """A time axis that shows all spans and gives room where they crowd."""
    ends = sorted(end for span in spans for end in span)
    unit = 1.0 if ends[-1] - ends[0] > 1.5 else 1 / 12
    stretches = split_crowd(join_stretches(spans, unit), ends)
    weights = [math.sqrt(1 + sum(first <= end <= last for end in ends)) for first, last in stretches]
    seams = [GAP_MM if a[1] < b[0] else SEAM_MM for a, b in pairwise(stretches)]
    per_weight = (right_mm - left_mm - sum(seams)) / sum(weights)
    pieces, left = [], left_mm
    for (first, last), weight, seam in zip(stretches, weights, [*seams, 0.0], strict=True):
        pieces.append(Piece(first, last, left, left + weight * per_weight))
        left += weight * per_weight + seam
    return TimeScale(tuple(pieces))


def join_stretches(spans: Spans, unit: float) -> Spans:
    """The stretches of time in which something begins or ends, joined across short gaps."""
    stretches = merge_spans([round_out(moment, unit) for span in spans for moment in list_moments(span)])
    longest = max(SHORTEST_GAP_YEARS * unit, (stretches[-1][1] - stretches[0][0]) / 6)
    gaps = sorted(((after[0] - before[1], after[0]) for before, after in pairwise(stretches)), reverse=True)
    cuts = {start for gap, start in gaps[:MOST_CUTS] if gap > longest}
    joined = stretches[:1]
    for first, last in stretches[1:]:
        if first in cuts:
            joined.append((first, last))
        else:
            joined[-1] = (joined[-1][0], last)
    return joined


def list_moments(span: tuple[float, float]) -> Spans:
    """A year or less as it is; of a longer span only its two ends must be seen."""
    first, last = span
    return [span] if last - first <= 1 + ROUNDING else [(first, first + MOMENT), (last - MOMENT, last)]


def round_out(span: tuple[float, float], unit: float) -> tuple[float, float]:
    """The whole years, or months, around a span."""
    first, last = math.floor(span[0] / unit + ROUNDING), math.ceil(span[1] / unit - ROUNDING)
    return first * unit, max(last, first + 1) * unit


def merge_spans(spans: Spans) -> Spans:
    """Spans that touch as one, in order."""
    merged: Spans = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + ROUNDING:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def split_crowd(stretches: Spans, ends: list[float]) -> Spans:
    """Cut the last stretch in two where most claims crowd in its last fifth."""
    first, last = stretches[-1]
    seam = math.floor(last - (last - first) / 5)
    late = sum(seam <= end for end in ends)
    inside = sum(first <= end for end in ends)
    if last - first < 5 or late * 2 < inside:
        return stretches
    return [*stretches[:-1], (first, float(seam)), (float(seam), last)]


def moment_label(year: float, is_full: bool = False) -> str:
    """The label of a tick: a year, or a month within it."""
    month = round((year - math.floor(year + ROUNDING)) * 12)
    whole = str(math.floor(year + ROUNDING))
    if month == 0 and not is_full:
        return whole
    return f"{MONTHS[month]} {whole}" if is_full else MONTHS[month]


def year_label(year: float) -> str:
    """A cut in words: the year, or month and year."""
    return moment_label(year, is_full=abs(year - round(year)) > ROUNDING)
