"""How does a page become a Word document that can be edited?

From the same parts as the HTML page and the PDF: headings as headings, tables with a head that is repeated on every
page, pictures with their description, notes that lead both ways. No clock: equal pages are equal bytes.
"""

import base64
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

from analysis.briefing.epoch import find_epoch
from analysis.briefing.glyphs import mark_controls
from analysis.briefing.page import Page, Part, read_page
from analysis.briefing.pdf import draw_png
from analysis.briefing.share.wordtext import BACK, Node, Writer, find_words
from analysis.errors import OutputError

NAME = "briefing.docx"
PICTURE_CM = 16.0
BODY, SMALL = 10.5, 8.5  # points
ZIP_SINCE = (1980, 1, 1, 0, 0, 0)
DEEPEST = 9


def write_document(folder: Path) -> None:
    """The briefing of a run folder as a Word document beside its other pages."""
    notebook = json.loads((folder / "notebooks" / "briefing.ipynb").read_text(encoding="utf-8"))
    (folder / NAME).write_bytes(render_docx(read_page(notebook)))


def render_docx(page: Page) -> bytes:
    """A page as a Word document."""
    import docx

    document = docx.Document()
    set_up(document, page)
    writer = Writer(document)
    for part in page.parts:
        write_part(writer, part)
    writer.drop_dead_links()
    buffer = io.BytesIO()
    document.save(buffer)
    return settle_zip(buffer.getvalue())


def set_up(document: Any, page: Page) -> None:
    """Title, language and dates of a document, and the look of its words."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    facts, day = document.core_properties, datetime.combine(page.date or find_epoch(), time())
    facts.title, facts.language = mark_controls(page.title), "en-GB"
    facts.author, facts.last_modified_by, facts.comments = "Ploughshare", "Ploughshare", ""
    facts.created, facts.modified, facts.revision = day, day, 1
    document.styles["Normal"].font.size = Pt(BODY)
    document.sections[0].header.paragraphs[0].text = mark_controls(page.furniture.classification)
    rels = document.part.package.rels
    for name in [name for name, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        del rels[name]  # the picture of an empty document
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def settle_zip(raw: bytes) -> bytes:
    """The same archive without the time at which it was written."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, ZIP_SINCE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()


def write_part(writer: Writer, part: Part) -> None:
    """A part of the page.

    Raises:
        OutputError: it is of a kind that cannot be printed.
    """
    if part["block"] not in PARTS:
        raise OutputError(f"block {part['block']!r} cannot be printed in a document; known are {', '.join(PARTS)}")
    PARTS[part["block"]](writer, part)


def write_title(writer: Writer, part: Part) -> None:
    """The head of the page."""
    writer.document.add_heading(mark_controls(part["title"]), level=0)
    for line in part["lines"]:
        writer.write_lines(writer.document.add_paragraph(), [line])


def write_prose(writer: Writer, part: Part) -> None:
    """A paragraph."""
    writer.write_lines(writer.document.add_paragraph(), part["lines"])


def write_items(writer: Writer, part: Part) -> None:
    """Findings, numbered: the label in bold, then the sentences."""
    for number, item in enumerate(part["items"], start=1):
        head = writer.document.add_paragraph()
        head.paragraph_format.keep_with_next = True
        writer.mark(head, item.get("anchor"))
        writer.write(head, f"{number}. {item['label']}", bold=True)
        writer.write_lines(writer.document.add_paragraph(), item["lines"])
    if part.get("closing"):
        writer.write_lines(writer.document.add_paragraph(), part["closing"])


def write_table(writer: Writer, part: Part) -> None:
    """A table below its caption; its head stands on each page that it runs over."""
    caption = writer.document.add_paragraph(style="Caption")
    caption.paragraph_format.keep_with_next = True
    writer.mark(caption, part.get("anchor"))
    writer.write(caption, part["caption"])
    places = [place for place, column in enumerate(part["columns"]) if column.get("print", True)]
    columns = [part["columns"][place] for place in places]
    cells = [row[place] for row in part["rows"] for place in places]
    fill = [lambda p, cell=cell: writer.write_segments(p, cell) for cell in cells]
    write_grid(writer, [c["label"] for c in columns], [c["align"] for c in columns], fill)


