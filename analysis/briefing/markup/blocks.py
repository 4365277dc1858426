"""How does a block look in HTML?

The markup means the same with and without a style sheet, so JupyterLab shows it too.
"""

from collections.abc import Callable, Mapping

from analysis.briefing.markup.charts import chart_html
from analysis.briefing.markup.elements import Data
from analysis.briefing.markup.notes import notes_html
from analysis.briefing.markup.prose import items_html, prose_html, title_html
from analysis.briefing.markup.reading import reader_html
from analysis.briefing.markup.tables import table_html
from analysis.errors import OutputError


def block_html(data: Data) -> str:
    """A block as HTML; its numbers are links where `bind_links` found their notes.

    Raises:
        OutputError: the block is of a kind that cannot be printed.
    """
    kind = data["block"]
    if kind not in BLOCKS:
        raise OutputError(f"block {kind!r} cannot be printed; the known blocks are {', '.join(BLOCKS)}")
    return BLOCKS[kind](data)


BLOCKS: Mapping[str, Callable[[Data], str]] = {
    "title": title_html,
    "prose": prose_html,
    "items": items_html,
    "table": table_html,
    "notes": notes_html,
    "chart": chart_html,
    "reader": reader_html,
}
