import json
from pathlib import Path

import pytest

from analysis.errors import OutputError, SourceError
from analysis.exploration.copies import NOTEBOOKS, copy_all, copy_starter, find_parameters, read_notebook
from analysis.exploration.notebook_cell import read_cell
from tests.commands import SEEDS


def read_values(path: Path) -> dict:
    return read_cell("".join(find_parameters(path, read_notebook(path))["source"]))


def test_all_notebooks_are_ready_on_the_sources(tmp_path: Path) -> None:
    opened = copy_all(tmp_path, [str(SEEDS)])

    assert opened == tmp_path / "seeds" / "explore.ipynb"
    for name in NOTEBOOKS:
        assert read_values(tmp_path / "seeds" / f"{name}.ipynb")["sources"] == [str(SEEDS.resolve())]


def test_a_folder_of_a_run_is_opened_as_a_run(seeds_run: Path, tmp_path: Path) -> None:
    opened = copy_all(tmp_path, [str(seeds_run)])

    assert read_values(opened)["run"] == str(seeds_run / "manifest.json")


def test_what_somebody_wrote_in_a_copy_is_kept(tmp_path: Path) -> None:
    opened = copy_all(tmp_path, [str(SEEDS)])
    notebook = json.loads(opened.read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = ["# Mine"]
    opened.write_text(json.dumps(notebook), encoding="utf-8")

    assert copy_all(tmp_path, [str(SEEDS)]) == opened
    assert "# Mine" in opened.read_text(encoding="utf-8")


def test_other_sources_of_the_same_name_get_a_folder_of_their_own(tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "seeds"
    other.mkdir(parents=True)

    assert copy_all(tmp_path, [str(SEEDS)]) != copy_all(tmp_path, [str(other)])


def test_a_notebook_of_ones_own_is_begun_once(tmp_path: Path) -> None:
    assert copy_starter("tractors", tmp_path, []) == tmp_path / "tractors.ipynb"
    with pytest.raises(OutputError, match="there already"):
        copy_starter("tractors.ipynb", tmp_path, [])


@pytest.mark.parametrize("name", ["../up", "", ".hidden", "a/b"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="write a plain name"):
        copy_starter(name, tmp_path, [])


def test_a_notebook_without_parameters_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "n.ipynb"
    path.write_text('{"cells": []}', encoding="utf-8")

    with pytest.raises(SourceError, match="no cell has the tag parameters"):
        find_parameters(path, read_notebook(path))
