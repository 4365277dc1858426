"""How does the difference of two runs become a page and a PDF?

Its blocks are put into a notebook that was never run, and printed as any other page.
"""

from pathlib import Path
from typing import Any

from analysis.briefing.blocks import MIME
from analysis.briefing.difference.blocks import Node, list_parts
from analysis.briefing.difference.pairing import Difference
from analysis.briefing.files import write_bytes
from analysis.errors import OutputError


def write_difference(difference: Difference, out: Path) -> list[Path]:
    """Write the difference as HTML and PDF; files that stand there are kept until the new ones are whole.

    Raises:
        OutputError: they cannot be written.
    """
    from analysis.briefing.html import render_html
    from analysis.briefing.page import read_page
    from analysis.briefing.pdf import render_pdf

    make_folder(out)
    page = read_page(build_notebook(difference))
    stem = f"diff-{difference.old.name}-{difference.new.name}"
    made = {".html": render_html(page).encode(), ".pdf": render_pdf(page)[0]}
    return [write_file(out / f"{stem}{ending}", content) for ending, content in made.items()]


def build_notebook(difference: Difference) -> dict[str, Any]:
    """A notebook that holds the blocks of the page, dated by the later run."""
    date = difference.new.date
    cells = [build_cell(part) for part in list_parts(difference)]
    return {"metadata": {"ploughshare": {"date": date}} if date else {}, "cells": cells}


def build_cell(part: Node) -> dict[str, Any]:
    """A cell that shows a block, or words."""
    if isinstance(part, str):
        return {"cell_type": "markdown", "metadata": {}, "source": part}
    output = {"output_type": "display_data", "metadata": {}, "data": {MIME: dict(part.data)}}
    return {"cell_type": "code", "metadata": {}, "source": "", "outputs": [output]}


def make_folder(out: Path) -> None:
    """Make the folder of the pages.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{out}: this folder cannot be made: {error.strerror}; choose another --out") from error


def write_file(path: Path, content: bytes) -> Path:
    """One file, whole or not at all."""
    write_bytes(path, content)
    return path
