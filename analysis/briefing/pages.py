"""How do the executed notebooks become pages, and their charts files?"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd

from analysis.briefing.blocks import blocks_of
from analysis.briefing.html import PloughshareHTMLExporter
from analysis.briefing.pdf import PloughsharePDFExporter, draw_png
from analysis.briefing.store import spell_csv

LARGE = 1_000_000  # bytes; those of a few dozen articles have some hundred thousand
PAGES = {
    "1_extraction": "extraction",
    "2_comparison": "comparison",
    "3_charting": "charting",
    "briefing": "briefing",
}


def read_notebook(path: Path) -> Any:
    """An executed notebook as it was written; nobody has touched it since."""
    return nbformat.v4.reads(path.read_text(encoding="utf-8"))  # without the check of what we have just checked


def write_pages(notebook: Mapping[str, Any], name: str, folder: Path, attached: Sequence[str] = ()) -> None:
    """The HTML page and the PDF of a notebook; the PDF holds the files of the run that are named."""
    files = {file: (folder / file).read_bytes().decode("utf-8") for file in attached}
    resources = {"ploughshare": {"attachments": files}} if files else None
    html, _ = PloughshareHTMLExporter().from_notebook_node(notebook)
    (folder / f"{name}.html").write_text(html, encoding="utf-8", newline="")
    pdf, _ = PloughsharePDFExporter().from_notebook_node(notebook, resources)
    (folder / f"{name}.pdf").write_bytes(pdf)


def is_large(name: str, folder: Path) -> bool:
    """Whether the pages of a notebook take so much memory that a process of its own should print them."""
    return find_notebook(name, folder).stat().st_size > LARGE


def print_pages(name: str, folder: Path, attached: Sequence[str] = ()) -> None:
    """The pages of a notebook of a run, and the files of its charts."""
    notebook = read_notebook(find_notebook(name, folder))
    write_pages(notebook, PAGES[name], folder, attached)
    if name == "3_charting":
        write_charts(notebook, folder / "charts")


def find_notebook(name: str, folder: Path) -> Path:
    """Where an executed notebook lies."""
    return folder / "notebooks" / f"{name}.ipynb"


def write_charts(notebook: Mapping[str, Any], folder: Path) -> None:
    """Each chart of a notebook as SVG, PNG and the table it was drawn from; without a drawing, the table."""
    folder.mkdir(exist_ok=True)
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            for data, svg in blocks_of([output]):
                if data["block"] == "chart":
                    write_chart(data, svg, folder)


def write_chart(data: Mapping[str, Any], svg: str | None, folder: Path) -> None:
    """One chart in its three files; without a drawing its table alone, and not a table that the run has written."""
    if svg is not None:
        (folder / f"{data['id']}.svg").write_text(svg, encoding="utf-8", newline="")
        (folder / f"{data['id']}.png").write_bytes(draw_png(svg))
    if "left" in data:
        return  # its file was written with the tables of the run
    table = pd.DataFrame(data["data"]["rows"], columns=data["data"]["columns"])
    (folder / f"{data['id']}.csv").write_text(spell_csv(table), encoding="utf-8", newline="")
