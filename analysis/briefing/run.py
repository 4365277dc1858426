"""How is one notebook run?

Through papermill's Python API, with one parameter that is ours: the path of the run's manifest. Its cells run in the
shell of a process that was forked for them, or in an ordinary kernel, which is reached by a socket file, not a port,
and is ended at once when its cells are done. papermill writes its output in place and believes every cell completed;
so it keeps its output to itself, and only a clean run is written.
"""

import json
import logging
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.engines import NBClientEngine, papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.execute import raise_for_execution_errors
from traitlets.config import Config

from analysis import places
from analysis.briefing.bookmark import ADDED, keep_bookmark, name_cell, number_cell, place_bookmark
from analysis.briefing.shell import ENGINE
from analysis.briefing.warm_kernels import CELL_SECONDS, DIED, TOO_LONG
from analysis.errors import RunError

START_SECONDS = 60
SOCKET_PATH_LIMIT = 80
PYTHON = "python3"
KERNEL_ENGINE = "ploughshare-kernel"


class KernelEngine(NBClientEngine):  # type: ignore[misc]  # papermill ships no types
    """papermill's engine for an ordinary kernel, which notes the cell it is at."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, bookmark: str = "", **more: Any) -> Any:
        """Run the cells in a kernel."""
        keep_bookmark(nb_man, bookmark)
        return super().execute_managed_notebook(nb_man, kernel_name, **more)


papermill_engines.register(KERNEL_ENGINE, KernelEngine)


def choose_transport(folder: str) -> Config:
    """How to reach a kernel: by socket files in a folder of its own, by ports where the system has no such files."""
    quick = {
        "client_class": "analysis.briefing.provisioner.QuickClient",
        "connection_file": f"{folder}/connection.json",
    }
    has_sockets = os.name != "nt" and len(folder) < SOCKET_PATH_LIMIT
    reached = {"transport": "ipc", "ip": f"{folder}/kernel"} if has_sockets else {}
    return Config({"KernelManager": quick | reached})


def run_notebook(name: str, folder: Path, run: str, furniture: Mapping[str, Any], is_forked: bool = False) -> None:
    """Run one of the four notebooks on a run and keep it in `folder` without a trace of this machine.

    Raises:
        RunError: a cell failed, took too long, or the kernel died; notebook, cell and error are named.
    """
    source = places.NOTEBOOKS / f"{name}.ipynb"
    if not source.is_file():
        raise RunError(f"{source}: the notebook is missing; run from a checkout of the project")
    bookmark = place_bookmark(folder, name)
    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # what failed is told once, by the error raised below
    try:
        with choose_kernel(folder, is_forked) as kernel:
            # In two steps, for papermill would spell out the whole notebook once more, and nobody would read it.
            prepared = papermill.execute_notebook(
                str(source), None, {"run": run}, kernel_name=PYTHON, prepare_only=True, progress_bar=False
            )
            notebook = papermill_engines.execute_notebook_with_engine(
                nb=prepared,
                kernel_name=PYTHON,
                progress_bar=False,
                execution_timeout=CELL_SECONDS,
                autosave_cell_every=0,
                bookmark=str(bookmark),
                **kernel,
            )
        raise_for_execution_errors(notebook, None)
    except PapermillExecutionError as error:
        number = number_cell(notebook.cells, error.cell_index)
        raise RunError(f"{name}.ipynb, cell {number}: {error.ename}: {error.evalue}") from error
    except CellTimeoutError as error:
        raise RunError(f"{name_cell(folder, name)}: {TOO_LONG}") from error
    except (DeadKernelError, RuntimeError) as error:
        raise RunError(f"{name_cell(folder, name)}: {DIED} ({error})") from error
    finally:
        bookmark.unlink(missing_ok=True)
    clean_notebook(notebook, furniture)
    write_notebook(notebook, folder / f"{name}.ipynb")


def write_notebook(notebook: Any, path: Path) -> None:
    """Keep a notebook, in one line: with the line breaks of JupyterLab it would take ten times as long."""
    path.write_text(json.dumps(notebook, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8", newline="")


@contextmanager
def choose_kernel(folder: Path, is_forked: bool) -> Iterator[dict[str, Any]]:
    """What papermill is told: that this process is the kernel, or how an ordinary one works in a folder."""
    if is_forked:
        yield {"engine_name": ENGINE}
        return
    with tempfile.TemporaryDirectory(prefix="ploughshare-") as sockets:
        yield {
            "engine_name": KERNEL_ENGINE,
            "resources": {"metadata": {"path": str(folder)}},
            "start_timeout": START_SECONDS,
            "shutdown_kernel": "immediate",
            "config": choose_transport(sockets),
        }


def clean_notebook(notebook: Any, furniture: Mapping[str, Any]) -> None:
    """Drop times, paths and machine facts, so that equal runs are equal bytes; note what stands around the page."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": PYTHON},
            "language_info": {"name": "python"},
        }
        | ({"ploughshare": dict(furniture)} if furniture else {})
    )
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if ADDED in tags:
            cell.id = ADDED
        if cell.cell_type == "code":
            cell.outputs = [o for o in cell.outputs if not (o.output_type == "stream" and o.name == "stderr")]
