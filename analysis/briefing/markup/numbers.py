"""How does a number of the prose say where it comes from?"""

import re
from collections.abc import Iterable

from analysis.briefing.markup.elements import Data, element_html, escape_text

THIN = "\u202f"  # keeps "20" and its note "3" from being copied as "203"
NUMBER = re.compile(r"(\d(?:[\d.,–-]*\d)?)")


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
    """A number as a link to its note, else to its sentence; plain words if the page holds neither."""
    target = segment.get("target") or segment.get("sentence")
    if target is None:
        return element_html("span", content, class_="number", id=segment.get("anchor"), **origin)
    return element_html("a", content, class_="number", id=segment.get("anchor"), href=f"#{target}", **origin)


def segments_html(segments: Iterable[Data]) -> str:
    """Pieces of a sentence, one after the other."""
    return "".join(segment_html(segment) for segment in segments)


def line_html(line: Data) -> str:
    """A sentence, marked with what kind of sentence it is."""
    return element_html("span", segments_html(line["segments"]), class_=f"line {line['kind']}")


def bind_numbers(words: str, measure: str) -> str:
    """The words around a chart; their numbers are bound to the table it was drawn from."""
    pieces = NUMBER.split(words)
    bound = [
        element_html("span", escape_text(piece), data_measure=measure) if place % 2 else escape_text(piece)
        for place, piece in enumerate(pieces)
    ]
    return "".join(bound)
