"""How does a notebook become a PDF?

    jupyter nbconvert --to ploughshare-pdf briefing.ipynb

The page goes to one fixed Typst template as data (JSON) and pictures held in memory. The result is tagged
(PDF/UA-1), archival (PDF/A-3a) and has the same bytes for the same notebook.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from functools import cache
from typing import Any

from analysis.briefing.epoch import find_epoch
from analysis.briefing.exporter import PageExporter
from analysis.briefing.glyphs import MARK, mark_missing, mark_missing_in
from analysis.briefing.page import NOT_RUN, Page, Part, is_run, read_page
from analysis.briefing.pictures import wrap_png
from analysis.briefing.widths import size_columns
from analysis.comparison.wording import format_date
from analysis.errors import OutputError
from analysis.places import FONTS, TYPST

STANDARDS = ["ua-1", "a-3a"]
PNG_PPI = 160.0
MAIN = "briefing.typ"
PICTURE_TEMPLATE = b'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("picture.svg")\n'
RUNNING_WORDS, LITTLE_WORD = 7, 3  # a short title does not end in “of the”
HALVES_ITEMS, SHORT_ITEM = 6, 110  # so many items of so few letters are set in two columns
LED = {"chart", "table", "items", "notes", "reader"}  # what the words before it stay with
LOGO_ALT = "Emblem of the publisher of this page"
PAPERS = {"a4": "a4", "letter": "us-letter"}


class PloughsharePDFExporter(PageExporter):
    """Prints an executed notebook as an accessible PDF."""

    export_from_notebook = "Briefing (PDF)"
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(self, nb: Any, resources: Any = None, **kw: Any) -> tuple[bytes, Any]:
        """The PDF of a notebook, and the resources nbconvert passes along."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        if not is_run(nb):
            self.log.warning(NOT_RUN)
        attached = resources.get("ploughshare", {}).get("attachments", {})
        pdf, missing = render_pdf(read_page(nb, resources), attached)
        if missing:
            names = " ".join(f"U+{ord(char):04X}" for char in sorted(missing))
            self.log.warning("no shipped font draws these characters, printed as %s: %s", MARK, names)
        return pdf, resources


def render_pdf(page: Page, attached: Mapping[str, str] | None = None) -> tuple[bytes, set[str]]:
    """A page as PDF with the files attached to it, and the characters that had to be replaced.

    Raises:
        OutputError: the typesetter refused the page.
    """
    import typst  # after any fork: its threads do not survive one

    day = page.date or find_epoch()
    missing: set[str] = set()
    files = build_files(page, attached or {}, missing)
    try:
        pdf: bytes = typst.compile(  # type: ignore[call-overload]  # its types leave out files in memory
            files,
            root=str(TYPST),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=int(datetime.combine(day, time(), UTC).timestamp()),
        )
    except RuntimeError as error:
        raise OutputError(f"the PDF of {page.title!r} could not be set: {error}") from error
    return pdf, missing


def draw_png(svg: str) -> bytes:
    """A chart as a PNG on white, drawn from its vectors."""
    import typst

    files = {"main.typ": PICTURE_TEMPLATE, "picture.svg": svg.encode()}
    png: bytes = typst.compile(files, format="png", ppi=PNG_PPI, ignore_system_fonts=True)  # type: ignore[call-overload]  # as above
    return png


def build_files(page: Page, attached: Mapping[str, str], missing: set[str]) -> dict[str, bytes]:
    """What the typesetter reads: the template, the page as data, the pictures, and the files to attach."""
    pictures: dict[str, bytes] = {}
    led = place_readers(mark_leads(page.parts))
    parts = [shape_part(move_picture(size_columns(part), pictures, missing)) for part in led]
    logo = page.furniture.logo
    data = {
        "title": page.title,
        "running": shorten_title(page.title),
        "date": "" if page.date is None else format_date(page.date.isoformat()),
        "paper": PAPERS[page.furniture.paper],
        "classification": page.furniture.classification,
        "logo": None if logo is None else move_picture({"picture": logo["data"], **logo}, pictures, missing)["file"],
        "logo_alt": LOGO_ALT,
        "parts": group_charts(parts),
        "attached": [{"name": name, "file": f"attached-{n}"} for n, name in enumerate(sorted(attached))],
    }
    text = json.dumps(mark_missing_in(data, missing), ensure_ascii=False)
    files = {f"attached-{n}": attached[name].encode() for n, name in enumerate(sorted(attached))}
    return {**read_template(), "data.json": text.encode(), **pictures, **files}


