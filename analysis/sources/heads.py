"""Where does the head of an article end, and where does its text begin?

The head is the short lines before the first full sentence: section, title, byline, dates.
"""

import re
from collections.abc import Iterator
from itertools import islice

from analysis.dates.mentions import find_mentions
from analysis.words import find_words

SENTENCE_WORDS = 12
SHORT_SENTENCE_WORDS = 5
LONGEST_HEADING = 40
HEAD_CHARACTERS = 600
# How far below the head a line that is only a date is still looked for, and how long it may be.
UPPER_LINES, UPPER_CHARACTERS, DATE_LINE_CHARACTERS = 14, 3000, 90
LAST_CHARACTERS = 500
DATELINE = 110
AGENCY = r"(?:\([^)\n]{2,40}\)|[A-Z][\w./&-]*(?:\s[A-Z][\w./&-]*){0,3})"
DATELINE_END = re.compile(rf"[.,]?\s*(?:{AGENCY}\s*)?(?:[-–—:/|]|[()])|[.,]\s+{AGENCY}")
BETWEEN_NAMES = re.compile(r"[\W_]+")
SMALL = frozenset({"of", "de", "al", "the", "az", "com", "org", "net"})
PREPOSITIONS = frozenset(
    {"on", "in", "by", "since", "until", "from", "for", "the", "before", "after", "as", "at", "during"}
)
DIGIT = re.compile(r"\d")
MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|\\(?=[^\w\s])")


def find_head(text: str) -> str:
    """The lines before the first full sentence."""
    taken = 0
    for line in lines_of(text):
        if is_sentence(line) or taken > HEAD_CHARACTERS:
            break
        taken += len(line)
    return text[:taken]


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text with their ends, one after another."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def find_lead(text: str) -> str:
    """The dateline of the first full sentence ("BAKU, Jan. 19, 2025 – The plant …"), up to its date.

    A date that belongs to the sentence ("On 5 May 2025 the plant opened") is no dateline.
    """
    start = len(find_head(text))
    first = start + len(text[start : start + 2000]) - len(text[start : start + 2000].lstrip())
    opening = text[first : first + DATELINE].split("\n")[0]
    if not DIGIT.search(opening):
        return ""
    for mention in find_mentions(find_words(opening)):
        if mention.form not in {"day", "iso_day", "numeric_day"}:
            continue
        before = opening[: mention.span.start]
        words = before.split()
        is_place = not words or (is_all_names(before) and words[-1].lower().strip(",") not in PREPOSITIONS)
        is_first = mention.span.start == 0 and mention.edtf is not None
        if is_place and (is_first or DATELINE_END.match(opening, mention.span.end)):
            return opening[: mention.span.end]
    return ""


def is_all_names(words: str) -> bool:
    """Whether every word is written with a capital, as places and agencies are."""
    return all(not word[:1].islower() or word in SMALL for word in BETWEEN_NAMES.split(words))


def is_prose_behind(line: str, end: int) -> bool:
    """Whether a sentence begins behind the day of a dateline."""
    behind = line[end:].lstrip(" .,:;-–—|/()")
    return len(behind.split()) >= SHORT_SENTENCE_WORDS and not is_date_line(behind)


def find_lines(text: str) -> list[str]:
    """Short lines with a number near the beginning of a text, where a date may stand by itself."""
    lines = (line for line in lines_of(text[:UPPER_CHARACTERS]) if line.strip())
    return [line for line in islice(lines, UPPER_LINES) if is_short_dated(line)]


def find_last_lines(text: str) -> list[str]:
    """Short lines with a number at the end of a text."""
    tail = text[max(0, len(text) - LAST_CHARACTERS) :]
    lines = tail.splitlines()[0 if len(text) <= LAST_CHARACTERS else 1 :]
    return [line for line in reversed(lines) if is_short_dated(line)]


def is_short_dated(line: str) -> bool:
    """Whether a line is short enough for a date alone and holds a number."""
    return len(line) <= DATE_LINE_CHARACTERS and DIGIT.search(line) is not None


def is_sentence(line: str) -> bool:
    """Whether a line is prose: very long, or ended like a sentence and not mostly a date."""
    bare = MARKUP.sub("", line).rstrip()
    words = len(line.split())
    if not bare.endswith((".", "!", "?", "”", '"', "»", "…")):
        return words > LONGEST_HEADING
    is_short = bare.endswith(".") and words >= SHORT_SENTENCE_WORDS and not is_date_line(line)
    return words >= SENTENCE_WORDS or is_short


def is_date_line(line: str) -> bool:
    """Whether a line is mostly a date."""
    if not DIGIT.search(line):
        return False
    dated = sum(m.span.end - m.span.start for m in find_mentions(find_words(line)))
    return dated * 2 >= len(line.strip())
