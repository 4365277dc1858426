"""Where does a claim stand between a line of years and a line of values?

A small plot: years from left to right, values from bottom to top. Claims that would hide one another stand side by
side.
"""

import math
from dataclasses import dataclass

from pandas import DataFrame

from analysis.charts.bounds import mark_of, shape_of
from analysis.charts.lettering import escape, width_mm
from analysis.charts.look import COLOURS, SMALL_PT
from analysis.charts.panels import Row
from analysis.charts.periods import MONTHS, period_words, period_years
from analysis.charts.scale import Scale, make_scale
from analysis.charts.sheet import Pair, Sheet
from analysis.comparison.wording import Wording

TAIL_MM, SHORT_TAIL_MM, APART_MM, HEADROOM_MM = 6.0, 3.2, 2.8, 3.0
YEAR_MM = 9.0
MOST_STEPS = 6  # to either side of its place a mark may give way
STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure with its time in years."""

    row: Row
    first: float
    last: float
    is_conflict: bool
    is_echo: bool

    @property
    def claim_id(self) -> str:
        """Which claim it is."""
        return self.row.claim_id

    @property
    def surface(self) -> str:
        """Its words."""
        return self.row.surface

    @property
    def period(self) -> str:
        """Its time in words."""
        return self.row.period

    @property
    def top(self) -> float:
        """The highest number it states."""
        return max(self.row.ends)


@dataclass(frozen=True, slots=True)
class Plot:
    """The two axes of a plot; the first tick of the values is at its bottom."""

    years: Scale
    values: Scale

    @property
    def left(self) -> float:
        """The left edge."""
        return self.years.left_mm

    @property
    def right(self) -> float:
        """The right edge."""
        return self.years.right_mm

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.values.left_mm


def make_claims(rows: DataFrame) -> list[Claim]:
    """The rows of a series as claims, in order of time."""
    claims = []
    for row in rows.to_dict("records"):
        value, low, high = (float(row[name]) for name in ("value", "low", "high"))
        words = escape(row["surface"]), period_words(row["period"])
        figure = Row(row["claim_id"], row["narrative"], *words, value, low, high, row["bound"])
        first, last = period_years(row["period"]) or (math.nan, math.nan)
        claims.append(Claim(figure, first, last, bool(row["is_conflict"]), bool(row["is_echo"])))
    return claims


def make_plot(claims: list[Claim], area: tuple[Pair, Pair], ending: str, wording: Wording) -> Plot:
    """The axes that hold all claims, with room for the labels of the values at the left."""
    (left, right), (top, bottom) = area
    values = make_scale([end for claim in claims for end in claim.row.ends], bottom, top + HEADROOM_MM, ending)
    values = values.spell(wording)
    room = max(width_mm(label, SMALL_PT) for label in values.labels) + 2
    return Plot(make_years(claims, left + room, right), values)


def make_years(claims: list[Claim], left: float, right: float) -> Scale:
    """A line of whole years around all claims, with a label wherever there is room; one year shows its quarters."""
    first = math.floor(min(claim.first for claim in claims))
    last = max(first + 1, math.ceil(max(claim.last for claim in claims) - 1e-6))
    per_year = (right - left) / (last - first)
    step = next((step for step in STEPS if step * per_year >= YEAR_MM), STEPS[-1])
    if last - first == 1:
        quarters = [first + place / 4 for place in range(5)]
        return Scale(tuple(quarters), (str(first), *(MONTHS[month] for month in (3, 6, 9)), ""), left, right)
    labels = {float(year): str(year) if (year - first) % step == 0 else "" for year in range(first, last + 1)}
    return Scale(tuple(labels), tuple(labels.values()), left, right)


def settle_claims(claims: list[Claim], plot: Plot) -> list[tuple[Claim, float]]:
    """Each claim with its place on the line of years; those that would hide one another stand side by side."""
    settled: list[tuple[Claim, float]] = []
    taken: list[Pair] = []
    for claim in claims:
        x, heights = plot.years.place((claim.first + claim.last) / 2), list_heights(claim.row, plot)
        free = (x for x in list_places(claim, x, plot) if all(is_free((x, y), taken) for y in heights))
        x = next(free, x)
        taken += [(x, y) for y in heights]
        settled.append((claim, x))
    return settled


def list_places(claim: Claim, x: float, plot: Plot) -> list[float]:
    """The places for a mark, from its own to those right and left of it, none far outside the period of the claim."""
    steps = [0, *(step for away in range(1, MOST_STEPS) for step in (away, -away))]
    low = max(plot.left + 1, plot.years.place(claim.first) - APART_MM)
    high = min(plot.right - 1, plot.years.place(claim.last) + APART_MM)
    return [place for place in (x + step * APART_MM for step in steps) if low <= place <= high]


def list_heights(row: Row, plot: Plot) -> list[float]:
    """How high the marks of a figure stand: its own, and of a range both ends."""
    return [plot.values.place(value) for value in sorted({mark_of(row), *(row.ends if row.is_range else ())})]


def is_free(at: Pair, taken: list[Pair]) -> bool:
    """Whether a mark would hide none."""
    return all(abs(at[0] - x) >= APART_MM - 0.01 or abs(at[1] - y) >= APART_MM for x, y in taken)


def draw_claim(sheet: Sheet, claim: Claim, x: float, plot: Plot) -> float:
    """Draw a claim as its bound wants it; returns how high its mark stands."""
    row, y = claim.row, plot.values.place(mark_of(claim.row))
    colour, shape = COLOURS[row.side], shape_of(row)
    match shape:
        case "range":
            low, high = plot.values.place(min(row.ends)), plot.values.place(max(row.ends))
            sheet.line((x, x), (low, high), colour, 2.2)
            for end in (low, high):
                sheet.mark(x, end, row.side, is_hollow=claim.is_echo, times=0.6)
        case "at most":
            sheet.rise(x, y, max(y + SHORT_TAIL_MM, min(y + TAIL_MM, plot.bottom)), colour)
        case "at least":
            sheet.rise(x, y, y - TAIL_MM, colour)
        case "about":
            is_last = x + 5 > plot.right
            sheet.words(x - 1.8 if is_last else x + 1.8, y - 0.4, "≈", align="right" if is_last else "left")
        case _:
            pass
    if shape != "range":
        sheet.mark(x, y, row.side, is_hollow=claim.is_echo, times=0.8)
    if claim.is_conflict:
        sheet.ring(x, y)
    return y
