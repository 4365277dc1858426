"""How does a block read in a terminal?"""

from collections.abc import Callable, Iterable, Mapping
from textwrap import fill
from typing import Any

from analysis.briefing.glyphs import mark_controls
from analysis.errors import OutputError

Data = Mapping[str, Any]  # the JSON of a block: see blocks.py
WIDTH = 88


def block_text(data: Data) -> str:
    """A block as plain text.

    Raises:
        OutputError: the block is of a kind that cannot be printed.
    """
    kind = data["block"]
    if kind not in BLOCKS:
        raise OutputError(f"block {kind!r} cannot be printed; the known blocks are {', '.join(BLOCKS)}")
    return mark_controls(BLOCKS[kind](data))


def segments_text(segments: Iterable[Data]) -> str:
    """A sentence with the numbers of its notes in brackets."""
    return "".join(s["text"] if s.get("note") is None else f"{s['text']} [{s['note']}]" for s in segments)


def lines_text(lines: Iterable[Data]) -> str:
    """Sentences, one after the other."""
    return " ".join(segments_text(line["segments"]) for line in lines)


def wrap_text(text: str, indent: str = "") -> str:
    """A paragraph as wide as a terminal, its later lines set under its first word."""
    return fill(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def title_text(data: Data) -> str:
    """A title, underlined, and the lines below it."""
    head = f"{data['title']}\n{'=' * min(len(data['title']), WIDTH)}"
    return "\n".join([head, *(wrap_text(lines_text([line])) for line in data["lines"])])


def prose_text(data: Data) -> str:
    """A paragraph."""
    return wrap_text(lines_text(data["lines"]))


def items_text(data: Data) -> str:
    """A numbered list, and below it the sentences that close it."""
    items = [
        wrap_text(f"{n}. {item['label']} {lines_text(item['lines'])}", " " * len(f"{n}. "))
        for n, item in enumerate(data["items"], start=1)
    ]
    return "\n".join([*items, *(wrap_text(lines_text([line])) for line in data.get("closing", []))])


def table_text(data: Data) -> str:
    """A table with its columns in line."""
    places = [place for place, column in enumerate(data["columns"]) if column.get("print", True)]
    columns = [data["columns"][place] for place in places]
    heads = [column["label"] for column in columns]
    rows = [[segments_text(row[place]) for place in places] for row in data["rows"]]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    sides = [">" if column["align"] == "right" else "<" for column in columns]
    shapes = [f"{side}{width}" for side, width in zip(sides, widths, strict=True)]
    lines = ["  ".join(map(format, row, shapes)).rstrip() for row in [heads, ["-" * width for width in widths], *rows]]
    return "\n".join([data["caption"], "", *lines])


def entry_text(entry: Data) -> str:
    """A note with the words of its claim in brackets, or how a number was made."""
    if "measure" in entry:
        return wrap_text(f"{entry['title']}: {entry['text']}", "    ")
    quote = f"“{entry['text_before']}[{entry['surface']}]{entry['text_after']}”"
    facts = f"{entry['label']} · {entry['source']} · characters {entry['span']} · claim {entry['claim']}"
    return wrap_text(f"{entry['note']}. {quote} {facts}", "    ")


def notes_text(data: Data) -> str:
    """The notes."""
    return "\n".join(map(entry_text, data["entries"]))


def chart_text(data: Data) -> str:
    """What a chart shows, in words; its data where there was too little to draw."""
    lines = [data["title"], data["subtitle"], wrap_text(data.get("reason") or data["alt"]), data["source"]]
    is_listed = data.get("reason") is not None and data.get("table") is not None
    return "\n".join([*lines, *(["", table_text(data["table"])] if is_listed else [])])


def reader_text(data: Data) -> str:
    """The articles, each with its claims if the page lists them; their texts are files of their own."""
    return "\n\n".join(map(article_text, data["entries"]))


def article_text(entry: Data) -> str:
    """An article: title, source, and its accounting with the table of its claims."""
    head = [f"{entry['number']}. {entry['title']}", entry["source"]]
    if entry["claims"] is None:
        return "\n".join(head)
    return "\n".join([*head, segments_text(entry["accounting"]), "", table_text(entry["claims"])])


BLOCKS: Mapping[str, Callable[[Data], str]] = {
    "title": title_text,
    "prose": prose_text,
    "items": items_text,
    "table": table_text,
    "notes": notes_text,
    "chart": chart_text,
    "reader": reader_text,
}
