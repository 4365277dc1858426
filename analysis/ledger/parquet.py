"""How does a table go into a Parquet file and come back as it was?

By DuckDB, in memory and on one thread: equal tables are equal bytes.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.ledger.columns import WHOLE

LARGE = 50_000  # rows
VECTORS = 2  # of some two thousand rows, which are read at once


@contextmanager
def open_database() -> Iterator[Any]:
    """A database in memory; trouble with a file is an OSError in it as elsewhere, and a Ctrl-C stays a Ctrl-C."""
    import duckdb

    try:
        with keep_database(os.getpid()).cursor() as connection:
            yield connection
    except duckdb.IOException as error:
        raise OSError(str(error).splitlines()[0]) from error
    except RuntimeError as error:
        if "interrupted" in str(error):
            raise KeyboardInterrupt from error
        raise


@lru_cache(maxsize=1)
def keep_database(process: int) -> Any:  # noqa: ARG001 (one that was forked makes its own)
    """The database of a process: to make one takes longer than to write a small table."""
    import duckdb

    return duckdb.connect(":memory:", config={"threads": 1})


def close_large(table: pd.DataFrame) -> None:
    """Close the database of this process after a large table: what it has used for that it keeps for the next one."""
    if len(table) > LARGE:
        keep_database.cache_clear()


def write_parquet(table: pd.DataFrame, path: Path) -> None:
    """A table as Parquet."""
    with open_database() as connection:
        write_rows(connection.from_df(prepare(table)), path)


def write_rows(rows: Any, path: Path) -> None:
    """Rows of a database as Parquet."""
    rows.write_parquet(str(path), compression="zstd")


def prepare(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose texts are plain objects, missing ones None."""
    return pd.DataFrame({name: make_plain(table[name]) for name in table.columns}, index=table.index)


def make_plain(column: pd.Series) -> pd.Series:
    """A column of texts as plain objects; one that holds nothing keeps its type, which nothing else would tell."""
    if not is_text(column):
        return column
    cells = column.to_numpy(dtype="object", na_value=None)  # type: ignore[call-overload]  # its stubs forget None
    is_empty = all(cell is None for cell in cells)
    return pd.Series(cells, dtype="string" if is_empty else "object", index=column.index)


def is_text(column: pd.Series) -> bool:
    """Whether a column holds neither numbers nor yes and no."""
    return not pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def read_parquet(connection: Any, path: Path, columns: Sequence[str]) -> pd.DataFrame:
    """A table of a Parquet file with the types that the ledger gives it."""
    return read_rows(connection.read_parquet(str(path)), columns)


def read_rows(found: Any, columns: Sequence[str]) -> pd.DataFrame:
    """Rows of a database as a table with the types that the ledger gives it.

    They come in parts, and equal texts are held once: a column says the same few words again and again.
    """
    shared: dict[object, object] = {}
    parts: dict[str, list[Any]] = {name: [] for name in columns}
    while len(part := found.fetch_df_chunk(VECTORS)) or not parts[columns[0]]:
        for name in columns:
            parts[name].append(share_texts(part[name].to_numpy(), shared))
    return type_table({name: np.concatenate(parts.pop(name)) for name in columns})


def share_texts(cells: Any, shared: dict[object, object]) -> Any:  # arrays of any type
    """The cells of a column, a text that is known already by the one that is known."""
    if cells.dtype != object:
        return cells
    return np.fromiter((shared.setdefault(cell, cell) for cell in cells.tolist()), object, len(cells))


def type_table(cells: Mapping[str, Any]) -> pd.DataFrame:
    """A table of columns from a database with the types that the ledger gives them."""
    return pd.DataFrame({name: type_column(pd.Series(found, name=name)) for name, found in cells.items()})


def type_column(column: pd.Series) -> pd.Series:
    """A column from a database with the type that the ledger gives it."""
    if column.name in WHOLE:
        return column.astype("int64")
    return column.astype("str") if is_text(column) else column
