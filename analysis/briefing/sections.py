"""What do the pages show?

One function for each section: it takes a briefing and returns a block. A notebook is a row of such calls.
"""

import platform
from collections.abc import Callable, Sequence

import pandas as pd

from analysis import __version__
from analysis.briefing.blocks import (
    Block,
    Column,
    items_block,
    notes_block,
    prose_block,
    table_block,
    title_block,
)
from analysis.briefing.cells import (
    Cell,
    write_claim,
    write_interval,
    write_measure,
    write_percent,
    write_period,
    write_words,
)
from analysis.briefing.notes import list_notes
from analysis.briefing.opening import Briefing
from analysis.comparison.findings import LABELS, Finding
from analysis.comparison.prose import Line, Measured, Segment, Text, check_lines
from analysis.comparison.wording import format_count, format_date, plural
from analysis.ledger.series import is_figure, order_series
from analysis.records import Refusal

KEY_KINDS = ("conflict", "implied", "echo", "asymmetry", "stale")


def show_title(briefing: Briefing, annex: str = "") -> Block:
    """The title, that of an annex if it is one, and what was read."""
    title = f"{briefing.title} – {annex}" if annex else briefing.title
    return title_block(title, [describe_reading(briefing)], briefing.notes)


def describe_reading(briefing: Briefing) -> Line:
    """How many articles, of which sides, published when."""

    def measured(name: str, noun: str) -> list[Segment]:
        count = int(briefing.comparison.measures[name].value)
        return [Measured(format_count(count), name), Text(f" {plural(noun, count)}")]

    segments: list[Segment] = [
        Text("Read: "),
        *measured("read.articles", "article"),
        Text(" ("),
        Measured(format_count(count_of(briefing, "defence.articles")), "defence.articles"),
    ]
    segments += [
        Text(" on defence, "),
        Measured(format_count(count_of(briefing, "civilian.articles")), "civilian.articles"),
        Text(" on civilian industry; "),
    ]
    segments += [
        *measured("read.words", "word"),
        Text("), "),
        *describe_dates(briefing),
        *measured("read.refused", "source"),
        Text(" refused."),
    ]
    line = Line(tuple(segments), "measured")
    check_lines([line])
    return line


def count_of(briefing: Briefing, measure: str) -> int:
    """A count by its name."""
    return int(briefing.comparison.measures[measure].value)


def describe_dates(briefing: Briefing) -> list[Segment]:
    """From when to when the articles were published."""
    dates = sorted(briefing.tables.articles["published"].dropna())
    if not dates:
        return [Text("no date of publication stated; ")]
    first, last = (
        Measured(format_date(dates[0]), "published.first"),
        Measured(format_date(dates[-1]), "published.last"),
    )
    return (
        [Text("published from "), first, Text(" to "), last, Text("; ")]
        if dates[0] != dates[-1]
        else [Text("published on "), first, Text("; ")]
    )


def show_key_findings(briefing: Briefing) -> Block:
    """The findings that an adviser reads first."""
    return show_kinds(briefing, KEY_KINDS)


def show_claims(briefing: Briefing) -> Block:
    """What is claimed, quantity by quantity."""
    return show_kinds(briefing, ("series",))


def show_cautions(briefing: Briefing) -> Block:
    """Where claims differ, overlap or must not be compared."""
    return show_kinds(briefing, ("conflict", "variation", "scope", "share", "date"))


def show_silences(briefing: Briefing) -> Block:
    """What nobody states, and what only one side states."""
    return show_kinds(briefing, ("silence",))


def show_differences(briefing: Briefing) -> Block:
    """What may be said of differences between the narratives."""
    return show_kinds(briefing, ("difference",))


def show_kinds(briefing: Briefing, kinds: Sequence[str]) -> Block:
    """The findings of some kinds, or that there are none."""
    chosen = [f for kind in kinds for f in briefing.comparison.findings if f.kind == kind]
    if not chosen:
        return prose_block(
            [Line((Text("Nothing of this kind was found in the articles read."),), "measured")],
            briefing.notes,
        )
    return items_block([item_of(f) for f in chosen], briefing.notes)


