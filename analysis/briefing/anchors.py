"""What can be led to on a page, and by which name?

Tables, charts, findings, headings, articles and sentences get an anchor each; no anchor is given twice.
"""

import re
from collections.abc import Iterator
from typing import Any

from analysis.briefing.markdown import find_words

Part = dict[str, Any]


def simplify_name(name: str) -> str:
    """A name as an anchor: letters, digits and hyphens."""
    return re.sub(r"\W+", "-", name).strip("-") or "part"


class Anchors:
    """The anchors of one page: each is given once, and found again by the name it was given for."""

    def __init__(self) -> None:
        self._given = {"main"}
        self._places: dict[str, str] = {}

    def give(self, name: str) -> str:
        """An anchor close to the name that nothing else on the page has."""
        stem = anchor = simplify_name(name)
        count = 1
        while anchor in self._given:
            count += 1
            anchor = f"{stem}-{count}"
        self._given.add(anchor)
        self._places.setdefault(stem.lower(), anchor)
        return anchor

    def find(self, name: str) -> str | None:
        """The first anchor given for a name, however it is capitalised."""
        return self._places.get(simplify_name(name).lower())


def name_part(part: Part, anchors: Anchors) -> Part:
    """Give tables, charts, findings and headings the anchors that links on the page may aim at."""
    match part["block"]:
        case "table":
            return {**part, "anchor": anchors.give(part["id"])}
        case "chart":
            return {**part, "anchor": anchors.give(part["id"])} | name_table(part, "table", anchors)
        case "reader":
            entries = [entry | name_table(entry, "claims", anchors) for entry in part["entries"]]
            return {**part, "entries": entries, "anchor": anchors.give(part["id"])}
        case "items":
            items = [{**item, "anchor": anchors.give(item["id"])} for item in part["items"]]
            return {**part, "items": items}
        case "markdown":
            return {**part, "nodes": [name_node(node, anchors) for node in part["nodes"]]}
        case _:
            return part


def name_table(part: Part, key: str, anchors: Anchors) -> Part:
    """The table inside a part, with its anchor; nothing if there is none."""
    return {} if part.get(key) is None else {key: {**part[key], "anchor": anchors.give(part[key]["id"])}}


def name_node(node: Part, anchors: Anchors) -> Part:
    """A heading with its anchor; anything else as it is."""
    if node["kind"] != "heading":
        return node
    return {**node, "anchor": anchors.give(find_words(node).strip().lower())}


def place_sentences(part: Part, anchors: Anchors, sentences: dict[str, str]) -> Part:
    """The same part; the sentences of its articles have anchors, and `sentences` learns which claims stand in them."""
    if part["block"] != "reader":
        return part
    return {**part, "entries": [place_entry(entry, anchors, sentences) for entry in part["entries"]]}


def place_entry(entry: Part, anchors: Anchors, sentences: dict[str, str]) -> Part:
    """An article with its anchors; words outside of any sentence are found by the sentence before them."""
    anchor = last = anchors.give(f"article-{entry['number']}")
    text = []
    for paragraph in entry["text"]:
        placed = []
        for sentence in paragraph["sentences"]:
            own = None if sentence["start"] is None else anchors.give(f"s{entry['number']}-{sentence['start']}")
            last = own or last
            for claim in list_claims(sentence):
                sentences.setdefault(claim, last)
            placed.append({**sentence, "anchor": own})
        text.append({**paragraph, "sentences": placed})
    return {**entry, "anchor": anchor, "text": text}


def list_claims(sentence: Part) -> Iterator[str]:
    """The claims marked in a sentence."""
    for piece in sentence["pieces"]:
        if not isinstance(piece, str):
            yield from piece[1]
