"""The charts of a briefing."""

from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

from analysis.briefing import charting, open_briefing
from analysis.briefing.opening import Briefing

SHOWING = ("show_figures_chart", "show_timeline", "show_attribution_chart", "show_frames_chart")


@pytest.fixture(scope="module")
def seeds_briefing(seeds_run: Path) -> Briefing:
    return open_briefing(str(seeds_run / "manifest.json"))


def draw(briefing: Briefing, name: str, room: ModuleType = charting) -> Any:
    return getattr(room, name)(briefing)


@pytest.mark.parametrize("name", SHOWING)
def test_a_chart_is_told_in_words_and_data(seeds_briefing: Briefing, name: str) -> None:
    block = draw(seeds_briefing, name)

    data = block.data
    assert all(data[key] for key in ("id", "title", "subtitle", "alt", "source"))
    assert {len(row) for row in data["data"]["rows"]} == {len(data["data"]["columns"])}
    assert ElementTree.fromstring(block.svg).tag.endswith("svg")


@pytest.mark.parametrize("name", SHOWING)
def test_a_chart_drawn_twice_is_the_same(seeds_briefing: Briefing, name: str) -> None:
    assert draw(seeds_briefing, name).svg == draw(seeds_briefing, name).svg


def test_the_source_line_tells_how_many_articles_and_when(seeds_briefing: Briefing) -> None:
    line = charting.describe_corpus(seeds_briefing)

    assert line.startswith("Source: 3 articles, published ")
