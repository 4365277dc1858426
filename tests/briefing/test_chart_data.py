"""The rows of a chart: in the notebook, or of very many in a file."""

import json
from pathlib import Path

import pytest

from analysis.briefing import charting, open_briefing
from analysis.briefing.blocks import Block
from analysis.briefing.chart_data import GROWING, write_large
from analysis.briefing.opening import Briefing
from analysis.briefing.pages import write_charts

SHOWN = {name: getattr(charting, f"show_{name}_chart") for name in GROWING}


@pytest.fixture(scope="module")
def briefing(seeds_run: Path) -> Briefing:
    return open_briefing(str(seeds_run / "manifest.json"))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows are as many as a notebook keeps, and one is shown in place of a picture."""
    monkeypatch.setattr("analysis.briefing.blocks.MOST_KEPT", 2)
    monkeypatch.setattr("analysis.charts.look.MOST_TOLD", 1)


def put_into_notebook(blocks: list[Block]) -> dict[str, object]:
    outputs = [{"data": block._repr_mimebundle_()} for block in blocks]
    return {"cells": [{"outputs": json.loads(json.dumps(outputs))}]}


def make_files(briefing: Briefing, folder: Path) -> dict[str, bytes]:
    """The files of the charts as a run writes them: those of its tables, then those of its notebook."""
    folder.mkdir()
    write_large(folder, briefing)
    write_charts(put_into_notebook([show(briefing) for show in SHOWN.values()]), folder / "charts")
    return {path.name: path.read_bytes() for path in sorted((folder / "charts").iterdir())}


def test_the_files_of_large_charts_are_those_that_a_small_one_would_have(
    briefing: Briefing, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    small = make_files(briefing, tmp_path / "small")
    request.getfixturevalue("few")

    assert make_files(briefing, tmp_path / "large") == small
    assert small["figures.csv"].count(b"\n") > 2


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("name", ["figures", "timeline"])
def test_a_notebook_of_a_large_chart_holds_what_is_shown_and_says_where_the_rest_is(
    briefing: Briefing, name: str
) -> None:
    data = SHOWN[name](briefing).data

    assert len(data["data"]["rows"]) == len(data["table"]["rows"])
    assert data["left"]["file"] == f"charts/{name}.csv"
    assert len(data["data"]["rows"]) + data["left"]["rows"] == len(GROWING[name](briefing))


def test_a_small_chart_is_whole_in_its_notebook(briefing: Briefing, tmp_path: Path) -> None:
    write_large(tmp_path, briefing)

    assert not list(tmp_path.iterdir())
    assert "left" not in SHOWN["figures"](briefing).data
