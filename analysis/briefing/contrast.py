"""Which table sets the two narratives side by side on the pages of the briefing?"""

import pandas as pd

from analysis.briefing.blocks import Block, Column, table_block
from analysis.briefing.cells import Cell, write_measure, write_words
from analysis.briefing.contrast_tables import (
    list_frames,
    name_sides,
    write_difference,
    write_q_cell,
    write_rate,
    write_rates,
)
from analysis.briefing.opening import Briefing
from analysis.comparison.sides import SIDES

# What the briefing sets side by side: the table of the comparison, its row, and what a reader calls it.
CONTRAST = (
    ("density", "figures", "Figures"),
    ("density", "money", "Amounts of money"),
    ("density", "dated", "Figures with a period"),
    ("density", "sourced", "Figures with a source"),
    ("bounds", "exact", "Figures stated without a hedge"),
    ("sources", "named", "Said by a named person"),
    ("sources", "class", "Said by an unnamed class, such as officials"),
    ("sources", "none", "Said by nobody in the text"),
    ("sources", "direct", "Direct speech"),
    ("modality", "planned", "Planned"),
    ("time", "future", "Of the time after the publication"),
)
CONTRASTED_FRAMES = 3


def show_contrast(briefing: Briefing) -> Block:
    """The two narratives side by side: how much was read, rates with the interval of their difference, main frames."""
    columns = [
        Column("Measure"),
        Column("Unit"),
        *name_sides(briefing),
        Column("Difference", "right"),
        Column("q", "right"),
    ]
    rows = [*write_sizes(briefing), *write_contrast(briefing), *write_top_frames(briefing)]
    return table_block("contrast", "The two narratives side by side", columns, rows, briefing.notes)


def write_sizes(briefing: Briefing) -> list[list[Cell]]:
    """How much was read of each side."""
    dash = write_words(None)
    evidence = briefing.comparison.tables["evidence"]
    cells = {(row["measure"], side): row[side] for _, row in evidence.iterrows() for side in SIDES}
    return [
        [
            write_words(label),
            write_words("number"),
            *(write_measure(float(cells[name, side]), f"{side}.{name}") for side in SIDES),
            dash,
            dash,
        ]
        for name, label in (("articles", "Articles"), ("words", "Words"), ("figures", "Figures in use"))
    ]


def write_contrast(briefing: Briefing) -> list[list[Cell]]:
    """The rates that tell most, those of either side that are not both nought."""
    rows = []
    for table, measure, label in CONTRAST:
        found = briefing.comparison.tables[table]
        for _, row in found[found["measure"] == measure].iterrows():
            if row[["rate_defence", "rate_civilian"]].fillna(0).any():
                _, unit, *rates, _, q = write_rates(row, f"{table}.{measure}")
                rows.append([write_words(label), unit, *rates, q])
    return rows


def write_top_frames(briefing: Briefing) -> list[list[Cell]]:
    """The frames of interest, or those whose shares differ most."""
    frames = list_frames(briefing)
    widest = (frames["share_defence"] - frames["share_civilian"]).abs().sort_values(ascending=False, kind="stable")
    most = len(frames) if briefing.parameters.frames else CONTRASTED_FRAMES
    return [write_frame(frames.loc[place]) for place in widest.index[:most]]


def write_frame(row: pd.Series) -> list[Cell]:
    """A frame as a row of the contrast."""
    key = f"frame.{row['frame']}"
    return [
        write_words(f"Frame: {row['label']}"),
        write_words("percent of sentences"),
        *(write_rate(row[f"share_{side}"], f"{key}.share_{side}") for side in SIDES),
        write_difference(row, key),
        write_q_cell(row["q"], f"{key}.q"),
    ]
