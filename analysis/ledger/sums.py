"""Which figures of a sentence are the parts of another, and which is a share of two?

"300 vehicles, including 200 tractors and 120 lorries"        → 300: 200, 120
"1.4 billion manat, or 17 percent of the 8.1 billion manat"   → 17 percent: 1.4 of 8.1 billion
"""

import re
from collections.abc import Iterator, Sequence

from analysis.ledger.rows import Row

OPENS = re.compile(r"\b(?:including|of which|of them|of whom|among them|comprising|consisting of)\s+(?:the\s+)?", re.I)
GOES_ON = re.compile(r"[^\d.;:()]{0,60}?(?:,|,? and|,? as well as)\s+(?:the\s+)?", re.I)
SHARE = re.compile(r"\s*(?:,?\s*or|\(|,\s*which is|,\s*that is,?)\s*", re.I)
OF = re.compile(r"\)?\s*of\s+(?:the\s+|its\s+)?(?:[a-z-]+\s+){0,4}?(?:of\s+)?", re.I)


def between(one: Row, other: Row) -> str:
    """The words of the sentence between two of its figures."""
    start: int = one["sentence_start"]
    return str(one["sentence"])[one["end"] - start : other["start"] - start]


def is_amount(row: Row) -> bool:
    """Whether a figure can be a total or a part: no change, no percentage, a value."""
    return row["change"] is None and row["kind"] != "percent" and row["value"] is not None


def find_parts(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """A total and the parts that follow it in one sentence, which are of its kind; money of its currency."""
    for place, total in enumerate(rows[:-1]):
        opened = is_amount(total) and OPENS.search(between(total, rows[place + 1]))
        if opened and opened.end() == len(between(total, rows[place + 1])):
            parts = list_parts(total, rows[place + 1 :])
            if parts:
                yield total, parts


def list_parts(total: Row, following: Sequence[Row]) -> list[Row]:
    """The parts of a list, up to the first figure that does not go on with it."""
    parts: list[Row] = []
    for row in following:
        is_listed = not parts or GOES_ON.fullmatch(between(parts[-1], row))
        if not is_listed or not is_amount(row) or not is_alike(total, row):
            break
        parts.append(row)
    return parts


def is_alike(total: Row, part: Row) -> bool:
    """Whether a part can be of a total: the same kind and per, and a currency or measure that is the same."""
    is_same = total["unit"] == part["unit"] or total["kind"] == "count"
    return bool(is_same and total["kind"] == part["kind"] and total["per"] == part["per"])


def find_stated_shares(rows: Sequence[Row]) -> Iterator[tuple[Row, Row, Row]]:
    """A share in percent, the amount right before it, and the whole right behind it."""
    for part, share, whole in zip(rows, rows[1:], rows[2:], strict=False):
        is_share = share["unit"] == "percent" and share["change"] is None and is_amount(part) and is_amount(whole)
        is_one_kind = part["unit"] == whole["unit"] and part["kind"] == whole["kind"]
        are_near = SHARE.fullmatch(between(part, share)) and OF.fullmatch(between(share, whole))
        if is_share and is_one_kind and are_near:
            yield share, part, whole
