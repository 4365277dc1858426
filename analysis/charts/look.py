"""What do all charts have in common?

Colour means side, everywhere, and a marker of its own says the same without colour. Sizes are millimetres
on paper: a chart is as wide as the text of a page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Literal

import matplotlib as mpl
from matplotlib.figure import Figure
from pandas import DataFrame

from analysis.charts.lettering import FALLBACK, FAMILY
from analysis.charts.lettering import escape as escape
from analysis.charts.svg import tidy_svg
from analysis.comparison.wording import PLAIN, Wording
from analysis.records import NARRATIVES, Narrative

# "any" is the mark of a legend that speaks of no side.
Side = Narrative | Literal["any"]
# Contrast on white: 5.2, 3.9, 7.0 and 4.5 to 1.
COLOURS: dict[Side, str] = {
    "defence": "#0072B2",
    "civilian": "#D55E00",
    "both": "#595959",
    "neither": "#767676",
    "any": "#595959",
}
MARKERS: dict[Side, str] = {"defence": "o", "civilian": "s", "both": "D", "neither": "^", "any": "o"}
# A square or a diamond looks larger than a circle of the same width.
MARKER_PT: dict[Side, float] = {"defence": 6.6, "civilian": 5.8, "both": 5.2, "neither": 6.4, "any": 6.0}

PAPER = "#ffffff"
INK = "#1a1a1a"
MUTED = "#595959"
LINK = "#8c8c8c"
HAIR = "#dcdcdc"
BAND = "#f2f2f2"

BODY_PT = 8.5
SMALL_PT = 8.0
WIDTH_MM = 170.0
PNG_DPI = 160
ALT_CHARS = 400
MOST_SHOWN = 40  # rows of the table beside a picture
MOST_TOLD = 15  # rows of the table in place of a picture
# What matplotlib would write into a file: the day, its version. Without them equal charts are equal bytes.
SVG_NOTES = ("Date", "Creator", "Format", "Type")

STYLE: dict[str, object] = {
    "text.usetex": False,
    "text.parse_math": False,
    "text.color": INK,
    "text.antialiased": True,
    "text.hinting": "none",
    "font.family": [FAMILY, FALLBACK],
    "figure.dpi": 100.0,
    "figure.frameon": True,
    "figure.edgecolor": PAPER,
    "lines.antialiased": True,
    "lines.linestyle": "-",
    "lines.marker": "None",
    "lines.solid_capstyle": "butt",
    "path.simplify": False,
    "path.effects": [],
    "path.sketch": None,
    "savefig.facecolor": PAPER,
    "savefig.edgecolor": PAPER,
    "savefig.bbox": None,
    "savefig.transparent": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "ploughshare",
    "svg.id": None,
}


@contextmanager
def house_style() -> Iterator[None]:
    """Draw by our rules, whatever the reader's own settings of matplotlib say."""
    # matplotlib types its keys as a closed list.
    with mpl.rc_context(STYLE):  # type: ignore[arg-type]
        yield


@dataclass(frozen=True, slots=True)
class Point:
    """A mark on a picture: its place in fractions of width and height from the upper left, and its claims."""

    x: float
    y: float
    claims: tuple[str, ...]
    label: str


@dataclass(frozen=True, eq=False)
class Chart:
    """A picture with the words that stand around it and the table it was drawn from.

    Without a picture it has the reason; `data` is the whole table.
    """

    chart_id: str
    title: str
    subtitle: str
    source: str
    alt: str
    data: DataFrame = field(repr=False)
    figure: Figure | None = field(repr=False)
    points: tuple[Point, ...] = field(default=(), repr=False)
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.figure is None) != bool(self.reason):
            raise ValueError(f"chart {self.chart_id}: give either a picture or the reason why there is none")
        if not self.alt or len(self.alt) > ALT_CHARS:
            length = len(self.alt)
            raise ValueError(f"chart {self.chart_id}: alt text of {length} characters; write 1 to {ALT_CHARS}")

    @property
    def shown(self) -> DataFrame:
        """The rows of the marks that were drawn; of a picture whose marks name no claim, the first rows."""
        drawn = {claim for point in self.points for claim in point.claims}
        is_told = bool(drawn) and "claim_id" in self.data
        most = MOST_TOLD if self.figure is None else MOST_SHOWN
        return (self.data[self.data["claim_id"].isin(drawn)] if is_told else self.data).head(most)

    def svg(self) -> str | None:
        """The chart as one SVG element, without a date and safe to set beside other charts."""
        if self.figure is None:
            return None
        file = BytesIO()
        with house_style():
            self.figure.savefig(file, format="svg", metadata=dict.fromkeys(SVG_NOTES))
        return tidy_svg(file.getvalue().decode(), self.chart_id, self.alt)

    def png(self) -> bytes | None:
        """The chart as a PNG picture, without a date."""
        if self.figure is None:
            return None
        file = BytesIO()
        with house_style():
            self.figure.savefig(
                file, format="png", dpi=PNG_DPI, metadata={"Software": None}, pil_kwargs={"compress_level": 3}
            )
        return file.getvalue()


def make_alt(text: str) -> str:
    """Alt text in plain words, cut to the length a screen reader bears."""
    return escape(text, ALT_CHARS)


def narratives_in(table: DataFrame) -> list[Narrative]:
    """The narratives a table speaks of, always in the same order.

    Raises:
        ValueError: the table names a narrative nobody knows.
    """
    found = set(table["narrative"])
    if unknown := sorted(found - set(NARRATIVES), key=str):
        raise ValueError(f"narrative {unknown[0]!r} is unknown; write one of {', '.join(NARRATIVES)}")
    return [narrative for narrative in NARRATIVES if narrative in found]


def count_words(count: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 figure", "8 figures"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def list_words(words: list[str]) -> str:
    """Words as a sentence lists them: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def count_sides(table: DataFrame, wording: Wording = PLAIN) -> str:
    """How many rows each side has: "7 defence, 1 civilian"."""
    counts = table["narrative"].value_counts()
    return ", ".join(f"{counts[side]:,} {wording.name(side)}" for side in narratives_in(table))


def capitalise(words: str) -> str:
    """A sentence with a capital at its beginning, all else as it is."""
    return words[:1].upper() + words[1:]
