"""Which figures find room on one page, and in which order?

A panel holds all figures of one indicator in one unit. Where there are too many, the indicators on which
several narratives put figures stay, then those with most, and of each the latest; what is left out is counted.
"""

import math
from dataclasses import dataclass
from typing import get_args

from pandas import DataFrame

from analysis.charts.lettering import escape
from analysis.charts.periods import period_words, period_years
from analysis.records import Bound, Narrative

COLUMNS = [
    *("claim_id", "narrative", "indicator", "surface"),
    *("value", "low", "high", "bound", "unit", "period", "article"),
]
ENDS = ["value", "low", "high"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)
MOST_PANELS = 10
MOST_ROWS = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A figure ready to be drawn; `value`, `low` and `high` may be missing (NaN), but not all three."""

    claim_id: str
    side: Narrative
    surface: str
    period: str
    value: float
    low: float
    high: float
    bound: Bound

    def __post_init__(self) -> None:
        if self.bound not in BOUNDS:
            raise ValueError(f"{self.surface!r}: bound {self.bound!r} is unknown; write one of {', '.join(BOUNDS)}")

    @property
    def ends(self) -> list[float]:
        """The numbers the figure states."""
        return [end for end in (self.value, self.low, self.high) if not math.isnan(end)]

    @property
    def is_range(self) -> bool:
        """Whether the figure states two numbers and none between them."""
        return math.isnan(self.value) and len(self.ends) == 2


@dataclass(frozen=True, slots=True)
class Panel:
    """The rows drawn of one indicator in one unit, and how many figures it has."""

    indicator: str
    unit: str
    rows: tuple[Row, ...]
    count: int


def sort_figures(table: DataFrame) -> DataFrame:
    """The table in an order that does not depend on how it came: by indicator, then time."""
    data = table[COLUMNS].astype(dict.fromkeys(ENDS, float))
    starts = [years[0] if (years := period_years(p)) is not None else -math.inf for p in data["period"]]
    keys = ["indicator", "unit", "_start", "narrative", "value", "low", "claim_id"]
    return data.assign(_start=starts).sort_values(keys).drop(columns="_start").reset_index(drop=True)


def choose_panels(data: DataFrame, most_rows: int = MOST_ROWS) -> list[Panel]:
    """The panels that fit: of named things before mere units, of several narratives before one, then by number."""
    ends = data[ENDS]
    drawable = data[ends.notna().any(axis=1) & ~ends.isin([math.inf, -math.inf]).any(axis=1)]
    # A figure without a unit is still a figure.
    groups = list(drawable.groupby(["indicator", "unit"], observed=True, dropna=False))
    ranked = sorted(groups, key=lambda group: rank_panel(group[1]))
    rooms = share_rows([len(rows) for _, rows in ranked], most_rows)
    kept = zip(ranked[: len(rooms)], rooms, strict=True)
    return [make_panel(indicator, unit, rows, room) for ((indicator, unit), rows), room in kept if room > 0]


def rank_panel(rows: DataFrame) -> tuple[bool, int, int]:
    """The place of an indicator in the queue for room: one that is only a unit ("percent") says least."""
    indicator, unit = rows[["indicator", "unit"]].iloc[0]
    is_bare = f"{indicator} ".startswith(f"{unit} ")
    return is_bare, -rows["narrative"].nunique(), -len(rows)


def share_rows(counts: list[int], most_rows: int) -> list[int]:
    """How many rows each panel gets: a fair number each, then what is left to the first."""
    given, left = [], most_rows
    for count in counts[: min(MOST_PANELS, most_rows // 3)]:
        given.append(min(count, max(2, most_rows // 5), left))
        left -= given[-1]
    for place, has in enumerate(given):
        more = min(counts[place] - has, left)
        given[place] += more
        left -= more
    return given


def make_panel(indicator: object, unit: object, rows: DataFrame, room: int) -> Panel:
    """The latest rows of an indicator as a panel."""
    drawn = [
        Row(
            claim_id=row["claim_id"],
            side=row["narrative"],
            surface=escape(row["surface"]),
            period=period_words(row["period"]),
            value=row["value"],
            low=row["low"],
            high=row["high"],
            bound=row["bound"],
        )
        for row in rows.tail(room).to_dict("records")
    ]
    unit_words = "" if unit is None or unit != unit else escape(unit)
    return Panel(escape(indicator), unit_words, tuple(drawn), len(rows))
