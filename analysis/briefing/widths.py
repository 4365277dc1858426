"""How wide is each column of a printed table, and may the table break?

Widths are counted in characters of the table's size. A column that is short is given what it needs; the others
share the rest by how much they hold. Typst could find widths by itself, but not for a table of thousands of rows.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis.briefing.markdown import find_words

Part = dict[str, Any]  # a block as JSON

# Columns of claims that share one on paper, what it is called there, and what stands between their words.
JOINED = (("Kind", "What", "What", " · "), ("Value", "Unit", "Value", " "), ("Whose", "Said by", "Who", " · "))
EMPTY = ("", "–")
LINE_POINTS = 459.0  # of both papers, about
CHAR = 0.55  # width of a letter by its size
SIZES = (8.0, 7.5, 7.0, 6.5)  # of the letters of a table: the first that holds its longest words
COLUMNS = (5, 7)  # a table of more columns is set one size smaller, and one more
SHORT_CHARS = 20.0  # a column of shorter texts is not broken, unless that makes the table higher
TRIED_ROWS = 100  # of a table, to find the widths that make it lowest
BOLD = 1.12  # how much wider a heading is
PADDING = 2.6  # of a column, in letters
UNBROKEN_CHARS = 23  # a longer word is broken: see the template
WHOLE_POINTS = 250.0  # a table that is lower stays on one page
ROW_LINES = 14  # a row of more lines may break
HALVES_ROWS, HALVES_MOST = 8, 24  # a narrow table of so many rows is set as two beside each other
NARROW, HALF, WIDE = 0.64, 0.47, 0.9  # shares of the line: what can be halved, a half, what is stretched to the full


@dataclass(frozen=True)
class Texts:
    """What a column holds: its longest text, its longest word, and how much a cell holds in the middle."""

    longest: float
    word: float
    weight: float


def size_columns(part: Part) -> Part:
    """The same part; its tables know how wide their columns are, and columns for the screen alone are left out."""
    match part["block"]:
        case "table":
            return size_table(part)
        case "markdown":
            return {**part, "nodes": [size_node(node) for node in part["nodes"]]}
        case "reader":
            return {**part, "entries": [size_entry(e) for e in part["entries"] if e.get("claims") is not None]}
        case "chart" if part.get("table") is not None:
            return {**part, "table": size_table(part["table"])}
        case _:
            return part


def size_entry(entry: Part) -> Part:
    """An article of the reader with its claims; its text is for the screen."""
    told = {key: value for key, value in entry.items() if key != "text"}
    return told | {"claims": size_table(join_columns(entry["claims"]))}


def join_columns(table: Part) -> Part:
    """A table of claims with its narrow columns set two in one, so that its sentences have room."""
    for first, second, label, between in JOINED:
        labels = [column["label"] for column in table["columns"]]
        if first not in labels or second not in labels:
            continue
        left, right = labels.index(first), labels.index(second)
        columns = [
            {**column, "label": label} if place == left else column for place, column in enumerate(table["columns"])
        ]
        rows = [join_cells(row, left, right, between) for row in table["rows"]]
        table = {**table, "columns": columns[:right] + columns[right + 1 :], "rows": rows}
    return table


def join_cells(row: Sequence[Any], left: int, right: int, between: str) -> list[Any]:
    """A row with two of its cells in one; a dash beside words says nothing."""
    cells = [cell for cell in (row[left], row[right]) if "".join(piece["text"] for piece in cell) not in EMPTY]
    both = [*cells[0], {"kind": "text", "text": between}, *cells[1]] if len(cells) == 2 else (cells or [row[left]])[0]
    return [both if place == left else cell for place, cell in enumerate(row) if place != right]


def size_table(table: Part) -> Part:
    """A table with the shape of its columns."""
    kept = [place for place, column in enumerate(table["columns"]) if column.get("print", True)]
    columns = [table["columns"][place] for place in kept]
    rows = [[row[place] for place in kept] for row in table["rows"]]
    texts = [["".join(piece["text"] for piece in cell) for cell in row] for row in rows]
    return {**table, "rows": rows, **shape_table(columns, [column["label"] for column in columns], texts)}


def size_node(node: Part) -> Part:
    """The same markdown node; tables in it know how wide their columns are."""
    if node["kind"] != "table":
        return {**node, "nodes": [size_node(n) for n in node["nodes"]]} if "nodes" in node else node
    heads = [{"align": cell["align"]} for cell in node["nodes"][0]["nodes"]]
    labels, *texts = [[find_words(cell) for cell in row["nodes"]] for row in node["nodes"]]
    return {**node, **shape_table(heads, labels, texts)}


def shape_table(columns: Sequence[Part], labels: Sequence[str], rows: Sequence[Sequence[str]]) -> Part:
    """The size of a table's letters, the widths of its columns, and which of its parts stay on one page."""
    held = [weigh_column(label, [row[place] for row in rows]) for place, label in enumerate(labels)]
    size, line = choose_size(held)
    wanted = sum(column.longest for column in held)
    in_halves = HALVES_ROWS <= len(rows) <= HALVES_MOST and wanted <= NARROW * line
    widths = choose_widths(held, line * HALF if in_halves else line, rows[:TRIED_ROWS])
    lines = [count_lines(row, widths) for row in rows]
    height = sum(size * 1.35 * count + 6 for count in lines) / (2 if in_halves else 1)
    return {
        "columns": [{**column, "width": round(w, 2)} for column, w in zip(columns, widths, strict=True)],
        "size": size,
        "is_tight": sum(column.word for column in held) > line,
        "is_full": in_halves or wanted > WIDE * line,
        "is_whole": height <= WHOLE_POINTS,
        "in_halves": in_halves,
        "tall": [place for place, count in enumerate(lines) if count > ROW_LINES],
    }


