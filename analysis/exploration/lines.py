"""In which words does a pattern stand, over all articles, and what is left and right of it?

A pattern is a regular expression of RE2 (that of DuckDB), whose time grows with the text and never with a power of it;
what RE2 cannot promise that for (looking ahead or back, repeating a group) it refuses. Each match is put between two
characters that stand in no text, so that its place is known to the character.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import pandas as pd

from analysis.codebooks import Codebooks, list_labels, load_entries
from analysis.errors import ParameterError
from analysis.exploration.holding import Holding
from analysis.ledger.rows import list_rows

Side = Literal["left", "right"]
SIDES: tuple[Side, ...] = ("left", "right")
Span = tuple[int, int]
COLUMNS = ("left", "words", "right", "narrative", "published", "article_id", "start", "end")
SIGNS = tuple(chr(code) for code in range(0xFDD0, 0xFDF0))  # characters that Unicode keeps from every text
LONE = re.compile("[\ud800-\udfff]")
NEAR = 30  # characters a word, at most, that a line looks at on either side
MOST_WORDS = 50


def build_lines(held: Holding, pattern: str, sort: str, window: int) -> pd.DataFrame:
    """The lines of a concordance, sorted by what stands left or right of the match.

    Raises:
        ParameterError: the pattern cannot be read or matches nothing at all, or the order or the window is unknown.
    """
    check_order(sort, window)
    texts = {name: article.text for name, article in held.texts.items()}
    known = list_rows(held.tables.articles, ("article_id", "narrative", "published"))
    told = {row["article_id"]: (row["narrative"], row["published"]) for row in known}
    found = find_places(held, pattern, texts)
    rows = [(*cut_line(texts[name], start, end, window), *told[name], name, start, end) for name, start, end in found]
    rows.sort(key=lambda row: (order_line(row[:3], sort), row[5:]))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def check_order(sort: str, window: int) -> None:
    """Refuse an order or a window that makes no sense."""
    if sort not in SIDES:
        raise ParameterError(f"sort is {sort!r}; write one of {', '.join(SIDES)}")
    if not isinstance(window, int) or not 1 <= window <= MOST_WORDS:
        raise ParameterError(f"window is {window!r}; write a whole number of words from 1 to {MOST_WORDS}")


def find_places(held: Holding, pattern: str, texts: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Where a pattern, or an entry of a codebook, stands: article, start, end."""
    if pattern in list_labels(held.codebooks, "frames", "frame"):
        return find_frame(held, pattern, texts)
    return find_pattern(pattern, texts)


def find_frame(held: Holding, frame: str, texts: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Where the words of a frame stand: in the sentences that have it."""
    [matcher] = [e.matcher for e in load_entries(held.codebooks, "frames", "frame") if e.entry_id == frame]
    told = held.tables.sentences
    chosen = told[told["frames"].str.contains(f'"{frame}"', regex=False)]
    for row in list_rows(chosen, ("article_id", "start", "end")):
        name, start = row["article_id"], row["start"]
        for span in matcher.find(texts[name][start : row["end"]]):
            yield name, start + span.start, start + span.end


def find_pattern(pattern: str, texts: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Where a regular expression matches, whatever the case of the letters; empty matches are none."""
    names = list(texts)
    plain = [LONE.sub("\ufffd", texts[name]) for name in names]
    first, last = choose_signs(plain)
    for name, marked in zip(names, mark_matches(plain, pattern, first, last), strict=True):
        for start, end in read_marks(marked, first, last):
            yield name, start, end


def choose_signs(texts: Sequence[str]) -> tuple[str, str]:
    """Two characters that stand in none of the texts.

    Raises:
        ParameterError: the texts hold every character that no text should hold.
    """
    free = [sign for sign in SIGNS if not any(sign in text for text in texts)]
    if len(free) < 2:
        raise ParameterError("the articles hold every character that Unicode keeps from texts; clean them first")
    return free[0], free[1]


def mark_matches(texts: Sequence[str], pattern: str, first: str, last: str) -> list[str]:
    """The texts with each match of a pattern between two signs."""
    from analysis.ledger.parquet import open_database

    duckdb_error, table = load_error(), pd.DataFrame({"place": range(len(texts)), "body": list(texts)})
    with open_database() as connection:
        connection.register("texts", table)
        command = "SELECT regexp_replace(body, $1, $2, 'gi') FROM texts ORDER BY place"
        try:
            return [row[0] for row in connection.execute(command, [pattern, f"{first}\\0{last}"]).fetchall()]
        except duckdb_error as error:
            said = str(error).removeprefix("Invalid Input Error: ")
            raise ParameterError(
                f"pattern {pattern!r}: {said}; write a regular expression without looking ahead or back, "
                "or the id of a frame"
            ) from error
        finally:
            connection.unregister("texts")


def load_error() -> type[Exception]:
    """What the database raises when it is asked for something that makes no sense."""
    import duckdb

    error: type[Exception] = duckdb.Error
    return error


def read_marks(marked: str, first: str, last: str) -> Iterator[Span]:
    """The places of the matches in the text without its signs."""
    behind = 0  # signs before the match
    for piece in re.finditer(f"{first}([^{last}]*){last}", marked):
        start = piece.start() - behind
        behind += 2
        if piece[1]:
            yield start, start + len(piece[1])


def cut_line(text: str, start: int, end: int, window: int) -> tuple[str, str, str]:
    """A match with so many words left and right of it."""
    left = text[max(0, start - NEAR * window) : start].split()[-window:]
    right = text[end : end + NEAR * window].split()[:window]
    return " ".join(left), " ".join(text[start:end].split()), " ".join(right)


def order_line(line: Sequence[str], sort: str) -> tuple[list[str], ...]:
    """By what a line is sorted: its words outwards from the match."""
    left, words, right = (part.lower() for part in line)
    outwards = left.split()[::-1]
    return (outwards, [words, right]) if sort == "left" else ([right], [words], outwards)


def count_lines(lines: pd.DataFrame, books: Codebooks, pattern: str) -> str:
    """What a concordance is, in words: how many lines, by side and article."""
    named = list_labels(books, "frames", "frame").get(pattern, pattern)
    parts = [
        f"{len(rows):,} {side} in {rows['article_id'].nunique():,} articles"
        for side, rows in lines.groupby("narrative", sort=True)
    ]
    return f"“{named}”: {len(lines):,} lines{': ' if parts else ''}{', '.join(parts)}"
