"""What stands inside quotation marks?

Marks of every style are paired, the outermost ones count; a mark that is never closed ends with its paragraph,
so that one lost mark cannot swallow the article. A few quoted words are a name, not speech.
"""

import re

from analysis.records import Span, record

CLOSERS = {"“": ("”",), "«": ("»",), "„": ("“", "”"), '"': ('"',), "‟": ("”",), "''": ("''",)}
ENDS = frozenset({'"', "”", "»", "''"})
SAME_MARK = frozenset({'"', "''"})
MARKS = ("“", "”", "«", "»", "„", "‟", '"', "''")
BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
NEW_LINE = re.compile(r"\n(?=[ \t]*[^\sa-z])")
SPEECH_WORDS = 4


@record()
class Quotation:
    """Quoted words: the span with its marks, whether a closing mark was found, and how long each mark is."""

    span: Span
    is_closed: bool
    width: int = 1

    @property
    def inner(self) -> Span:
        """The quoted words without their marks."""
        return Span(self.span.start + self.width, self.span.end - self.width * self.is_closed)


def find_quotations(text: str) -> list[Quotation]:
    """All quoted passages long enough to be speech, in order."""
    marks = find_marks(text)
    if not marks:
        return []
    found: list[Quotation] = []
    at = 0
    while at < len(marks):
        blank = BLANK_LINE.search(text, marks[at][0])
        end = blank.start() if blank else len(text)
        stop = at
        while stop < len(marks) and marks[stop][0] < end:
            stop += 1
        found += pair_marks(text, marks[at:stop], end)
        at = stop
    return [q for q in found if is_speech(q.inner.of(text))]


def find_marks(text: str) -> list[tuple[int, str]]:
    """Every quotation mark and where it stands; two apostrophes are one mark."""
    marks = []
    for mark in MARKS:
        at = text.find(mark)
        while at >= 0:
            marks.append((at, mark))
            at = text.find(mark, at + len(mark))
    return sorted(marks)


def pair_marks(text: str, marks: list[tuple[int, str]], end: int) -> list[Quotation]:
    """The outermost quotations of one paragraph that ends at `end`; when nesting leaves one open, marks pair flat."""
    nested, is_open = pair(text, marks, end, is_nesting=True)
    if not is_open:
        return nested
    flat, is_open = pair(text, marks, end, is_nesting=False)
    return pair(text, marks, end, is_nesting=False, is_mixed=True)[0] if is_open else flat


def pair(
    text: str, marks: list[tuple[int, str]], end: int, is_nesting: bool, is_mixed: bool = False
) -> tuple[list[Quotation], bool]:
    """Quotations between marks, and whether one is still open at the end."""
    found = []
    opened, opening, depth = -1, "", 0
    for at, mark in marks:
        act = judge_mark(text, at, mark, end, opening, is_mixed)
        if act == "open":
            opened, opening, depth = at, mark, 1
        elif act == "lost":
            found.append(close_lost(text, opened, opening, at))
            opened, depth = at, 1
        elif act == "deeper":
            depth += is_nesting
        elif act == "close":
            depth -= 1
            if depth == 0:
                found.append(Quotation(Span(opened, at + len(mark)), True, len(mark)))
                opening = ""
    if opening:
        found.append(close_lost(text, opened, opening, end))
    return found, bool(opening)


def judge_mark(text: str, at: int, mark: str, end: int, opening: str, is_mixed: bool) -> str:
    """What a mark does: open, close, go deeper, show that the one before was lost, or nothing."""
    is_opener = opens(text, at, mark, end)
    if not opening:
        return "open" if is_opener else ""
    if mark == opening and is_opener and (mark not in SAME_MARK or follows_space(text, at)):
        if not begins_line(text, at):
            return "deeper"
        return "lost" if mark in SAME_MARK else ""
    return (
        "close"
        if mark in CLOSERS[opening] or (is_mixed and len(mark) == len(opening) and mark in ENDS and not is_opener)
        else ""
    )


def close_lost(text: str, opened: int, opening: str, end: int) -> Quotation:
    """A quotation without its closing mark: it ends with its line, unless the line was wrapped."""
    line = NEW_LINE.search(text, opened, end)
    inside = text[opened : line.start() if line else end].rstrip()
    return Quotation(Span(opened, opened + max(len(opening), len(inside))), False, len(opening))


def opens(text: str, at: int, mark: str, end: int) -> bool:
    """Whether a mark may open a quotation: words follow it, and it measures no inches."""
    following = at + len(mark)
    return mark in CLOSERS and following < end and not text[following].isspace() and not is_inch_mark(text, at)


def follows_space(text: str, at: int) -> bool:
    """Whether a mark stands at the beginning of a word."""
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-"


def begins_line(text: str, at: int) -> bool:
    """Whether a mark is the first character of its line: a long quotation repeats its mark on every line."""
    return at == 0 or text[at - 1] == "\n"


def is_inch_mark(text: str, at: int) -> bool:
    """Whether a straight mark closes nothing and only measures (5")."""
    return text[at] == '"' and at > 0 and text[at - 1].isdigit() and not text[at + 1 : at + 2].isalnum()


def is_speech(words: str) -> bool:
    """Whether quoted words are speech: several words, or few with the end of a sentence."""
    count = len(words.split(None, SPEECH_WORDS))
    return count >= SPEECH_WORDS or (count >= 2 and words.rstrip().endswith((".", "!", "?", ",")))
