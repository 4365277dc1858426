"""Which tables can be walked through, and where in the articles does a row of each lead?

A listing is a table with its caption, the columns it shows first, and how their cells are written. A row leads to its
claims (`claim_id` or `claims`), else to a span of an article (`article_id`, `start`, `end`), else to the article.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.briefing.blocks import Align, Block, Column, Notes, table_block
from analysis.briefing.glyphs import mark_controls
from analysis.comparison.prose import Cited, Segment, Text
from analysis.errors import ParameterError
from analysis.exploration.querying import Query, Searched, spell_cell
from analysis.ledger.rows import Row, list_rows

PAGE = 50
FEW = 16  # different values; a column with no more is filtered by choosing one
SHORT = 40  # characters of a value that can be chosen from a list
STATIC = 25  # rows where nothing can be turned over
LONGEST = 400
Write = Callable[[Row], str]
WIDE = frozenset(("text", "before", "after", "left", "right", "sentence", "title"))  # columns of whole sentences
LABELS = {"article_id": "article", "claim_id": "claim"}


@dataclass(frozen=True)
class Listing:
    """A table to walk through."""

    name: str
    caption: str
    frame: pd.DataFrame
    shown: tuple[str, ...]
    writers: Mapping[str, Write] = field(default_factory=dict)
    numbers: Mapping[str, pd.Series] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()  # columns that only say where a row leads
    right: tuple[str, ...] = ()  # columns set on the right though they hold words
    words: tuple[str, ...] = ()  # columns that a search for words looks at; empty: those shown

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Every column a reader can choose: those shown first, then the others."""
        rest = [str(c) for c in self.frame.columns if c not in self.shown and c not in self.hidden]
        return (*self.shown, *rest)

    @cached_property
    def searched(self) -> Searched:
        """The table as it is searched."""
        numeric = self.frame.select_dtypes("number")
        numbers = {str(c): numeric[c] for c in numeric} | dict(self.numbers)
        return Searched(self.frame, numbers, self.words or self.shown)

    @cached_property
    def choices(self) -> dict[str, list[str]]:
        """The values of columns that have few: of those with words, not numbers."""
        found = {}
        for column in self.columns:
            if column in self.searched.numbers or column in self.writers or column in WIDE:
                continue
            values: list[Any] = [] if self.frame[column].dtype == object else self.frame[column].unique().tolist()
            cells = sorted({spell_cell(v) for v in values if isinstance(v, str | bool)} - {""})
            if 1 < len(cells) <= FEW and max(map(len, cells)) <= SHORT:
                found[column] = cells
        return found

    def describe(self, column: str) -> dict[str, Any]:
        """A column as the browser is told of it."""
        align: Align = "right" if column in self.searched.numbers or column in self.right else "left"
        label = LABELS.get(column, column).replace("_", " ")
        is_number = column in self.searched.numbers
        return {
            "name": column, "label": label[:1].upper() + label[1:], "align": align, "is_number": is_number,
            "choices": self.choices.get(column, []), "is_wide": column in WIDE,
        }  # fmt: skip

    def choose(self, query: Query) -> np.ndarray:
        """The rows that fit a query, in its order."""
        return self.searched.choose(query)

    def write_rows(self, places: Sequence[int], columns: Sequence[str]) -> list[dict[str, Any]]:
        """Some rows as they are shown, each with where it leads."""
        names = [str(c) for c in self.frame.columns]
        rows = list_rows(self.frame.iloc[list(places)], names)
        return [{"cells": [self.write(row, c) for c in columns], "place": find_place(row)} for row in rows]

    def write(self, row: Row, column: str) -> str:
        """A cell in words."""
        shown = self.writers[column](row) if column in self.writers else spell_cell(row[column])
        shown = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]} …"
        return mark_controls(" ".join(shown.split()))

    def build_page(
        self, query: Query, columns: Sequence[str] = (), offset: int = 0, most: int = PAGE
    ) -> dict[str, Any]:
        """A page of the rows that fit a query.

        Raises:
            ParameterError: a column is unknown, or a bound makes no sense.
        """
        shown = list(columns) or list(self.shown)
        for column in [*shown, *query.filters, *([query.sort] if query.sort else [])]:
            if column not in self.columns:
                raise ParameterError(f"column {column!r} is unknown; known are {', '.join(self.columns)}")
        places = self.choose(query)
        offset = max(0, min(offset, (len(places) - 1) // most * most))
        rows = self.write_rows(places[offset : offset + most].tolist(), shown)
        return {"columns": shown, "rows": rows, "offset": offset, "fitting": len(places), "total": len(self.frame)}

    def build_block(self, query: Query, notes: Notes) -> Block:
        """The first rows as a table that needs no script."""
        page = self.build_page(query, most=STATIC)
        columns = [self.describe(c) for c in page["columns"]]
        heads = [Column(c["label"], c["align"]) for c in columns]
        cells = [[self.bind(words, row["place"]) for words in row["cells"]] for row in page["rows"]]
        shown = len(page["rows"])
        count = f"the first {shown} of {page['fitting']:,} rows" if shown < page["fitting"] else count_rows(shown)
        return table_block(self.name, f"{self.caption} ({count})", heads, cells, notes)

    def bind(self, words: str, place: Mapping[str, Any]) -> tuple[Segment, ...]:
        """A cell of a static table, bound to the claims of its row."""
        claims = tuple(place.get("claims", ()))
        return (Cited(words or "–", claims),) if claims else (Text(words or "–"),)


def count_rows(count: int) -> str:
    """So many rows."""
    return "no rows" if count == 0 else "one row" if count == 1 else f"{count:,} rows"


def find_place(row: Row) -> dict[str, Any]:
    """Where in the articles a row leads."""
    if row.get("claims"):
        return {"claims": list(row["claims"])}
    if row.get("claim_id") is not None:
        return {"claims": [row["claim_id"]]}
    if row.get("article_id") is None:
        return {}
    span = [int(row["start"]), int(row["end"])] if row.get("start") is not None and row.get("end") is not None else []
    return {"article": row["article_id"], "span": span}
