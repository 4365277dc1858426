"""Which notes does a page keep, and how are they numbered?

A run numbers the notes of all its findings; a page prints those that its own words cite, numbered as they are met, and
the texts of the articles in which their claims stand.
"""

from collections.abc import Iterable, Iterator
from typing import Any

Part = dict[str, Any]
REFERRING = ("notes", "chart", "reader")  # what leads to notes, and is no reason to print one


def settle_notes(parts: Iterable[Part]) -> list[Part]:
    """The same parts with the notes and the articles that the page cites, numbered in its own order."""
    parts = list(parts)
    citing = [part for part in parts if part["block"] not in REFERRING]
    used = set(list_origins(citing))
    numbers = {old: new for new, old in enumerate(dict.fromkeys(list_notes(citing)), start=1)}
    return [number_part(keep_used(part, used), numbers) for part in parts]


def keep_used(part: Part, used: set[str]) -> Part:
    """A part without the notes and the articles that nothing on the page rests on; a ledger keeps all its articles."""
    match part["block"]:
        case "notes":
            kept = [e for e in part["entries"] if (e["measure"] if "measure" in e else e["claim"]) in used]
            return {**part, "entries": kept}
        case "reader":
            kept = [e for e in part["entries"] if e["claims"] is not None or used & set(list_marked(e["text"]))]
            return {**part, "entries": kept}
    return part


def number_part(part: Part, numbers: dict[int, int]) -> Part:
    """A part with the numbers of the page; its notes stand in their order."""
    numbered: Part = number_notes(part, numbers)
    if part["block"] == "notes":
        notes = [e for e in numbered["entries"] if "measure" not in e and e["note"] is not None]
        measures = [e for e in numbered["entries"] if "measure" in e]
        numbered["entries"] = [*sorted(notes, key=lambda e: int(e["note"])), *measures]
    return numbered


def number_notes(value: Any, numbers: dict[int, int]) -> Any:  # JSON of any shape
    """The same data with each note by its new number, or by none where the page has no such note."""
    match value:
        case {"note": _}:
            return {**value, "note": numbers.get(value["note"])}
        case dict():
            return {key: number_notes(item, numbers) for key, item in value.items()}
        case list():
            return [number_notes(item, numbers) for item in value]
        case _:
            return value


def list_notes(value: Any) -> Iterator[int]:  # JSON of any shape
    """The numbers of the notes that some data cite, in their order."""
    match value:
        case {"kind": "claim", "note": int(note)}:
            yield note
        case dict():
            for item in value.values():
                yield from list_notes(item)
        case list():
            for item in value:
                yield from list_notes(item)


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


def list_marked(text: Iterable[Part]) -> Iterator[str]:
    """The claims that are marked in the text of an article (see reader.py)."""
    for paragraph in text:
        for sentence in paragraph["sentences"]:
            for piece in sentence["pieces"]:
                if not isinstance(piece, str):
                    yield from piece[1]
