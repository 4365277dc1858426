"""Which tables set the two narratives side by side?"""

from analysis.briefing.blocks import Block, Column, table_block
from analysis.briefing.cells import write_measure, write_percent, write_words
from analysis.briefing.opening import Briefing


def show_evidence(briefing: Briefing) -> Block:
    """The two narratives side by side, in counts."""
    rows = [
        [
            write_words(row["label"]),
            *(write_measure(row[side], f"{side}.{row['measure']}") for side in ("defence", "civilian")),
        ]
        for _, row in briefing.comparison.tables["evidence"].iterrows()
    ]
    columns = [Column("Measure"), Column("Defence", "right"), Column("Civilian", "right")]
    return table_block("evidence", "What each narrative brings, by original articles", columns, rows, briefing.notes)


def show_frames(briefing: Briefing) -> Block:
    """The share of sentences with each frame."""
    rows = [
        [
            write_words(r["label"]),
            *(
                write_percent(r[f"share_{side}"], f"frame.{r['frame']}.share_{side}")
                for side in ("defence", "civilian")
            ),
            write_percent(r["q"], f"frame.{r['frame']}.q"),
        ]
        for _, r in briefing.comparison.tables["frames"].iterrows()
    ]
    columns = [
        Column("Frame"),
        Column("Defence, % of sentences", "right"),
        Column("Civilian, % of sentences", "right"),
        Column("q", "right"),
    ]
    return table_block("frames", "Frames by narrative", columns, rows, briefing.notes)


def show_words(briefing: Briefing) -> Block:
    """The words that differ most in frequency: described, tested only above the floor."""
    words = briefing.comparison.tables["words"].head(briefing.parameters.words_shown)
    columns = [
        Column("Word"),
        Column("Defence", "right"),
        Column("Civilian", "right"),
        Column("Log ratio", "right"),
        Column("G²", "right"),
        Column("Articles, defence", "right"),
        Column("Articles, civilian", "right"),
        Column("q", "right"),
    ]
    names = ("count_defence", "count_civilian", "log_ratio", "g2", "docs_defence", "docs_civilian", "q")
    rows = [
        [write_words(term), *(write_measure(row[name], f"word.{term}.{name}") for name in names)]
        for term, row in words.iterrows()
    ]
    return table_block("words", "Vocabulary that differs most", columns, rows, briefing.notes)


def show_speakers(briefing: Briefing) -> Block:
    """Who speaks, how often, in whose narrative."""
    rows = [
        [
            write_words(r["source"]),
            write_words(r["attribution"]),
            write_words(r["narrative"]),
            *(write_measure(r[n], f"speaker.{r['narrative']}.{place}.{n}") for n in ("statements", "quoted")),
        ]
        for place, r in briefing.comparison.tables["speakers"].iterrows()
    ]
    columns = [
        Column("Source"),
        Column("Kind"),
        Column("Narrative"),
        Column("Statements", "right"),
        Column("Quoted", "right"),
    ]
    return table_block("speakers", "Who speaks", columns, rows, briefing.notes)
