"""How does a notebook become a page for the browser?

    jupyter nbconvert --to ploughshare-html briefing.ipynb

The page is one file: no script but our own, no request to any host, and a policy that forbids both. Without
JavaScript every word of it is there, and every link leads on.
"""

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from analysis.briefing.exporter import PageExporter
from analysis.briefing.markdown import find_words, tree_html
from analysis.briefing.markup import block_html, element_html, escape_text, picture_html, region_html
from analysis.briefing.page import NOT_RUN, Page, Part, is_run, read_page
from analysis.places import TEMPLATES

ROOM = TEMPLATES / "ploughshare"


class PloughshareHTMLExporter(PageExporter):
    """Prints an executed notebook as one self-contained HTML page."""

    export_from_notebook = "Briefing (HTML)"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(self, nb: Any, resources: Any = None, **kw: Any) -> tuple[str, Any]:
        """The page of a notebook, and the resources nbconvert passes along."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        if not is_run(nb):
            self.log.warning(NOT_RUN)
        return render_html(read_page(nb, resources)), resources


def render_html(page: Page) -> str:
    """A page as one HTML file."""
    style, script = (read_own(name) for name in ("briefing.css", "page.js"))
    return read_template().render(
        page=page,
        parts=[Markup(part_html(part)) for part in page.parts],  # noqa: S704 (built by element_html)
        contents=list_contents(page),
        logo=draw_logo(page),
        has_ledger=any(part["block"] == "reader" and has_claims(part) for part in page.parts),
        style=Markup(style),  # noqa: S704 (our own file)
        script=Markup(script),  # noqa: S704 (our own file)
        policy=build_policy(style, script),
    )


@cache
def read_own(name: str) -> str:
    """A file of the template, read once."""
    return (ROOM / name).read_text(encoding="utf-8")


def has_claims(part: Part) -> bool:
    """Whether the articles of a page stand with their claims, and not only to be looked up."""
    return any(entry["claims"] is not None for entry in part["entries"])


def list_contents(page: Page) -> list[tuple[str, str]]:
    """The sections of a page: where they are and what they are called."""
    headings = [
        (node["anchor"], find_words(node))
        for part in page.parts
        if part["block"] == "markdown"
        for node in part["nodes"]
        if node["kind"] == "heading" and node["level"] == 2
    ]
    folded = [p["anchor"] for p in page.parts if p["block"] == "reader" and p["entries"] and not has_claims(p)]
    return [*headings, *((anchor, "Articles") for anchor in folded)]


def draw_logo(page: Page) -> Markup | None:
    """The picture at the head of the page, if one was given."""
    logo = page.furniture.logo
    if logo is None:
        return None
    picture = {"media": logo["media"], "picture": logo["data"], "alt": "Logo"}
    return Markup(draw_picture(picture))  # noqa: S704 (cleaned when it was read)


@cache
def read_template() -> Template:
    """The frame of the page, read once."""
    environment = Environment(
        loader=FileSystemLoader(ROOM), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("briefing.html.j2")


def build_policy(style: str, script: str = "") -> str:
    """What the browser may load: this very style sheet and script, and the pictures inside the page."""
    sums = [base64.b64encode(hashlib.sha256(own.encode()).digest()).decode("ascii") for own in (style, script)]
    own = "style-src 'sha256-{}'; script-src 'sha256-{}'".format(*sums)
    return f"default-src 'none'; {own}; img-src data:; base-uri 'none'; form-action 'none'"


def part_html(part: Part) -> str:
    """A part of the page as HTML."""
    match part["block"]:
        case "markdown":
            return tree_html(part["nodes"])
        case "figure":
            return figure_html(part)
        case "output":
            return region_html(element_html("pre", escape_text(part["text"])), part["label"])
        case "failure":
            return element_html("p", f"This cell failed: {escape_text(part['name'])}", class_="failure")
        case _:
            return block_html(part)


def figure_html(part: Part) -> str:
    """A picture that is no chart of ours, with its description."""
    return element_html("figure", region_html(draw_picture(part), part["label"], "scroll picture"), class_="chart")


def draw_picture(part: Part) -> str:
    """A picture inside the page."""
    if part["media"] == "image/svg+xml":
        return picture_html(part["picture"], part["alt"])
    return f'<img src="data:image/png;base64,{part["picture"]}" alt="{escape_text(part["alt"])}">'
