"""The starter notebook where nobody is there to click: in papermill, on a page, in a run of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from analysis import places
from analysis.briefing.blocks import MIME
from analysis.exploration.views import WIDGET
from tests.commands import SEEDS


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The starter, run by papermill on the seeds."""
    target = tmp_path_factory.mktemp("starter") / "explore.ipynb"
    papermill.execute_notebook(
        places.NOTEBOOKS / "explore.ipynb",
        target,
        parameters={"sources": [str(SEEDS)]},
        cwd=target.parent,
        progress_bar=False,
    )
    yield nbformat.read(target, as_version=4)
    assert [p.name for p in target.parent.iterdir()] == ["explore.ipynb"]


def list_outputs(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_every_cell_shows_a_table_or_a_picture_and_no_widget(executed: Any) -> None:
    shown = [output.data for output in list_outputs(executed) if "data" in output]

    assert len(shown) == len([c for c in executed.cells if c.cell_type == "code"]) - 2  # two copies of parameters
    assert [data for data in shown if WIDGET in data or MIME not in data or "text/html" not in data] == []
    assert [output for output in list_outputs(executed) if output.output_type in {"error", "stream"}] == []


def test_it_prints_as_a_page_without_scripts_of_others(executed: Any, tmp_path: Path) -> None:
    from analysis.briefing.html import PloughshareHTMLExporter

    page, _ = PloughshareHTMLExporter().from_notebook_node(executed)

    assert "between 700 and 800 tractors" in page
    assert "https://" not in page.partition("<body")[0]
