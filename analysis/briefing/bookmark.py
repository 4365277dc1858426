"""Which cell of which notebook is being run?

The process that runs a notebook keeps the number of the cell in a file beside it, `.2_comparison.cell`, which outlives
the process: whoever ends a run, or finds it ended, can say where it was. A notebook that is done has no such file.
Cells are numbered as in the notebook that a user opens: the one that papermill adds for the parameters is not counted.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ENDING = ".cell"
ADDED = "injected-parameters"  # the tag of papermill's own cell


def place_bookmark(folder: Path, name: str) -> Path:
    """Where the cell is kept at which a notebook is."""
    return folder / f".{name}{ENDING}"


def keep_bookmark(manager: Any, bookmark: str) -> None:
    """Let papermill's manager of a notebook note each cell that it begins, if there is a place for it."""
    if not bookmark:
        return
    cells = manager.nb.cells
    handle = os.open(bookmark, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
    begin = manager.cell_start

    def begin_noted(cell: Any, cell_index: int | None = None, **more: Any) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, b"%d\n" % number_cell(cells, cell_index or 0))  # no number is shorter than the one before
        begin(cell, cell_index, **more)

    manager.cell_start = begin_noted


def number_cell(cells: Sequence[Any], index: int) -> int:
    """The number of a cell in the notebook as it was before papermill added one."""
    return index + 1 - sum(ADDED in cell.metadata.get("tags", []) for cell in cells[: index + 1])


def name_cell(folder: Path, name: str) -> str:
    """A notebook and the cell it is at, in words; the notebook alone if it has not begun or is done."""
    try:
        number = int(place_bookmark(folder, name).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return f"{name}.ipynb"
    return f"{name}.ipynb, cell {number}"


def list_cells(folder: Path) -> list[str]:
    """The notebooks of a folder that are being run, each with its cell."""
    names = sorted(path.name[1 : -len(ENDING)] for path in folder.glob(f".*{ENDING}"))
    return [name_cell(folder, name) for name in names]
