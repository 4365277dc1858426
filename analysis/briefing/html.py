"""How does a notebook become a page for the browser?

    jupyter nbconvert --to ploughshare-html briefing.ipynb

The page is one file: no script, no request to any host, and a policy that forbids both.
"""

import base64
import hashlib
from functools import cache
from typing import Any, ClassVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup
from nbconvert.exporters.exporter import Exporter

from analysis.briefing.markdown import tree_html
from analysis.briefing.markup import block_html, element_html, escape_text, picture_html, region_html
from analysis.briefing.page import EXECUTE, NOT_RUN, Page, Part, is_run, read_page
from analysis.places import TEMPLATES

ROOM = TEMPLATES / "ploughshare"


class PloughshareHTMLExporter(Exporter):
    """Prints an executed notebook as one self-contained HTML page."""

    export_from_notebook = "Briefing (HTML)"
    default_preprocessors: ClassVar[list[str]] = [EXECUTE]
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
    style = (ROOM / "briefing.css").read_text(encoding="utf-8")
    return read_template().render(
        page=page,
        parts=[Markup(part_html(part)) for part in page.parts],  # noqa: S704 (built by element_html)
        style=Markup(style),  # noqa: S704 (our own file)
        policy=build_policy(style),
    )


@cache
def read_template() -> Template:
    """The frame of the page, read once."""
    environment = Environment(
        loader=FileSystemLoader(ROOM), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("briefing.html.j2")


def build_policy(style: str) -> str:
    """What the browser may load: this very style sheet and the pictures inside the page."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


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
    if part["media"] == "image/svg+xml":
        picture = picture_html(part["picture"], part["alt"])
    else:
        alt = escape_text(part["alt"])
        picture = f'<img src="data:image/png;base64,{part["picture"]}" alt="{alt}">'
    return element_html("figure", region_html(picture, part["label"]), class_="chart")
