"""Which columns of a chart's table does a reader see beside it, and what do its numbers rest on?

A row with a claim cites it; any other number rests on the measurement `chart.ID`. Numbers of the articles stay as they
are written there, ours are written as the reader is used to.
"""

from collections.abc import Hashable, Mapping
from typing import Any, Literal

from analysis.briefing.blocks import Column, Notes, table_block
from analysis.briefing.cells import Cell, is_missing, write_words
from analysis.charts.look import Chart
from analysis.charts.periods import period_words
from analysis.comparison.prose import NUMBER, Cited, Measured, Segment, Text
from analysis.comparison.wording import Wording

How = Literal["words", "side", "period", "count", "rate", "yes"]
Spec = tuple[str, str, How]  # the column of the data, its heading, how it is written

NARRATIVE: Spec = ("narrative", "Narrative", "side")
CLAIM: tuple[Spec, ...] = (("surface", "Words", "words"), ("period", "Period", "period"), NARRATIVE)
CONTRADICTED: Spec = ("is_conflict", "Contradicted", "yes")
Q: Spec = ("q", "q", "rate")
TESTED: tuple[Spec, ...] = (("low", "Difference from", "rate"), ("high", "to", "rate"), Q)
SHARES: tuple[Spec, ...] = (("share_defence", "{defence}, %", "rate"), ("share_civilian", "{civilian}, %", "rate"))
RATES: tuple[Spec, ...] = (("rate_defence", "{defence}", "rate"), ("rate_civilian", "{civilian}", "rate"))
COLUMNS: Mapping[str, tuple[Spec, ...]] = {
    "figures": (("indicator", "Indicator", "words"), *CLAIM),
    "timeline": (("label", "Claim", "words"), *CLAIM, CONTRADICTED),
    "series": (("indicator", "Indicator", "words"), *CLAIM, CONTRADICTED),
    "attribution": (
        NARRATIVE,
        ("attribution", "Kind of source", "words"),
        ("count", "Claims", "count"),
        ("n", "of", "count"),
    ),
    "frames": (("label", "Frame", "words"), *SHARES, *TESTED),
    "density": (("label", "Measure", "words"), ("unit", "Unit", "words"), *RATES, *TESTED),
    "words": (
        ("term", "Word", "words"),
        ("log_ratio", "Log ratio", "rate"),
        ("log_ratio_low", "from", "rate"),
        ("log_ratio_high", "to", "rate"),
        ("docs_defence", "Articles, {defence}", "count"),
        ("docs_civilian", "Articles, {civilian}", "count"),
        Q,
    ),
    "actors": (
        ("label", "Actor", "words"),
        ("articles_defence", "Articles, {defence}", "count"),
        ("articles_civilian", "Articles, {civilian}", "count"),
        ("rate_defence", "Mention rate, {defence}", "rate"),
        ("rate_civilian", "Mention rate, {civilian}", "rate"),
        Q,
    ),
    "rivals": (
        ("label", "Difference", "words"),
        ("left_out", "Left out", "words"),
        ("name", "Which", "words"),
        ("kept", "Remains, %", "rate"),
        ("holds", "Holds", "yes"),
    ),
}
RIGHT = {"count", "rate"}


def build_table(chart: Chart, notes: Notes) -> dict[str, Any] | None:
    """The rows of a chart as a table block, in columns a reader understands; none where there is no row."""
    shown, wording = chart.shown, notes.wording
    if shown.empty:
        return None
    specs = [spec for spec in COLUMNS[chart.chart_id] if shown[spec[0]].notna().any()]
    rows = shown.to_dict("records")
    cells = [[write_cell(row, spec, f"chart.{chart.chart_id}", wording) for spec in specs] for row in rows]
    heads = [Column(name_column(label, wording), "right" if how in RIGHT else "left") for _, label, how in specs]
    return dict(table_block(f"{chart.chart_id}-table", write_caption(chart), heads, cells, notes).data)


def name_column(label: str, wording: Wording) -> str:
    """A heading with the names of the sides."""
    return label.format(defence=wording.name("defence"), civilian=wording.name("civilian"))


def write_caption(chart: Chart) -> str:
    """What the table holds, and where the rows are that it leaves out."""
    rest = "" if len(chart.shown) == len(chart.data) else f"; rows that are not shown are in {chart.chart_id}.csv"
    return f"The data of this chart{rest}"


def write_cell(row: Mapping[Hashable, Any], spec: Spec, measure: str, wording: Wording) -> Cell:
    """A cell, its numbers bound to the claim of the row or to the measurement of the chart."""
    name, _, how = spec
    if is_missing(value := row[name]):
        return write_words(None)
    words = spell_cell(value, how, wording)
    return (bind(words, row.get("claim_id"), measure, is_own=how in RIGHT),)


def spell_cell(value: Any, how: How, wording: Wording) -> str:
    """A value of the table in words."""
    match how:
        case "side":
            return wording.name(str(value))
        case "period":
            return period_words(value)
        case "count":
            return f"{int(value):,}"
        case "rate":
            return f"{value:.2f}" if abs(value) < 1 else f"{value:,.1f}"
        case "yes":
            return "yes" if value else "no"
        case "words":
            return " ".join(str(value).split())


def bind(words: str, claim: object, measure: str, is_own: bool) -> Segment:
    """Words; those with a number are bound."""
    if not NUMBER.search(words):
        return Text(words)
    return Cited(words, (claim,)) if isinstance(claim, str) else Measured(words, measure, is_verbatim=not is_own)
