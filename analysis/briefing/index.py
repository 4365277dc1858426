"""Which runs lie in a folder? One page that lists them, made anew after each run.

It is made from the manifests alone. A folder that begins with a dot, or has no manifest, is no run; a manifest that
cannot be read is named on the page. An `index.html` that is not ours is left as it is.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.briefing.files import explain, write_bytes
from analysis.briefing.glyphs import mark_controls
from analysis.briefing.share.contents import MANIFEST
from analysis.errors import OutputError
from analysis.places import TEMPLATES

ROOM = TEMPLATES / "ploughshare"
INDEX, PAGE = "index.html", "index.html.j2"
MARK = b'content="Ploughshare, index of runs"'
PAGES = ("briefing", "extraction", "comparison", "charting")
FORMATS = ("html", "pdf")
WHOLE = "make it anew with the next run; those that are made are whole"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


Links = tuple[tuple[str, str], ...]  # pages by name, each with its address


@dataclass(frozen=True, slots=True)
class Entry:
    """A run as the list shows it."""

    name: str
    title: str
    date: str
    question: str
    articles: int
    figures: int
    findings: int
    refused: int
    pages: tuple[tuple[str, Links], ...]  # by format

    @property
    def link(self) -> str:
        """Where the briefing lies for a browser, if it does."""
        return dict(dict(self.pages)["HTML"]).get(PAGES[0], "")


def write_index(out: Path) -> Path | None:
    """List the runs of a folder in its `index.html`; nothing is written where a page of someone else stands.

    Raises:
        OutputError: the page cannot be written.
    """
    target = out / INDEX
    try:
        before = target.read_bytes() if target.exists() else None
        if before is not None and MARK not in before:
            return None
        page = render_index(out).encode()
    except OSError as error:
        raise OutputError(f"{target}: cannot be made: {explain(error, WHOLE)}") from error
    if before != page:
        write_bytes(target, page, WHOLE)
    return target


def render_index(out: Path) -> str:
    """The page of a folder's runs."""
    style = "".join((ROOM / name).read_text(encoding="utf-8") for name in ("briefing.css", "index.css"))
    entries, broken = read_runs(out)
    environment = Environment(
        loader=FileSystemLoader(ROOM), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("index.html.j2").render(
        entries=entries,
        broken=broken,
        style=Markup(style),  # noqa: S704 (our own file)
        policy=build_policy(style),
    )


def build_policy(style: str) -> str:
    """What the browser may load: this very style sheet, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def read_runs(out: Path) -> tuple[list[Entry], list[tuple[str, str]]]:
    """The runs of a folder, the latest first, and those whose manifest cannot be read, with the reason."""
    entries, broken = [], []
    for folder in sorted(p for p in out.iterdir() if not p.name.startswith(".") and (p / MANIFEST).is_file()):
        try:
            entries.append(read_entry(folder))
        except (OSError, ValueError) as error:
            broken.append(
                (mark_controls(folder.name), f"{MANIFEST} cannot be read: {describe_error(error)}; run it again")
            )
    dated = sorted(entries, key=lambda entry: entry.date, reverse=True)  # keeps the order of names within a day
    return dated, broken


def describe_error(error: Exception) -> str:
    """What is wrong with a manifest, without the folders of this machine."""
    return str(error.strerror) if isinstance(error, OSError) else mark_controls(str(error))


def read_entry(folder: Path) -> Entry:
    """A run from its manifest.

    Raises:
        ValueError: the manifest is no JSON, or does not hold what the list shows.
    """
    record = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    counts = take(record, "counts", dict)
    day = take(record, "date", str | None) or ""
    if day and not DAY.fullmatch(day):
        raise ValueError(f"its date is {day!r}")
    return Entry(
        mark_controls(folder.name),
        mark_controls(take(record, "title", str)),
        day,
        mark_controls(take(record, "question", str)),
        take(counts, "read.articles", int),
        take(counts, "numbers.used", int),
        len(take(record, "findings", list)),
        len(take(record, "refused", list)),
        find_pages(folder),
    )


def take(record: Any, key: str, kind: Any) -> Any:
    """A value of a record, after a look at its kind.

    Raises:
        ValueError: it is missing or of another kind.
    """
    if not isinstance(record, Mapping) or key not in record or not isinstance(record[key], kind):
        raise ValueError(f"it has no {key} that could be shown")
    return record[key]


def find_pages(folder: Path) -> tuple[tuple[str, Links], ...]:
    """The pages of a run that are there, by format, as links from beside its folder."""
    return tuple(
        (
            ending.upper(),
            tuple((p, f"{quote(folder.name)}/{p}.{ending}") for p in PAGES if (folder / f"{p}.{ending}").is_file()),
        )
        for ending in FORMATS
    )