def item_of(finding: Finding) -> tuple[str, str, Sequence[Line]]:
    """A finding as an item of a list: anchor, label, sentences."""
    return finding.finding_id, finding.headline or LABELS[finding.kind], finding.lines


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


def show_series(briefing: Briefing) -> Block:
    """Every quantity with its value, hedge, period, holder and source."""
    ordered = order_series(briefing.tables.ledger)
    ordered = ordered.sort_values(
        ["article_narrative", "indicator", "period"], ascending=[False, True, True], kind="stable"
    )
    columns = [
        Column("Indicator"),
        Column("Words"),
        Column("Value", "right"),
        Column("Unit"),
        Column("Period"),
        Column("Whose"),
        Column("Said by"),
    ]
    return table_block(
        "series",
        "Figures in use, by indicator",
        columns,
        [write_series_row(r) for _, r in ordered.iterrows()],
        briefing.notes,
    )


def write_series_row(row: pd.Series) -> list[Cell]:
    """One figure of a series."""
    claim = row["claim_id"]
    change = f" ({row['change']})" if pd.notna(row["change"]) else ""
    return [
        write_claim(f"{row['indicator']}{change}", claim),
        write_claim(row["surface"], claim),
        write_interval(row),
        write_claim(join_unit(row), claim),
        write_period(row["period"], claim),
        write_claim(row["actor"], claim),
        write_claim(row["attributed_to"], claim),
    ]


def join_unit(row: pd.Series) -> str:
    """A unit with what it is for each of."""
    return f"{row['unit']} a {row['per']}" if pd.notna(row["per"]) else str(row["unit"])


def show_accounting(briefing: Briefing) -> Block:
    """Every number seen is accounted for: used, minor, not a figure, unread."""
    names = (
        ("numbers.seen", "Numbers seen"),
        ("numbers.used", "Used"),
        ("numbers.minor", "Minor: durations, ages"),
        ("numbers.not_a_figure", "Not a figure: dates, ordinals, models"),
        ("numbers.unread", "Unread"),
    )
    rows = [
        [write_words(label), write_measure(briefing.comparison.measures[name].value, name)] for name, label in names
    ]
    return table_block(
        "accounting",
        "Every number of the articles is accounted for",
        [Column("Numbers"), Column("Count", "right")],
        rows,
        briefing.notes,
    )


def show_figures(briefing: Briefing) -> Block:
    """The ledger of figures: every claim in use with its sentence."""
    return show_ledger(briefing, "figures", "Figures in use with their sentences", is_figure)


def show_events(briefing: Briefing) -> Block:
    """The ledger of dated events."""
    return show_ledger(briefing, "events", "Dated events with their sentences", lambda t: t["claim_type"] == "event")


def show_statements(briefing: Briefing) -> Block:
    """The ledger of statements."""
    return show_ledger(
        briefing, "statements", "Statements with their sources", lambda t: t["claim_type"] == "statement"
    )


def show_ledger(briefing: Briefing, table_id: str, caption: str, choose: Callable[[pd.DataFrame], pd.Series]) -> Block:
    """Claims of one type: article, words, period, who says so, the sentence."""
    ledger = briefing.tables.ledger
    chosen = ledger[choose(ledger)]
    columns = [Column("Article"), Column("Words"), Column("Period"), Column("Said by"), Column("Sentence")]
    return table_block(
        table_id, caption, columns, [write_ledger_row(row) for _, row in chosen.iterrows()], briefing.notes
    )


def write_ledger_row(row: pd.Series) -> list[Cell]:
    """One claim."""
    claim = row["claim_id"]
    said = row["attributed_to"] if pd.notna(row["attributed_to"]) else None
    return [
        write_claim(row["article_id"][:24], claim),
        write_claim(cut(row["surface"], 120), claim),
        write_period(row["period"], claim),
        write_claim(said, claim),
        write_claim(cut(row["sentence"], 400), claim),
    ]


