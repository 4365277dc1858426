"""Where does a number stand on an axis?

An axis begins at 0, so that lengths can be compared.

    make_scale([1_400_000_000], 70, 160).labels == ("0", "0.5 bn", "1 bn", "1.5 bn")
"""

import math
from dataclasses import dataclass, replace

from matplotlib.ticker import MaxNLocator

from analysis.comparison.wording import Wording

MAGNITUDES = ((1e12, " tn"), (1e9, " bn"), (1e6, " m"))


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: its ticks, their labels, and the millimetres between the first and the last."""

    ticks: tuple[float, ...]
    labels: tuple[str, ...]
    left_mm: float
    right_mm: float

    def place(self, value: float) -> float:
        """Millimetres from the left edge of the paper."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.left_mm + (value - low) / (high - low) * (self.right_mm - self.left_mm)

    def spell(self, wording: Wording) -> "Scale":
        """The same axis with its labels in the numerals of the reader."""
        return replace(self, labels=tuple(wording.spell(label) for label in self.labels))


# Numbers smaller than this are noise, and the locator loses its zero among them.
SMALLEST = 1e-9


def make_scale(values: list[float], left_mm: float, right_mm: float, ending: str = "") -> Scale:
    """An axis from 0 (or below, for negative values) to a round number above all values."""
    low, high = min([0.0, *values]), max([0.0, *values])
    if high - low < SMALLEST:
        high = 1.0
    locator = MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10], min_n_ticks=2)
    ticks = tuple(float(tick) for tick in locator.tick_values(low, high))
    return Scale(ticks, tick_labels(ticks, ending), left_mm, right_mm)


def make_count_scale(highest: int, left_mm: float, right_mm: float) -> Scale:
    """An axis for things that are counted: its ticks are whole numbers."""
    locator = MaxNLocator(nbins=6, steps=[1, 2, 5, 10], integer=True, min_n_ticks=2)
    ticks = tuple(float(tick) for tick in locator.tick_values(0, max(highest, 1)))
    return Scale(ticks, tick_labels(ticks, ""), left_mm, right_mm)


def tick_labels(ticks: tuple[float, ...], ending: str) -> tuple[str, ...]:
    """Labels a reader can say: "0", "0.5 bn", "1 bn"; one magnitude for the whole axis."""
    largest = max(abs(tick) for tick in ticks)
    divisor, suffix = next((m for m in MAGNITUDES if largest >= m[0]), (1.0, ""))
    return tuple(number_words(tick / divisor) + (suffix if tick else "") + ending for tick in ticks)


def number_words(value: float) -> str:
    """A round number without needless digits: "1,000", "0.5", "2.5e-07"."""
    if value != 0 and not 1e-4 <= abs(value) < 1e9:
        return f"{value:.3g}"
    digits = max(0, 3 - math.floor(math.log10(abs(value)))) if value else 0
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")
