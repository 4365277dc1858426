"""Where does each number lead, and how does one come back?

Every citation gets an anchor and, if the page holds its note, a target; every note gets its anchor and the
anchors of all its citations. Both exporters print what is bound here, so that no link leads nowhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from analysis.briefing.markdown import find_words

Part = dict[str, Any]
Key = int | str | None  # the number of a note, the name of a measurement, or neither

SCROLLED = {"table": "Table", "chart": "Chart", "figure": "Figure", "output": "Output"}


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


class Citations:
    """The notes of one page, and the places that cite them."""

    def __init__(self, entries: Iterable[Part], anchors: Anchors) -> None:
        self._anchors = anchors
        self._targets: dict[Key, str] = {}
        self._places: dict[Key, list[str]] = defaultdict(list)
        for entry in entries:
            if key_of(entry) not in self._targets:
                self._targets[key_of(entry)] = anchors.give(entry_name(entry))

    def bind_segment(self, segment: Part) -> Part:
        """A number with its anchor and target; without its note number if the page has no such note."""
        key = key_of(segment)
        if key not in self._targets:
            return {**segment, "note": None}
        prefix = "use" if segment["kind"] == "measure" else "cite"
        anchor = self._anchors.give(f"{prefix}-{key}-{len(self._places[key]) + 1}")
        self._places[key].append(anchor)
        return {**segment, "anchor": anchor, "target": self._targets[key]}

    def bind_entries(self, entries: Iterable[Part]) -> list[Part]:
        """Notes with their anchors and their ways back; a note printed twice is bound the first time."""
        bound = []
        for entry in entries:
            anchor = self._targets.pop(key_of(entry), None)
            backlinks = self._places[key_of(entry)] if anchor is not None else []
            bound.append({**entry, "anchor": anchor, "backlinks": backlinks})
        return bound


def key_of(value: Part) -> Key:
    """What a note and its citations have in common."""
    key: Key = value["measure"] if "measure" in value else value.get("note")
    return key


def entry_name(entry: Part) -> str:
    """What the anchor of a note is called."""
    return f"measure-{entry['measure']}" if "measure" in entry else f"note-{entry['note']}"


def bind_links(parts: Iterable[Part]) -> list[Part]:
    """The parts of a page with all anchors and links in place."""
    anchors, parts = Anchors(), drop_unused(list(parts))
    entries = [entry for part in parts if part["block"] == "notes" for entry in part["entries"]]
    citations = Citations(entries, anchors)
    cited = [bind_part(part, citations) for part in parts]
    named = [name_part(bind_notes(part, citations), anchors) for part in cited]
    bound: list[Part] = label_regions([aim_links(part, anchors) for part in named], Counter())
    return bound


def drop_unused(parts: list[Part]) -> list[Part]:
    """The same parts; notes that nothing on the page rests on are left to the pages that cite them."""
    used = set(list_origins([part for part in parts if part["block"] != "notes"]))
    return [
        {**part, "entries": keep_used(part["entries"], used)} if part["block"] == "notes" else part for part in parts
    ]


def keep_used(entries: Iterable[Part], used: set[str]) -> list[Part]:
    """The entries whose claim or measurement is used."""
    return [entry for entry in entries if (entry["measure"] if "measure" in entry else entry["claim"]) in used]


def list_origins(value: Any) -> Iterator[str]:  # JSON of any shape
    """Every claim and measurement that the numbers of some data rest on."""
    match value:
        case {"kind": "claim", "claims": list(claims)}:
            yield from claims
        case {"kind": "measure", "measure": str(measure)}:
            yield measure
        case dict():
            for item in value.values():
                yield from list_origins(item)
        case list():
            for item in value:
                yield from list_origins(item)


def bind_part(part: Part, citations: Citations) -> Part:
    """A part with its numbers bound; the table behind a drawing cites nothing."""
    table = {"table": part["table"]} if part["block"] == "chart" and "table" in part else {}
    return {**bind_numbers({key: item for key, item in part.items() if key not in table}, citations), **table}


def bind_numbers(value: Any, citations: Citations) -> Any:  # JSON of any shape
    """The same data with every number bound, in the order of the page."""
    match value:
        case {"kind": "claim" | "measure"}:
            return citations.bind_segment(value)
        case dict():
            return {key: bind_numbers(item, citations) for key, item in value.items()}
        case list():
            return [bind_numbers(item, citations) for item in value]
        case _:
            return value


def bind_notes(part: Part, citations: Citations) -> Part:
    """The same part; the notes in it know who cites them."""
    if part["block"] != "notes":
        return part
    return {**part, "entries": citations.bind_entries(part["entries"])}


def name_part(part: Part, anchors: Anchors) -> Part:
    """Give tables, charts, findings and headings the anchors that links on the page may aim at."""
    match part["block"]:
        case "table" | "chart":
            return {**part, "anchor": anchors.give(part["id"])}
        case "items":
            items = [{**item, "anchor": anchors.give(item["id"])} for item in part["items"]]
            return {**part, "items": items}
        case "markdown":
            return {**part, "nodes": [name_node(node, anchors) for node in part["nodes"]]}
        case _:
            return part


def name_node(node: Part, anchors: Anchors) -> Part:
    """A heading with its anchor; anything else as it is."""
    if node["kind"] != "heading":
        return node
    return {**node, "anchor": anchors.give(find_words(node).strip().lower())}


def aim_links(value: Any, anchors: Anchors) -> Any:  # JSON of any shape
    """Links within the page lead to the anchor given; those that would lead nowhere become plain words."""
    match value:
        case {"kind": "link", "url": str(url), "nodes": nodes} if url.startswith("#"):
            anchor = anchors.find(url[1:])
            if anchor is None:
                return {"kind": "plain", "nodes": nodes}
            return {"kind": "link", "url": f"#{anchor}", "nodes": nodes}
        case dict():
            return {key: aim_links(item, anchors) for key, item in value.items()}
        case list():
            return [aim_links(item, anchors) for item in value]
        case _:
            return value


def label_regions(value: Any, counts: Counter[str]) -> Any:  # JSON of any shape
    """Give every part that scrolls a name of its own, for those who hear the page."""
    if isinstance(value, list):
        return [label_regions(item, counts) for item in value]
    if not isinstance(value, dict):
        return value
    kind = SCROLLED.get(str(value.get("block", value.get("kind"))))
    if kind is None:
        return {**value, "nodes": label_regions(value["nodes"], counts)} if "nodes" in value else value
    counts[kind] += 1
    words = value.get("caption") or value.get("title")
    name = f"{kind} {counts[kind]}"
    return {**value, "label": f"{name}: {words}" if words else name}
