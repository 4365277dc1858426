"""Where does one sentence end and the next begin?

Blank lines always end a sentence; a single line break does, unless the line was wrapped in the middle of one:
the next line goes on in small letters, or other lines of the article do and this one is long.
Inside a paragraph the nupunkt tokenizer decides; what it split at "bln." or before a small letter is joined again.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import nupunkt

from analysis.records import Sentence, Span

WRAPPED = 50
ENDS = (".", "!", "?", "…", ":", "”", '"', "»", "’")
AMOUNTS = frozenset(["mln.", "bln.", "mn.", "bn.", "trln.", "thsd.", "km.", "kg."])
ABBREVIATIONS = AMOUNTS | {
    f"{word}."
    for word in re.findall(
        r"\w+",
        """
        approx ca No Nos Art Fig vs Mr Mrs Ms Dr Prof Gen Col Lt Maj Capt Sen Rep Gov St sq cu Md Va Calif Tex Fla Pa
        Mass Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
        """,
    )
}
OPENING = re.compile(r"\s*[($€£₼]?\d")
CLOSING = re.compile(r"\s*[”\"’»)\]]+(?=\s|$)")
LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
INNER = frozenset(")],;")
MARKS = frozenset(' \t\n”"’»)]')
FIRST_WORD = re.compile(r"[A-Z][a-z]*\s")
WRAP = re.compile(r"\n(?:(?<=[^\s.!?:]\n)|(?<=[^\s.!?:]\r\n))[^\W\d_A-Z]")  # the line break first: it is rare
CLEAR_END = re.compile(r"\.[ \t\n]+(?=[A-Z][a-z]{0,20},?\s[a-z0-9])")
SHORTEST = 4  # letters and the full stop
LAST_WORD = 24
LONGEST = 2000
MOST_NUMBERS = 100
SHORT = 2 * MOST_NUMBERS  # characters in which so many numbers cannot stand
DIGITS = re.compile(r"\d+")
SIGNS = "\t,;:/-–—_.|"


def find_sentences(text: str) -> list[Sentence]:
    """All sentences of a text in order; white space at their ends is left out."""
    ends = sorted({end for _, end in nupunkt.sent_spans(text)} | set(find_clear_ends(text)))
    sentences: list[Sentence] = []
    for start, end in find_paragraphs(text):
        sentences += split_paragraph(text, start, end, ends)
    return sentences


def find_clear_ends(text: str) -> Iterator[int]:
    """Where a word in small letters ends with a full stop and the next sentence plainly begins.

    nupunkt takes "wool." before "Enterprises" and "4.5 kg." before "Its" for abbreviations.
    """
    for match in CLEAR_END.finditer(text):
        word = text[max(0, match.start() - LAST_WORD) : match.end()].rsplit(None, 1)[-1]
        if (word[:-1].islower() and word[:-1].isalpha() and len(word) > SHORTEST) or word in AMOUNTS:
            yield match.end()


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Where runs of lines that belong together begin and end."""
    found = []
    start = end = -1
    previous = ""
    is_wrapped = WRAP.search(text) is not None
    for match in LINE.finditer(text):
        line = match.group()
        if line.isspace():
            continue
        if start >= 0 and not continues(previous, line, text[end : match.start()], is_wrapped):
            found.append((start, end))
            start = -1
        start = match.start() if start < 0 else start
        previous, end = line, match.end()
    if start >= 0:
        found.append((start, end))
    return found


def continues(previous: str, line: str, between: str, is_wrapped: bool) -> bool:
    """Whether a line goes on with the sentence of the line before it; `is_wrapped`: other lines of the text do."""
    if between not in ("\n", "\r\n"):
        return False
    if line.lstrip()[:1].islower():
        return True
    previous = previous.rstrip()
    if len(previous) <= WRAPPED or previous.endswith(ENDS):
        return False
    return (is_wrapped and len(line) >= WRAPPED // 2) or (OPENING.match(line) is not None and previous[-1:].islower())


def split_paragraph(text: str, start: int, stop: int, ends: Sequence[int]) -> list[Sentence]:
    """The sentences of the paragraph that stands at start..stop."""
    found = []
    for end in cut_long(text, start, find_ends(text, start, stop, ends)):
        piece = text[start:end]
        bare = piece.lstrip()
        first = start + len(piece) - len(bare)
        bare = bare.rstrip()
        if bare:
            found.append(Sentence(Span(first, first + len(bare)), bare))
        start = end
    return found


def cut_long(text: str, start: int, ends: Iterable[int]) -> Iterator[int]:
    """The same ends, and more of them where a sentence would be longer than anybody writes.

    A list of ten thousand numbers would otherwise stand whole beside each of them in the ledger.
    """
    for end in ends:
        while end - start > SHORT and (last := find_last(text, start, end)) < end:
            if not (cut := find_cut(text, (start + last) // 2, last)):
                break
            yield cut
            start = cut
        yield end
        start = end


def find_last(text: str, start: int, end: int) -> int:
    """Where a sentence must end at the latest: after so many characters, and before so many numbers."""
    last = min(end, start + LONGEST)
    crowded = next(islice(DIGITS.finditer(text, start, last), MOST_NUMBERS, None), None)
    return crowded.start() if crowded else last


def find_cut(text: str, first: int, last: int) -> int:
    """Where a run of words may best be cut: behind the last blank, else behind the last other sign; 0 for nowhere."""
    return text.rfind(" ", first, last) + 1 or max(text.rfind(sign, first, last) for sign in SIGNS) + 1


def find_ends(text: str, start: int, stop: int, ends: Sequence[int]) -> list[int]:
    """Where the sentences of a paragraph end; each of `ends` is where the next one may begin.

    No end is what stands behind an abbreviation, before a small letter, or before a mark with which no sentence
    begins: "(D-N.Y.), chairman of …".
    """
    found = []
    for end in ends[bisect_left(ends, start + 1) : bisect_left(ends, stop)]:
        after = text[end]
        if after in MARKS and (closing := CLOSING.match(text, end, stop)):
            found.append(closing.end())
        elif not (after in INNER or after.islower() or is_abbreviated(text, start, end)):
            found.append(end)
    found.append(stop)
    return found


def is_abbreviated(text: str, start: int, end: int) -> bool:
    """Whether an abbreviation stands where a sentence seems to end.

    An amount ("2,6 bln.") does end it when the next word begins with a capital and goes on in small letters.
    """
    word = text[max(start, end - LAST_WORD) : end].rsplit(maxsplit=1)[-1:]
    if not word or word[0] not in ABBREVIATIONS:
        return False
    return not (word[0] in AMOUNTS and FIRST_WORD.match(text, end))