def choose_size(held: Sequence[Texts]) -> tuple[float, float]:
    """The size of letters: the largest, for as many columns, that holds every word; and the line in letters."""
    sizes = SIZES[sum(len(held) > count for count in COLUMNS) :]
    words = sum(column.word for column in held)
    size = next((s for s in sizes if words <= LINE_POINTS / s / CHAR), SIZES[-1])
    return size, LINE_POINTS / size / CHAR


def weigh_column(label: str, texts: Sequence[str]) -> Texts:
    """What a column holds, in letters."""
    words = [len(word) for text in texts for word in text.split()]
    head = max((len(word) for word in label.split()), default=0) * BOLD
    word = max(head, min(max(words, default=1), UNBROKEN_CHARS)) + PADDING
    longest = max([len(label) * BOLD, *map(len, texts)]) + PADDING
    mean = sum(map(len, texts)) / max(len(texts), 1)
    return Texts(max(longest, word), word, math.sqrt(mean + 1))


def choose_widths(held: Sequence[Texts], line: float, rows: Sequence[Sequence[str]]) -> list[float]:
    """The widths of columns that make the table lowest."""
    tried = [share_line(held, line, unbroken) for unbroken in (SHORT_CHARS, SHORT_CHARS / 2, 0)]
    return min(tried, key=lambda widths: sum(count_lines(row, widths) for row in rows))


def share_line(held: Sequence[Texts], line: float, unbroken: float) -> list[float]:
    """The widths of columns: what each wants, or a fair share of the line and never less than its longest word.

    Columns of texts no longer than `unbroken` get what they want first.
    """
    if sum(c.word for c in held) >= line:
        return [c.word for c in held]
    widths = {place: c.longest for place, c in enumerate(held)}
    if sum(widths.values()) <= line:
        return list(widths.values())
    settled = {place: c.longest for place, c in enumerate(held) if c.longest <= unbroken}
    if sum(settled.values()) + sum(c.word for place, c in enumerate(held) if place not in settled) > line:
        settled = {}
    while len(settled) < len(held):
        open_ = [place for place in widths if place not in settled]
        room = line - sum(settled.values())
        unit = room / sum(held[place].weight for place in open_)
        short = {p: held[p].word for p in open_ if held[p].weight * unit < held[p].word}
        content = {p: held[p].longest for p in open_ if held[p].weight * unit > held[p].longest}
        settled |= short or content or {p: held[p].weight * unit for p in open_}
    return [settled[place] for place in widths]


def count_lines(row: Sequence[str], widths: Sequence[float]) -> int:
    """How many lines a row has, about."""
    return max(
        (math.ceil(len(text) / (width - PADDING + 1)) for text, width in zip(row, widths, strict=True)), default=1
    )
