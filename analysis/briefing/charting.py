"""Which tables do the charts of a briefing draw, and how does a chart become a block?"""

from collections.abc import Callable
from dataclasses import asdict

import pandas as pd

from analysis.briefing.blocks import Block, chart_block
from analysis.briefing.chart_data import keep_data, list_dated, list_figures, list_series
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
from analysis.memory import give_back

# What leaves half a page of a briefing to its words; in the chart book each has a page.
HALF_PAGE_ROWS, HALF_PAGE_LANE = 16, 8


def show_figures_chart(briefing: Briefing, most_rows: int = HALF_PAGE_ROWS) -> Block:
    """The figures of both narratives with their bounds."""
    table = list_figures(briefing)
    return make_block(draw_figures(table, describe_corpus(briefing), briefing.wording, most_rows), briefing)


def show_timeline_chart(briefing: Briefing, most: int = HALF_PAGE_LANE) -> Block:
    """The dated events and figures of both narratives in time."""
    table = list_dated(briefing)
    return make_block(draw_timeline(table, describe_corpus(briefing), briefing.wording, most), briefing)


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
    table = list_series(briefing)
    return make_block(draw_series(table, describe_corpus(briefing), briefing.wording), briefing)


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
    kept = keep_data(chart)
    if "left" in kept:
        give_back()  # what its rows took while they were chosen
    return chart_block(words | reason | kept, chart.svg())
