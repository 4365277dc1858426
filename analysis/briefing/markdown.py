"""What does a markdown cell say?

A cell becomes a small tree of data; both exporters print that tree. Raw HTML and `$…$` stay as they were
typed, and a link leads to a web page, a mail address or a place on the page, or is no link.

    "**No** <b>x</b>" -> [{"kind": "paragraph", "nodes": [{"kind": "strong", "nodes": [{"kind": "text", …
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import unquote

import mistune

from analysis.briefing.markup import element_html, escape_text, head_html, region_html

Node = dict[str, Any]  # {"kind", "text" or "nodes", and what the kind needs}

ALLOWED_URL = re.compile(r"https?://[^/\s]|mailto:[^\s@]+@|#.", re.IGNORECASE)

CONTAINERS = {
    "paragraph": "paragraph",
    "block_text": "plain",
    "strong": "strong",
    "emphasis": "emphasis",
    "strikethrough": "strike",
    "block_quote": "quote",
    "list_item": "item",
    "table_row": "row",
    "image": "plain",
}
LEAVES: dict[str, Callable[[Node], Node]] = {
    "text": lambda token: text_node(unescape(token["raw"])),
    "inline_html": lambda token: text_node(token["raw"]),
    "softbreak": lambda _: text_node(" "),
    "linebreak": lambda _: {"kind": "break"},
    "codespan": lambda token: {"kind": "code", "text": token["raw"]},
    "block_code": lambda token: {"kind": "listing", "text": token["raw"].rstrip("\n")},
    "block_html": lambda token: {"kind": "paragraph", "nodes": [text_node(token["raw"].strip())]},
    "thematic_break": lambda _: {"kind": "rule"},
}


def read_markdown(source: str) -> list[Node]:
    """The paragraphs, lists, tables and headings of a markdown cell."""
    return build_nodes(markdown_parser()(source))


@cache
def markdown_parser() -> Callable[[str], list[Node]]:
    """The parser, made once; it knows no mathematics and no footnotes."""
    parser: Callable[[str], list[Node]] = mistune.create_markdown(renderer="ast", plugins=["table", "strikethrough"])
    return parser


def text_node(text: str) -> Node:
    """Words; a line break inside them is a blank."""
    return {"kind": "text", "text": re.sub(r"[ \t\n]+", " ", text)}


def build_nodes(tokens: Iterable[Node]) -> list[Node]:
    """Nodes for the parser's tokens, without blank lines and empty headings."""
    nodes = [build_node(token) for token in tokens if token["type"] != "blank_line"]
    return [node for node in nodes if node["kind"] != "heading" or find_words(node).strip()]


def build_node(token: Node) -> Node:
    """A node for one token; a token nobody foresaw is an error, not silence."""
    kind = token["type"]
    if kind in LEAVES:
        return LEAVES[kind](token)
    if kind == "table":
        return {"kind": "table", "nodes": build_rows(token["children"])}
    nodes = [flatten_heading(node) for node in build_nodes(token["children"])]
    if kind in CONTAINERS:
        return {"kind": CONTAINERS[kind], "nodes": nodes}
    attributes = token["attrs"]
    match kind:
        case "heading":
            return {"kind": "heading", "level": attributes["level"], "nodes": nodes}
        case "list":
            is_ordered = bool(attributes["ordered"])
            return {
                "kind": "list",
                "is_ordered": is_ordered,
                "start": attributes.get("start", 1),
                "nodes": nodes,
            }
        case "table_cell":
            return {"kind": "cell", "align": attributes["align"] or "left", "nodes": nodes}
        case "link":
            return build_link(attributes["url"], nodes)
    raise ValueError(f"markdown token {kind!r} has no place in a briefing; see CONTAINERS and LEAVES")


def flatten_heading(node: Node) -> Node:
    """A heading inside a list or a quotation is a bold paragraph: it heads no part of the page."""
    if node["kind"] != "heading":
        return node
    return {"kind": "paragraph", "nodes": [{"kind": "strong", "nodes": node["nodes"]}]}


def build_rows(parts: Sequence[Node]) -> list[Node]:
    """The rows of a table: its head, then its body."""
    head = {"kind": "row", "is_head": True, "nodes": build_nodes(parts[0]["children"])}
    body = [row for part in parts[1:] for row in build_nodes(part["children"])]
    return [head, *({**row, "is_head": False} for row in body)]


def build_link(url: str, nodes: list[Node]) -> Node:
    """A link, or its words alone if the address is not one a briefing may hold."""
    if not ALLOWED_URL.match(url):
        return {"kind": "plain", "nodes": nodes}
    if not any(find_words(node).strip() for node in nodes):
        nodes = [text_node(url)]
    return {"kind": "link", "url": unquote(url) if url.startswith("#") else url, "nodes": nodes}


def find_words(node: Node) -> str:
    """The words of a node, without their markup."""
    return str(node.get("text", "")) + "".join(map(find_words, node.get("nodes", [])))


TAGS = {
    "paragraph": "p",
    "strong": "strong",
    "emphasis": "em",
    "strike": "s",
    "quote": "blockquote",
    "item": "li",
    "row": "tr",
}


def tree_html(nodes: Iterable[Node]) -> str:
    """Nodes as HTML."""
    return "".join(map(node_html, nodes))


def node_html(node: Node) -> str:
    """One node as HTML."""
    kind, content = node["kind"], tree_html(node.get("nodes", []))
    if kind in TAGS:
        return element_html(TAGS[kind], content)
    match kind:
        case "text":
            return escape_text(node["text"])
        case "plain":
            return content
        case "link":
            return element_html("a", content, href=node["url"])
        case "break" | "rule":
            return "<br>" if kind == "break" else "<hr>"
        case "code" | "listing":
            code = element_html("code", escape_text(node["text"]))
            return code if kind == "code" else element_html("pre", code)
        case _:
            return structure_html(node, content)


def structure_html(node: Node, content: str) -> str:
    """A heading, a list, a table or one of its cells as HTML."""
    match node["kind"]:
        case "heading":
            return element_html(f"h{node['level']}", content, id=node.get("anchor"))
        case "list":
            start = str(node["start"]) if node["is_ordered"] and node["start"] != 1 else None
            return element_html("ol" if node["is_ordered"] else "ul", content, start=start)
        case "cell":
            return element_html("td", content, class_=node["align"])
        case "table":
            return table_html(node)
    raise ValueError(f"markdown node {node['kind']!r} cannot be printed; see TAGS")


def table_html(node: Node) -> str:
    """A table of a markdown cell, in a region that scrolls by itself."""
    head, *body = node["nodes"]
    cells = "".join(head_html(tree_html(cell["nodes"]), cell["align"]) for cell in head["nodes"])
    top = element_html("thead", element_html("tr", cells))
    table = element_html("table", top + element_html("tbody", tree_html(body)))
    return region_html(table, node["label"])
