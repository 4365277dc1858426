"""Which tables does an exploration show: claims, articles, actors, findings, lines, and the rows of the comparison?"""

import json
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

import pandas as pd

from analysis.briefing.cells import write_measure
from analysis.comparison.concordance import list_lines
from analysis.comparison.findings import LABELS, Finding
from analysis.comparison.wording import format_date
from analysis.errors import ParameterError
from analysis.exploration.facts import write_size
from analysis.exploration.holding import Holding
from analysis.exploration.lines import build_lines, count_lines
from analysis.exploration.listing import Listing
from analysis.ledger.rows import Row, list_rows
from analysis.ledger.series import order_series

LEDGER = (
    "surface", "claim_type", "indicator", "value", "unit", "period", "actor", "attributed_to", "narrative", "status",
    "article_id",
)  # fmt: skip
SERIES = (
    "surface",
    "period",
    "value",
    "unit",
    "actor",
    "scope",
    "attributed_to",
    "modality",
    "narrative",
    "article_id",
)
SEARCHED = ("surface", "sentence", "indicator", "actor", "attributed_to", "period", "article_id", "claim_id")
ARTICLES = ("article_id", "title", "published", "publisher", "narrative", "words", "used", "copy_of", "warnings")
ACTORS = ("actor", "kind", "role", "country", "mentions", "article_id")
FINDINGS = ("kind", "text", "strength", "n_defence", "n_civilian")
LINES = ("left", "words", "right", "narrative", "published", "article_id")
DIFFERING = ("conflict", "variation", "date")
BEHIND = ("difference", "low", "high", "p", "q", "is_tested", "is_different")
RANKED = ("count_defence", "count_civilian", "docs_defence", "docs_civilian", "log_ratio", "log_ratio_low",
          "log_ratio_high", "g2", "q_bh")  # fmt: skip


def write_day(column: str) -> Callable[[Row], str]:
    """A writer of a date in words."""
    return lambda row: "" if row[column] is None else format_date(str(row[column]).split("T")[0])


def list_claims(ledger: pd.DataFrame, name: str, caption: str, shown: tuple[str, ...] = LEDGER) -> Listing:
    """Claims of the ledger."""
    size = ledger["value"].fillna(ledger["low"]).fillna(ledger["high"])
    return Listing(name, caption, ledger, shown, {"value": write_size}, {"value": size}, words=SEARCHED)


def list_ledger(held: Holding) -> Listing:
    """Every claim of every status."""
    return list_claims(held.tables.ledger, "ledger", "The ledger: every claim of every status")


def list_articles(held: Holding) -> Listing:
    """What was read."""
    return Listing("articles", "The articles", held.tables.articles, ARTICLES)


def list_actors(held: Holding) -> Listing:
    """Who and what is named in each article; a row leads to the first mention."""
    table = held.tables.actors
    spans = [json.loads(words)[:1] or [[None, None]] for words in table["spans"].tolist()]
    placed = table.assign(start=[s[0][0] for s in spans], end=[s[0][1] for s in spans])
    return Listing("actors", "Who and what is named", placed, ACTORS, hidden=("start", "end", "spans"))


def list_series(held: Holding, indicator: str) -> Listing:
    """The figures of a series or an indicator, in time.

    Raises:
        ParameterError: no series has this name; it says which come near.
    """
    ordered = order_series(held.tables.ledger)
    if not indicator:
        return list_claims(ordered, "series", "All series", ("indicator", *SERIES))
    chosen = ordered[(ordered["indicator"] == indicator) | (ordered["series_id"] == indicator)]
    if chosen.empty:
        raise ParameterError(describe_unknown("indicator", indicator, ordered["indicator"].unique().tolist()))
    joined = ordered[ordered["series_id"].isin(chosen["series_id"].unique())]
    return list_claims(joined, "series", f"Figures on {indicator}", SERIES)


