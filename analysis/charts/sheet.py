"""What can be put on a chart?

A sheet is paper measured in millimetres from its upper left corner. Charts place words, lines and marks on
it themselves, so that nothing moves and nothing overlaps by chance.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from analysis.charts.lettering import escape, face_of, width_mm
from analysis.charts.look import (
    BODY_PT,
    COLOURS,
    INK,
    LINK,
    MARKER_PT,
    MARKERS,
    MUTED,
    PAPER,
    SMALL_PT,
    WIDTH_MM,
    Point,
    Side,
)
from analysis.comparison.wording import PLAIN as PLAIN_WORDING
from analysis.comparison.wording import Wording
from analysis.records import Narrative

MM_PER_INCH = 25.4
Pair = tuple[float, float]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Pen:
    """How words are written."""

    size_pt: float = SMALL_PT
    colour: str = INK
    is_bold: bool = False
    is_italic: bool = False


PLAIN, GREY = Pen(), Pen(colour=MUTED)
BOLD, ITALIC = Pen(is_bold=True), Pen(is_italic=True)
HEADING = Pen(BODY_PT, is_bold=True)


class Sheet:
    """White paper of a given height."""

    def __init__(self, height_mm: float) -> None:
        self.height_mm = height_mm
        self.points: list[Point] = []
        self.figure = Figure(figsize=(WIDTH_MM / MM_PER_INCH, height_mm / MM_PER_INCH), facecolor=PAPER)
        # No axes: a millimetre is a millimetre, and a chart takes a third less time.
        paper = Affine2D().scale(1 / MM_PER_INCH, -1 / MM_PER_INCH).translate(0, height_mm / MM_PER_INCH)
        self.transform = paper + self.figure.dpi_scale_trans

    def put(self, artist: Artist, layer: float) -> None:
        """Set a piece on the paper; a higher layer covers a lower one."""
        artist.set_transform(self.transform)
        artist.set_zorder(layer)
        self.figure.add_artist(artist)

    def point(self, x: float, y: float, claims: tuple[str, ...], label: str) -> None:
        """Note whose mark stands here."""
        self.points.append(Point(round(x / WIDTH_MM, 4), round(y / self.height_mm, 4), claims, label))

    def words(self, x: float, y: float, text: str, pen: Pen = PLAIN, align: Align = "left") -> float:
        """Write a line, its small letters centred on y; returns its width."""
        plain = escape(text)
        # From the middle of the small letters down to the line they stand on.
        down = 0.27 * pen.size_pt * MM_PER_INCH / 72
        face = face_of(pen.size_pt, pen.is_bold, pen.is_italic)
        line = Text(x, y + down, plain, ha=align, va="baseline", color=pen.colour, fontproperties=face)
        line.set_parse_math(False)
        self.put(line, 5)
        return width_mm(plain, pen.size_pt, pen.is_bold)

    def heading(self, x: float, y: float, text: str) -> float:
        """Write a line in bold."""
        return self.words(x, y, text, HEADING)

    def note(self, x: float, y: float, text: str, align: Align = "left") -> float:
        """Write a line in grey."""
        return self.words(x, y, text, GREY, align)

    def line(self, xs: Pair, ys: Pair, colour: str = LINK, width_pt: float = 0.8) -> None:
        """Draw a line."""
        self.put(Line2D(xs, ys, color=colour, linewidth=width_pt), 1)

    def box(self, xs: Pair, ys: Pair, colour: str) -> None:
        """Fill a rectangle."""
        corner, width, height = (xs[0], ys[0]), xs[1] - xs[0], ys[1] - ys[0]
        self.put(Rectangle(corner, width, height, facecolor=colour, linewidth=0), 0)

    def mark(self, x: float, y: float, side: Side, *, is_hollow: bool = False, times: float = 1) -> None:
        """Set the mark of a side."""
        fill = PAPER if is_hollow else COLOURS[side]
        self.put(
            Line2D(
                [x], [y], linestyle="none", marker=MARKERS[side], markersize=MARKER_PT[side] * times,
                markerfacecolor=fill, markeredgecolor=COLOURS[side], markeredgewidth=1.2,
            ),
            3,
        )  # fmt: skip

    def ring(self, x: float, y: float) -> None:
        """Set a ring around a mark."""
        self.put(
            Line2D(
                [x], [y], linestyle="none", marker="o", markersize=11,
                markerfacecolor="none", markeredgecolor=INK, markeredgewidth=1.1,
            ),
            4,
        )  # fmt: skip

    def arrow(self, x: float, y: float, towards: float, colour: str) -> None:
        """Draw a tail with a head at its far end."""
        head = 1.9 if towards > x else -1.9
        self.line((x, towards - head / 2), (y, y), colour, 1.4)
        tip = [(towards, y), (towards - head, y - 0.95), (towards - head, y + 0.95)]
        self.put(Polygon(tip, closed=True, facecolor=colour, linewidth=0), 2)

    def rise(self, x: float, y: float, towards: float, colour: str) -> None:
        """Draw a tail that stands upright, with a head at its far end."""
        head = 1.9 if towards > y else -1.9
        self.line((x, x), (y, towards - head / 2), colour, 1.4)
        tip = [(x, towards), (x - 0.95, towards - head), (x + 0.95, towards - head)]
        self.put(Polygon(tip, closed=True, facecolor=colour, linewidth=0), 2)


def draw_sides_legend(
    sheet: Sheet, x: float, y: float, sides: Collection[Narrative], wording: Wording = PLAIN_WORDING
) -> float:
    """Say which mark means which side, from x to the right; returns where it ends."""
    for side in MARKERS:
        if side in sides:
            sheet.mark(x + 1.5, y, side)
            x += 4.0 + sheet.words(x + 4.0, y, wording.name(side)) + 5
    return x
