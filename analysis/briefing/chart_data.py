"""From which rows are the charts drawn, and where are they kept?

A notebook holds the rows of a chart, so that the file beside the chart can be written from it. Those of very many
articles would make the notebook and its pages grow with them: it then holds the rows that are shown, says how many
are left to the file, and the file is written with the other tables of the run.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.briefing import blocks
from analysis.briefing.opening import Briefing
from analysis.briefing.store import place_table
from analysis.charts.entries import sort_claims
from analysis.charts.look import Chart
from analysis.charts.panels import sort_figures
from analysis.charts.rivals import sort_cases
from analysis.charts.series import sort_series
from analysis.ledger.rows import Row, list_rows, walk_rows
from analysis.ledger.series import is_figure, is_nameless

CHARTS = "charts"
FIGURES = ("claim_id", "narrative", "indicator", "surface", "value", "low", "high", "bound", "unit", "period")


def keep_data(chart: Chart) -> dict[str, Any]:
    """The rows of a chart as data; of very many those that are shown, and in which file all of them stand."""
    is_whole = len(chart.data) <= blocks.MOST_KEPT
    kept = chart.data if is_whole else chart.shown
    cells = kept.astype("object").where(kept.notna(), None)
    data = {"data": {"columns": list(cells.columns), "rows": cells.to_numpy().tolist()}}
    left = {"file": f"{CHARTS}/{chart.chart_id}.csv", "rows": len(chart.data) - len(kept)}
    return data if is_whole else data | {"left": left}


def write_large(folder: Path, briefing: Briefing) -> None:
    """The tables of those charts whose rows a notebook leaves to a file."""
    for name, build in GROWING.items():
        table = build(briefing)
        if len(table) > blocks.MOST_KEPT:
            (folder / CHARTS).mkdir(exist_ok=True)
            place_table(table, folder / CHARTS / f"{name}.csv")


def list_figures(briefing: Briefing) -> pd.DataFrame:
    """The figures of both narratives with their bounds."""
    ledger = briefing.tables.ledger
    figures = ledger.loc[is_figure(ledger), [*FIGURES, "article_id", "article_narrative"]]
    table = figures.assign(narrative=figures["article_narrative"], article=figures["article_id"])
    return table[[*FIGURES, "article"]]


def list_dated(briefing: Briefing) -> pd.DataFrame:
    """The dated events and figures of both narratives."""
    ledger = briefing.tables.ledger
    dated = ledger[ledger["period"].notna() & (is_figure(ledger) | (ledger["claim_type"] == "event"))]
    return pd.DataFrame(
        {
            "claim_id": dated["claim_id"],
            "narrative": dated["article_narrative"],
            "claim_type": dated["claim_type"],
            "period": dated["period"],
            "label": label_claims(dated),
            "surface": dated["surface"],
            "is_conflict": dated["claim_id"].isin(briefing.contradicted),
            "article": dated["article_id"],
        }
    )


def label_claims(dated: pd.DataFrame) -> pd.Series:
    """What stands beside a claim on the timeline: kind and actor of an event, words and indicator of a figure."""
    labels = [label_claim(row) for row in walk_rows(dated, ("claim_type", "about", "actor", "surface", "indicator"))]
    return pd.Series(labels, dated.index, dtype="str")


def label_claim(row: Row) -> str:
    """What stands beside one claim; not the indicator of a figure whose words end in it: "431 jobs" of "jobs"."""
    words, indicator = row["surface"], row["indicator"]
    if row["claim_type"] == "event":
        return (row["about"] or "") + (f", {row['actor']}" if row["actor"] is not None else "")
    is_said = indicator is None or words.casefold().endswith(indicator.casefold())
    return words if is_said else f"{words}, {indicator}"


def list_series(briefing: Briefing) -> pd.DataFrame:
    """The figures of the quantities that are stated for a period."""
    ledger = briefing.tables.ledger
    figures = ledger[is_figure(ledger) & ledger["series_id"].notna()]
    named = [not is_nameless(row) for row in list_rows(figures, ("indicator", "unit", "kind"))]
    figures = figures[pd.Series(named, index=figures.index, dtype=bool)]  # a bare empty list would choose columns
    return figures.assign(
        narrative=figures["article_narrative"],
        is_conflict=figures["claim_id"].isin(briefing.contradicted),
        is_echo=figures["echo_of"].notna(),
        article=figures["article_id"],
    )


# The charts with a row a claim or an article, each in the order in which it is drawn.
GROWING: Mapping[str, Callable[[Briefing], pd.DataFrame]] = {
    "figures": lambda briefing: sort_figures(list_figures(briefing)),
    "timeline": lambda briefing: sort_claims(list_dated(briefing)),
    "series": lambda briefing: sort_series(list_series(briefing)),
    "rivals": lambda briefing: sort_cases(briefing.comparison.tables["omissions"]),
}
