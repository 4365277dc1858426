"""Which rows of a table does a reader want to see, and in which order?

A hundred thousand rows are searched where they are, in the kernel; a page of them goes to the browser. What a search
looks at is made once for each column.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import numpy as np
import pandas as pd

from analysis.errors import ParameterError
from analysis.ledger.rows import list_cells

NUMBER = r"[-−]?[\d,]*\.?\d+(?:e\d+)?"
BETWEEN = re.compile(rf"\s*({NUMBER})\s*(?:\.\.|–|to)\s*({NUMBER})\s*")
SIGNED = re.compile(rf"\s*(>=|<=|≥|≤|>|<|=)?\s*({NUMBER})\s*")
NO_FILTERS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Query:
    """Words that a row must hold, what single columns must hold, and the column by which rows are sorted."""

    words: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    is_descending: bool = False


class Searched:
    """A table as it is searched: its columns in small letters, its numbers, and the rank of each cell."""

    def __init__(self, frame: pd.DataFrame, numbers: Mapping[str, pd.Series], words: Sequence[str]) -> None:
        """Search the columns `words` for words; `numbers` are what columns of numbers are compared by."""
        self.frame, self.numbers, self.words = frame, numbers, words
        self._lowered: dict[str, list[str]] = {}
        self._ranks: dict[str, np.ndarray] = {}
        self._hay, self._begins = "", list[int]()

    def choose(self, query: Query) -> np.ndarray:
        """The places of the rows that fit, in the order asked for."""
        kept = np.ones(len(self.frame), dtype=bool)
        for place, word in enumerate(sorted(query.words.lower().split(), key=len, reverse=True)):
            kept = self.narrow(kept, word) if place else self.find(word)
        for column, wanted in query.filters.items():
            if wanted.strip():
                kept &= self.fit(column, wanted)
        places = np.flatnonzero(kept)
        if not query.sort:
            return places[::-1] if query.is_descending else places
        ranks = self.rank(query.sort)[places]
        missing = ranks < 0
        ordered = np.argsort(-ranks if query.is_descending else ranks, kind="stable")
        chosen: np.ndarray = places[np.concatenate([ordered[~missing[ordered]], ordered[missing[ordered]]])]
        return chosen

    def fit(self, column: str, wanted: str) -> np.ndarray:
        """Which rows hold in a column what is wanted: words, or a number in bounds."""
        if column in self.numbers:
            return fit_number(self.numbers[column].to_numpy(dtype="float64"), wanted, column)
        if wanted.startswith("="):
            return np.fromiter((cell == wanted[1:].lower() for cell in self.lower(column)), bool, len(self.frame))
        return np.fromiter((wanted.lower() in cell for cell in self.lower(column)), bool, len(self.frame))

    def lower(self, column: str) -> list[str]:
        """The cells of a column in small letters."""
        if column not in self._lowered:
            if column not in self.frame:
                raise ParameterError(f"column {column!r} is unknown; known are {', '.join(map(str, self.frame))}")
            cells = list_cells(self.frame[column])
            if self.frame[column].dtype == "str":  # most are: a ledger of a hundred thousand rows is searched at once
                self._lowered[column] = ["" if cell is None else cell.lower() for cell in cells]
            else:
                self._lowered[column] = [spell_cell(cell).lower() for cell in cells]
        return self._lowered[column]

    def warm(self) -> None:
        """Make ready what a search looks at: some columns of all rows as one text, and where each row begins in it."""
        if not self._begins:
            columns = [self.lower(column) for column in self.words]
            rows = ["\n".join(cells) + "\n" for cells in zip(*columns, strict=True)]
            self._begins = [0, *accumulate(map(len, rows))]
            self._hay = "".join(rows)

    def find(self, word: str) -> np.ndarray:
        """Which rows hold a word; one search through one text, which goes on with the next row after each hit."""
        self.warm()
        found, begins = np.zeros(len(self.frame), dtype=bool), self._begins
        at = self._hay.find(word)
        while at >= 0:
            row = bisect_right(begins, at) - 1
            found[row] = True
            at = self._hay.find(word, begins[row + 1])
        return found

    def narrow(self, kept: np.ndarray, word: str) -> np.ndarray:
        """Which of some rows hold a word."""
        held = np.zeros(len(kept), dtype=bool)
        for row in np.flatnonzero(kept).tolist():
            held[row] = self._hay.find(word, self._begins[row], self._begins[row + 1]) >= 0
        return held

    def rank(self, column: str) -> np.ndarray:
        """The place of each cell among the sorted cells of its column; −1 where it is empty."""
        if column not in self._ranks:
            if column in self.numbers:
                values = self.numbers[column].to_numpy(dtype="float64")
                codes = np.unique(np.nan_to_num(values), return_inverse=True)[1].reshape(-1)
                self._ranks[column] = np.where(np.isnan(values), -1, codes)
            else:
                cells = self.lower(column)
                known = {cell: place for place, cell in enumerate(sorted(set(cells)))}
                self._ranks[column] = np.array([known[cell] if cell else -1 for cell in cells], dtype="int64")
        return self._ranks[column]


def fit_number(values: np.ndarray, wanted: str, column: str) -> np.ndarray:
    """Which numbers lie where they are wanted: "> 10", "10..20" or "5".

    Raises:
        ParameterError: the bound is none of these.
    """
    if found := BETWEEN.fullmatch(wanted):
        low, high = sorted(map(read_number, found.groups()))
        return np.asarray((values >= low) & (values <= high))
    found = SIGNED.fullmatch(wanted)
    if found is None:
        raise ParameterError(f"filter of {column} is {wanted!r}; write > 10, <= 5, 10..20 or a number")
    bound = read_number(found[2])
    match found[1]:
        case ">":
            return np.asarray(values > bound)
        case "<":
            return np.asarray(values < bound)
        case ">=" | "≥":
            return np.asarray(values >= bound)
        case "<=" | "≤":
            return np.asarray(values <= bound)
    return np.asarray(values == bound)


def read_number(digits: str) -> float:
    """A number as a reader types it."""
    return float(digits.replace(",", "").replace("−", "-"))


def spell_cell(cell: Any) -> str:
    """A cell as it is shown; nothing is an empty text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, list | tuple):
        return ", ".join(map(str, cell))
    return f"{cell:,.12g}" if isinstance(cell, float) else str(cell)
