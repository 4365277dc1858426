"""How is a figure drawn that is not exact?

| in the text | drawn |
|---|---|
| "1.4 billion" | a filled mark |
| "about 20" | a hollow mark with ≈ |
| "nearly 20", "up to 20" | a mark with a tail to the left: 20 is the most |
| "more than 20" | a mark with a tail to the right: 20 is the least |
| "between 700 and 800" | a bar from 700 to 800 |
"""

from typing import Literal, assert_never

from analysis.charts.lettering import width_mm
from analysis.charts.look import COLOURS, SMALL_PT, Side
from analysis.charts.panels import Row
from analysis.charts.scale import Scale
from analysis.charts.sheet import Sheet
from analysis.records import Bound

Shape = Literal["exact", "about", "at most", "at least", "range"]
SHAPES: dict[Bound, Shape] = {
    "exact": "exact",
    "about": "about",
    "nearly": "at most",
    "less_than": "at most",
    "up_to": "at most",
    "more_than": "at least",
    "at_least": "at least",
    "between": "range",
}
SHAPE_WORDS: dict[Shape, str] = {
    "exact": "exact",
    "about": "about",
    "at most": "nearly, up to, less than",
    "at least": "more than, at least",
    "range": "from … to",
}
TAIL_MM = 8.0
SHORT_TAIL_MM = 3.5


def shape_of(row: Row) -> Shape:
    """How a figure is drawn."""
    if row.is_range:
        return "range"
    shape = SHAPES[row.bound]
    # "between" with one number is a number.
    return "exact" if shape == "range" and len(set(row.ends)) == 1 else shape


def mark_of(row: Row) -> float:
    """The number at which the mark of a figure stands; of a range, its middle."""
    shape = shape_of(row)
    if shape == "range":
        return (min(row.ends) + max(row.ends)) / 2
    return row.ends[-1] if shape == "at most" else row.ends[0]


def draw_row(sheet: Sheet, y: float, row: Row, scale: Scale) -> None:
    """Draw one figure on its axis."""
    shape = shape_of(row)
    if shape == "range":
        draw_range(sheet, scale.place(min(row.ends)), scale.place(max(row.ends)), y, row.side)
    else:
        draw_point(sheet, (scale.place(mark_of(row)), y), row.side, shape, scale.left_mm)


def draw_point(sheet: Sheet, at: tuple[float, float], side: Side, shape: Shape, left: float = 0) -> None:
    """Draw a mark with the tail or the sign of its bound; a tail stops at the left end of the axis."""
    x, y = at
    match shape:
        case "exact" | "range":
            sheet.mark(x, y, side)
        case "about":
            sheet.mark(x, y, side, is_hollow=True)
            sheet.words(x + 2.1, y, "≈")
        case "at most":
            sheet.arrow(x, y, min(x - SHORT_TAIL_MM, max(x - TAIL_MM, left)), COLOURS[side])
            sheet.mark(x, y, side)
        case "at least":
            sheet.arrow(x, y, x + TAIL_MM, COLOURS[side])
            sheet.mark(x, y, side)
        case _:
            assert_never(shape)


def draw_range(sheet: Sheet, left: float, right: float, y: float, side: Side) -> None:
    """Draw a bar with the side's mark, small, at both ends."""
    sheet.line((left, right), (y, y), COLOURS[side], 2.2)
    sheet.mark(left, y, side, times=0.6)
    sheet.mark(right, y, side, times=0.6)


def draw_bounds_legend(sheet: Sheet, x: float, y: float, shapes: list[Shape]) -> None:
    """Say what marks, tails and bars mean, from x to the right."""
    for shape in shapes:
        before = {"at most": TAIL_MM + 0.5, "about": 1.5, "exact": 1.5, "at least": 1.5, "range": 1.0}[shape]
        after = {"at least": TAIL_MM + 1.5, "about": 5.0, "range": 8.5}.get(shape, 2.2)
        if shape == "range":
            draw_range(sheet, x + before, x + before + 6, y, "any")
        else:
            draw_point(sheet, (x + before, y), "any", shape)
        sheet.words(x + before + after, y, SHAPE_WORDS[shape])
        x += before + after + width_mm(SHAPE_WORDS[shape], SMALL_PT) + 5
