"""How does a block look in HTML?

The markup means the same with and without a style sheet, so JupyterLab shows it too. Every word passes
through `escape_text`; nothing else builds markup from text.
"""

import base64
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby
from typing import Any

from analysis.briefing.glyphs import mark_controls
from analysis.errors import OutputError

Data = Mapping[str, Any]  # the JSON of a block: see blocks.py
THIN = "\u202f"  # keeps "20" and its note "3" from being copied as "203"

NUMBER = re.compile(r"(\d(?:[\d.,–-]*\d)?)")


def escape_text(text: object) -> str:
    """Text as text: no character of it is read as markup."""
    return escape(mark_controls(str(text)), quote=True)


def element_html(tag: str, content: str, **attributes: str | None) -> str:
    """An element around finished markup; an attribute that is None is left out."""
    given = {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items() if v is not None}
    head = "".join(f' {name}="{escape_text(value)}"' for name, value in given.items())
    return f"<{tag}{head}>{content}</{tag}>"


def block_html(data: Data) -> str:
    """A block as HTML; its numbers are links where `bind_links` found their notes.

    Raises:
        OutputError: the block is of a kind that cannot be printed.
    """
    kind = data["block"]
    if kind not in BLOCKS:
        raise OutputError(f"block {kind!r} cannot be printed; the known blocks are {', '.join(BLOCKS)}")
    return BLOCKS[kind](data)


def segment_html(segment: Data) -> str:
    """A piece of a sentence; a number carries the claims or the measurement it rests on."""
    text = escape_text(segment["text"])
    match segment["kind"]:
        case "claim":
            note = segment.get("note")
            sup = "" if note is None else element_html("sup", f"{THIN}{escape_text(note)}")
            return number_html(text + sup, segment, data_claim=" ".join(segment["claims"]))
        case "measure":
            return number_html(text, segment, data_measure=segment["measure"])
        case "strong":
            return element_html("strong", text)
        case _:
            return text


def number_html(content: str, segment: Data, **origin: str) -> str:
    """A number as a link to where it comes from, or as plain words if this page does not say."""
    target = segment.get("target")
    if target is None:
        return element_html("span", content, class_="number", id=segment.get("anchor"), **origin)
    return element_html("a", content, class_="number", id=segment.get("anchor"), href=f"#{target}", **origin)


def segments_html(segments: Iterable[Data]) -> str:
    """Pieces of a sentence, one after the other."""
    return "".join(segment_html(segment) for segment in segments)


def line_html(line: Data) -> str:
    """A sentence, marked with what kind of sentence it is."""
    return element_html("span", segments_html(line["segments"]), class_=f"line {line['kind']}")


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
    """A numbered list."""
    return element_html("ol", "\n".join(map(item_html, data["items"])), class_="items")


def row_html(row: list[list[Data]], columns: list[Data]) -> str:
    """A row of a table; its first cell heads the row."""
    cells = [
        element_html(
            "th" if place == 0 else "td",
            segments_html(cell),
            class_=columns[place]["align"],
            scope="row" if place == 0 else None,
        )
        for place, cell in enumerate(row)
    ]
    return element_html("tr", "".join(cells))


def head_html(content: str, align: str) -> str:
    """The heading of a column; an empty one heads nothing."""
    if not content:
        return element_html("td", "", class_=align)
    return element_html("th", content, class_=align, scope="col")


def table_html(data: Data) -> str:
    """A table in a region of its own, so that a narrow screen scrolls the table and not the page."""
    columns = data["columns"]
    heads = "".join(head_html(escape_text(column["label"]), column["align"]) for column in columns)
    rows = "\n".join(row_html(row, columns) for row in data["rows"])
    caption = element_html("caption", escape_text(data["caption"]))
    head = element_html("thead", element_html("tr", heads))
    table = element_html("table", f"{caption}{head}\n{element_html('tbody', rows)}", id=data.get("anchor"))
    return region_html(table, data.get("label") or data["caption"])


def region_html(content: str, label: str) -> str:
    """A part of the page that scrolls sideways by itself and can be reached by keyboard."""
    return element_html("div", content, class_="scroll", role="region", tabindex="0", aria_label=label)


def note_html(entry: Data) -> str:
    """A note: the sentence with the words of the claim marked, its source, and the way back."""
    before, words, after = (escape_text(entry[k]) for k in ("text_before", "surface", "text_after"))
    quote = element_html("q", before + element_html("mark", words) + after)
    facts = [entry["label"], entry["source"], f"characters {entry['span']}", f"claim {entry['claim']}"]
    source = element_html("small", escape_text(" · ".join(facts)), class_="source")
    backlinks = backlinks_html(entry, f"Note {entry['note']}")
    number = str(entry["note"])
    return element_html("li", f"{quote} {source} {backlinks}", id=entry.get("anchor"), value=number)


def measure_html(entry: Data) -> str:
    """How a number was counted or computed."""
    name = element_html("dt", escape_text(entry["title"]), id=entry.get("anchor"))
    backlinks = backlinks_html(entry, entry["title"])
    return name + element_html("dd", f"{escape_text(entry['text'])} {backlinks}")


def backlinks_html(entry: Data, name: str) -> str:
    """Links from a note back to every place that cites it."""
    backs = entry.get("backlinks", [])
    links = [
        element_html("a", f"↩{n}", class_="back", href=f"#{a}", aria_label=f"{name}: back to citation ↩{n}")
        for n, a in enumerate(backs, start=1)
    ]
    return " ".join(links)


def notes_html(data: Data) -> str:
    """The notes to the sentences, then how the counted numbers were made."""
    notes = "\n".join(note_html(e) for e in data["entries"] if "measure" not in e)
    measures = "\n".join(measure_html(e) for e in data["entries"] if "measure" in e)
    return "\n".join(
        element_html(tag, content, class_=name)
        for tag, content, name in (("ol", notes, "notes"), ("dl", measures, "measures"))
        if content
    )


def picture_html(svg: str, alt: str) -> str:
    """A drawing as an image, which cannot run scripts or clash with the ids of the page."""
    code = base64.b64encode(svg.encode()).decode("ascii")
    return f'<img src="data:image/svg+xml;base64,{code}" alt="{escape_text(alt)}">'


def chart_html(data: Data) -> str:
    """A chart between its finding and its source."""
    measure = f"chart.{data['id']}"
    title = element_html("strong", bind_numbers(data["title"], measure), class_="label")
    subtitle = element_html("span", bind_numbers(data["subtitle"], measure), class_="subtitle")
    if data.get("svg") is None:
        card = element_html("p", escape_text(data["alt"]))
    else:
        card = region_html(picture_html(data["svg"], data["alt"]), data.get("label") or data["title"])
    source = element_html("p", bind_numbers(data["source"], measure), class_="source")
    caption = element_html("figcaption", f"{title} {subtitle}")
    return element_html("figure", f"{caption}\n{card}\n{source}", class_="chart", id=data.get("anchor"))


def bind_numbers(words: str, measure: str) -> str:
    """The words around a chart; their numbers are bound to the table it was drawn from."""
    pieces = NUMBER.split(words)
    bound = [
        element_html("span", escape_text(piece), data_measure=measure) if place % 2 else escape_text(piece)
        for place, piece in enumerate(pieces)
    ]
    return "".join(bound)


BLOCKS: Mapping[str, Callable[[Data], str]] = {
    "title": title_html,
    "prose": prose_html,
    "items": items_html,
    "table": table_html,
    "notes": notes_html,
    "chart": chart_html,
}