def cut(words: str, length: int) -> str:
    """Words no longer than a cell should be."""
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0] + " …"


def show_left_out(briefing: Briefing) -> Block:
    """The numbers that are no figures in use, with the rule that says so."""
    ledger = briefing.tables.ledger
    chosen = ledger[(ledger["claim_type"] == "figure") & (ledger["status"] != "used")]
    columns = [Column("Article"), Column("Words"), Column("Status"), Column("Reason"), Column("Date read")]
    rows = [
        [
            write_claim(r["article_id"][:24], r["claim_id"]),
            write_claim(r["surface"], r["claim_id"]),
            write_words(r["status"].replace("_", " ")),
            write_words(r["reason"]),
            write_claim(r["period"], r["claim_id"]),
        ]
        for _, r in chosen.iterrows()
    ]
    return table_block("left-out", "Numbers that are no figures in use", columns, rows, briefing.notes)


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
    ]
    names = ("count_defence", "count_civilian", "log_ratio", "g2", "docs_defence", "docs_civilian")
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


def show_articles(briefing: Briefing) -> Block:
    """What was read: every article with its date and narrative, and below them what was refused and why."""
    columns = [
        Column("Article"),
        Column("Title"),
        Column("Publisher"),
        Column("Published"),
        Column("Narrative"),
        Column("Words", "right"),
        Column("Hash"),
    ]
    rows = []
    for _, r in briefing.tables.articles.iterrows():
        name = f"article.{r['article_id']}"
        published = (
            (Measured(format_date(r["published"]), f"{name}.published"),)
            if pd.notna(r["published"])
            else write_words("not stated")
        )
        publisher = r["publisher"] if pd.notna(r["publisher"]) else "not stated"
        title = r["title"] if pd.notna(r["title"]) else "no title in the text"
        rows.append(
            [
                name_cell(r["article_id"], name),
                name_cell(title, name),
                name_cell(publisher, name),
                published,
                write_words(r["narrative"]),
                write_measure(r["words"], f"{name}.words"),
                name_cell(r["sha256"][:8], f"{name}.sha256"),
            ]
        )
    rows += [refused_row(place, refusal) for place, refusal in enumerate(briefing.refusals)]
    return table_block("articles", "What was read, and what was refused", columns, rows, briefing.notes)


def refused_row(place: int, refusal: Refusal) -> list[Cell]:
    """A source that could not be read, with the reason where an article has its title."""
    name = f"refusal.{place}"
    dash = write_words(None)
    source = name_cell(refusal.place.rsplit("/", 1)[-1], name)
    return [source, name_cell(refusal.reason, name), dash, dash, write_words("refused"), dash, dash]


def name_cell(words: str, measure: str) -> Cell:
    """Words that may hold digits, bound to the article they describe."""
    return (Measured(cut(words, 90), measure),)


def show_method(briefing: Briefing) -> Block:
    """The method box: versions, the floor, what was and was not checked."""
    floor = briefing.comparison.floor
    facts = (
        ("Ploughshare", __version__, "version.ploughshare"),
        ("Python", ".".join(platform.python_version_tuple()[:2]), "version.python"),
        ("Codebooks (SHA-256)", briefing.codebooks.sha256[:12], "codebooks.sha256"),
        ("How much may be said", floor.sentence, "floor.sentence"),
        ("Unit of comparison", "the article, never the word; copies count once", "method.unit"),
        (
            "Figures",
            "intervals with their hedge; a number stated bare carries the rounding of its last digit",
            "method.figures",
        ),
        ("Frames checked by human coders", "not checked", "method.coders"),
    )
    rows = [[write_words(label), (Measured(value, name),)] for label, value, name in facts]
    return table_block("method", "How this was made", [Column("Point"), Column("Answer")], rows, briefing.notes)


def show_notes(briefing: Briefing) -> Block:
    """The notes: each number's sentence, and how each measurement was made."""
    return notes_block(list_notes(briefing))
