"""The panel in JupyterLab: what it is told at first, and how it asks for more.

The scripts are plain modules of our own, put together here; nothing is built and nothing is fetched. The first page
comes with the panel, so that it is there before the kernel has run the cells below.
"""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from analysis.briefing.blocks import Block
from analysis.exploration.answers import answer, describe_form
from analysis.exploration.listing import PAGE, Listing
from analysis.exploration.querying import Query

if TYPE_CHECKING:
    from analysis.exploration.exploration import Exploration

STATIC = Path(__file__).parent / "static"
SCRIPTS = ("elements", "table", "correction", "reader", "form", "chart", "panel")  # each uses those before it


@lru_cache(maxsize=1)
def read_scripts() -> str:
    """The scripts as one module."""
    return "\n".join((STATIC / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)


@dataclass(frozen=True)
class Shown:
    """What a panel shows: a listing with a query, the articles at some places, and what else there is to it."""

    find_listing: Callable[[], Listing | None]
    places: list[Mapping[str, Any]]
    query: Query
    parts: tuple[str, ...]
    block: Block | None


class Panel(anywidget.AnyWidget):
    """A table, a chart or an account, with the articles beside it."""

    _esm = read_scripts()
    _css = STATIC / "panel.css"
    content = traitlets.Dict().tag(sync=True)
    selected = traitlets.List().tag(sync=True)

    def __init__(self, exploration: "Exploration", shown: Shown, content: Mapping[str, Any]) -> None:
        """Show some content, and answer questions about what is shown."""
        super().__init__(content=dict(content))
        self._exploration, self._shown = exploration, shown
        self.on_msg(self._hear)

    def _hear(self, _: object, message: Mapping[str, Any], __: object) -> None:
        said = answer(self._exploration, self._shown.find_listing, str(message["kind"]), message["asked"])
        self.send({"id": message["id"], **said})

    def renew(self) -> None:
        """Tell the browser that the ledger changed."""
        self.send({"event": "renewed"})


def build_panel(exploration: "Exploration", shown: Shown) -> Panel:
    """A panel with its first content."""
    listing, block, parts = shown.find_listing(), shown.block, shown.parts
    content: dict[str, Any] = {
        "key": exploration.key, "title": "Explore" if listing is None else listing.caption,
        "places": shown.places, "follows": "form" in parts, "summary": "", "markup": "",
        "listing": None if listing is None else describe_listing(listing, shown.query),
        "form": describe_parameters(exploration) if "form" in parts else None,
        "chart": describe_chart(block) if block is not None and "chart" in parts else None,
    }  # fmt: skip
    if block is not None:
        content |= describe_block(block, parts)
    panel = Panel(exploration, shown, content)
    exploration.join(panel)
    return panel


def describe_listing(listing: Listing, query: Query) -> dict[str, Any]:
    """A listing with its first page."""
    return {
        "name": listing.name, "caption": listing.caption, "size": PAGE,
        "columns": [listing.describe(column) for column in listing.columns],
        "query": {
            "words": query.words, "filters": dict(query.filters), "sort": query.sort,
            "is_descending": query.is_descending,
        },
        "page": listing.build_page(query),
    }  # fmt: skip


def describe_block(block: Block, parts: tuple[str, ...]) -> dict[str, str]:
    """A block that stands in the panel: a summary as words, an account as the markup of its page."""
    if "form" in parts:
        return {"summary": str(block._repr_mimebundle_()["text/plain"]).replace("\n", " ")}
    if "chart" in parts or block.data["block"] == "reader":
        return {}
    return {"markup": str(block._repr_mimebundle_()["text/html"])}


def describe_parameters(exploration: "Exploration") -> dict[str, Any]:
    """The form, and how the briefing would be called."""
    held = exploration.held
    return {"fields": describe_form(held.parameters), "name": Path(held.parameters.sources[0]).stem or "briefing"}


def describe_chart(block: Block) -> dict[str, Any] | None:
    """A chart as a picture with its points; one that was not drawn stays a page."""
    if block.svg is None:
        return None
    data = block.data
    code = base64.b64encode(block.svg.encode()).decode("ascii")
    return {
        "title": data["title"], "subtitle": data["subtitle"], "alt": data["alt"],
        "picture": f"data:image/svg+xml;base64,{code}", "points": list(data.get("points") or []),
    }  # fmt: skip