@cache
def read_template() -> Mapping[str, bytes]:
    """The files of the template, read once; the one that draws the page is the main one."""
    return {"main.typ" if path.name == MAIN else path.name: path.read_bytes() for path in sorted(TYPST.glob("*.typ"))}


def shape_part(part: Part) -> Part:
    """The same part in the shape in which it is printed."""
    match part["block"]:
        case "notes":
            return {
                **part,
                "entries": [e for e in part["entries"] if "note" in e],
                "measures": join_alike(part["entries"]),
            }
        case "items":
            items = [{**item, "lines": [mark_last(line) for line in item["lines"]]} for item in part["items"]]
            lines = [sum(len(s["text"]) for line in item["lines"] for s in line["segments"]) for item in part["items"]]
            return {**part, "items": items, "in_halves": len(lines) >= HALVES_ITEMS and max(lines) <= SHORT_ITEM}
        case "prose":
            return {**part, "lines": [mark_last(line) for line in part["lines"]]}
        case _:
            return part


def mark_last(line: Part) -> Part:
    """The same sentence; of numbers in a row that share a note, the last shows it."""
    pieces = line["segments"]
    following = [next((p["note"] for p in pieces[place + 1 :] if p.get("note")), None) for place in range(len(pieces))]
    shown = [{**p, "shows_note": p.get("note") != note} for p, note in zip(pieces, following, strict=True)]
    return {**line, "segments": shown}


def place_readers(parts: Sequence[Part]) -> list[Part]:
    """The same parts; the articles of a reader have headings one step below the last one."""
    placed, level = [], 1
    for part in parts:
        levels = [n["level"] for n in part.get("nodes", ()) if n["kind"] == "heading"]
        level = levels[-1] if levels else level
        placed.append(part | {"level": min(level + 1, 6)} if part["block"] == "reader" else part)
    return placed


def group_charts(parts: Sequence[Part]) -> list[Part]:
    """The same parts; a drawn chart and the words that lead to it are one, and know whether a heading is among them."""
    grouped: list[Part] = []
    for place, part in enumerate(parts):
        if part["block"] != "chart" or "file" not in part:
            grouped.append(part)
            continue
        members = [grouped.pop(), part] if grouped and grouped[-1].get("leads") else [part]
        is_led = any(node["kind"] == "heading" for node in members[0].get("nodes", ()))
        grouped.append({"block": "group", "parts": members, "mark": f"group:{place}", "is_led": is_led})
    return grouped


def join_alike(entries: Sequence[Part]) -> list[Part]:
    """The measurements of the notes; those that are told in the same words are told once."""
    told: dict[tuple[str, str], Part] = {}
    for entry in (e for e in entries if "measure" in e):
        row = told.setdefault((entry["title"], entry["text"]), {**entry, "anchors": [], "backlinks": []})
        row["anchors"] += [entry["anchor"]]
        row["backlinks"] += entry["backlinks"]
    return list(told.values())


def shorten_title(title: str) -> str:
    """The title as it stands at the head of every page: a reminder, not a sentence."""
    words = title.split()
    if len(words) <= RUNNING_WORDS:
        return " ".join(words)
    kept = words[:RUNNING_WORDS]
    while len(kept) > 1 and len(kept[-1]) <= LITTLE_WORD:
        kept.pop()
    return f"{' '.join(kept)} …"


def move_picture(part: Part, pictures: dict[str, bytes], missing: set[str]) -> Part:
    """The same part with its picture moved to a file."""
    picture = part.get("svg") or part.get("picture")
    if picture is None:
        return part
    svg, found = mark_missing(wrap_png(picture) if part.get("media") == "image/png" else picture)
    missing |= found
    name = f"picture-{len(pictures)}.svg"
    pictures[name] = svg.encode()
    return {key: value for key, value in part.items() if key not in {"svg", "picture"}} | {"file": name}


def mark_leads(parts: Sequence[Part]) -> list[Part]:
    """The same parts; words right before a chart or a table know that they lead to it."""
    followers = [part["block"] for part in parts[1:]] + [""]
    return [
        part | {"leads": True} if part["block"] == "markdown" and follower in LED else part
        for part, follower in zip(parts, followers, strict=True)
    ]
