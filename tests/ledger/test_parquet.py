"""Tables in Parquet files."""

from pathlib import Path

import pandas as pd

from analysis.ledger.columns import ACTORS, WHOLE
from analysis.ledger.parquet import VECTORS, open_database, read_parquet, write_parquet

ROWS = 2_048 * VECTORS * 2 + 7  # more than are read at once


def make_actors(rows: int) -> pd.DataFrame:
    """A table of so many actors; every third has no role."""
    cells = {name: [f"{name} {n % 5}" if name != "role" or n % 3 else None for n in range(rows)] for name in ACTORS}
    table = pd.DataFrame(cells | {name: range(rows) for name in ACTORS if name in WHOLE}, columns=list(ACTORS))
    return table.astype({name: "int64" if name in WHOLE else "str" for name in ACTORS})


def read_back(table: pd.DataFrame, path: Path) -> pd.DataFrame:
    write_parquet(table, path)
    with open_database() as connection:
        return read_parquet(connection, path, ACTORS)


def test_a_table_that_is_read_in_parts_comes_back_as_it_was(tmp_path: Path) -> None:
    table = make_actors(ROWS)

    pd.testing.assert_frame_equal(read_back(table, tmp_path / "actors.parquet"), table)


def test_an_empty_table_keeps_its_types(tmp_path: Path) -> None:
    table = make_actors(0)

    pd.testing.assert_frame_equal(read_back(table, tmp_path / "actors.parquet"), table)


def test_a_text_that_is_told_again_and_again_is_held_once(tmp_path: Path) -> None:
    table = read_back(make_actors(ROWS), tmp_path / "actors.parquet")

    assert len({id(cell) for cell in table["actor"].tolist()}) == 5
