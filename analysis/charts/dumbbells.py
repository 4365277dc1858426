"""How are the rates of the two sides set against each other?

A row for each thing: the rate of either side with its interval, and their difference with its own. An interval is
drawn wherever the table has one. A difference that was called is set in bold.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from pandas import DataFrame

from analysis.charts.lettering import escape, shorten
from analysis.charts.look import BAND, COLOURS, HAIR, LINK, MUTED, SMALL_PT, WIDTH_MM
from analysis.charts.scale import Scale, make_scale
from analysis.charts.sheet import BOLD, PLAIN, Sheet, draw_sides_legend
from analysis.comparison.wording import Wording
from analysis.records import Narrative

SIDES: tuple[Narrative, Narrative] = ("defence", "civilian")
LEGEND_MM, HEAD_MM, ROW_MM, GAP_MM, APART_MM = 6.5, 5.2, 6.2, 2.0, 1.4
NAME_MM, PLOT_LEFT, PLOT_RIGHT = 2.0, 63.0, 109.0
VALUE_AT: Mapping[Narrative, float] = {"defence": 122.0, "civilian": 134.5}
DIFFERENCE_AT, INTERVAL_AT = 145.5, 167.0
MARK_MM = 2.6


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing ready to be drawn, with its rate on both sides; an interval may be missing (NaN)."""

    label: str
    rates: Mapping[Narrative, float]
    intervals: Mapping[Narrative, tuple[float, float]]
    between: tuple[float, float]
    is_different: bool

    @property
    def difference(self) -> float:
        """How much more defence has."""
        return self.rates["defence"] - self.rates["civilian"]

    def has_interval(self, side: Narrative) -> bool:
        """Whether the rate of a side has an interval."""
        return not any(math.isnan(end) for end in self.intervals[side])


@dataclass(frozen=True, slots=True)
class Panel:
    """Things in one unit, on one axis."""

    name: str
    ending: str
    pairs: tuple[Pair, ...]


def read_pairs(data: DataFrame, rate: str) -> list[Pair]:
    """The things that were measured on both sides, and occur on one; `rate` is the stem of the columns."""
    pairs = [
        Pair(
            escape(row["label"]),
            {side: float(row[f"{rate}_{side}"]) for side in SIDES},
            {side: (float(row[f"low_{side}"]), float(row[f"high_{side}"])) for side in SIDES},
            (float(row["low"]), float(row["high"])),
            bool(row["is_different"]),
        )
        for row in data.to_dict("records")
    ]
    return [pair for pair in pairs if not math.isnan(pair.difference) and any(pair.rates.values())]


def draw_dumbbells(panels: list[Panel], wording: Wording) -> Sheet:
    """Draw the legend and the panels below one another."""
    rows = sum(len(panel.pairs) for panel in panels)
    sheet = Sheet(LEGEND_MM + len(panels) * (HEAD_MM + GAP_MM) + rows * ROW_MM)
    end = draw_sides_legend(sheet, NAME_MM, LEGEND_MM / 2, SIDES, wording)
    pairs = [pair for panel in panels for pair in panel.pairs]
    signs = ["thin line: 95% interval"] if any(p.has_interval(side) for p in pairs for side in SIDES) else []
    signs += ["bold: called different"] if any(pair.is_different for pair in pairs) else []
    sheet.note(end + 1, LEGEND_MM / 2, ";  ".join(signs))
    top = LEGEND_MM
    for panel in panels:
        draw_panel(sheet, top, panel, wording)
        top += HEAD_MM + GAP_MM + len(panel.pairs) * ROW_MM
    return sheet


def draw_panel(sheet: Sheet, top: float, panel: Panel, wording: Wording) -> None:
    """Draw one axis and its rows."""
    ends = [end for pair in panel.pairs for ends in pair.intervals.values() for end in ends if not math.isnan(end)]
    rates = [rate for pair in panel.pairs for rate in pair.rates.values()]
    scale = make_scale(rates + ends, PLOT_LEFT, PLOT_RIGHT, panel.ending).spell(wording)
    draw_head(sheet, top, panel, scale)
    for place, pair in enumerate(panel.pairs):
        draw_pair(sheet, top + HEAD_MM + (place + 0.5) * ROW_MM, pair, scale, wording)


