"""What can stand on a page?

A notebook cell ends in a block; a block is data (JSON), never markup. It shows itself in JupyterLab as
HTML, and the two exporters turn the same data into the HTML page and the PDF.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypedDict

from analysis.comparison.prose import Cited, Line, Measured, Segment, Strong
from analysis.comparison.wording import PLAIN, Wording

MIME = "application/vnd.ploughshare.v1+json"
MOST_KEPT = 2_000  # rows of a chart in a notebook: those of some five hundred articles

Align = Literal["left", "right"]


class SegmentJSON(TypedDict, total=False):
    """A piece of a sentence: `kind` is text, strong, claim or measure."""

    kind: str
    text: str
    claims: list[str]
    note: int | None
    measure: str


Item = tuple[str, str, Sequence[Line]]


@dataclass(frozen=True)
class Notes:
    """The number of the note of each claim that is cited, and how numbers of our own are written."""

    numbers: Mapping[str, int]
    wording: Wording = PLAIN


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, on which side its cells are set, and where it is left out."""

    label: str
    align: Align = "left"
    screen: bool = True
    print: bool = True


def column_json(column: Column) -> dict[str, Any]:
    """A column as data; it says where it is left out, not where it stands."""
    return {key: value for key, value in asdict(column).items() if value is not True}


def segment_json(segment: Segment, notes: Notes) -> SegmentJSON:
    """A segment as data; a citation gets the number of its first note."""
    match segment:
        case Cited(text, claims):
            note = next((notes.numbers[c] for c in claims if c in notes.numbers), None)
            return {"kind": "claim", "text": text, "claims": list(claims), "note": note}
        case Measured(text, measure, is_verbatim):
            shown = text if is_verbatim else notes.wording.spell(text)
            return {"kind": "measure", "text": shown, "measure": measure}
        case Strong(text):
            return {"kind": "strong", "text": text}
        case _:
            return {"kind": "text", "text": segment.text}


def line_json(line: Line, notes: Notes) -> dict[str, Any]:
    """A sentence as data."""
    return {"kind": line.kind, "segments": [segment_json(s, notes) for s in line.segments]}


@dataclass(frozen=True)
class Block:
    """A piece of a page as data, with what JupyterLab shows and what a terminal prints."""

    data: Mapping[str, Any]
    svg: str | None = None

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        from analysis.briefing.markup import block_html
        from analysis.briefing.plain import block_text

        page = dict(self.data)
        shown = block_html(page if self.svg is None else page | {"svg": self.svg})
        # The articles as one string: nbconvert would copy a million small objects several times.
        kept = json.dumps(page, ensure_ascii=False) if page["block"] == "reader" else page
        bundle: dict[str, Any] = {MIME: kept, "text/plain": block_text(page), "text/html": shown}
        return bundle if self.svg is None else bundle | {"image/svg+xml": self.svg}


def title_block(title: str, lines: Sequence[Line], notes: Notes) -> Block:
    """The head of a page: its title and a line or two on what was read."""
    return Block({"block": "title", "title": title, "lines": [line_json(x, notes) for x in lines]})


def prose_block(lines: Sequence[Line], notes: Notes) -> Block:
    """A paragraph."""
    return Block({"block": "prose", "lines": [line_json(x, notes) for x in lines]})


def items_block(items: Sequence[Item], notes: Notes, closing: Sequence[Line] = ()) -> Block:
    """A numbered list, and below it sentences that close it; an item is (anchor, label, sentences)."""
    rows = [{"id": i, "label": label, "lines": [line_json(x, notes) for x in lines]} for i, label, lines in items]
    return Block({"block": "items", "items": rows, "closing": [line_json(x, notes) for x in closing]})


def table_block(
    table_id: str,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Sequence[Segment]]],
    notes: Notes,
) -> Block:
    """A table; a cell is a row of segments, so that its numbers stay bound."""
    cells = [[[segment_json(s, notes) for s in cell] for cell in row] for row in rows]
    heads = [column_json(c) for c in columns]
    return Block({"block": "table", "id": table_id, "caption": caption, "columns": heads, "rows": cells})


def notes_block(entries: Sequence[Mapping[str, Any]]) -> Block:
    """The notes: for each number its sentence, with the words it came from marked."""
    return Block({"block": "notes", "entries": [dict(e) for e in entries]})


def reader_block(entries: Sequence[Mapping[str, Any]]) -> Block:
    """The articles with the claims marked in their text."""
    return Block({"block": "reader", "id": "articles", "entries": [dict(e) for e in entries]})


def chart_block(chart: Mapping[str, Any], svg: str | None) -> Block:
    """A chart: `id title subtitle alt source`, its data, `points` and `table`; without a drawing, the `reason`."""
    return Block({"block": "chart", **chart}, svg=svg)


def blocks_of(outputs: Sequence[Mapping[str, Any]]) -> list[tuple[dict[str, Any], str | None]]:
    """The blocks in a cell's outputs, each with its SVG if it is a chart."""
    found = []
    for output in outputs:
        bundle = output.get("data", {})
        if MIME in bundle:
            raw = bundle[MIME]
            data = json.loads(raw) if isinstance(raw, str) else dict(raw)
            found.append((data, bundle.get("image/svg+xml")))
    return found
