"""Which frames does each narrative use more?

The share of sentences with a frame, defence and civilian, sorted by their difference. An interval is drawn
wherever the table has one; where it has none, the chart says so.
"""

import math
from dataclasses import dataclass

from pandas import DataFrame

from analysis.charts.lettering import escape, shorten
from analysis.charts.look import (
    BAND,
    BODY_PT,
    COLOURS,
    HAIR,
    LINK,
    MUTED,
    SMALL_PT,
    WIDTH_MM,
    Chart,
    count_words,
    house_style,
    make_alt,
)
from analysis.charts.scale import Scale, make_scale
from analysis.charts.sheet import BOLD, Sheet, blank_sheet, draw_sides_legend
from analysis.records import Narrative

COLUMNS = ["frame", "label", "share_defence", "share_civilian", "n_defence", "n_civilian"]
INTERVALS = ["low_defence", "high_defence", "low_civilian", "high_civilian"]
SIDES: tuple[Narrative, Narrative] = ("defence", "civilian")
MOST_FRAMES = 24

LEGEND_MM, HEAD_MM, ROW_MM, APART_MM = 6.5, 5.2, 6.8, 1.5
NAME_MM, PLOT_LEFT, PLOT_RIGHT = 2.0, 54.0, 120.0
SHARE_AT: dict[Narrative, float] = {"defence": 134.0, "civilian": 147.0}
DIFFERENCE_AT = 167.0
MARK_MM = 2.6


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A frame ready to be drawn: shares in percent; an interval may be missing (NaN)."""

    label: str
    shares: dict[Narrative, float]
    intervals: dict[Narrative, tuple[float, float]]

    @property
    def difference(self) -> float:
        """Percentage points that defence has more."""
        return self.shares["defence"] - self.shares["civilian"]

    @property
    def has_interval(self) -> bool:
        """Whether both shares have an interval."""
        return not any(math.isnan(end) for pair in self.intervals.values() for end in pair)


def draw_frames(table: DataFrame, source: str) -> Chart:
    """Draw the share of sentences with each frame, defence and civilian."""
    data = sort_frames(table)
    rows = make_rows(data)
    with house_style():
        sheet = draw_rows(rows) if rows else blank_sheet("No figures: no frame was measured on both sides")
    words = write_title(rows), write_subtitle(data, rows)
    return Chart("frames", *words, source, write_alt(data, rows), data, sheet.figure)


def sort_frames(table: DataFrame) -> DataFrame:
    """The table from what defence uses more to what civilian uses more."""
    missing = [column for column in INTERVALS if column not in table.columns]
    data = table.assign(**dict.fromkeys(missing, math.nan))[COLUMNS + INTERVALS]
    gap = data["share_defence"] - data["share_civilian"]
    ordered = data.assign(_gap=-gap).sort_values(["_gap", "label", "frame"])
    return ordered.drop(columns="_gap").reset_index(drop=True)


def make_rows(data: DataFrame) -> list[FrameRow]:
    """The frames with a share on both sides; where they are many, those that differ most."""
    rows = [
        FrameRow(
            escape(row["label"]),
            {side: float(row[f"share_{side}"]) for side in SIDES},
            {side: (float(row[f"low_{side}"]), float(row[f"high_{side}"])) for side in SIDES},
        )
        for row in data.to_dict("records")
    ]
    measured = [row for row in rows if not math.isnan(row.difference)]
    kept = sorted(measured, key=lambda row: -abs(row.difference))[:MOST_FRAMES]
    return sorted(kept, key=lambda row: -row.difference)


def draw_rows(rows: list[FrameRow]) -> Sheet:
    """Draw the legend, the axis and the frames."""
    sheet = Sheet(LEGEND_MM + HEAD_MM + len(rows) * ROW_MM + 1)
    legend = draw_sides_legend(sheet, NAME_MM, LEGEND_MM / 2, SIDES)
    if any(row.has_interval for row in rows):
        sheet.note(legend + 2, LEGEND_MM / 2, "thin line: interval of the share")
    ends = [end for row in rows for pair in row.intervals.values() for end in pair if not math.isnan(end)]
    shares = [share for row in rows for share in row.shares.values()]
    scale = make_scale(shares + ends, PLOT_LEFT, PLOT_RIGHT, "%")
    draw_axis(sheet, scale)
    for place, row in enumerate(rows):
        draw_frame(sheet, LEGEND_MM + HEAD_MM + (place + 0.5) * ROW_MM, row, scale)
    return sheet


def draw_axis(sheet: Sheet, scale: Scale) -> None:
    """Draw the ticks from top to bottom, and the heads of the columns."""
    top, middle = LEGEND_MM + HEAD_MM, LEGEND_MM + HEAD_MM / 2
    sheet.box((NAME_MM, WIDTH_MM - 2), (LEGEND_MM, top), BAND)
    for tick, label in zip(scale.ticks, scale.labels, strict=True):
        x = scale.place(tick)
        sheet.line((x, x), (top, sheet.height_mm - 1), MUTED if tick == 0 else HAIR)
        sheet.note(x, middle, label, align="center")
    for side in SIDES:
        sheet.mark(SHARE_AT[side] - 2, middle, side)
    sheet.note(DIFFERENCE_AT, middle, "difference", align="right")


def draw_frame(sheet: Sheet, y: float, row: FrameRow, scale: Scale) -> None:
    """Draw a frame: its name, the span between its shares, both marks, and the numbers."""
    sheet.words(NAME_MM, y, shorten(row.label, PLOT_LEFT - NAME_MM - 5, SMALL_PT))
    left, right = sorted(scale.place(share) for share in row.shares.values())
    # Marks that would hide one another, or whose intervals would, stand apart.
    is_apart = row.has_interval or right - left < MARK_MM
    sheet.line((left, right), (y, y), LINK, 1.0)
    for side, away in zip(SIDES, (-APART_MM, APART_MM), strict=True):
        at = y + away if is_apart else y
        low, high = row.intervals[side]
        if row.has_interval:
            sheet.line((scale.place(low), scale.place(high)), (at, at), COLOURS[side], 1.2)
        sheet.mark(scale.place(row.shares[side]), at, side)
        sheet.words(SHARE_AT[side], y, share_words(row.shares[side]), align="right")
    sheet.words(DIFFERENCE_AT, y, difference_words(row.difference), BOLD, "right")
    sheet.line((NAME_MM, WIDTH_MM - 2), (y + ROW_MM / 2, y + ROW_MM / 2), HAIR, 0.6)


def share_words(share: float) -> str:
    """A share as text: whole percent from 10 up, one decimal below."""
    return f"{share:.0f}%" if share >= 9.95 or share == 0 else f"{share:.1f}%"


def difference_words(points: float) -> str:
    """A difference in percentage points, with its sign."""
    rounded = f"{points:+.0f}" if abs(points) >= 9.95 else f"{points:+.1f}"
    return "0" if float(rounded) == 0 else rounded.replace("-", "−")


def write_title(rows: list[FrameRow]) -> str:
    """The finding: the frame each narrative uses most beyond the other."""
    if not rows:
        return "No figures: no frame was measured on both sides"
    parts = []
    for row, side, other in ((rows[0], *SIDES), (rows[-1], *SIDES[::-1])):
        if row.shares[side] > row.shares[other]:
            name = shorten(row.label, 60, BODY_PT)
            shares = f"{share_words(row.shares[side])} against {share_words(row.shares[other])}"
            parts.append(f"{side} leads in “{name}” ({shares})")
    words = "; ".join(parts) or "both narratives use every frame equally often"
    return words[0].upper() + words[1:]


def write_subtitle(data: DataFrame, rows: list[FrameRow]) -> str:
    """What is measured, of how many sentences, how sure, and what is left out."""
    if not rows:
        return "No sentence was coded on both sides."
    sizes = " and ".join(f"{int(data[f'n_{side}'].max()):,} {side}" for side in SIDES)
    has_all = all(row.has_interval for row in rows)
    sure = "thin lines are intervals" if has_all else "no interval where there are too few articles"
    parts = [f"Share of sentences with a frame, difference in percentage points; n = {sizes} sentences", sure]
    if len(rows) < len(data):
        parts.append(f"{count_words(len(data) - len(rows), 'frame')} not drawn, see the table")
    return "; ".join(parts) + "."


def write_alt(data: DataFrame, rows: list[FrameRow]) -> str:
    """The chart in words: the highest, the lowest and the widest differences."""
    if not rows:
        return "Empty dumbbell chart: no figures."
    sizes = " and ".join(f"{int(data[f'n_{side}'].max()):,} {side}" for side in SIDES)
    words = f"Dumbbell chart of {count_words(len(rows), 'frame')} in percent of {sizes} sentences."
    for side in SIDES:
        ranked = sorted(rows, key=lambda row, side=side: row.shares[side])  # type: ignore[misc]
        low, high = ranked[0], ranked[-1]
        words += f" {side.capitalize()}: highest {escape(high.label, 50)} {share_words(high.shares[side])}"
        words += f", lowest {escape(low.label, 50)} {share_words(low.shares[side])}."
    return make_alt(words)
