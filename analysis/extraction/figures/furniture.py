"""Which numbers belong to the page and not to the article?

Addresses of pages and files, view counters in the lines of a head, issue numbers in brackets.

    "20:24 | www.example.az | 2" → a counter     "www.example.az/news/2024/512" → one address
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.extraction.figures.bare_numbers import UNCOUNTED
from analysis.extraction.figures.dated import exclude_digits
from analysis.extraction.figures.quantities import Figure, exclude
from analysis.extraction.figures.stretches import Stretch
from analysis.records import Span

SIGNS = ("://", "www.", "@")
ADDRESS = re.compile(
    r"(?:[a-z]{2,6}://|www\.)[^\s<>\"'|()\[\]]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,100}"
)
CLOCK = re.compile(r"\d{1,2}:\d{2}")
MOST_WORDS = 6
MARGIN = 3
FAR = 200
ENDS = (".", "!", "?", ".”", '."', ":", ";", ",")


def find_addresses(text: str) -> list[Span]:
    """The addresses of pages and people in a text that hold a digit."""
    if not any(sign in text for sign in SIGNS):
        return []
    found = []
    for match in ADDRESS.finditer(text):
        end = match.start() + len(match[0].rstrip(".,;:!?-"))
        if any(c.isdigit() for c in text[match.start() : end]):
            found.append(Span(match.start(), end))
    return found


def cover_addresses(text: str, figures: list[Figure], addresses: list[Span]) -> list[Figure]:
    """The figures of an article with one row for each address in place of the numbers in it."""
    covered: list[Figure] = []
    starts = [figure.span.start for figure in figures]
    done = 0
    for address in addresses:
        first = bisect_left(starts, address.start)
        while first > done and figures[first - 1].span.end > address.start:
            first -= 1
        last = bisect_left(starts, address.end)
        if last <= first:
            continue
        covered += figures[done:first]
        covered += exclude_digits(text, figures[first].span.start, address.start)
        covered.append(exclude(address, "address of a page"))
        covered += exclude_digits(text, address.end, figures[last - 1].span.end)
        done = last
    return covered + figures[done:]


def drop_furniture(line: Stretch, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence; bare numbers that belong to the page are none."""
    kept: list[Figure] = []
    for figure in figures:
        if figure.reason == UNCOUNTED and (reason := name_furniture(line, figure, kept)):
            kept.append(exclude(figure.span, reason))
        else:
            kept.append(figure)
    return kept


def name_furniture(line: Stretch, figure: Figure, before: Sequence[Figure]) -> str | None:
    """What a bare number of the page is; None for one of the article."""
    text, (start, end) = line.text, (figure.span.start, figure.span.end)
    if before and before[-1].reason == "number of a document" and text[before[-1].span.end : start] == " (":
        return "number of a document"
    if not text[start:end].replace(" ", "").replace(",", "").isdigit():
        return None
    if not (is_edge(text[end : end + MARGIN]) or text[max(0, start - 2) : start].strip() == "|"):
        return None
    left = text.rfind("\n", max(0, start - FAR), start) + 1 or max(0, start - FAR)
    right = text.find("\n", end, end + FAR)
    row = text[left : right if right >= 0 else end + FAR].strip()
    if row.endswith(ENDS) or sum(word.isalpha() for word in row.split()) > MOST_WORDS:
        return None
    return "counter on the page" if "|" in row or CLOCK.search(row) else None


def is_edge(tail: str) -> bool:
    """Whether a line ends, or a bar stands, in the characters behind a number."""
    bare = tail.lstrip(" \t\r")
    return not bare or bare[0] in "\n|"
