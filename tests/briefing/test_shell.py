"""The cells of a notebook in a forked process: what they show is what a kernel would tell of them."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.commands import SECONDS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
# A process of its own, for the shell replaces its main module; papermill runs it as it runs any notebook.
PROGRAM = """
import json, sys
from analysis.briefing.warm_server import skip_slow_imports
skip_slow_imports()
import papermill
from analysis.briefing.shell import ENGINE, make_shell
if sys.argv[3] == "ours":
    make_shell()
papermill.execute_notebook(
    sys.argv[1], sys.argv[2], kernel_name="python3", progress_bar=False, execution_timeout=float(sys.argv[4]),
    engine_name=ENGINE if sys.argv[3] == "ours" else None,
)
"""
PICTURE = """
import pandas, matplotlib
import matplotlib.pyplot as plt
lines = plt.plot([1, 2])
"""


def run(folder: Path, engine: str, cells: list[Any], seconds: float = 60) -> subprocess.CompletedProcess[str]:
    """Run cells in our shell or in a kernel; the notebook is left in the folder."""
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "asked.ipynb")
    command = [sys.executable, "-c", PROGRAM, folder / "asked.ipynb", folder / f"{engine}.ipynb", engine, str(seconds)]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=SECONDS, check=False, env=os.environ | {"IPYTHONDIR": folder}
    )


def read_outputs(folder: Path, engine: str) -> list[tuple[Any, list[Any]]]:
    """The number and the outputs of each code cell."""
    notebook = nbformat.read(folder / f"{engine}.ipynb", as_version=4)
    return [(cell.execution_count, cell.outputs) for cell in notebook.cells if cell.cell_type == "code"]


def test_cells_show_what_they_show_in_a_kernel(tmp_path: Path) -> None:
    sources = [
        "1 + 1",
        "print('one')\nprint('two')\ndisplay({'a': 1})\nprint('three')\n'result'",
        "import sys\nprint('warned', file=sys.stderr)",
        "import pandas\npandas.DataFrame({'a': [1]})",
        "async def wait():\n    return 5\nawait wait()",
        "",
        "_ + 1;",
        "from IPython.display import clear_output\nprint('gone')\nclear_output()\nNone",
        PICTURE,
    ]
    for engine in ("ours", "kernel"):
        done = run(tmp_path, engine, [nbformat.v4.new_code_cell(source) for source in sources])
        assert done.returncode == 0, done.stderr

    assert read_outputs(tmp_path, "ours") == read_outputs(tmp_path, "kernel")


def test_a_failed_cell_ends_the_notebook_unless_it_is_meant_to_fail(tmp_path: Path) -> None:
    meant = nbformat.v4.new_code_cell("1 / 0", metadata={"tags": ["raises-exception"]})

    done = run(tmp_path, "ours", [meant, nbformat.v4.new_code_cell("{}['key']"), nbformat.v4.new_code_cell("5")])

    assert done.returncode != 0
    (_, first), (_, second), (last, _) = read_outputs(tmp_path, "ours")
    assert [first[0].ename, second[0].ename] == ["ZeroDivisionError", "KeyError"]
    assert last is None


def test_a_cell_that_takes_too_long_ends_its_process(tmp_path: Path) -> None:
    done = run(tmp_path, "ours", [nbformat.v4.new_code_cell("while True:\n    pass")], seconds=0.5)

    assert done.returncode == -14


def test_a_package_that_is_put_off_is_there_when_a_cell_uses_it(tmp_path: Path) -> None:
    source = "import requests\nfrom requests.exceptions import Timeout\nissubclass(Timeout, requests.RequestException)"
    assert run(tmp_path, "ours", [nbformat.v4.new_code_cell(source)]).returncode == 0
    [(_, [shown])] = read_outputs(tmp_path, "ours")
    assert shown.data["text/plain"] == "True"
