"""Where does one sentence end and the next begin?

Blank lines always end a sentence; a single line break does, unless the line was wrapped in the middle of one.
Inside a paragraph the nupunkt tokenizer decides; what it split at "bln." or before a small letter is joined again.
"""

import re
from collections.abc import Iterator

import nupunkt

from analysis.records import Sentence, Span

WRAPPED = 50
ENDS = (".", "!", "?", "…", ":", "”", '"', "»", "’")
ABBREVIATION = re.compile(
    r"\b(?:mln|bln|mn|bn|trln|thsd|approx|ca|No|Nos|Art|Fig|vs|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sen|Rep|Gov|St|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|sq|cu|kg|km|Md|Va|Calif|Tex|Fla|Pa|Mass)\.$"
)
CLOSING = re.compile(r"\s*[”\"’»)\]]+(?=\s|$)")


def find_sentences(text: str) -> list[Sentence]:
    """All sentences of a text in order; white space at their ends is left out."""
    spans = (span for paragraph in find_paragraphs(text) for span in split_paragraph(text, paragraph))
    return [Sentence(span, span.of(text)) for span in spans]


def find_paragraphs(text: str) -> Iterator[Span]:
    """Runs of lines that belong together."""
    start = None
    end = at = 0
    for line in text.splitlines(keepends=True):
        if start is not None and not continues(text[start:end], line):
            yield Span(start, end)
            start = None
        if line.strip():
            start = at if start is None else start
            end = at + len(line)
        at += len(line)
    if start is not None:
        yield Span(start, end)


def continues(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    previous = before.splitlines()[-1].rstrip()
    words = line.lstrip()
    if not words or not previous:
        return False
    if words[0].islower():
        return True
    return len(previous) > WRAPPED and not previous.endswith(ENDS) and len(line) > WRAPPED // 2


def split_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph."""
    body = paragraph.of(text)
    pieces = [Span(a, b) for a, b in nupunkt.sent_spans(body)] or [Span(0, len(body))]
    for piece in join_pieces(body, pieces):
        stripped = piece.of(body)
        lead = len(stripped) - len(stripped.lstrip())
        if stripped.strip():
            yield Span(piece.start + lead, piece.start + len(stripped.rstrip())).shift(paragraph.start)


def join_pieces(body: str, pieces: list[Span]) -> list[Span]:
    """Join what was split behind an abbreviation, before a small letter, or before a closing mark."""
    joined = [pieces[0]]
    for piece in pieces[1:]:
        before, after = joined[-1].of(body).rstrip(), piece.of(body).lstrip()
        if (ABBREVIATION.search(before) and not is_new_sentence(before, after)) or after[:1].islower():
            joined[-1] = Span(joined[-1].start, piece.end)
        elif closing := CLOSING.match(piece.of(body)):
            joined[-1] = Span(joined[-1].start, piece.start + closing.end())
            joined.append(Span(piece.start + closing.end(), piece.end))
        else:
            joined.append(piece)
    return joined


def is_new_sentence(before: str, after: str) -> bool:
    """Whether an amount ("2,6 bln.") ended a sentence: the next one begins with a capital and a small letter."""
    is_amount = re.search(r"(?:mln|bln|mn|bn|trln|thsd|km|kg)\.$", before) is not None
    return is_amount and re.match(r"[A-Z][a-z]*\s", after) is not None
