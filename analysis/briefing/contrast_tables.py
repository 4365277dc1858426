"""Which tables set the two narratives side by side?"""

from collections.abc import Mapping

import pandas as pd

from analysis.briefing.blocks import Block, Column, table_block
from analysis.briefing.cells import Cell, write_measure, write_percent, write_words
from analysis.briefing.opening import Briefing
from analysis.comparison.concordance import list_lines
from analysis.comparison.differences import write_q
from analysis.comparison.prose import NUMBER, Measured, Segment, Strong, Text
from analysis.comparison.sides import SIDES
from analysis.comparison.wording import Wording


def show_evidence(briefing: Briefing) -> Block:
    """The two narratives side by side, in counts."""
    rows = [
        [
            write_words(row["label"]),
            *(write_measure(row[side], f"{side}.{row['measure']}") for side in SIDES),
        ]
        for _, row in briefing.comparison.tables["evidence"].iterrows()
    ]
    columns = [Column("Measure"), *name_sides(briefing)]
    return table_block("evidence", "What each narrative brings, by original articles", columns, rows, briefing.notes)


def name_sides(briefing: Briefing, what: str = "") -> list[Column]:
    """The columns of the two sides, by the names the reader gave them."""
    return [Column(f"{briefing.wording.head(side)}{what}", "right") for side in SIDES]


def show_frames(briefing: Briefing) -> Block:
    """The share of sentences with each frame."""
    rows = [
        [
            write_words(r["label"]),
            *(write_rate(r[f"share_{side}"], f"frame.{r['frame']}.share_{side}") for side in SIDES),
            write_difference(r, f"frame.{r['frame']}"),
            write_q_cell(r["q"], f"frame.{r['frame']}.q"),
        ]
        for _, r in list_frames(briefing).iterrows()
    ]
    columns = [
        Column("Frame"),
        *name_sides(briefing, ", % of sentences"),
        Column("Difference, points", "right"),
        Column("q", "right"),
    ]
    return table_block("frames", "Frames by narrative", columns, rows, briefing.notes)


TELLING = {
    "density": "Evidence",
    "sources": "Sources",
    "modality": "Modality",
    "time": "Time",
    "bounds": "Bounds",
}
NAMED = {"actors": "Actors", "countries": "Countries"}
MOST_NAMED = 15
MOST_SPEAKERS = 200


def show_telling(briefing: Briefing) -> Block:
    """How each narrative tells: evidence, sources, modality, time and bounds."""
    return show_rates(briefing, "telling", "How each narrative tells", TELLING)


def show_named(briefing: Briefing) -> Block:
    """Whom and which countries each narrative names."""
    return show_rates(briefing, "named", "Actors and countries, those in most articles", NAMED)


def show_rates(briefing: Briefing, table_id: str, caption: str, tables: Mapping[str, str]) -> Block:
    """Rates of both narratives from several tables of the comparison, with the interval of their difference."""
    rows = []
    for name, group in tables.items():
        for _, row in briefing.comparison.tables[name].head(MOST_NAMED).iterrows():
            rows.append([write_words(group), *write_rates(row, f"{name}.{row['measure']}")])
    columns = [
        Column("Table"),
        Column("Measure"),
        Column("Unit"),
        *name_sides(briefing),
        Column("Difference", "right"),
        Column("Articles", "right"),
        Column("q", "right"),
    ]
    return table_block(table_id, caption, columns, rows, briefing.notes)


def write_rates(row: pd.Series, key: str) -> list[Cell]:
    """The cells of one row: rates, difference with its interval, articles of either side with it, q."""
    spread = f"{row['articles_defence']}, {row['articles_civilian']}"
    return [
        write_words(row["label"]),
        write_words(row["unit"]),
        *(write_rate(row[f"rate_{side}"], f"{key}.rate_{side}") for side in SIDES),
        write_difference(row, key),
        (Measured(spread, f"{key}.articles"),),
        write_q_cell(row["q"], f"{key}.q"),
    ]


def write_q_cell(q: float, measure: str) -> Cell:
    """A q, or a dash where nothing was tested."""
    return write_words(None) if pd.isna(q) else (Measured(write_q(q), measure),)


def list_frames(briefing: Briefing) -> pd.DataFrame:
    """The frames of interest, or all."""
    frames, wanted = briefing.comparison.tables["frames"], briefing.parameters.frames
    return frames[frames["frame"].isin(wanted)] if wanted else frames


