"""What does each column mean, and what may stand in it?

The only home of these words is columns.csv; the workbook, the data package and reports/README.md take them from
there. `columns.py` says which columns there are, and in which order.
"""

import csv
from dataclasses import dataclass
from functools import cache

from analysis.places import PACKAGE

COLUMNS = PACKAGE / "ledger" / "columns.csv"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A column: its table, its type, the values it may have if they are a closed list, and what it says."""

    table: str
    column: str
    type: str
    values: tuple[str, ...]
    meaning: str

    @property
    def words(self) -> str:
        """The meaning without marks of code."""
        return self.meaning.replace("`", "")


@cache
def read_meanings() -> tuple[Meaning, ...]:
    """Every column of the ledger, the articles and the actors, in the order of the tables."""
    with COLUMNS.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Meaning(row["table"], row["column"], row["type"], tuple(row["values"].split()), row["meaning"])
            for row in csv.DictReader(lines)
        )


def list_meanings(table: str) -> tuple[Meaning, ...]:
    """The columns of one table."""
    return tuple(meaning for meaning in read_meanings() if meaning.table == table)
