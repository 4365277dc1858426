"""Which tables do the charts of a briefing draw, and how does a chart become a block?"""

from collections.abc import Callable
from dataclasses import asdict

import pandas as pd

from analysis.briefing.blocks import Block, chart_block
from analysis.briefing.chart_tables import build_table
from analysis.briefing.opening import Briefing
from analysis.charts.actors import draw_actors
from analysis.charts.attribution import draw_attribution
from analysis.charts.density import draw_density
from analysis.charts.figures import draw_figures
from analysis.charts.floors import Sizes
from analysis.charts.frames import draw_frames
from analysis.charts.look import Chart
from analysis.charts.rivals import draw_rivals
from analysis.charts.series import draw_series
from analysis.charts.timeline import draw_timeline
from analysis.charts.words import draw_words
from analysis.comparison.wording import Wording, format_date
from analysis.ledger.agreement import find_agreements
from analysis.ledger.rows import list_rows
from analysis.ledger.series import is_figure, is_nameless

# What leaves half a page of a briefing to its words; in the chart book each has a page.
HALF_PAGE_ROWS, HALF_PAGE_LANE = 16, 8


def show_figures_chart(briefing: Briefing, most_rows: int = HALF_PAGE_ROWS) -> Block:
    """The figures of both narratives with their bounds."""
    ledger = briefing.tables.ledger
    figures = ledger[is_figure(ledger)].assign(article=lambda t: t["article_id"])
    columns = [
        "claim_id",
        "narrative",
        "indicator",
        "surface",
        "value",
        "low",
        "high",
        "bound",
        "unit",
        "period",
        "article",
    ]
    table = figures.assign(narrative=figures["article_narrative"])[columns]
    return make_block(draw_figures(table, describe_corpus(briefing), briefing.wording, most_rows), briefing)


def show_timeline_chart(briefing: Briefing, most: int = HALF_PAGE_LANE) -> Block:
    """The dated events and figures of both narratives in time."""
    ledger = briefing.tables.ledger
    dated = ledger[ledger["period"].notna() & (is_figure(ledger) | (ledger["claim_type"] == "event"))]
    table = pd.DataFrame(
        {
            "claim_id": dated["claim_id"],
            "narrative": dated["article_narrative"],
            "claim_type": dated["claim_type"],
            "period": dated["period"],
            "label": label_claims(dated),
            "surface": dated["surface"],
            "is_conflict": dated["claim_id"].isin(find_contradicted(ledger)),
            "article": dated["article_id"],
        }
    )
    return make_block(draw_timeline(table, describe_corpus(briefing), briefing.wording, most), briefing)


def label_claims(dated: pd.DataFrame) -> pd.Series:
    """What stands beside a claim on the timeline: kind and actor of an event, words and indicator of a figure."""
    actors = dated["actor"].map(lambda a: f", {a}" if pd.notna(a) else "")
    is_event = dated["claim_type"] == "event"
    return (dated["about"].fillna("") + actors).where(is_event, dated.apply(label_figure, axis=1))


def label_figure(row: pd.Series) -> str:
    """The words of a figure and its indicator, unless the words end in it: "431 jobs" of "jobs"."""
    words, indicator = str(row["surface"]), row["indicator"]
    is_said = pd.isna(indicator) or words.casefold().endswith(str(indicator).casefold())
    return words if is_said else f"{words}, {indicator}"


def show_attribution_chart(briefing: Briefing) -> Block:
    """Who says so on each side."""
    table = briefing.comparison.tables["attribution"]
    return make_block(draw_attribution(table, describe_corpus(briefing), briefing.wording), briefing)


def show_frames_chart(briefing: Briefing) -> Block:
    """Which frames each side uses more."""
    table, asked = briefing.comparison.tables["frames"], briefing.parameters.frames
    return draw_comparison(briefing, table[table["frame"].isin(asked)] if asked else table, draw_frames)


def show_words_chart(briefing: Briefing) -> Block:
    """Which words each side uses more."""
    return draw_comparison(briefing, briefing.comparison.tables["words"].reset_index(), draw_words)


def show_actors_chart(briefing: Briefing) -> Block:
    """Whom each side names."""
    return draw_comparison(briefing, briefing.comparison.tables["actors"], draw_actors)


def show_density_chart(briefing: Briefing) -> Block:
    """How dense and how complete the evidence of each side is."""
    return draw_comparison(briefing, briefing.comparison.tables["density"], draw_density)


def show_rivals_chart(briefing: Briefing) -> Block:
    """What each difference becomes without one article, and without one publisher."""
    return draw_comparison(briefing, briefing.comparison.tables["omissions"], draw_rivals)


def draw_comparison(
    briefing: Briefing, table: pd.DataFrame, draw: Callable[[pd.DataFrame, str, Sizes, Wording], Chart]
) -> Block:
    """A table of the comparison as a chart; how much may be drawn follows from the articles of either side."""
    return make_block(draw(table, describe_corpus(briefing), count_articles(briefing), briefing.wording), briefing)


def show_series_chart(briefing: Briefing) -> Block:
    """The quantities that are stated for several periods."""
    ledger = briefing.tables.ledger
    figures = ledger[is_figure(ledger) & ledger["series_id"].notna()]
    named = [not is_nameless(row) for row in list_rows(figures, ("indicator", "unit", "kind"))]
    figures = figures[pd.Series(named, index=figures.index, dtype=bool)]  # a bare empty list would choose columns
    table = figures.assign(
        narrative=figures["article_narrative"],
        is_conflict=figures["claim_id"].isin(find_contradicted(ledger)),
        is_echo=figures["echo_of"].notna(),
        article=figures["article_id"],
    )
    return make_block(draw_series(table, describe_corpus(briefing), briefing.wording), briefing)


def find_contradicted(ledger: pd.DataFrame) -> set[str]:
    """The claims that another claim contradicts."""
    return {c for a in find_agreements(ledger) if a.verdict == "conflict" for c in (a.first, a.second)}


def count_articles(briefing: Briefing) -> dict[str, int]:
    """How many articles each side has, copies counted once."""
    measures = briefing.comparison.measures
    return {side: int(measures[f"{side}.articles"].value) for side in ("defence", "civilian")}


def describe_corpus(briefing: Briefing) -> str:
    """The source line of a chart: how many articles, published when."""
    published = sorted(briefing.tables.articles["published"].dropna())
    count = len(briefing.articles)
    noun = "article" if count == 1 else "articles"
    if not published:
        return f"Source: {count} {noun}, no date of publication stated"
    span = (
        format_date(published[0])
        if len(set(published)) == 1
        else f"{format_date(published[0])} to {format_date(published[-1])}"
    )
    return f"Source: {count} {noun}, published {span}"


def make_block(chart: Chart, briefing: Briefing) -> Block:
    """A chart as a block: its words, its drawing or why there is none, its marks, and the table it was drawn from."""
    data = chart.data.astype("object").where(chart.data.notna(), None)
    words = {
        "id": chart.chart_id,
        "title": chart.title,
        "subtitle": chart.subtitle,
        "alt": chart.alt,
        "source": chart.source,
        "points": [asdict(point) | {"claims": list(point.claims)} for point in chart.points],
        "table": build_table(chart, briefing.notes),
    }
    reason = {"reason": chart.reason} if chart.reason else {}
    drawn_from = {"data": {"columns": list(data.columns), "rows": data.to_numpy().tolist()}}
    return chart_block(words | reason | drawn_from, chart.svg())
