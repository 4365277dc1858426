"""How does a table look?

A row whose cells all rest on one claim names it once, on the row: a ledger of ten thousand claims stays a file
that opens at once.
"""

from analysis.briefing.markup.elements import Data, element_html, escape_text, region_html
from analysis.briefing.markup.numbers import segment_html, segments_html

Cells = list[list[Data]]
MANY = 200  # rows; a longer table is drawn only when it comes into sight


def find_origin(row: Cells) -> str | None:
    """The one claim all cited cells of a row rest on, if no citation of the row has a note of its own."""
    cited = [s for cell in row for s in cell if s["kind"] == "claim"]
    origins = {tuple(s["claims"]) for s in cited}
    if len(cited) < 2 or len(origins) != 1 or any("target" in s for s in cited):
        return None
    (claims,) = origins
    return str(claims[0]) if len(claims) == 1 else None


def row_html(row: Cells, columns: list[Data], is_plain: bool = False) -> str:
    """A row of a table; its first cell heads the row. A table with a style of its own needs no classes on cells."""
    origin = find_origin(row)
    contents = list(map(segments_html, row)) if origin is None else cells_of_claim(row)
    cells = [
        element_html(
            "th" if place == 0 else "td",
            contents[place],
            class_=None if is_plain or column["align"] == "left" else column["align"],
            scope="row" if place == 0 else None,
            data_v=find_order(cell),
        )
        for place, (cell, column) in enumerate(zip(row, columns, strict=True))
        if column.get("screen", True)
    ]
    return element_html("tr", "".join(cells), data_claim=origin)


def cells_of_claim(row: Cells) -> list[str]:
    """The cells of a row that names its claim; the first leads to the claim's sentence if it stands on the page."""
    contents, is_linked = [], False
    for cell in row:
        links = [s.get("sentence") is not None and s["kind"] == "claim" and not is_linked for s in cell]
        is_linked = is_linked or any(links)
        contents.append("".join(map(segment_of_row, cell, links)))
    return contents


def segment_of_row(segment: Data, is_link: bool) -> str:
    """A piece of a cell whose row says where its numbers come from."""
    if segment["kind"] != "claim":
        return segment_html(segment)
    text = escape_text(segment["text"])
    return element_html("a", text, href=f"#{segment['sentence']}") if is_link else text


def find_order(cell: list[Data]) -> str | None:
    """What a cell is sorted by where that is not its words."""
    order = next((s["order"] for s in cell if s.get("order") is not None), None)
    shown = f"{order:.12g}" if isinstance(order, float) else order
    return None if shown is None or shown == "".join(s["text"] for s in cell) else str(shown)


def head_html(content: str, align: str) -> str:
    """The heading of a column; an empty one heads nothing."""
    side = None if align == "left" else align
    if not content:
        return element_html("td", "", class_=side)
    return element_html("th", content, class_=side, scope="col")


def table_html(data: Data) -> str:
    """A table in a region of its own, so that a narrow screen scrolls the table and not the page."""
    columns = data["columns"]
    shown = [column for column in columns if column.get("screen", True)]
    heads = "".join(head_html(escape_text(column["label"]), column["align"]) for column in shown)
    rows = "\n".join(row_html(row, columns, is_plain="role" in data) for row in data["rows"])
    caption = element_html("caption", escape_text(data["caption"]))
    head = element_html("thead", element_html("tr", heads))
    body = f"{caption}{head}\n{element_html('tbody', rows)}"
    table = element_html("table", body, id=data.get("anchor"), class_=data.get("role"))
    look = "scroll far" if len(data["rows"]) > MANY else "scroll"
    return region_html(table, data.get("label") or data["caption"], look)
