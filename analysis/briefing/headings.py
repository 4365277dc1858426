"""What is the title of a page, and how deep is each heading?

A page has one heading of the first level, its title, and it comes first; below it no heading skips a level.
Readers who move by headings, and PDF/UA, rely on that.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis.briefing.glyphs import mark_controls
from analysis.briefing.markdown import find_words

Part = dict[str, Any]

UNTITLED = "Briefing without a title"


def put_title_first(parts: Sequence[Part], metadata: Mapping[str, Any]) -> list[Part]:
    """The parts of a page, beginning with its title."""
    titles = [part for part in parts if part["block"] == "title"]
    if titles:
        head = {**titles[0], "title": titles[0]["title"].strip() or UNTITLED}
        return [head, *(part for part in parts if part is not titles[0])]
    headings = find_headings(parts)
    if headings and headings[0]["level"] == 1:
        return list(parts)
    title = str(metadata.get("title") or UNTITLED)
    return [{"block": "title", "title": title, "lines": []}, *parts]


def find_title(parts: Sequence[Part]) -> str:
    """The title of a page that begins with its title."""
    title = parts[0]["title"] if parts[0]["block"] == "title" else find_words(find_headings(parts)[0])
    return mark_controls(title).strip()


def find_headings(parts: Sequence[Part]) -> list[Part]:
    """The headings of the markdown cells, in order."""
    nodes = (node for part in parts if part["block"] == "markdown" for node in part["nodes"])
    return [node for node in nodes if node["kind"] == "heading"]


def settle_levels(levels: Sequence[int], has_title: bool) -> list[int]:
    """Levels with a single first level, if the title has not taken it, and no step down of more than one.

    settle_levels([1, 1, 4], has_title=False) == [1, 2, 3]
    """
    settled, last = [], int(has_title)
    for level in levels:
        last = min(max(level, 2), last + 1)
        settled.append(last)
    return settled


def settle_headings(parts: Sequence[Part]) -> list[Part]:
    """The parts of a page with the levels of their headings settled."""
    levels = [heading["level"] for heading in find_headings(parts)]
    settled = iter(settle_levels(levels, has_title=parts[0]["block"] == "title"))
    return [
        {**part, "nodes": [settle_node(node, settled) for node in part["nodes"]]}
        if part["block"] == "markdown"
        else part
        for part in parts
    ]


def settle_node(node: Part, levels: Iterator[int]) -> Part:
    """A heading with the next level; anything else as it is."""
    return {**node, "level": next(levels)} if node["kind"] == "heading" else node
