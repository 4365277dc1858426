"""What does an exploration put on a page without scripts: articles, the account of a claim, a chart, a summary?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analysis.briefing.blocks import Block, Column, Notes, prose_block, reader_block, table_block
from analysis.briefing.opening import Briefing
from analysis.comparison.findings import LABELS, Finding
from analysis.comparison.prose import Cited, Line, Measured, Segment, Text
from analysis.comparison.wording import format_count, plural
from analysis.errors import ParameterError
from analysis.exploration.facts import list_facts
from analysis.exploration.holding import Holding
from analysis.exploration.listings import describe_unknown
from analysis.exploration.reading import check_article, list_series_of
from analysis.records import list_refused

CHARTS = ("figures", "timeline", "series", "attribution", "density", "frames", "words", "actors", "rivals")


def show_articles(held: Holding, places: Sequence[Mapping[str, Any]]) -> Block:
    """The articles that some places lead to, with the claims marked."""
    from analysis.briefing.reader import list_entries

    names = [held.list_claims(p["claims"])[0]["article_id"] if "claims" in p else p["article"] for p in places]
    for name in names:
        check_article(held, name)
    rows = [row for name in dict.fromkeys(names) for row in held.list_of_article(name)]
    return reader_block(list_entries(held.briefing, set(names), rows, has_claims=True))


def explain(held: Holding, name: str) -> tuple[list[str], Block]:
    """The claims behind a claim or a finding, and the account of them.

    Raises:
        ParameterError: there is no such claim or finding.
    """
    if name in held.places:
        return [name], explain_claims(held, [name], f"Why {name}")
    findings = {finding.finding_id: finding for finding in held.briefing.comparison.findings}
    if name not in findings:
        raise ParameterError(describe_unknown("claim or finding", name, [*findings, *held.places]))
    return explain_finding(held, findings[name])


def explain_finding(held: Holding, finding: Finding) -> tuple[list[str], Block]:
    """The claims a finding rests on; of a measured one, its numbers."""
    claims = list(finding.claims)
    caption = f"{LABELS[finding.kind]}: {finding.text}"
    if claims:
        return claims, explain_claims(held, claims, caption)
    measures = held.briefing.comparison.measures
    rows = [(s.text, s.measure) for line in finding.lines for s in line.segments if isinstance(s, Measured)]
    cells: list[list[tuple[Segment, ...]]] = [
        [(Text(words),), (Text(name),), (Text(f"{measures[name].value:,.6g}" if name in measures else "–"),)]
        for words, name in rows
    ]
    heads = [Column("Number"), Column("Measure"), Column("Value", "right")]
    return [], table_block("why", caption, heads, cells, Notes({}))


def explain_claims(held: Holding, claims: Sequence[str], caption: str) -> Block:
    """What is known of some claims, a column each."""
    rows = held.list_claims(claims)
    told = [dict(list_facts(row, list_series_of(held, row))) | {"Sentence": row["sentence"]} for row in rows]
    labels = dict.fromkeys(label for facts in told for label in facts)
    cells: list[list[tuple[Segment, ...]]] = [
        [(Text(label),), *((bind(facts.get(label), row["claim_id"]),) for facts, row in zip(told, rows, strict=True))]
        for label in labels
    ]
    heads = [Column("What"), *(Column(f"Claim {row['claim_id']}") for row in rows)]
    return table_block("why", caption, heads, cells, Notes({}))


def bind(words: str | None, claim: str) -> Segment:
    """Words bound to their claim."""
    return Text("–") if words is None else Cited(" ".join(words.split()), (claim,))


def draw_chart(briefing: Briefing, name: str) -> Block:
    """A chart of the chart book, drawn from the table the pages draw it from.

    Raises:
        ParameterError: there is no such chart.
    """
    from analysis.briefing import charting

    if name not in CHARTS:
        raise ParameterError(describe_unknown("chart", name, CHARTS))
    draw: Callable[[Briefing], Block] = getattr(charting, f"show_{name}_chart")
    return draw(briefing)


def summarise(held: Holding, notes: Notes) -> Block:
    """What was read, and what can be done with it."""
    claims, read, refused = len(held.tables.ledger), len(held.articles), len(list_refused(held.refusals))
    words: list[Segment] = [Measured(format_count(claims), "explored.claims"), Text(f" {plural('claim', claims)} of ")]
    words += [Measured(format_count(read), "explored.articles"), Text(f" {plural('article', read)}, ")]
    words += [Measured(format_count(refused) if refused else "none", "explored.refused"), Text(" refused. ")]
    shown = "In JupyterLab the claims can be searched, opened at their sentences and corrected."
    return prose_block([Line((*words, Text(shown)), "measured")], notes)