def describe_unknown(what: str, name: str, known: Sequence[str]) -> str:
    """What to say of a name that is not known: the nearest right ones, or the first."""
    near = get_close_matches(name, known, n=3, cutoff=0.4) or [k for k in known if name.lower() in k.lower()][:3]
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"there are {', '.join(sorted(known)[:12])}"
    return f"{what} {name!r} is unknown; {hint}"


def list_findings(
    held: Holding, name: str = "findings", caption: str = "The findings", kinds: Sequence[str] = ()
) -> Listing:
    """The findings, each leading to its claims."""
    found = [f for f in held.briefing.comparison.findings if not kinds or f.kind in kinds]
    columns = ("finding_id", *FINDINGS, "claims")
    frame = pd.DataFrame([describe_finding(f) for f in found], columns=list(columns))
    return Listing(name, caption, frame, FINDINGS, hidden=("claims",))


def describe_finding(finding: Finding) -> tuple[object, ...]:
    """A finding as a row."""
    sides = finding.articles
    return (
        finding.finding_id, LABELS[finding.kind], finding.text, finding.strength, sides.defence, sides.civilian,
        list(finding.claims),
    )  # fmt: skip


def list_conflicts(held: Holding) -> Listing:
    """The claims on one quantity that differ, and the dates that were checked."""
    return list_findings(held, "conflicts", "Where claims on one quantity differ", DIFFERING)


def list_concordance(held: Holding, pattern: str, sort: str, window: int) -> Listing:
    """The lines of a concordance, aligned at the match."""
    lines = build_lines(held, pattern, sort, window)
    caption = count_lines(lines, held.codebooks, pattern)
    return Listing("concordance", caption, lines, LINES, hidden=("start", "end"), right=("left",), words=LINES)


def list_comparison(held: Holding, on: str) -> Listing:
    """The rows of one table of the comparison, each leading to a place where it stands in the articles.

    Raises:
        ParameterError: there is no such table.
    """
    briefing = held.briefing
    tables = briefing.comparison.tables
    if on not in tables:
        raise ParameterError(describe_unknown("table", on, list(tables)))
    table = tables[on].reset_index() if tables[on].index.name else tables[on].reset_index(drop=True)
    table = table.astype({str(c): "str" for c in table.select_dtypes("category")})
    lines = list_lines(briefing.tables, briefing.articles, briefing.comparison, briefing.codebooks)
    placed = place_rows(table, lines[lines["table"] == on])
    shown = choose_columns(table)
    writers = {str(c): write_number(str(c), on) for c in table.select_dtypes("float")}
    return Listing(on, f"The two narratives by {on}", placed, shown, writers, hidden=("article_id", "start", "end"))


def write_number(column: str, table: str) -> Callable[[Row], str]:
    """A writer of a measured number as the pages write it."""
    return lambda row: "".join(s.text for s in write_measure(row[column], f"{table}.{column}"))


def choose_columns(table: pd.DataFrame) -> tuple[str, ...]:
    """The columns of a comparison that are shown first: the thing, both rates, and the interval of their difference."""
    names = [str(c) for c in table.columns]
    rates = [n for n in names if n in {"rate_defence", "rate_civilian", "share_defence", "share_civilian"}]
    if rates:
        return ("label", "unit", *rates, *(n for n in BEHIND if n in names))
    if "term" in names:
        return ("term", *(n for n in RANKED if n in names))
    return tuple(names)


def place_rows(table: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """The rows of a comparison with the first place where each stands."""
    key = next((c for c in ("frame", "measure", "term") if c in table), None)
    if key is None or lines.empty or "article_id" in table:
        return table
    first = {row["measure"]: row for row in list_rows(lines[::-1], ("measure", "article_id", "start", "end"))}
    found: list[Mapping[str, object]] = [first.get(str(name), {}) for name in table[key]]
    columns = {c: pd.Series([row.get(c) for row in found], dtype="object") for c in ("article_id", "start", "end")}
    return table.assign(**columns)