def write_rate(rate: float, measure: str) -> Cell:
    """A rate with one decimal, a small one with two."""
    return write_percent(rate, measure) if pd.isna(rate) else (Measured(spell_rate(rate), measure),)


def write_difference(row: pd.Series, key: str) -> Cell:
    """A difference, with its interval where it has one."""
    if pd.isna(row["difference"]):
        return write_words(None)
    ends = "" if pd.isna(row["low"]) else f" ({spell_rate(row['low'])} to {spell_rate(row['high'])})"
    return (Measured(f"{spell_rate(row['difference'])}{ends}", f"{key}.difference"),)


def spell_rate(rate: float) -> str:
    """A rate with one decimal; with two where it is small, and nought as such."""
    words = "0" if rate == 0 else f"{rate:.1f}" if abs(rate) >= 1 else f"{rate:.2f}"
    return words.replace("-", "−")


LINES = 1  # lines a row and side; `ploughshare compare` writes more


def show_lines(briefing: Briefing) -> Block:
    """The lines behind the frames and the words that are shown."""
    comparison = briefing.comparison
    lines = list_lines(briefing.tables, briefing.articles, comparison, briefing.codebooks, LINES)
    shown = set(comparison.tables["words"].head(briefing.parameters.words_shown).index)
    is_shown = (lines["table"] == "frames") | ((lines["table"] == "words") & lines["measure"].isin(shown))
    columns = [Column("Measure"), Column("Narrative"), Column("Line, article and characters")]
    rows = [write_line(line, briefing.wording) for _, line in lines[is_shown].iterrows()]
    return table_block("lines", "The lines behind frames and words", columns, rows, briefing.notes)


def write_line(line: pd.Series, wording: Wording) -> list[Cell]:
    """The cells of a line; its numbers are bound to the place where it stands."""
    place = f"line.{line['article_id']}.{line['start']}"
    words = str(line["words"])
    return [
        write_words(line["label"]),
        write_words(wording.name(line["narrative"])),
        (
            bind(f"… {line['left']} ", place),
            Measured(words, place, is_verbatim=True) if NUMBER.search(words) else Strong(words),
            bind(f" {line['right']} … ", place),
            bind(f"({line['article_id']}, {line['start']}–{line['end']})", place),
        ),
    ]


def bind(words: str, measure: str) -> Segment:
    """Words; those with a number are bound."""
    return Measured(words, measure, is_verbatim=True) if NUMBER.search(words) else Text(words)


def show_words(briefing: Briefing) -> Block:
    """The words that differ most in frequency: described, tested only above the floor."""
    words = briefing.comparison.tables["words"].head(briefing.parameters.words_shown)
    columns = [
        Column("Word"),
        *name_sides(briefing),
        Column("Log ratio", "right"),
        Column("G²", "right"),
        *(Column(f"Articles, {briefing.wording.name(side)}", "right") for side in SIDES),
        Column("q", "right"),
    ]
    names = ("count_defence", "count_civilian", "log_ratio", "g2", "docs_defence", "docs_civilian", "q")
    rows = [
        [write_words(term), *(write_measure(row[name], f"word.{term}.{name}") for name in names)]
        for term, row in words.iterrows()
    ]
    return table_block("words", "Vocabulary that differs most", columns, rows, briefing.notes)


def show_speakers(briefing: Briefing) -> Block:
    """Who speaks, how often, in whose narrative; of very many, those who speak most."""
    speakers = briefing.comparison.tables["speakers"]
    shown = choose_speakers(speakers)
    rows = [
        [
            write_words(r["source"]),
            write_words(r["attribution"]),
            write_words(briefing.wording.name(r["narrative"])),
            *(write_measure(r[n], f"speaker.{r['narrative']}.{place}.{n}") for n in ("statements", "quoted")),
        ]
        for place, r in shown.iterrows()
    ]
    columns = [
        Column("Source"),
        Column("Kind"),
        Column("Narrative"),
        Column("Statements", "right"),
        Column("Quoted", "right"),
    ]
    rest = "" if len(shown) == len(speakers) else " (those with the most statements; “ploughshare compare” writes all)"
    return table_block("speakers", f"Who speaks{rest}", columns, rows, briefing.notes)


def choose_speakers(speakers: pd.DataFrame) -> pd.DataFrame:
    """The speakers of the table in its order: all or, of very many, those with the most statements."""
    if len(speakers) <= MOST_SPEAKERS:
        return speakers
    return speakers.sort_values("statements", ascending=False, kind="stable").head(MOST_SPEAKERS).sort_index()
