"""Did the text of a page survive its parser?

A parser may give up in silence: on a text of ten megabytes, on elements nested ten thousand deep. So the characters
that stand outside of tags are counted before it reads, and those that it gives are counted after.
"""

from typing import Any

LEAST_CHARACTERS = 20
LEAST_READ = 0.5
LEFT_OUT = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))


def warn_unread(source: str, tree: Any) -> tuple[str, ...]:
    """A warning if much of the text of a page did not come out of its parser."""
    written = count_written(source)
    if written <= LEAST_CHARACTERS or (read := count_read(tree)) >= LEAST_READ * written:
        return ()
    return (f"of {written} characters of text in the page {read} could be read; save its text as .txt",)


def count_written(source: str) -> int:
    """How many characters a page holds outside of its tags, comments, scripts and styles."""
    for start, end in LEFT_OUT:
        source = drop_between(source, start, end)
    first, *pieces = source.split("<")
    return len(first.strip()) + sum(len(piece.partition(">")[2].strip()) for piece in pieces)


def drop_between(source: str, start: str, end: str) -> str:
    """A source without what stands between two marks, in small letters or not; to its end if the second is missing."""
    small = source.lower()
    if start not in small or len(small) != len(source):
        return source
    kept, at = [], 0
    while (first := small.find(start, at)) >= 0:
        kept.append(source[at:first])
        last = small.find(end, first)
        at = last if last >= 0 else len(source)
    return "".join([*kept, source[at:]])


def count_read(tree: Any) -> int:
    """How many characters of text the parser found outside of scripts and styles."""
    count = 0
    for element in tree.iter():
        if element.text and element.tag not in ("script", "style"):
            count += len(element.text.strip())
        if element.tail:
            count += len(element.tail.strip())
    return count
