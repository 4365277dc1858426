"""Blocks as HTML: what JupyterLab shows and the exporter prints."""

import re
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.briefing.links import bind_links
from analysis.briefing.markup import block_html, escape_text
from analysis.briefing.markup.reading import HEIGHTS, size_entry
from analysis.errors import OutputError
from analysis.places import TEMPLATES
from tests.briefing.pages import (
    a_chart,
    a_claim,
    a_line,
    a_measure,
    a_measurement,
    a_note,
    a_table,
    a_title,
    items,
    notes,
    prose,
    read_elements,
    some_text,
)


def page_elements(*blocks: dict[str, Any]) -> list[Any]:
    return read_elements("".join(block_html(part) for part in bind_links(list(blocks))))


def numbers(elements: list[Any]) -> list[Any]:
    return [element for element in elements if element.get("class") == "number"]


@given(st.text())
def test_no_text_can_open_an_element_or_leave_an_attribute(text: str) -> None:
    escaped = escape_text(text)

    assert not set("<>\"'") & set(escaped)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co"])))
def test_text_is_shown_as_it_was_written(text: str) -> None:
    shown = read_elements(block_html(prose(some_text(text))))[0].text

    assert shown == text


@pytest.mark.parametrize("hidden", ["\x00", "\x1b", "\u202e", "\u2066", "\ud800", "\U000e0041"], ids=ascii)
def test_a_character_that_hides_or_reorders_words_is_made_visible(hidden: str) -> None:
    shown = escape_text(f"a{hidden}b")

    assert shown == "a□b"


def test_every_cited_number_names_its_claims_and_every_measured_one_its_measurement() -> None:
    found = numbers(page_elements(prose(a_claim("nearly 20"), some_text(" and "), a_measure("3"))))

    assert [(n.get("data-claim"), n.get("data-measure")) for n in found] == [
        ("f1a f1b", None),
        (None, "articles read"),
    ]


def test_a_number_leads_to_its_note_and_the_note_leads_back_to_every_citation() -> None:
    page = [prose(a_claim()), a_table(rows=2), notes(a_note(1))]

    elements = page_elements(*page)

    by_id = {element["id"]: element for element in elements if "id" in element}
    cited = numbers(elements)
    backlinks = [e["href"] for e in elements if e.get("class") == "back"]
    assert [n["href"] for n in cited] == ["#note-1"] * 3
    assert backlinks == [f"#{n['id']}" for n in cited] == ["#cite-1-1", "#cite-1-2", "#cite-1-3"]
    assert "nearly 20 countries" in by_id["note-1"].text


def test_a_measured_number_leads_to_how_it_was_computed() -> None:
    elements = page_elements(prose(a_measure()), notes(a_measurement()))

    assert numbers(elements)[0]["href"] == "#measure-articles-read"
    assert "measure-articles-read" in {element.get("id") for element in elements}


def test_a_number_whose_note_is_not_on_the_page_is_no_link_and_bears_no_note_number() -> None:
    found = numbers(page_elements(prose(a_claim(note=7)), notes(a_note(1))))

    assert [(n.tag, n.text, n["data-claim"]) for n in found] == [("span", "nearly 20", "f1a f1b")]


def test_a_note_number_does_not_run_into_the_figure_before_it() -> None:
    found = numbers(page_elements(prose(a_claim("20", note=3)), notes(a_note(3))))

    assert found[0].text.split() == ["20", "1"]


def test_a_note_marks_the_words_of_the_claim_inside_the_sentence() -> None:
    elements = page_elements(items(a_line(a_claim())), notes(a_note()))

    quoted = next(e.text for e in elements if e.tag == "q")
    marked = next(e.text for e in elements if e.tag == "mark")
    assert (quoted, marked) == ("They go to nearly 20 countries now.", "nearly 20 countries")


def test_no_anchor_is_given_twice() -> None:
    chart = a_chart()
    page = [items(a_line(a_claim()), anchor="note-1"), chart, chart, a_table(), a_table(), notes(a_note())]

    ids = [element["id"] for element in page_elements(*page) if "id" in element]

    assert len(ids) == len(set(ids))


def test_each_run_of_sentences_says_what_kind_it_is() -> None:
    lines = [a_line(some_text("A."), kind=kind) for kind in ("reported", "reported", "judged")]

    kinds = [e.text for e in page_elements(items(*lines)) if e.get("class") == "kind"]

    assert kinds == ["[reported]", "[judged]"]


def test_a_table_can_be_reached_by_keyboard_and_has_a_name() -> None:
    elements = page_elements(a_table())

    region = next(e for e in elements if e.get("role") == "region")
    assert (region["tabindex"], region["aria-label"]) == ("0", "Table 1: What is stated")
    assert {e["scope"] for e in elements if e.tag == "th"} == {"col", "row"}


def test_a_chart_without_a_drawing_says_what_it_would_show() -> None:
    elements = page_elements(a_chart())

    assert "A line that rises." in [element.text for element in elements if element.tag == "p"]


def test_a_block_of_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(OutputError, match=r"'map'.*title, prose"):
        block_html({"block": "map"})


def test_a_block_on_its_own_shows_its_numbers_without_links() -> None:
    html = block_html(a_title()) + block_html(prose(a_claim()))

    assert [n.tag for n in numbers(read_elements(html))] == ["span", "span"]


def test_blocks_are_shown_without_loading_the_exporters() -> None:
    code = "import sys, analysis.briefing.markup, analysis.briefing.plain; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert not {"nbconvert", "pandas", "matplotlib", "mistune", "fontTools"} & set(loaded.split())


def an_entry(rows: int, letters: int) -> dict[str, Any]:
    """An article of a reader with so many claims and letters."""
    sentences = [{"pieces": ["x" * (letters // 2), ["x" * (letters // 2), ["f1"], "f", "f"]]}]
    return {"claims": {"rows": [[]] * rows}, "text": [{"sentences": sentences}]}


@pytest.mark.parametrize(
    ("rows", "letters", "size"),
    [
        (5, 700, "far"),
        (22, 800, "far far-1"),
        (175, 6_700, "far far-4"),
        (204, 20_900, "far far-5"),
        (5000, 9, "far far-7"),
    ],
)
def test_an_article_that_is_not_drawn_yet_keeps_room_for_its_claims_and_its_text(
    rows: int, letters: int, size: str
) -> None:
    assert size_entry(an_entry(rows, letters)) == size


def test_every_height_of_an_article_stands_in_the_style_sheet() -> None:
    sheet = (TEMPLATES / "ploughshare" / "briefing.css").read_text(encoding="utf-8")
    steps = re.findall(r"\.far(?:-\d)? \{[^}]*contain-intrinsic-size: auto (\d+)rem", sheet)

    assert tuple(map(int, steps)) == HEIGHTS
    assert f".far-{len(HEIGHTS)} {{ content-visibility: visible; }}" in sheet
