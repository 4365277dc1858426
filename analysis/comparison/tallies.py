"""What is counted, article by article, to set the two narratives side by side?

Evidence density, attribution, modality, time orientation, bounds, actors and countries. Each function turns the
tables of the ledger into tallies: how often each thing occurs in each article of a side, and among how many units.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

import numpy as np
import pandas as pd

from analysis.codebooks import Codebooks
from analysis.comparison.rates import Tally
from analysis.comparison.sides import find_originals
from analysis.comparison.uncertainty import Floats
from analysis.dates.edtf import edtf_bounds
from analysis.ledger import Tables
from analysis.ledger.series import is_figure
from analysis.records import Attribution, Bound, Modality

ATTRIBUTIONS: Mapping[str, str] = {
    "named": "By a named person",
    "organisation": "By an organisation",
    "class": "By an unnamed class such as officials",
    "publisher": "By the publisher",
    "none": "By nobody in the text",
}
MODALITIES: Mapping[str, str] = {
    "stated": "Told as done",
    "planned": "Planned",
    "forecast": "Forecast",
    "possible": "Possible",
    "denied": "Denied",
}
TIMES: Mapping[str, str] = {
    "past": "Before the publication",
    "present": "At the time of the publication",
    "future": "After the publication",
}
BOUNDS: Mapping[str, str] = {
    "exact": "Exact",
    "about": "About",
    "nearly": "Nearly",
    "more_than": "More than",
    "at_least": "At least",
    "less_than": "Less than",
    "up_to": "Up to",
    "between": "A range",
}
KINDS: Mapping[str, str] = {"money": "Amounts of money", "count": "Counts", "percent": "Percentages"}
NEEDED = (
    "claim_id", "claim_type", "article_id", "start", "end", "status", "kind", "unit", "bound", "period", "actor",
    "attribution", "is_quoted", "modality", "sentence_start", "sentence_end",
)  # fmt: skip
ACTOR_KINDS = ("person", "organisation", "facility")
MOST_ACTORS = 40
assert set(ATTRIBUTIONS) == set(get_args(Attribution))
assert set(MODALITIES) == set(get_args(Modality))
assert set(BOUNDS) == set(get_args(Bound))


@dataclass(frozen=True)
class Corpus:
    """The original articles of the two sides, and what was found in them; `is_defence` has a row an article."""

    is_defence: pd.Series
    articles: pd.DataFrame
    ledger: pd.DataFrame
    actors: pd.DataFrame
    sentences: pd.DataFrame

    def count(self, rows: pd.DataFrame) -> pd.Series:
        """How many rows each article has."""
        index = self.is_defence.index
        places = index.get_indexer(pd.Index(rows["article_id"]))
        return pd.Series(np.bincount(places, minlength=len(index)).astype(np.float64), index)

    def count_by(self, rows: pd.DataFrame, values: pd.Series, things: Iterable[str]) -> pd.DataFrame:
        """How many rows each article has with each of some values."""
        return self.sum_by(rows, values, things, np.ones(len(rows)))

    def sum_by(self, rows: pd.DataFrame, values: pd.Series, things: Iterable[str], amounts: Floats) -> pd.DataFrame:
        """The sum of an amount over the rows that each article has with each of some values."""
        index, columns = self.is_defence.index, pd.Index(list(things), dtype="object")
        place = index.get_indexer(pd.Index(rows["article_id"]))
        column = columns.get_indexer(pd.Index(values, dtype="object"))
        cells = (place * len(columns) + column)[column >= 0]
        summed = np.bincount(cells, amounts[column >= 0], len(index) * len(columns))
        return pd.DataFrame(summed.reshape(len(index), len(columns)), index, columns)


def gather_corpus(tables: Tables) -> Corpus:
    """What the comparison looks at: copies and articles of no side are left out."""
    originals = find_originals(tables.articles)
    sided = originals[originals["narrative"].isin(["defence", "civilian"])].set_index("article_id").sort_index()
    ledger = tables.ledger[list(NEEDED)]
    used = ledger[(ledger["status"] == "used") | (ledger["claim_type"] != "figure")]
    kept = (t[t["article_id"].isin(sided.index)] for t in (used, tables.actors, tables.sentences))
    return Corpus(sided["narrative"] == "defence", sided, *kept)


def tally_density(corpus: Corpus) -> list[Tally]:
    """How much evidence stands in a hundred words, and how complete the figures are."""
    ledger = corpus.ledger
    figures, statements = ledger[is_figure(ledger)], ledger[ledger["claim_type"] == "statement"]
    counted = {
        "figures": ("Figures", figures),
        **{kind: (label, figures[figures["kind"] == kind]) for kind, label in KINDS.items()},
        "statements": ("Statements", statements),
        "quotations": ("Direct quotations", statements[statements["is_quoted"]]),
        "events": ("Dated events", ledger[ledger["claim_type"] == "event"]),
    }
    complete = {
        "dated": ("Figures with a period", figures[figures["period"].notna()]),
        "sourced": ("Figures with a source", figures[figures["attribution"] != "none"]),
        "with_unit": ("Figures with a unit", figures[figures["unit"].notna()]),
        "held": ("Figures with a holder", figures[figures["actor"].notna()]),
    }
    words = corpus.articles["words"].clip(lower=0)
    return [
        tally_rows(corpus, counted, words, "per 100 words"),
        tally_rows(corpus, complete, corpus.count(figures), "percent of figures"),
    ]


def tally_rows(corpus: Corpus, counted: Mapping[str, tuple[str, pd.DataFrame]], units: pd.Series, unit: str) -> Tally:
    """A tally of rows that are at hand, each kind with its label."""
    hits = pd.DataFrame({name: corpus.count(rows) for name, (_, rows) in counted.items()}, index=units.index)
    labels = {name: label for name, (label, _) in counted.items()}
    return Tally(hits, units, labels, unit, find=lambda thing: counted[thing][1])


def tally_attribution(corpus: Corpus) -> list[Tally]:
    """Who is named as the source of figures and statements, and how much of what is said is direct speech."""
    ledger = corpus.ledger
    statements = ledger[ledger["claim_type"] == "statement"]
    told = ledger[is_figure(ledger) | (ledger["claim_type"] == "statement")]
    quoted = {"direct": ("Direct speech", statements[statements["is_quoted"]])}
    return [
        tally_values(corpus, told, told["attribution"], ATTRIBUTIONS, "percent of figures and statements"),
        tally_rows(corpus, quoted, corpus.count(statements), "percent of statements"),
    ]


def tally_values(corpus: Corpus, rows: pd.DataFrame, values: pd.Series, labels: Mapping[str, str], unit: str) -> Tally:
    """How rows divide into a closed list of values."""
    hits = corpus.count_by(rows, values, labels)
    return Tally(hits, corpus.count(rows), labels, unit, find=lambda thing: rows[values == thing])


def tally_modality(corpus: Corpus) -> list[Tally]:
    """What is told as done, planned, forecast, possible or denied."""
    ledger = corpus.ledger
    return [tally_values(corpus, ledger, ledger["modality"], MODALITIES, "percent of claims")]


def tally_bounds(corpus: Corpus) -> list[Tally]:
    """Which figures are exact, and which are hedged how."""
    figures = corpus.ledger[is_figure(corpus.ledger)]
    return [tally_values(corpus, figures, figures["bound"], BOUNDS, "percent of figures")]


def tally_time(corpus: Corpus) -> list[Tally]:
    """Which claims look back, which stay in the present, which look ahead, seen from the day of publication."""
    dated, times = name_times(corpus)
    return [tally_values(corpus, dated, times, TIMES, "percent of dated claims")]


def name_times(corpus: Corpus) -> tuple[pd.DataFrame, pd.Series]:
    """The claims that have a period in articles that have a date, and where each lies in time."""
    published = corpus.ledger["article_id"].map(corpus.articles["published"])
    dated = corpus.ledger[corpus.ledger["period"].notna() & published.notna()]
    pairs = list(zip(dated["period"].tolist(), published[dated.index].tolist(), strict=True))
    names = {pair: name_time(*pair) for pair in set(pairs)}
    return dated, pd.Series([names[pair] for pair in pairs], index=dated.index, dtype="object")


def name_time(period: str, published: str) -> str:
    """Where a period lies: past when it ended before the publication, future when it begins after it."""
    (first, last), (since, until) = edtf_bounds(period), edtf_bounds(published)
    return "past" if last < since else "future" if first > until else "present"


def list_years(corpus: Corpus) -> pd.DataFrame:
    """How many claims of each side name each year: `year defence civilian`."""
    dated = corpus.ledger[corpus.ledger["period"].notna()]
    years = dated["period"].str.slice(0, 4)
    counted = corpus.count_by(dated, years, sorted(set(years.tolist())))
    of_defence = corpus.is_defence.to_numpy(dtype=bool)
    sides = {"defence": counted[of_defence].sum(), "civilian": counted[~of_defence].sum()}
    table = pd.DataFrame(sides, columns=["defence", "civilian"]).astype("int64")
    return table.rename_axis("year").reset_index().astype({"year": "str"})


def tally_actors(corpus: Corpus, books: Codebooks) -> list[Tally]:
    """How often people and bodies are mentioned; those of the codebook were declared beforehand."""
    declared = frozenset(row["actor"] for row in books.rows("actors"))
    chosen = corpus.actors[corpus.actors["kind"].isin(ACTOR_KINDS)]
    return [tally_mentions(corpus, chosen, declared)]


def tally_countries(corpus: Corpus) -> list[Tally]:
    """How often each country is mentioned; all countries are in the codebook, and so declared beforehand."""
    chosen = corpus.actors[corpus.actors["kind"] == "country"]
    return [tally_mentions(corpus, chosen, frozenset(chosen["actor"].tolist()))]


def tally_mentions(corpus: Corpus, mentioned: pd.DataFrame, declared: frozenset[str]) -> Tally:
    """Mentions of those who are in most articles, whichever side these are of."""
    ranked = mentioned.groupby("actor", observed=True).agg(articles=("article_id", "nunique"), n=("mentions", "sum"))
    ranked = ranked.reset_index().sort_values(["articles", "n", "actor"], ascending=[False, False, True])
    fewest = 2 if len(corpus.articles) >= 2 * 4 else 1  # where a test is possible, one article alone tells nothing
    names = [str(name) for name in ranked.loc[ranked["articles"] >= fewest, "actor"].head(MOST_ACTORS)]
    chosen = mentioned[mentioned["actor"].isin(names)]
    counts = corpus.sum_by(chosen, chosen["actor"], names, chosen["mentions"].to_numpy(dtype=np.float64))
    unit = "mentions per 100 sentences"
    units, labels = corpus.count(corpus.sentences), {name: name for name in names}
    return Tally(
        counts,
        units,
        labels,
        unit,
        predeclared=declared,
        find=lambda name: find_mentions(chosen[chosen["actor"] == name]),
    )


def find_mentions(actors: pd.DataFrame) -> pd.DataFrame:
    """The places at which an actor is named."""
    places = [
        (article, start, end)
        for article, spans in zip(actors["article_id"].tolist(), actors["spans"].tolist(), strict=True)
        for start, end in json.loads(spans)
    ]
    return pd.DataFrame(places, columns=["article_id", "start", "end"])
