"""The notebooks of a run, opened again by whoever got the folder."""

import json
import shutil
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

from analysis.briefing.blocks import MIME

NAMES = ("1_extraction", "2_comparison", "3_charting", "briefing")


def find_shown(notebook: Any) -> list[Any]:
    return [o["data"][MIME] for cell in notebook.cells for o in cell.get("outputs", []) if MIME in o.get("data", {})]


@pytest.mark.parametrize("name", NAMES)
def test_an_executed_notebook_opens_its_own_run(seeds_run: Path, name: str) -> None:
    notebook = nbformat.read(seeds_run / "notebooks" / f"{name}.ipynb", as_version=4)
    nbformat.validate(notebook)
    injected = [c.source for c in notebook.cells if "injected-parameters" in c.metadata.get("tags", [])]

    assert len(injected) == 1
    assert 'run = "../manifest.json"' in injected[0].splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_an_executed_notebook_holds_no_error_and_no_warning(seeds_run: Path, name: str) -> None:
    notebook = json.loads((seeds_run / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
    outputs = [o for cell in notebook["cells"] for o in cell.get("outputs", [])]

    assert outputs
    assert [o for o in outputs if o["output_type"] in {"error", "stream"}] == []


@pytest.mark.parametrize("name", ["2_comparison", "3_charting"])
def test_an_executed_notebook_runs_again_from_its_folder(seeds_run: Path, tmp_path: Path, name: str) -> None:
    run = tmp_path / "moved"
    shutil.copytree(seeds_run, run)
    notebook = nbformat.read(run / "notebooks" / f"{name}.ipynb", as_version=4)
    before = find_shown(notebook)

    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(run / "notebooks")}}).execute()

    assert before
    assert find_shown(notebook) == before
