"""Where does each number lead, and how does one come back?

Every citation gets an anchor and, if the page holds its note, a target; every note gets its anchor and the
anchors of all its citations. Both exporters print what is bound here, so that no link leads nowhere.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from analysis.briefing.anchors import Anchors, Part, name_part, place_sentences
from analysis.briefing.numbering import settle_notes

Key = int | str | None  # the number of a note, the name of a measurement, or neither

# Notes, the data under a chart and the articles refer to what is said elsewhere; they cite nothing themselves.
HOLDING = ("nodes", "entries", "claims", "table")  # where a part may hold what scrolls
SCROLLED = {"table": "Table", "chart": "Chart", "figure": "Figure", "output": "Output"}


class Citations:
    """The notes of one page, the places that cite them, and the sentences that can be read on it."""

    def __init__(self, entries: Iterable[Part], anchors: Anchors, sentences: Mapping[str, str]) -> None:
        self._anchors = anchors
        self._sentences = sentences
        self._targets: dict[Key, str] = {}
        self._places: dict[Key, list[str]] = defaultdict(list)
        for entry in entries:
            if key_of(entry) not in self._targets:
                self._targets[key_of(entry)] = anchors.give(entry_name(entry))

    def bind_segment(self, segment: Part) -> Part:
        """A number with its anchor and target; without its note number if the page has no such note."""
        key = key_of(segment)
        if key not in self._targets:
            return self.refer_segment(segment)
        prefix = "use" if segment["kind"] == "measure" else "cite"
        anchor = self._anchors.give(f"{prefix}-{key}-{len(self._places[key]) + 1}")
        self._places[key].append(anchor)
        return {**segment, "anchor": anchor, "target": self._targets[key]}

    def refer_segment(self, segment: Part) -> Part:
        """A number that leads to its note, else to its sentence, without being a citation the note leads back to."""
        if key_of(segment) in self._targets:
            return {**segment, "target": self._targets[key_of(segment)]}
        return {**segment, "note": None} | self.find_sentence(segment.get("claims", []))

    def find_sentence(self, claims: Iterable[str]) -> Part:
        """Where the first of some claims can be read on the page."""
        sentence = next((self._sentences[claim] for claim in claims if claim in self._sentences), None)
        return {} if sentence is None else {"sentence": sentence}

    def bind_entries(self, entries: Iterable[Part]) -> list[Part]:
        """Notes with their anchors and their ways back; a note printed twice is bound the first time."""
        bound = []
        for entry in entries:
            anchor = self._targets.pop(key_of(entry), None)
            backlinks = self._places[key_of(entry)] if anchor is not None else []
            sentence = self.find_sentence([entry["claim"]]) if "claim" in entry else {}
            bound.append({**entry, "anchor": anchor, "backlinks": backlinks} | sentence)
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
    anchors, parts = Anchors(), settle_notes(parts)
    entries = [entry for part in parts if part["block"] == "notes" for entry in part["entries"]]
    sentences: dict[str, str] = {}
    citations = Citations(entries, anchors, sentences)
    placed = [place_sentences(part, anchors, sentences) for part in parts]
    cited = [bind_part(part, citations) for part in placed]
    named = [name_part(bind_notes(part, citations), anchors) for part in cited]
    bound: list[Part] = label_regions([aim_part(part, anchors) for part in named], Counter())
    return bound


def bind_part(part: Part, citations: Citations) -> Part:
    """A part with every number bound, in the order of the page."""
    match part["block"]:
        case "chart" if part.get("table") is not None:
            return {**part, "table": bind_numbers(part["table"], citations.refer_segment)}
        case "reader":
            return {**part, "entries": [refer_entry(entry, citations) for entry in part["entries"]]}
    bound: Part = bind_numbers(part, citations.bind_segment)
    return bound


def refer_entry(entry: Part, citations: Citations) -> Part:
    """An article; the numbers around its text lead to where they come from."""
    around = {key: bind_numbers(entry[key], citations.refer_segment) for key in ("accounting", "claims")}
    return {**entry, **around}


def bind_numbers(value: Any, bind: Callable[[Part], Part]) -> Any:  # JSON of any shape
    """The same data with every number bound."""
    match value:
        case {"kind": "claim" | "measure"}:
            return bind(value)
        case dict():
            return {key: bind_numbers(item, bind) for key, item in value.items()}
        case list():
            return [bind_numbers(item, bind) for item in value]
        case _:
            return value


def bind_notes(part: Part, citations: Citations) -> Part:
    """The same part; the notes in it know who cites them."""
    if part["block"] != "notes":
        return part
    return {**part, "entries": citations.bind_entries(part["entries"])}


def aim_part(part: Part, anchors: Anchors) -> Part:
    """The same part; only markdown holds links that somebody typed."""
    return {**part, "nodes": aim_links(part["nodes"], anchors)} if part["block"] == "markdown" else part


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
    inner = {key: label_regions(value[key], counts) for key in HOLDING if key in value}
    kind = SCROLLED.get(str(value.get("block", value.get("kind"))))
    if kind is None:
        return {**value, **inner}
    counts[kind] += 1
    words = value.get("caption") or value.get("title")
    name = f"{kind} {counts[kind]}"
    return {**value, **inner, "label": f"{name}: {words}" if words else name}
