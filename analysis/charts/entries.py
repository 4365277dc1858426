"""Which claims stand on a timeline, and what is written beside each?

A claim needs a period that can be drawn. Where a lane has too many, disputed claims stay, then events,
figures and statements, of each the latest; what is left out is counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pandas import DataFrame

from analysis.charts.lettering import escape
from analysis.charts.periods import is_doubtful, period_words, period_years
from analysis.records import Narrative

COLUMNS = ["claim_id", "narrative", "claim_type", "period", "label", "surface", "is_conflict", "article"]
RANKS = {"event": 0, "figure": 1, "statement": 2}
MOST_IN_LANE = 14


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated claim ready to be drawn; `first` and `last` are years with fractions."""

    claim_id: str
    side: Narrative
    claim_type: str
    words: str
    period: str
    first: float
    last: float
    is_conflict: bool
    is_doubtful: bool
    others: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The claim and those that say the same."""
        return (self.claim_id, *self.others)

    @property
    def head(self) -> str:
        """The time, and how many claims say this of it."""
        return f"{self.period}, {len(self.claims)} claims" if self.others else self.period


def sort_claims(table: DataFrame) -> DataFrame:
    """The table in an order that does not depend on how it came: by time."""
    data = table[COLUMNS]
    spans = [period_years(period) or (float("inf"), float("inf")) for period in data["period"]]
    ordered = data.assign(_first=[s[0] for s in spans], _last=[s[1] for s in spans])
    keys = ["_first", "_last", "narrative", "claim_id"]
    return ordered.sort_values(keys).drop(columns=["_first", "_last"]).reset_index(drop=True)


def find_entries(data: DataFrame) -> list[Entry]:
    """The claims with a period that can be drawn, in order of time.

    Raises:
        ValueError: a claim is of no known type.
    """
    entries = []
    for cells in zip(*(data[column].tolist() for column in COLUMNS), strict=True):
        row = dict(zip(COLUMNS, cells, strict=True))
        if row["claim_type"] not in RANKS:
            known = ", ".join(RANKS)
            raise ValueError(f"claim {row['claim_id']}: type {row['claim_type']!r} is unknown; write one of {known}")
        years = period_years(row["period"])
        if years is not None:
            entries.append(make_entry(row, *years))
    return entries


def make_entry(row: Mapping[str, Any], first: float, last: float) -> Entry:
    """A row of the table as an entry; without a label it has the claim's own words."""
    # pandas does not say which types a row holds.
    has_label = isinstance(row["label"], str) and row["label"].strip() != ""
    return Entry(
        claim_id=row["claim_id"],
        side=row["narrative"],
        claim_type=row["claim_type"],
        words=escape(row["label"] if has_label else row["surface"]),
        period=period_words(row["period"]),
        first=first,
        last=last,
        is_conflict=bool(row["is_conflict"]),
        is_doubtful=is_doubtful(row["period"]),
    )


def join_entries(entries: list[Entry]) -> list[Entry]:
    """The entries with those that say the very same of the same time as one."""
    alike: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        key = entry.side, entry.claim_type, entry.words, entry.first, entry.last, entry.is_conflict, entry.is_doubtful
        alike.setdefault(key, []).append(entry)
    return [replace(same[0], others=tuple(entry.claim_id for entry in same[1:])) for same in alike.values()]


def choose_entries(entries: list[Entry], most: int = MOST_IN_LANE) -> list[Entry]:
    """The entries of a lane that find room on the page."""
    ranked = sorted(entries, key=rank_entry)
    return sorted(ranked[:most], key=lambda entry: (entry.first, entry.last, entry.claim_id))


def rank_entry(entry: Entry) -> tuple[bool, int, float, float, str]:
    """The place of an entry in the queue for room."""
    return not entry.is_conflict, RANKS[entry.claim_type], -entry.last, -entry.first, entry.claim_id
