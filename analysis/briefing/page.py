"""What of a notebook is printed?

Markdown cells, and what code cells put out: blocks, pictures, plain text, the name of an error. Never the
code, never foreign HTML, never a traceback (it holds the paths of a machine).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.briefing.blocks import MIME, blocks_of
from analysis.briefing.furniture import Furniture, read_furniture
from analysis.briefing.headings import find_title, put_title_first, settle_headings
from analysis.briefing.links import bind_links
from analysis.briefing.markdown import read_markdown
from analysis.briefing.pictures import clean_png, clean_svg

Part = dict[str, Any]  # a block as JSON, or one of: markdown, figure, output, failure

UNDESCRIBED = "Figure without description"
UNREADABLE = "A figure stood here; it could not be read."
# The one preprocessor our exporters take: it runs the notebook when --execute asks for it.
EXECUTE = "nbconvert.preprocessors.ExecutePreprocessor"
NOT_RUN = "this notebook holds no results; run it first, or add --execute"
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True)
class Page:
    """What is printed, in order, with its links bound and its headings in steps of one."""

    title: str
    furniture: Furniture
    parts: tuple[Part, ...]

    @property
    def date(self) -> date | None:
        """The date of the page, if the run or the notebook gives one."""
        return self.furniture.date


def is_run(notebook: Mapping[str, Any]) -> bool:
    """Whether a notebook has results, or no code that could have given any."""
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return not code or any(cell["outputs"] for cell in code)


def read_page(notebook: Mapping[str, Any], resources: Mapping[str, Any] | None = None) -> Page:
    """What a notebook prints."""
    metadata = notebook["metadata"]
    furniture = read_furniture(metadata, resources)
    found = [part for cell in notebook["cells"] for part in read_cell(cell)]
    parts = bind_links(settle_headings(put_title_first(found, metadata)))
    return Page(find_title(parts), furniture, tuple(parts))


def read_cell(cell: Mapping[str, Any]) -> list[Part]:
    """What a cell prints; a raw cell and one tagged `remove-cell` print nothing."""
    if "remove-cell" in cell["metadata"].get("tags", []):
        return []
    match cell["cell_type"]:
        case "markdown":
            nodes = read_markdown(join_lines(cell["source"]))
            return [{"block": "markdown", "nodes": nodes}] if nodes else []
        case "code":
            return [part for output in cell["outputs"] for part in read_output(output)]
        case _:
            return []


def read_output(output: Mapping[str, Any]) -> list[Part]:
    """What an output prints; warnings on the error stream are for the log."""
    match output["output_type"]:
        case "error":
            return [{"block": "failure", "name": output["ename"]}]
        case "stream":
            return read_text(output["text"]) if output["name"] == "stdout" else []
        case _:
            return read_bundle(output)


def read_bundle(output: Mapping[str, Any]) -> list[Part]:
    """The richest form of an output that is safe to print."""
    bundle = output["data"]
    if MIME in bundle:
        return [read_block(data, svg) for data, svg in blocks_of([output])]
    if "image/svg+xml" in bundle or "image/png" in bundle:
        return [read_figure(bundle, output.get("metadata", {}))]
    if "text/plain" in bundle:
        return read_text(bundle["text/plain"])
    return read_text(f"An output of the kind {', '.join(sorted(bundle))} is not printed.")


def read_block(data: Part, svg: str | list[str] | None) -> Part:
    """A block; a chart carries its drawing, and not the rows that are for its file alone."""
    data = {key: value for key, value in data.items() if key != "data"}
    return data if svg is None else data | {"svg": clean_svg(join_lines(svg))}


def read_figure(bundle: Mapping[str, Any], metadata: Mapping[str, Any]) -> Part:
    """A picture that is no chart of ours, with the description its author gave."""
    kind = "image/svg+xml" if "image/svg+xml" in bundle else "image/png"
    alt = str(metadata.get("alt") or metadata.get(kind, {}).get("alt") or UNDESCRIBED)
    raw = join_lines(bundle[kind])
    picture = clean_svg(raw) if kind == "image/svg+xml" else clean_png(raw)
    if picture is None:
        return {"block": "output", "text": f"{UNREADABLE} {alt}"}
    return {"block": "figure", "media": kind, "picture": picture, "alt": alt}


def read_text(text: str | list[str]) -> list[Part]:
    """Printed text without terminal colours."""
    plain = ANSI.sub("", join_lines(text)).strip("\n")
    return [{"block": "output", "text": plain}] if plain.strip() else []


def join_lines(text: str | list[str]) -> str:
    """A notebook file may hold a text as a list of lines."""
    return text if isinstance(text, str) else "".join(text)
