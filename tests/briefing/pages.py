"""Notebooks and pages to print, each with only what matters to a test."""

import json
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from analysis.briefing.blocks import Block

HOSTILE = (
    "<script>alert(1)</script>",
    "$x^2$",
    '#eval("1")',
    "{{ 7*7 }}",
    "=1+1",
    "[a](javascript:b)",
    "\\u{41}",
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" viewBox="0 0 120 60">'
    '<path id="p" d="M0 0L120 60" style="stroke: #0072b2"/></svg>'
)


class Element(dict[str, str]):
    """An element of a page: its attributes, its tag and the text inside it."""

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        super().__init__(attributes)
        self.tag = tag
        self.text = ""


class Reader(HTMLParser):
    """Reads our own well-formed pages."""

    VOID = frozenset({"meta", "img", "br", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in self.VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def read_elements(html: str) -> list[Element]:
    """The elements of a page; fails if one is not closed where it should be."""
    reader = Reader()
    reader.feed(html)
    assert not reader.open
    return reader.elements


def a_claim(text: str = "nearly 20", note: int | None = 1) -> dict[str, Any]:
    return {"kind": "claim", "text": text, "claims": ["f1a", "f1b"], "note": note}


def a_measure(text: str = "3", name: str = "articles read") -> dict[str, Any]:
    return {"kind": "measure", "text": text, "measure": name}


def some_text(text: str) -> dict[str, Any]:
    return {"kind": "text", "text": text}


def a_line(*segments: Mapping[str, Any], kind: str = "reported") -> dict[str, Any]:
    return {"kind": kind, "segments": list(segments)}


def a_title(title: str = "What three articles claim") -> dict[str, Any]:
    return {"block": "title", "title": title, "lines": [a_line(some_text("Read: "), a_measure())]}


def prose(*segments: Mapping[str, Any]) -> dict[str, Any]:
    return {"block": "prose", "lines": [a_line(*segments)]}


def items(*lines: Mapping[str, Any], anchor: str = "F1") -> dict[str, Any]:
    return {"block": "items", "items": [{"id": anchor, "label": "Exports", "lines": list(lines)}]}


def a_table(rows: int = 2, words: str = "Destinations") -> dict[str, Any]:
    cells = [[[some_text(words)], [a_claim()]] for _ in range(rows)]
    columns = [{"label": "Indicator", "align": "left"}, {"label": "Defence", "align": "right"}]
    return {
        "block": "table",
        "id": "indicators",
        "caption": "What is stated",
        "columns": columns,
        "rows": cells,
    }


def a_chart(title: str = "Exports grow") -> dict[str, Any]:
    words = {"subtitle": "countries", "alt": "A line that rises.", "source": "Source: ledger"}
    return {"block": "chart", "id": "exports", "title": title, **words}


def a_note(number: int = 1, **changes: str) -> dict[str, Any]:
    words = {"text_before": "They go to ", "surface": "nearly 20 countries", "text_after": " now."}
    facts = {"claim": "f1a", "article_id": "a1", "label": "figure", "source": "a1 · Azernews", "span": "3–22"}
    return {"note": number, **words, **facts, **changes}


def a_measurement(name: str = "articles read", text: str = "copies counted once") -> dict[str, Any]:
    return {"measure": name, "title": name, "text": text}


def notes(*entries: Mapping[str, Any]) -> dict[str, Any]:
    return {"block": "notes", "entries": list(entries)}


def a_cell(*outputs: Mapping[str, Any]) -> dict[str, Any]:
    cell = {"cell_type": "code", "source": "hidden_code()", "metadata": {}, "execution_count": None}
    return {**cell, "outputs": list(outputs)}


def shown(bundle: Mapping[str, Any], **metadata: Any) -> dict[str, Any]:
    return {"output_type": "display_data", "data": dict(bundle), "metadata": metadata}


def block_cell(data: Mapping[str, Any]) -> dict[str, Any]:
    svg = SVG if data["block"] == "chart" else None
    return a_cell(shown(Block(data, svg=svg)._repr_mimebundle_()))


def markdown_cell(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": source, "metadata": {}}


def a_notebook(*cells: Mapping[str, Any] | str, date: str = "2026-01-13") -> Any:
    """A notebook of blocks (dicts with `block`), cells, and markdown (text)."""
    import nbformat

    made: list[Mapping[str, Any]] = []
    for cell in cells:
        if isinstance(cell, str):
            made.append(markdown_cell(cell))
        else:
            made.append(block_cell(cell) if "block" in cell else cell)
    content = {"cells": made, "metadata": {"ploughshare": {"date": date}}, "nbformat": 4, "nbformat_minor": 4}
    return nbformat.reads(json.dumps(content), as_version=4)


def hostile_cells(words: str) -> Sequence[Mapping[str, Any] | str]:
    """Every place of a notebook where words of an article may stand."""
    line = a_line(some_text(words), {"kind": "strong", "text": words}, a_claim(words), a_measure(words))
    note = a_note(1, text_before=words, surface=words, text_after=words, source=words)
    return [
        a_title(words),
        items(line),
        a_table(words=words),
        a_chart(words),
        a_cell({"output_type": "stream", "name": "stdout", "text": words}),
        a_cell({"output_type": "error", "ename": words, "evalue": "", "traceback": []}),
        notes(note, a_measurement("articles read", words)),
    ]


def list_segments(value: Any) -> Iterator[dict[str, Any]]:
    """Every piece of a sentence in the data of a block."""
    if isinstance(value, list):
        for item in value:
            yield from list_segments(item)
    elif isinstance(value, dict):
        if value.get("kind") in {"text", "strong", "claim", "measure"}:
            yield value
        for item in value.values():
            yield from list_segments(item)
