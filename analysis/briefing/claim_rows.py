"""How is the ledger of one article read by a person?

Its claims of every status stand in the order of the text. On a screen the text itself stands beside the table; on
paper and in a terminal each row brings its sentence.
"""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

import pandas as pd

from analysis.briefing.blocks import Column, Notes, SegmentJSON, segment_json, table_block
from analysis.briefing.cells import Cell, write_claim, write_interval, write_measure, write_period, write_words
from analysis.comparison.prose import Measured, Segment, Text
from analysis.ledger.rows import Row
from analysis.records import Status

COLUMNS = (
    Column("Words"),
    Column("Kind"),
    Column("What"),
    Column("Value", "right"),
    Column("Unit"),
    Column("Period"),
    Column("Whose"),
    Column("Said by"),
    Column("Status"),
    Column("Sentence", screen=False),
)
VALUE, PERIOD = 3, 5
STATUSES: tuple[Status, ...] = get_args(Status)


def build_claims(rows: Sequence[Row], number: int) -> dict[str, Any]:
    """The claims of one article, of every status, in the order of its text."""
    ordered = sorted(rows, key=lambda row: (row["start"], row["end"], row["claim_id"]))
    cells = [write_claim_row(row) for row in ordered]
    table = dict(table_block(f"claims-{number}", f"Claims of article {number}", COLUMNS, cells, Notes({})).data)
    for row, written in zip(ordered, table["rows"], strict=True):
        written[VALUE][0]["order"] = find_size(row)
        written[PERIOD][0]["order"] = row["period"]
    return table


def find_size(row: Row) -> float | None:
    """The number a claim is sorted by: its value, or the bound that is stated."""
    return next((row[name] for name in ("value", "low", "high") if row[name] is not None), None)


def write_claim_row(row: Row) -> list[Cell]:
    """One claim of any kind and status."""
    claim = row["claim_id"]
    said = join_present(row["attributed_to"], " – ", row["cue"])
    status = join_present(row["status"].replace("_", " "), ": ", row["reason"])
    return [
        write_claim(cut(row["surface"], 120), claim),
        write_words(row["claim_type"]),
        write_claim(row["indicator"] if row["indicator"] is not None else row["about"], claim),
        write_interval(row),
        write_claim(None if row["unit"] is None else join_unit(row), claim),
        write_dated(row),
        write_claim(row["actor"], claim),
        write_claim(said, claim),
        write_claim(status, claim),
        write_claim(cut(row["sentence"], 400), claim),
    ]


def write_dated(row: Row) -> Cell:
    """The period of a claim, and how it was found where the words do not state it."""
    shown = write_period(row["period"], row["claim_id"])
    rule = row["period_rule"]
    if row["period"] is None or rule is None or rule.endswith("stated"):
        return shown
    return (*shown, Text(" ("), *write_claim(rule, row["claim_id"]), Text(")"))


def join_present(first: str | None, sign: str, second: str | None) -> str | None:
    """Two words with a sign between them, or the one that is there."""
    return sign.join(word for word in (first, second) if word is not None) or None


def write_accounting(row: Row, kinds: Mapping[str, int]) -> list[SegmentJSON]:
    """A sentence: the numbers seen in an article are the sum of four counts; and its events and statements."""
    name = f"article.{row['article_id']}"
    counts = {status: int(row[status]) for status in STATUSES}
    text = Measured(row["sha256"][:8], f"{name}.sha256", is_verbatim=True)
    seen = write_measure(sum(counts.values()), f"{name}.seen")
    segments: list[Segment] = [Text("Numbers seen in text "), text, Text(": "), *seen]
    for place, (status, count) in enumerate(counts.items()):
        segments += [Text(" + " if place else " = "), *write_measure(count, f"{name}.{status}")]
        segments += [Text(f" {status.replace('_', ' ')}")]
    for words, kind in ((". Events: ", "event"), (", statements: ", "statement")):
        segments += [Text(words), *write_measure(kinds[kind], f"{name}.{kind}s")]
    return [segment_json(segment, Notes({})) for segment in [*segments, Text(".")]]


def join_unit(row: pd.Series | Row) -> str:
    """A unit with what it is for each of."""
    return f"{row['unit']} a {row['per']}" if pd.notna(row["per"]) else str(row["unit"])


def cut(words: str, length: int) -> str:
    """Words no longer than a cell should be."""
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0] + " …"
