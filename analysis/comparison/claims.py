"""Which sentences does the ledger give: echoes, conflicts, cautions?

Each function turns one kind of link between claims into findings.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Counts, Finding, FindingKind
from analysis.comparison.prose import NUMBER, Cited, Line, Measured, Segment, Text
from analysis.comparison.wording import format_count, format_date, quote
from analysis.ledger import Tables
from analysis.ledger.agreement import walk_agreements
from analysis.ledger.cautions import find_dated_twice, find_scope_cautions, find_stale
from analysis.ledger.rows import is_missing

NEEDED = (
    "claim_id", "article_id", "article_narrative", "surface", "period", "per", "indicator", "scope", "actor", "change",
    "attributed_to", "attribution", "narrative", "series_id", "value", "low", "high", "bound",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the ledger, read where it stands: a table of a hundred thousand claims is not copied."""

    columns: Mapping[str, Sequence[Any]]
    place: int

    def __getitem__(self, name: str) -> Any:
        return self.columns[name][self.place]


class Citing:
    """Cites claims of one ledger by their id."""

    def __init__(
        self, tables: Tables, expressed: Mapping[str, tuple[float, str]] | None = None, currency: str = "USD"
    ) -> None:
        """Keep the columns of the ledger, the facts of the articles, and what amounts are worth at hand."""
        self.expressed, self.currency = expressed or {}, currency
        columns = {name: tables.ledger[name].tolist() for name in NEEDED}
        self.rows: Mapping[str, Row] = {c: Row(columns, place) for place, c in enumerate(columns["claim_id"])}
        self.articles = tables.articles.set_index("article_id")

    def words(self, claim: str) -> Cited:
        """The words of a claim in quotation marks."""
        return Cited(quote(self.rows[claim]["surface"]), (claim,))

    def named(self, name: object, claim: str) -> Segment:
        """A name from the ledger; one with a number in it ("Plant No. 5") is bound to its claim."""
        return Cited(str(name), (claim,)) if NUMBER.search(str(name)) else Text(str(name))

    def period(self, claim: str) -> Cited:
        """The period of a claim in words."""
        return Cited(format_date(self.rows[claim]["period"]), (claim,))

    def article(self, claim: str) -> str:
        """The article of a claim."""
        return str(self.rows[claim]["article_id"])

    def sides(self, claims: tuple[str, ...]) -> Counts:
        """How many articles of each side some claims stand in."""
        held: dict[str, set[str]] = {"defence": set(), "civilian": set()}
        for claim in claims:
            held.setdefault(self.rows[claim]["article_narrative"], set()).add(self.article(claim))
        return Counts(len(held["defence"]), len(held["civilian"]))

    def finding(
        self,
        kind: FindingKind,
        *segments: Segment,
        measures: tuple[Measure, ...] = (),
        measured: bool = False,
    ) -> Finding:
        """A finding of one sentence."""
        line = Line(tuple(segments), "measured" if measured else "reported")
        return Finding(kind, (line,), measures, self.sides(line.claims))


def write_period(citing: Citing, claim: str) -> list[Segment]:
    """The period as a citation, or that none is stated."""
    return [Text("no period stated")] if is_missing(citing.rows[claim]["period"]) else [citing.period(claim)]


def write_source(citing: Citing, claim: str) -> list[Segment]:
    """Who a claim is attributed to, in brackets; a class of people is called unnamed."""
    row = citing.rows[claim]
    if is_missing(row["attributed_to"]):
        return []
    kind = ", unnamed" if row["attribution"] == "class" else ""
    return [Text(" ("), citing.named(row["attributed_to"], claim), Text(f"{kind})")]


def find_echo_findings(citing: Citing, ledger: pd.DataFrame) -> Iterator[Finding]:
    """Claims that repeat an earlier one."""
    echoes = ledger[ledger["echo_of"].notna()]
    repeated: dict[str, list[str]] = {}
    for claim, original in zip(echoes["claim_id"].tolist(), echoes["echo_of"].tolist(), strict=True):
        repeated.setdefault(original, []).append(claim)
    for original, claims in repeated.items():
        yield describe_echo(citing, original, claims)


