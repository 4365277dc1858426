"""The charts of a briefing."""

from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

from analysis.briefing import charting, open_briefing
from analysis.briefing.opening import Briefing
from analysis.briefing.plain import block_text

DRAWN = ("show_figures_chart", "show_timeline_chart", "show_attribution_chart")
TOLD = ("show_frames_chart", "show_density_chart", "show_words_chart", "show_actors_chart", "show_rivals_chart")


@pytest.fixture(scope="module")
def seeds_briefing(seeds_run: Path) -> Briefing:
    return open_briefing(str(seeds_run / "manifest.json"))


def draw(briefing: Briefing, name: str, room: ModuleType = charting) -> Any:
    return getattr(room, name)(briefing)


@pytest.mark.parametrize("name", [*DRAWN, *TOLD, "show_series_chart"])
def test_a_chart_is_told_in_words_and_data(seeds_briefing: Briefing, name: str) -> None:
    data = draw(seeds_briefing, name).data

    assert all(data[key] for key in ("id", "title", "subtitle", "alt", "source"))
    assert {len(row) for row in data["data"]["rows"]} <= {len(data["data"]["columns"])}
    assert data["table"] is None or data["table"]["block"] == "table"


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_drawn_twice_is_the_same(seeds_briefing: Briefing, name: str) -> None:
    svg = draw(seeds_briefing, name).svg

    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert svg == draw(seeds_briefing, name).svg


@pytest.mark.parametrize("name", TOLD)
def test_three_articles_are_too_few_for_rates(seeds_briefing: Briefing, name: str) -> None:
    block = draw(seeds_briefing, name)

    assert block.svg is None
    assert "here are 2 defence and 1 civilian" in block.data["reason"]
    assert block.data["reason"] in block_text(block.data).replace("\n", " ")


def test_the_marks_of_a_chart_name_claims_of_the_ledger(seeds_briefing: Briefing) -> None:
    points = draw(seeds_briefing, "show_figures_chart").data["points"]

    named = {claim for point in points for claim in point["claims"]}
    assert len(points) == 8
    assert named <= set(seeds_briefing.tables.ledger["claim_id"])


def test_the_numbers_in_the_table_of_a_chart_are_bound(seeds_briefing: Briefing) -> None:
    claims = draw(seeds_briefing, "show_figures_chart").data["table"]["rows"]
    rates = draw(seeds_briefing, "show_attribution_chart").data["table"]["rows"]

    assert {cell[0]["kind"] for row in claims for cell in row if "manat" in cell[0]["text"]} == {"claim"}
    assert {row[2][0]["measure"] for row in rates} == {"chart.attribution"}


def test_the_source_line_tells_how_many_articles_and_when(seeds_briefing: Briefing) -> None:
    line = charting.describe_corpus(seeds_briefing)

    assert line.startswith("Source: 3 articles, published ")
