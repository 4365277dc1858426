"""How does a table go into a Parquet file and come back as it was?

By DuckDB, in memory and on one thread: equal tables are equal bytes.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.ledger.columns import WHOLE


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
    return type_table(connection.read_parquet(str(path)).df(), columns)


def type_table(table: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """A table from a database with these columns and the types that the ledger gives them."""
    return pd.DataFrame({name: type_column(table[name]) for name in columns}, index=table.index)


def type_column(column: pd.Series) -> pd.Series:
    """A column from a database with the type that the ledger gives it."""
    if column.name in WHOLE:
        return column.astype("int64")
    return column.astype("str") if is_text(column) else column


def share_texts(table: pd.DataFrame) -> pd.DataFrame:
    """The table, equal texts held once: a column says the same few words again and again."""
    shared: dict[object, object] = {}
    texts = {
        str(name): pd.Series([shared.setdefault(cell, cell) for cell in column.tolist()], table.index, dtype="str")
        for name, column in table.items()
        if isinstance(column.dtype, pd.StringDtype)
    }
    return table.assign(**texts)
