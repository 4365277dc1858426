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
    cited = list(list_numbers([part for part in parts if part["block"] not in REFERRING]))
    used = {origin for number in cited for origin in number.get("claims", [number.get("measure")])}
    notes = dict.fromkeys(number["note"] for number in cited if number.get("note") is not None)
    numbers = {old: new for new, old in enumerate(notes, start=1)}
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


def list_numbers(value: Any) -> Iterator[Part]:  # JSON of any shape
    """Every number of some data that cites claims or names a measurement, in the order of the page."""
    match value:
        case {"kind": "claim" | "measure"}:
            yield value
        case dict():
            for item in value.values():
                yield from list_numbers(item)
        case list():
            for item in value:
                yield from list_numbers(item)


def list_marked(text: Iterable[Part]) -> Iterator[str]:
    """The claims that are marked in the text of an article (see reader.py)."""
    for paragraph in text:
        for sentence in paragraph["sentences"]:
            for piece in sentence["pieces"]:
                if not isinstance(piece, str):
                    yield from piece[1]
