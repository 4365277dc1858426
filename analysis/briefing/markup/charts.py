"""How does a chart stand on a page?

Under a drawing its data lie in a table that opens; where there was too little to draw, the reason and the table
stand in its place.
"""

import json

from analysis.briefing.markup.elements import Data, element_html, picture_html, region_html
from analysis.briefing.markup.numbers import bind_numbers
from analysis.briefing.markup.tables import table_html

PICTURE = "scroll picture"


def chart_html(data: Data) -> str:
    """A chart between its finding and its source."""
    measure = f"chart.{data['id']}"
    title = element_html("strong", bind_numbers(data["title"], measure), class_="label")
    subtitle = element_html("span", bind_numbers(data["subtitle"], measure), class_="subtitle")
    caption = element_html("figcaption", f"{title} {subtitle}")
    source = element_html("p", bind_numbers(data["source"], measure), class_="source")
    content = [caption, *card_html(data, measure), source]
    points = list_points(data)
    return element_html("figure", "\n".join(content), class_="chart", id=data.get("anchor"), data_points=points)


def card_html(data: Data, measure: str) -> list[str]:
    """The drawing with its data folded below, or the reason why there is none and the data in the open."""
    table = data.get("table")
    shown = [] if table is None else [table_html(table)]
    if data.get("svg") is None:
        return [element_html("p", bind_numbers(data.get("reason") or data["alt"], measure)), *shown]
    picture = region_html(picture_html(data["svg"], data["alt"]), data.get("label") or data["title"], PICTURE)
    summary = element_html("summary", "The data of this chart")
    return [picture, *(element_html("details", summary + table, class_="data") for table in shown)]


def list_points(data: Data) -> str | None:
    """Where the marks of the drawing are and which claims they stand for, as JSON for the script of the page."""
    points = data.get("points")
    return json.dumps(points, ensure_ascii=False, separators=(",", ":")) if points and data.get("svg") else None
