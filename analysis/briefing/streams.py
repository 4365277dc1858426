"""How does a table that no memory holds at once get into a file?

It comes in parts, which are written as they come. A workbook is made at the end, of all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pandas as pd

from analysis.briefing.files import keep_half
from analysis.briefing.scratch import make_scratch
from analysis.briefing.store import name_sheet, spell_csv, spell_jsonl, write_xlsx
from analysis.cache.parts import Part
from analysis.errors import OutputError
from analysis.ledger import Tables
from analysis.ledger.parquet import open_database, write_parquet

Add = Callable[[Tables | Part], None]
SHEET_ROWS = 1_048_575  # below the header


def write_streams(parts: Iterable[Tables | Part], targets: Mapping[str, Path]) -> None:
    """Write the tables of a collection into a file each, by the names of the tables; no file takes its name before
    all of them are written.

    Raises:
        OutputError: a file cannot be written, or a workbook would have too many rows.
    """
    with ExitStack() as names:
        halves = {name: names.enter_context(keep_half(path)) for name, path in targets.items()}
        with ExitStack() as stack:
            adders = {
                name: stack.enter_context(open_stream(name, halves[name], path)) for name, path in targets.items()
            }
            for part in parts:
                for add in adders.values():
                    add(part)


@contextmanager
def open_stream(name: str, half: Path, path: Path) -> Iterator[Add]:
    """A function that adds the rows of a part to one of the tables, in the format of a path."""
    writers = {".csv": write_lines, ".jsonl": write_lines, ".parquet": write_pieces, ".xlsx": write_sheet}
    with writers[path.suffix.lower()](name, half, path) as add:
        yield add


@contextmanager
def write_lines(name: str, half: Path, path: Path) -> Iterator[Add]:
    """Rows as lines of CSV or JSON, written as they come."""
    is_csv = path.suffix.lower() == ".csv"
    with half.open("w", encoding="utf-8", newline="") as file:

        def add(part: Tables | Part) -> None:
            table = getattr(part, name)
            file.write(spell_csv(table, is_headed=file.tell() == 0) if is_csv else spell_jsonl(table))

        yield add


@contextmanager
def write_pieces(name: str, half: Path, path: Path) -> Iterator[Add]:  # noqa: ARG001 (all writers are called alike)
    """Rows as Parquet: a file for each part, put together at the end."""
    with make_scratch() as folder:
        pieces: list[str] = []

        def add(part: Tables | Part) -> None:
            pieces.append(str(Path(folder, f"{len(pieces):06d}.parquet")))
            if isinstance(part, Part):
                part.write(name, Path(pieces[-1]))
            else:
                write_parquet(getattr(part, name), Path(pieces[-1]))

        yield add
        with open_database() as connection:
            connection.read_parquet(pieces).write_parquet(str(half), compression="zstd")


@contextmanager
def write_sheet(name: str, half: Path, path: Path) -> Iterator[Add]:
    """Rows as the sheet of a workbook, which is made of all of them."""
    tables: list[pd.DataFrame] = []

    def add(part: Tables | Part) -> None:
        tables.append(getattr(part, name))
        if sum(map(len, tables)) > SHEET_ROWS:
            raise OutputError(f"{path}: more than {SHEET_ROWS} rows, and no sheet holds more; use .parquet or .csv")

    yield add
    whole = pd.concat(tables, ignore_index=True)
    write_xlsx({name_sheet(whole): whole}, half)
