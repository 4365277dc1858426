"""The sections of the pages, each made from one briefing."""

import inspect
import json
import re
from pathlib import Path
from typing import Any

import pytest

from analysis.briefing import charting, claim_tables, contrast, contrast_tables, method, open_briefing, sections
from analysis.briefing.blocks import Block
from analysis.briefing.opening import Briefing
from tests.briefing.pages import list_segments

SHOWING = [
    pytest.param(function, id=name)
    for room in (sections, method, claim_tables, contrast, contrast_tables, charting)
    for name, function in inspect.getmembers(room, inspect.isfunction)
    if name.startswith("show_") and set(inspect.signature(function).parameters) <= {"briefing", "annex"}
]
POOR = {
    "no figure": "The plant in Baku makes tractors. Farmers buy them.",
    "one word": "Tractors",
    "only signs": "+++ --- ***",
    "only numbers": "5 6 7 8 2024",
}


@pytest.fixture(scope="module")
def seeds_briefing(seeds_run: Path) -> Briefing:
    return open_briefing(str(seeds_run / "manifest.json"))


@pytest.mark.parametrize("show", SHOWING)
def test_every_claim_of_a_section_is_one_of_the_ledger(show: Any, seeds_briefing: Briefing) -> None:
    known = set(seeds_briefing.tables.ledger["claim_id"])

    segments = list(list_segments(dict(show(seeds_briefing).data)))

    assert {claim for s in segments if s["kind"] == "claim" for claim in s["claims"]} <= known


@pytest.mark.parametrize("show", SHOWING)
def test_no_number_of_the_prose_is_a_bare_word(show: Any, seeds_briefing: Briefing) -> None:
    data = show(seeds_briefing).data
    segments = list_segments([data.get("lines", []), data.get("items", [])])

    bare = [s["text"] for s in segments if s["kind"] in {"text", "strong"} and re.search(r"\d", s["text"])]

    assert bare == []


@pytest.mark.parametrize("text", POOR.values(), ids=POOR)
def test_every_section_can_be_shown_of_a_poor_article(text: str, tmp_path: Path) -> None:
    (tmp_path / "poor.jsonl").write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    briefing = open_briefing(sources=[str(tmp_path / "poor.jsonl")])

    blocks = [param.values[0](briefing) for param in SHOWING]

    assert all(isinstance(block, Block) for block in blocks)
    assert all(block._repr_mimebundle_()["text/plain"] for block in blocks)


def test_an_annex_says_which_it_is(seeds_briefing: Briefing) -> None:
    assert sections.show_title(seeds_briefing, "the ledger").data["title"].endswith(" – the ledger")


def test_the_method_tells_the_version_and_the_words_used(seeds_briefing: Briefing) -> None:
    segments = list_segments(dict(method.show_method(seeds_briefing).data))

    shown = {s["measure"]: s["text"] for s in segments if "measure" in s}
    assert seeds_briefing.codebooks.sha256.startswith(shown["codebooks.sha256"])
