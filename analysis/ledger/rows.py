"""How are the claims of a large ledger walked through?

As plain records with only the columns that are asked for: a hundred thousand rows of a DataFrame, one Series
each, would take longer than everything that is done with them.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Row = Mapping[str, Any]


class Place(Row):
    """A row that is read where it stands: a record of twenty columns takes a kilobyte, and this a twentieth of it."""

    __slots__ = ("columns", "place")

    def __init__(self, columns: Mapping[str, Sequence[Any]], place: int) -> None:
        """Be the row at a place of some columns."""
        self.columns, self.place = columns, place

    def __getitem__(self, name: str) -> Any:
        return self.columns[name][self.place]

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)


def list_rows(table: pd.DataFrame, columns: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of a table as records of some columns, in order; what is missing is None."""
    return list(walk_rows(table, columns))


def walk_rows(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows one after the other, of which a large ledger must not hold all at once."""
    cells = [list_cells(table[column]) for column in columns]
    return (dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True))


def list_places(table: pd.DataFrame, columns: Sequence[str]) -> list[Row]:
    """The rows of a table as `list_rows` gives them, for those who hold all rows of a large ledger at once."""
    cells = {column: list_cells(table[column]) for column in columns}
    return [Place(cells, place) for place in range(len(table))]


def list_cells(column: pd.Series) -> list[Any]:
    """The cells of a column; what is missing is None."""
    if not column.hasnans:
        return column.tolist()
    cells: list[Any] = column.to_numpy(dtype="object", na_value=None).tolist()  # type: ignore[call-overload]  # its stubs forget None
    return cells


def is_missing(cell: object) -> bool:
    """Whether a cell holds nothing: None, or a number that is none and so equals not even itself."""
    return cell is None or cell is pd.NA or cell != cell


def number_rows(table: pd.DataFrame, columns: Sequence[str]) -> NDArray[np.int64]:
    """A number for each row, the same for rows that are alike in some columns; an empty cell is like an empty one."""
    numbers = np.zeros(len(table), dtype=np.int64)
    for column in columns:
        codes, words = pd.factorize(table[column], use_na_sentinel=True)
        # Numbered anew after each column, so that no product grows beyond what a number can hold.
        numbers = pd.factorize(numbers * (len(words) + 1) + codes + 1)[0].astype(np.int64)
    return numbers


def group_rows(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> dict[Any, list[Row]]:
    """Rows by a key, each group in the order of the rows."""
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)
