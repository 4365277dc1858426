"""Which tables show the claims and the articles they stand in?

Articles are numbered in the table of what was read; the other tables point at them by that number.
"""

import pandas as pd

from analysis.briefing.blocks import Block, Column, prose_block, table_block
from analysis.briefing.cells import Cell, write_claim, write_interval, write_measure, write_period, write_words
from analysis.briefing.claim_rows import cut, join_unit
from analysis.briefing.opening import Briefing
from analysis.comparison.prose import Line, Measured, Text
from analysis.comparison.wording import Wording, format_date
from analysis.ledger.columns import CORRECTIONS, JOINS
from analysis.ledger.rows import Row, list_rows
from analysis.ledger.series import order_series
from analysis.records import Refusal

MOST_ARTICLES = 100
MOST_FIGURES = 500  # in the table by indicator; the ledger by article holds them all


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


def show_series(briefing: Briefing) -> Block:
    """Every quantity with its value, hedge, period, holder and source."""
    ordered = choose_series(order_series(briefing.tables.ledger))
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


def choose_series(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures that a person can survey: of a large ledger, those of the series with the most claims."""
    if len(figures) <= MOST_FIGURES:
        return figures
    sizes = figures.groupby("indicator", dropna=False, observed=True)["claim_id"].transform("size")
    return figures.assign(claims=sizes).sort_values("claims", ascending=False, kind="stable").head(MOST_FIGURES)


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


def number_articles(briefing: Briefing) -> dict[str, int]:
    """The number of each article in the table of what was read."""
    return {name: number for number, name in enumerate(briefing.tables.articles["article_id"], start=1)}


def show_articles(briefing: Briefing) -> Block:
    """What was read: every article with its date and narrative, and below them what was refused and why."""
    columns = [
        Column("No.", "right"),
        Column("Article"),
        Column("Title"),
        Column("Publisher"),
        Column("Published"),
        Column("Narrative"),
        Column("Words", "right"),
        Column("Hash"),
    ]
    numbers = number_articles(briefing)
    shown = choose_articles(briefing)
    rows = [write_article_row(row, numbers[row["article_id"]], briefing.wording) for _, row in shown.iterrows()]
    rows += [refused_row(place, refusal) for place, refusal in enumerate(briefing.refusals)]
    is_whole = len(shown) == len(briefing.tables.articles)
    caption = f"What was read{'' if is_whole else ' (those that findings cite; all stand in articles.csv)'}"
    return table_block("articles", f"{caption}, and what was refused", columns, rows, briefing.notes)


def choose_articles(briefing: Briefing) -> pd.DataFrame:
    """The articles of the table: all of them or, of many, the first of those that the findings cite."""
    articles, ledger = briefing.tables.articles, briefing.tables.ledger
    if len(articles) <= MOST_ARTICLES:
        return articles
    cited = set(ledger["article_id"][ledger["claim_id"].isin(list(briefing.notes.numbers))])
    return articles[articles["article_id"].isin(cited)].head(MOST_ARTICLES)


def write_article_row(row: pd.Series, number: int, wording: Wording) -> list[Cell]:
    """One article; what its text does not state is called so."""
    name = f"article.{row['article_id']}"
    is_dated = pd.notna(row["published"])
    return [
        write_measure(number, name),
        name_cell(row["article_id"], name),
        name_cell(row["title"] if pd.notna(row["title"]) else "no title in the text", name),
        name_cell(row["publisher"] if pd.notna(row["publisher"]) else "not stated", name),
        name_cell(format_date(row["published"]) if is_dated else "not stated", f"{name}.published"),
        write_words(wording.name(row["narrative"])),
        write_measure(row["words"], f"{name}.words"),
        name_cell(row["sha256"][:8], f"{name}.sha256"),
    ]


def refused_row(place: int, refusal: Refusal) -> list[Cell]:
    """A source that could not be read, with the reason where an article has its title."""
    name = f"refusal.{place}"
    dash = write_words(None)
    source = name_cell(refusal.place.rsplit("/", 1)[-1], name)
    state = write_words("passed over" if refusal.is_passed_over else "refused")
    return [dash, source, name_cell(refusal.reason, name), dash, dash, state, dash, dash]


def show_corrections(briefing: Briefing) -> Block:
    """What an analyst corrected, with the reason; and what was passed over because its article was not read."""
    rows = list_rows(briefing.tables.corrections, CORRECTIONS)
    if not rows:
        return prose_block([Line((Text("No corrections were given."),), "measured")], briefing.notes)
    heads = ("Correction", "Does", "Words", "Change", "Reason", "Who and when", "State")
    cells = [write_correction(row) for row in rows]
    return table_block("corrections", "Corrections", [Column(h) for h in heads], cells, briefing.notes)


def write_correction(row: Row) -> list[Cell]:
    """One correction; one that was applied leads to its claim."""
    name = f"correction.{row['correction_id']}"
    surface = name_cell(row["surface"], name)
    return [
        name_cell(row["correction_id"], name),
        write_words(row["action"]),
        write_claim(row["surface"], row["claim_id"]) if row["is_applied"] else surface,
        name_cell(row["changes"] or "–", name),
        name_cell(row["reason"], name),
        name_cell(f"{row['who']}, {row['when']}", name),
        write_words("applied" if row["is_applied"] else "passed over: its article was not read"),
    ]


def show_joins(briefing: Briefing) -> Block:
    """The labels that were joined with a fuller one, and how alike their sentences are."""
    rows = list_rows(briefing.tables.joins, JOINS)
    if not rows:
        return prose_block([Line((Text("No labels were joined."),), "measured")], briefing.notes)
    columns = [Column("Label"), Column("Joined with"), Column("Unit"), Column("Likeness", "right")]
    cells = [write_join(row, f"join.{place}") for place, row in enumerate(rows)]
    return table_block("joins", "Labels of one quantity that were joined", columns, cells, briefing.notes)


def write_join(row: Row, name: str) -> list[Cell]:
    """One join."""
    labels = [name_cell(row[column], name) for column in ("label", "joined", "unit")]
    return [*labels, write_measure(row["similarity"], f"{name}.likeness")]


def name_cell(words: str, measure: str) -> Cell:
    """Words that may hold digits, bound to the article they describe."""
    return (Measured(cut(words, 90), measure, is_verbatim=True),)