def draw_head(sheet: Sheet, top: float, panel: Panel, scale: Scale) -> None:
    """Draw the ticks from top to bottom, and the heads of the columns."""
    head, middle = top + HEAD_MM, top + HEAD_MM / 2
    sheet.box((NAME_MM, WIDTH_MM - 2), (top, head), BAND)
    sheet.note(NAME_MM + 1, middle, shorten(panel.name, PLOT_LEFT - NAME_MM - 4, SMALL_PT))
    for tick, label in zip(scale.ticks, scale.labels, strict=True):
        x = scale.place(tick)
        sheet.line((x, x), (head, head + len(panel.pairs) * ROW_MM), MUTED if tick == 0 else HAIR)
        sheet.note(x, middle, label, align="center")
    for side in SIDES:
        sheet.mark(VALUE_AT[side] - 2, middle, side)
    has_interval = any(not math.isnan(pair.between[0]) for pair in panel.pairs)
    sheet.note(INTERVAL_AT, middle, "difference, 95%" if has_interval else "difference", align="right")


def draw_pair(sheet: Sheet, y: float, pair: Pair, scale: Scale, wording: Wording) -> None:
    """Draw a thing: its name, the span between its rates, both marks, and the numbers."""
    sheet.words(NAME_MM + 1, y, shorten(pair.label, PLOT_LEFT - NAME_MM - 5, SMALL_PT))
    left, right = sorted(scale.place(rate) for rate in pair.rates.values())
    # Marks that would hide one another, or whose intervals would, stand apart.
    is_apart = any(pair.has_interval(side) for side in SIDES) or right - left < MARK_MM
    sheet.line((left, right), (y, y), LINK, 1.0)
    ending = "%" if scale.labels[0].endswith("%") else ""
    for side, away in zip(SIDES, (-APART_MM, APART_MM), strict=True):
        at, rate = y + away if is_apart else y, pair.rates[side]
        if pair.has_interval(side):
            low, high = pair.intervals[side]
            sheet.line((scale.place(low), scale.place(high)), (at, at), COLOURS[side], 1.0)
        sheet.mark(scale.place(rate), at, side, times=0.85)
        sheet.words(VALUE_AT[side], y, wording.spell(rate_words(rate, ending)), align="right")
    pen = BOLD if pair.is_different else PLAIN
    has_between = not math.isnan(pair.between[0])
    sheet.words(DIFFERENCE_AT, y, wording.spell(signed_words(pair.difference, ending)), pen, "right")
    if has_between:
        sheet.note(INTERVAL_AT, y, wording.spell(interval_words(pair.between, ending)), align="right")
    sheet.line((NAME_MM, WIDTH_MM - 2), (y + ROW_MM / 2, y + ROW_MM / 2), HAIR, 0.6)


def rate_words(rate: float, ending: str = "%") -> str:
    """A rate as text: no decimals from 10 up, one from 1 (of a percentage, one below 1 too), else two."""
    digits = 0 if abs(rate) >= 9.95 or rate == 0 else 1 if abs(rate) >= 0.995 or ending else 2
    return f"{rate:.{digits}f}{ending}"


def signed_words(points: float, ending: str = "%") -> str:
    """A difference with its sign; of percentages, in percentage points."""
    digits = 0 if abs(points) >= 9.95 else 1 if abs(points) >= 0.995 or ending else 2
    rounded = f"{points:+.{digits}f}"
    return "0" if float(rounded) == 0 else rounded.replace("-", "−")


def interval_words(between: tuple[float, float], ending: str = "%") -> str:
    """The interval of a difference."""
    low, high = (signed_words(end, ending) for end in between)
    return f"{low} to {high}"
