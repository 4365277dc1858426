"""One notebook, run on a finished run."""

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest

from analysis import places
from analysis.briefing.run import choose_transport, clean_notebook, run_notebook
from analysis.errors import RunError
from analysis.exploration.copies import STARTER
from analysis.pipeline import NOTEBOOKS
from tests.commands import PROJECT


@pytest.mark.parametrize("name", ["1_extraction", "3_charting"])
def test_an_ordinary_kernel_gives_the_bytes_of_a_warm_one(seeds_run: Path, tmp_path: Path, name: str) -> None:
    """This program started no server, so the kernel is an ordinary one."""
    shutil.copytree(seeds_run, tmp_path / "run")
    folder = tmp_path / "run" / "notebooks"
    warm = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    before = (folder / f"{name}.ipynb").read_bytes()
    (folder / f"{name}.ipynb").unlink()

    run_notebook(name, folder, "../manifest.json", warm.metadata.ploughshare)

    assert (folder / f"{name}.ipynb").read_bytes() == before
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_run_that_is_missing_is_told_with_notebook_cell_and_error(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"1_extraction\.ipynb, cell \d+: ParameterError: \.\./manifest\.json: this run"):
        run_notebook("1_extraction", tmp_path, "../manifest.json", {})

    assert list(tmp_path.iterdir()) == []


def test_a_failed_cell_is_numbered_as_in_the_notebook_that_a_user_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tagged = nbformat.v4.new_code_cell("run = ''", metadata={"tags": ["parameters"]})
    cells = [nbformat.v4.new_markdown_cell("# A"), tagged, nbformat.v4.new_code_cell("1 / 0")]
    known = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=known), tmp_path / "mine.ipynb")
    monkeypatch.setattr(places, "NOTEBOOKS", tmp_path)

    with pytest.raises(RunError, match=r"mine\.ipynb, cell 3: ZeroDivisionError"):
        run_notebook("mine", tmp_path, "../manifest.json", {})


def test_all_notebooks_of_the_project_are_run() -> None:
    notebooks = {path.stem for path in (PROJECT / "notebooks").glob("*.ipynb")}

    assert notebooks - {STARTER} == set(NOTEBOOKS)


def test_a_folder_with_a_long_name_is_reached_by_ports() -> None:
    assert "transport" not in choose_transport("/" + "t" * 100)["KernelManager"]


def a_cell(**metadata: Any) -> Any:
    warning = nbformat.v4.new_output("stream", name="stderr", text="a warning with a path")
    return nbformat.v4.new_code_cell("1", outputs=[warning], metadata=metadata)


def test_a_kept_notebook_says_nothing_of_clock_and_machine() -> None:
    notebook = nbformat.v4.new_notebook(
        metadata={"papermill": {"start_time": "now"}},
        cells=[a_cell(papermill={"duration": 1}, tags=["remove-cell"]), a_cell(tags=["injected-parameters"])],
    )

    clean_notebook(notebook, {"date": "2026-05-31", "classification": "INTERNAL"})

    assert notebook.metadata.ploughshare == {"date": "2026-05-31", "classification": "INTERNAL"}
    assert "papermill" not in nbformat.writes(notebook)
    assert [dict(cell.metadata) for cell in notebook.cells] == [
        {"tags": ["remove-cell"]},
        {"tags": ["injected-parameters"]},
    ]
    assert [cell.outputs for cell in notebook.cells] == [[], []]
    assert notebook.cells[1].id == "injected-parameters"