def describe_echo(citing: Citing, original: str, echoes: Sequence[str]) -> Finding:
    """One figure with its echoes."""
    articles = {citing.article(claim) for claim in (original, *echoes)}
    count = Measure(
        f"echo.{original}",
        len(articles),
        "Articles with this figure",
        "articles that state the same figure for the same period",
    )
    indicator = citing.rows[original]["indicator"]
    segments: list[Segment] = [
        citing.words(original),
        Text(" ("),
        citing.named(indicator, original),
        Text(", "),
        *write_period(citing, original),
        Text(") stands in "),
        Measured(format_count(len(articles)), count.name),
        Text(" articles; later it reads "),
    ]
    for place, claim in enumerate(echoes):
        segments += [Text(" and ")] if place else []
        segments += [citing.words(claim), *write_source(citing, claim)]
    segments.append(Text(". No independent source is named: a single origin, not separate confirmations."))
    return citing.finding("echo", *segments, measures=(count,))


def find_disagreements(citing: Citing, ledger: pd.DataFrame) -> Iterator[Finding]:
    """Conflicts anywhere, and different hedges for one quantity inside one article."""
    for pair in walk_agreements(ledger):
        same_article = citing.article(pair.first) == citing.article(pair.second)
        indicator = str(citing.rows[pair.first]["indicator"])
        both = (citing.words(pair.first), Text(" and "), citing.words(pair.second))
        if pair.verdict == "conflict":
            name = citing.named(indicator, pair.first)
            yield citing.finding(
                "conflict",
                *both,
                Text(" cannot both hold for "),
                name,
                *write_bracket(citing, pair.first),
                Text(": their intervals do not meet."),
            )
        elif pair.verdict == "variation" and same_article:
            name = citing.named(indicator, pair.first)
            yield citing.finding(
                "variation",
                Text("For "),
                name,
                Text(" a single article says both "),
                *both,
                Text(": compatible, but different bounds."),
            )


def write_bracket(citing: Citing, claim: str) -> list[Segment]:
    """Whose quantity it is, and of when, in brackets."""
    row = citing.rows[claim]
    whose = [] if is_missing(row["actor"]) else [citing.named(row["actor"], claim)]
    when = [] if is_missing(row["period"]) else [citing.period(claim)]
    between = [Text(", ")] if whose and when else []
    return [Text(" ("), *whose, *between, *when, Text(")")] if whose or when else []


def find_cautions(citing: Citing, tables: Tables) -> Iterator[Finding]:
    """Scope, stale figures, and dates that agree."""
    for caution in find_scope_cautions(tables.ledger):
        words = [s for claim in caution.claims for s in (citing.words(claim), Text(", "))][:-1]
        yield citing.finding(
            "scope",
            *words,
            Text(" covers "),
            citing.named(caution.detail, caution.claims[0]),
            Text(" together; it must not be compared with a figure for defence alone."),
        )
    for caution in find_stale(tables.ledger, tables.articles):
        claim = caution.claims[0]
        published = Measure(
            f"published.{citing.article(claim)}",
            math.nan,
            f"Date of {citing.article(claim)}",
            str(citing.articles.loc[citing.article(claim), "published_rule"]),
        )
        yield citing.finding(
            "stale",
            Text("An article of "),
            Measured(format_date(caution.other), published.name),
            Text(" cites the budget of "),
            citing.period(claim),
            Text(" ("),
            citing.words(claim),
            Text("), not that of its own year."),
            measures=(published,),
        )
    for caution in find_dated_twice(tables.ledger):
        words = [s for claim in caution.claims for s in (citing.words(claim), Text(" and "))][:-1]
        yield citing.finding(
            "date",
            *words,
            Text(" give the same day: "),
            Cited(format_date(caution.detail), caution.claims),
            Text("."),
        )
