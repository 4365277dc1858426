"""How does a notebook become a PDF?

    jupyter nbconvert --to ploughshare-pdf briefing.ipynb

The page goes to one fixed Typst template as data (JSON) and pictures held in memory. The result is tagged
(PDF/UA-1), archival (PDF/A-3a) and has the same bytes for the same notebook.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar

from nbconvert.exporters.exporter import Exporter

from analysis.briefing.glyphs import MARK, mark_missing, mark_missing_in
from analysis.briefing.markdown import find_words
from analysis.briefing.page import EXECUTE, NOT_RUN, Page, Part, is_run, read_page
from analysis.briefing.pictures import wrap_png
from analysis.errors import OutputError
from analysis.places import FONTS, TYPST

STANDARDS = ["ua-1", "a-3a"]
PNG_PPI = 160.0
PICTURE_TEMPLATE = b'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("picture.svg")\n'
EPOCH = date(1980, 1, 1)
RUNNING_WORDS = 7
LINE_CHARS, WIDEST_CHARS = 100, 42  # of a line of a table, of its widest column
UNBROKEN_CHARS = 24  # a longer word is broken: see the template


class PloughsharePDFExporter(Exporter):
    """Prints an executed notebook as an accessible PDF."""

    export_from_notebook = "Briefing (PDF)"
    default_preprocessors: ClassVar[list[str]] = [EXECUTE]
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(self, nb: Any, resources: Any = None, **kw: Any) -> tuple[bytes, Any]:
        """The PDF of a notebook, and the resources nbconvert passes along."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        if not is_run(nb):
            self.log.warning(NOT_RUN)
        pdf, missing = render_pdf(read_page(nb, resources))
        if missing:
            names = " ".join(f"U+{ord(char):04X}" for char in sorted(missing))
            self.log.warning("no shipped font draws these characters, printed as %s: %s", MARK, names)
        return pdf, resources


def render_pdf(page: Page) -> tuple[bytes, set[str]]:
    """A page as PDF, and the characters that had to be replaced.

    Raises:
        OutputError: the typesetter refused the page.
    """
    import typst  # after any fork: its threads do not survive one

    day = page.date or find_epoch()
    missing: set[str] = set()
    files = build_files(page, day, missing)
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


def find_epoch() -> date:
    """The date of a page that gives none: SOURCE_DATE_EPOCH or a fixed day, never today."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return EPOCH if given is None else datetime.fromtimestamp(int(given), UTC).date()


def build_files(page: Page, day: date, missing: set[str]) -> dict[str, bytes]:
    """What the typesetter reads: the template, the page as data, and the pictures."""
    pictures: dict[str, bytes] = {}
    parts = [move_picture(size_columns(part), pictures, missing) for part in mark_leads(page.parts)]
    data = {
        "title": page.title,
        "running": shorten_title(page.title),
        "date": "" if page.date is None else day.isoformat(),
        "parts": parts,
    }
    text = json.dumps(mark_missing_in(data, missing), ensure_ascii=False)
    template = (TYPST / "briefing.typ").read_bytes()
    return {"main.typ": template, "data.json": text.encode(), **pictures}


def shorten_title(title: str) -> str:
    """The title as it stands at the head of every page: a reminder, not a sentence."""
    words = title.split()
    return " ".join(words) if len(words) <= RUNNING_WORDS else f"{' '.join(words[:RUNNING_WORDS])} …"


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
        part | {"leads": True} if part["block"] == "markdown" and follower in {"chart", "table"} else part
        for part, follower in zip(parts, followers, strict=True)
    ]


def size_columns(part: Part) -> Part:
    """The same part; the columns of its tables know how wide they are."""
    if part["block"] == "table":
        rows = [["".join(s["text"] for s in cell) for cell in row] for row in part["rows"]]
        widths = measure_widths([[c["label"] for c in part["columns"]], *rows])
        columns = [{**c, "width": w} for c, w in zip(part["columns"], widths, strict=True)]
        return {**part, "columns": columns}
    if part["block"] == "reader":
        return {**part, "entries": [size_entry(entry) for entry in part["entries"]]}
    if part["block"] == "markdown":
        return {**part, "nodes": [size_node(node) for node in part["nodes"]]}
    return part


def size_entry(entry: Part) -> Part:
    """An article without its text, its claims with sized columns."""
    claims = entry["claims"]
    return {**entry, "text": [], "claims": None if claims is None else size_columns({**claims, "block": "table"})}


def size_node(node: Part) -> Part:
    """The same markdown node; tables in it know how wide their columns are."""
    if node["kind"] != "table":
        return {**node, "nodes": [size_node(n) for n in node["nodes"]]} if "nodes" in node else node
    widths = measure_widths([[find_words(cell) for cell in row["nodes"]] for row in node["nodes"]])
    heads: Iterable[Mapping[str, Any]] = node["nodes"][0]["nodes"]
    columns = [{"align": head["align"], "width": w} for head, w in zip(heads, widths, strict=True)]
    return {**node, "columns": columns}


def measure_widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """How wide columns are to one another: each holds its longest word, and as much more as there is room."""
    words, texts = [], []
    for column in zip(*rows, strict=True):
        longest = max(len(word) for text in column for word in text.split() or [""])
        words.append(2 + min(longest, UNBROKEN_CHARS))
        texts.append(max(words[-1], min(max(map(len, column)), WIDEST_CHARS)))
    room, wanted = LINE_CHARS - sum(words), sum(texts) - sum(words)
    share = 1.0 if wanted <= room else max(room, 0) / wanted
    return [round(word + share * (text - word), 2) for word, text in zip(words, texts, strict=True)]