def write_grid(
    writer: Writer, heads: Sequence[str], aligned: Sequence[str], fill: Sequence[Callable[[Any], None]]
) -> None:
    """Rows below a repeated head; `fill` writes the cells, row after row."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    width = len(heads)
    table = writer.document.add_table(rows=1 + len(fill) // width, cols=width, style="Table Grid")
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(writer.element("w:tblHeader", val="true"))
    cells = table._cells  # looked up once: each look walks the whole table
    for place, cell in enumerate(cells):
        paragraph = cell.paragraphs[0]
        if place < width:
            writer.write(paragraph, heads[place], bold=True)
        else:
            fill[place - width](paragraph)
        if aligned[place % width] == "right":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for run in paragraph.runs:
            run.font.size = Pt(SMALL)
    writer.document.add_paragraph()


def write_notes(writer: Writer, part: Part) -> None:
    """The notes and how numbers were counted, each with the way back to its citations."""
    for entry in part["entries"]:
        paragraph = writer.document.add_paragraph()
        writer.mark(paragraph, entry.get("anchor"))
        if "measure" in entry:
            writer.write(paragraph, entry["title"], bold=True)
            writer.write(paragraph, f": {entry['text']}")
        else:
            writer.write(paragraph, f"{entry['note']}. “{entry['text_before']}")
            writer.write(paragraph, entry["surface"], bold=True)
            facts = (entry["label"], entry["source"], f"characters {entry['span']}", f"claim {entry['claim']}")
            writer.write(paragraph, f"{entry['text_after']}” {' · '.join(facts)}")
        for number, anchor in enumerate(entry.get("backlinks", []), start=1):
            writer.write(paragraph, " ")
            writer.link(paragraph, f"{BACK}{number}", anchor)


def write_chart(writer: Writer, part: Part) -> None:
    """A chart between its finding and its source; without a drawing, the reason and the table."""
    head = writer.document.add_paragraph()
    head.paragraph_format.keep_with_next = True
    writer.mark(head, part.get("anchor"))
    writer.write(head, part["title"], bold=True)
    writer.write(head, f" {part['subtitle']}")
    if part.get("svg") is not None:
        add_picture(writer, draw_png(part["svg"]), part["alt"])
    else:
        writer.write(writer.document.add_paragraph(), part.get("reason") or part["alt"])
        if part.get("table"):
            write_table(writer, part["table"])
    writer.write(writer.document.add_paragraph(), part["source"], italic=True)


def add_picture(writer: Writer, png: bytes, alt: str) -> None:
    """A picture with its description."""
    from docx.shared import Cm

    picture = writer.document.add_picture(io.BytesIO(png), width=Cm(PICTURE_CM))
    picture._inline.docPr.set("descr", mark_controls(alt))


def write_figure(writer: Writer, part: Part) -> None:
    """A picture that is no chart of ours."""
    is_png = part["media"] == "image/png"
    add_picture(writer, base64.b64decode(part["picture"]) if is_png else draw_png(part["picture"]), part["alt"])


def write_output(writer: Writer, part: Part) -> None:
    """Printed text."""
    run = writer.write(writer.document.add_paragraph(), part["text"])
    run.font.name = "Courier New"


def write_failure(writer: Writer, part: Part) -> None:
    """The name of an error."""
    writer.write(writer.document.add_paragraph(), f"This cell failed: {part['name']}")


def write_reader(writer: Writer, part: Part) -> None:
    """Articles with their claims; texts without claims are for the HTML page."""
    for entry in part["entries"]:
        if entry["claims"]:
            writer.document.add_heading(mark_controls(f"{entry['number']} {entry['title']}"), level=2)
            writer.write(writer.document.add_paragraph(), entry["source"])
            if entry["accounting"]:
                writer.write_segments(writer.document.add_paragraph(), entry["accounting"])
            write_table(writer, entry["claims"])


def write_markdown(writer: Writer, part: Part) -> None:
    """The paragraphs, lists, tables and headings of a markdown cell."""
    for node in part["nodes"]:
        write_node(writer, node)


def write_node(writer: Writer, node: Node, style: str | None = None) -> None:
    """A node of a markdown cell; `style` is that of the list or quotation around it."""
    match node["kind"]:
        case "heading":
            heading = writer.document.add_heading(level=min(DEEPEST, max(1, node["level"] - 1)))
            writer.mark(heading, node.get("anchor"))
            writer.write_nodes(heading, node["nodes"])
        case "list":
            write_list(writer, node["nodes"], "List Number" if node["is_ordered"] else "List Bullet")
        case "quote":
            for child in node["nodes"]:
                write_node(writer, child, "Quote")
        case "table":
            write_markdown_table(writer, node["nodes"])
        case "listing":
            write_output(writer, {"text": node["text"]})
        case "rule":
            writer.document.add_paragraph()
        case _:
            writer.write_nodes(writer.document.add_paragraph(style=style), node.get("nodes", [node]))


def write_list(writer: Writer, items: Iterable[Node], style: str) -> None:
    """The items of a list, those of lists inside it after them."""
    for item in items:
        for node in item["nodes"]:
            write_node(writer, node, style)


def write_markdown_table(writer: Writer, rows: Sequence[Node]) -> None:
    """A table of a markdown cell."""
    head, *body = rows
    cells = [cell for row in body for cell in row["nodes"]]
    fill = [lambda p, cell=cell: writer.write_nodes(p, cell["nodes"]) for cell in cells]
    write_grid(writer, [find_words(c) for c in head["nodes"]], [c["align"] for c in head["nodes"]], fill)


PARTS: Mapping[str, Callable[[Writer, Part], None]] = {
    "title": write_title,
    "prose": write_prose,
    "items": write_items,
    "table": write_table,
    "notes": write_notes,
    "chart": write_chart,
    "figure": write_figure,
    "output": write_output,
    "failure": write_failure,
    "reader": write_reader,
    "markdown": write_markdown,
}
