"""How does a sentence keep hold of its numbers?

A line of prose is a row of segments. A number is never a bare word: it is `Cited` (it rests on claims of
the ledger) or `Measured` (it rests on a named measurement). `check_line` refuses any other number.

    Line((Text("Exports go to "), Cited("nearly 20 countries", ("f1a…",)), Text(".")), "reported")
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analysis.errors import BindingError

LineKind = Literal["reported", "measured", "judged"]

NUMBER = re.compile(
    r"\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|twice|thrice)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Text:
    """Words without a number."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words without a number, set in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A number (or quoted words) and the ids of the claims it comes from."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A number that was counted or computed, and the name of that measurement; verbatim words are not respelt."""

    text: str
    measure: str
    is_verbatim: bool = False


Segment = Text | Strong | Cited | Measured


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the briefing and what kind of sentence it is."""

    segments: tuple[Segment, ...]
    kind: LineKind = "reported"

    @property
    def text(self) -> str:
        """The sentence as plain words."""
        return "".join(segment.text for segment in self.segments)

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims the sentence rests on, in order, each once."""
        cited = [s.claims for s in self.segments if isinstance(s, Cited)]
        return tuple(dict.fromkeys([claim for claims in cited for claim in claims]))


def check_line(line: Line) -> None:
    """Refuse a sentence with a number that leads nowhere.

    Raises:
        BindingError: a digit or number word stands in plain text, or a citation names no claim.
    """
    for segment in line.segments:
        if isinstance(segment, Text | Strong) and (number := find_number(segment.text)) is not None:
            raise BindingError(
                f"{line.text!r}: the number {number!r} is bound to no claim and no measurement; "
                "write it as Cited or Measured"
            )
        if isinstance(segment, Cited) and not segment.claims:
            raise BindingError(f"{line.text!r}: {segment.text!r} cites no claim")


@lru_cache(maxsize=4096)
def find_number(words: str) -> str | None:
    """The whole word in which the first number begins; the words between figures are the same few again and again."""
    found = NUMBER.search(words)
    return name_number(words, found.start()) if found else None


def name_number(text: str, start: int) -> str:
    """The whole word in which a number begins."""
    first, last = text.rfind(" ", 0, start) + 1, text.find(" ", start)
    return text[first : last if last >= 0 else None].strip(".,;:!?()“”\"'")


def check_lines(lines: Iterable[Line]) -> None:
    """Refuse the first sentence with a number that leads nowhere."""
    for line in lines:
        check_line(line)
