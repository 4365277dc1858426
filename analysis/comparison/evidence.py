"""How much evidence does each narrative bring, and of which kind?

Counts of articles, words, sentences, figures, statements and sources for each side; every count carries the
name under which the prose and the tables cite it, so that a number has one definition.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.comparison.sides import SIDES, Side, of_side
from analysis.ledger import Tables
from analysis.ledger.series import is_figure

# name, label, how it is counted
ROWS = (
    ("articles", "Articles", "original articles whose narrative is {side}; copies counted once"),
    ("words", "Words", "words of those articles, split at white space"),
    ("figures", "Figures in use", "claims of type figure with status used"),
    ("figures_per_100_words", "Figures per 100 words", "figures in use divided by words, times a hundred"),
    ("money", "Amounts of money", "figures in use of kind money"),
    ("counts", "Counts", "figures in use of kind count"),
    ("percents", "Percentages", "figures in use of kind percent"),
    ("hedged", "Figures with a hedge", "figures in use whose bound is not exact"),
    ("dated", "Figures with a period", "figures in use that have a period"),
    (
        "attributed",
        "Figures with a source named in the text",
        "figures in use that a statement attributes to somebody",
    ),
    ("statements", "Statements", "claims of type statement"),
    ("quotations", "Direct quotations", "statements in quotation marks"),
    ("people", "Statements by named people", "statements attributed to a person by name"),
    (
        "classes",
        "Statements by unnamed classes",
        "statements attributed to a class such as officials or analysts",
    ),
    ("events", "Dated events", "claims of type event"),
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that no article states: its name, its value, a label for readers, and how it was found."""

    name: str
    value: float
    label: str
    how: str


def measure_evidence(tables: Tables) -> pd.DataFrame:
    """One row a measure: `measure label defence civilian how`."""
    counted = {side: count_side(tables, side) for side in SIDES}
    rows = [
        {"measure": name, "label": label, **{side: counted[side][name] for side in SIDES}, "how": how}
        for name, label, how in ROWS
    ]
    return pd.DataFrame(rows, columns=["measure", "label", *SIDES, "how"])


def count_side(tables: Tables, side: Side) -> dict[str, float]:
    """The counts of one side."""
    articles = of_side(tables.articles, tables.articles, side)
    ledger = of_side(tables.ledger, tables.articles, side)
    figures = ledger[is_figure(ledger)]
    statements = ledger[ledger["claim_type"] == "statement"]
    words = int(articles["words"].sum())
    return {
        "articles": len(articles),
        "words": words,
        "figures": len(figures),
        "figures_per_100_words": 100 * len(figures) / words if words else float("nan"),
        "money": int((figures["kind"] == "money").sum()),
        "counts": int((figures["kind"] == "count").sum()),
        "percents": int((figures["kind"] == "percent").sum()),
        "hedged": int((figures["bound"] != "exact").sum()),
        "dated": int(figures["period"].notna().sum()),
        "attributed": int((figures["attribution"] != "none").sum()),
        "statements": len(statements),
        "quotations": int(statements["is_quoted"].sum()),
        "people": int((statements["attribution"] == "named").sum()),
        "classes": int((statements["attribution"] == "class").sum()),
        "events": int((ledger["claim_type"] == "event").sum()),
    }


def list_measures(evidence: pd.DataFrame) -> Iterator[Measure]:
    """Every number of the evidence table as a named measure."""
    for _, row in evidence.iterrows():
        for side in SIDES:
            yield Measure(
                f"{side}.{row['measure']}", row[side], f"{row['label']}, {side}", row["how"].format(side=side)
            )


# name, label, how it is counted
READING = (
    ("read.articles", "Articles read", "every article that could be read, copies included"),
    ("read.words", "Words read", "words of all articles read, split at white space"),
    ("read.copies", "Copies", "articles that repeat another: half of the word 5-grams (Jaccard), or 65% of a shorter"),
    ("read.publishers", "Publishers named", "different publishers that the articles or their pages name"),
    ("read.refused", "Refused", "sources that could not be read"),
    ("read.one_side", "Articles on one side", "articles whose narrative is defence or civilian"),
    ("numbers.seen", "Numbers seen", "all numbers of the articles: used, minor, not a figure and unread together"),
    ("numbers.used", "Used", "numbers with the status used"),
    ("numbers.minor", "Minor", "numbers with the status minor"),
    ("numbers.not_a_figure", "Not a figure", "numbers with the status not a figure"),
    ("numbers.unread", "Unread", "numbers with the status unread"),
)


def measure_reading(tables: Tables, refused: int) -> list[Measure]:
    """How much was read: articles, copies, refusals, and every number seen by status."""
    counted = count_reading(tables, refused)
    return [Measure(name, counted[name], label, how) for name, label, how in READING]


def count_reading(tables: Tables, refused: int) -> dict[str, int]:
    """The counts of what was read."""
    articles, ledger = tables.articles, tables.ledger
    statuses = ledger.loc[ledger["claim_type"] == "figure", "status"].value_counts()
    counted = {
        "read.articles": len(articles),
        "read.words": int(articles["words"].sum()),
        "read.copies": int(articles["copy_of"].notna().sum()),
        "read.publishers": int(articles["publisher"].nunique()),
        "read.refused": refused,
        "read.one_side": int(articles["narrative"].isin(list(SIDES)).sum()),
        "numbers.seen": int(statuses.sum()),
    }
    names = ("used", "minor", "not_a_figure", "unread")
    return counted | {f"numbers.{name}": int(statuses.get(name, 0)) for name in names}
