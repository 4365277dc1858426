"""How do titles, paragraphs and findings look?"""

from itertools import groupby

from analysis.briefing.markup.elements import Data, element_html, escape_text
from analysis.briefing.markup.numbers import line_html


def title_html(data: Data) -> str:
    """The head of the page."""
    leads = "".join(element_html("p", line_html(line), class_="lead") for line in data["lines"])
    return element_html("header", element_html("h1", escape_text(data["title"])) + leads)


def prose_html(data: Data) -> str:
    """A paragraph."""
    return element_html("p", " ".join(map(line_html, data["lines"])), class_="prose")


def item_html(item: Data) -> str:
    """A finding: its label, its sentences, and after each run of sentences what kind they are."""
    label = element_html("strong", escape_text(item["label"]), class_="label")
    runs = [
        " ".join(map(line_html, lines)) + " " + element_html("small", f"[{escape_text(kind)}]", class_="kind")
        for kind, lines in groupby(item["lines"], key=lambda line: str(line["kind"]))
    ]
    return element_html("li", " ".join([label, *runs]), id=item.get("anchor"))


def items_html(data: Data) -> str:
    """A numbered list, and below it the sentences that close it."""
    items = element_html("ol", "\n".join(map(item_html, data["items"])), class_="items")
    closing = " ".join(map(line_html, data.get("closing", [])))
    return items + (element_html("p", closing, class_="closing") if closing else "")
