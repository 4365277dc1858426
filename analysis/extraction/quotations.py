"""What stands inside quotation marks?

Marks of every style are paired; a mark that is never closed ends with its paragraph, so that one lost mark
cannot swallow the article. A few quoted words are a name, not speech.
"""

import re
from dataclasses import dataclass

from analysis.records import Span

PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "‟": "”"}
MARK = re.compile(r"[“”«»„‟\"]")
SPEECH_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: the span with its marks, and whether a closing mark was found."""

    span: Span
    is_closed: bool

    @property
    def inner(self) -> Span:
        """The quoted words without their marks."""
        return Span(self.span.start + 1, self.span.end - self.is_closed)


def find_quotations(text: str) -> list[Quotation]:
    """All quoted passages long enough to be speech, in order."""
    found = []
    for start, end in find_paragraph_bounds(text):
        found += [q for q in pair_marks(text, start, end) if is_speech(q.inner.of(text))]
    return found


def find_paragraph_bounds(text: str) -> list[tuple[int, int]]:
    """The places where paragraphs begin and end (blank lines part them)."""
    breaks = [m.span() for m in re.finditer(r"\n[ \t\r]*\n", text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return list(zip(starts, ends, strict=True))


def pair_marks(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of one paragraph."""
    found = []
    opened: tuple[int, str] | None = None
    for match in MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened is None:
            if mark in PAIRS and not is_inch_mark(text, at):
                opened = (at, PAIRS[mark])
        elif mark == opened[1]:
            found.append(Quotation(Span(opened[0], at + 1), True))
            opened = None
    if opened is not None:
        found.append(Quotation(Span(opened[0], len(text[:end].rstrip())), False))
    return found


def is_inch_mark(text: str, at: int) -> bool:
    """Whether a straight mark closes nothing and only measures (5")."""
    return text[at] == '"' and at > 0 and text[at - 1].isdigit() and not text[at + 1 : at + 2].isalnum()


def is_speech(words: str) -> bool:
    """Whether quoted words are speech: several words, or few with the end of a sentence."""
    count = len(words.split())
    return count >= SPEECH_WORDS or (count >= 2 and words.rstrip().endswith((".", "!", "?", ",")))
