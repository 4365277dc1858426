"""Which claims may be misread?

*Scope*: a quantity that covers more than the one beside it. *Stale*: a budget of a year before the article's
own. *Dates*: two dates of one event in one article that agree or do not.
"""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from analysis.dates.edtf import edtf_bounds, year_of
from analysis.ledger.rows import group_rows, list_rows
from analysis.ledger.series import is_figure

JOINT = " and "


@dataclass(frozen=True, slots=True)
class Caution:
    """Claims that need care, and a word for why."""

    claims: tuple[str, ...]
    detail: str
    other: str = ""


def find_scope_cautions(ledger: pd.DataFrame) -> list[Caution]:
    """Indicators whose scope joins defence with something else."""
    figures = ledger[is_figure(ledger) & ledger["scope"].notna() & ledger["change"].isna()]
    rows = list_rows(figures, ("claim_id", "indicator", "scope"))
    wide = [row for row in rows if JOINT in row["scope"] and row["indicator"] is not None]
    groups = group_rows(wide, lambda row: (row["indicator"], row["scope"]))
    return [
        Caution(tuple(row["claim_id"] for row in group), scope.split(",")[0], indicator)
        for (indicator, scope), group in sorted(groups.items())
    ]


def find_stale(ledger: pd.DataFrame, articles: pd.DataFrame) -> list[Caution]:
    """Budgets of a year before the year in which their article was published, where it gives none of its own year."""
    published = dict(zip(articles["article_id"].tolist(), articles["published"].tolist(), strict=True))
    figures = ledger[is_figure(ledger) & ledger["indicator"].notna() & ledger["change"].isna()]
    rows = list_rows(figures, ("claim_id", "article_id", "indicator", "period"))
    levels = [row for row in rows if "budget" in row["indicator"] and row["period"] is not None]
    found = []
    for article, group in sorted(group_rows(levels, lambda row: row["article_id"]).items()):
        when = published[article]
        if isinstance(when, str) and all(end_year(row["period"]) < year_of(when) for row in group):
            found += [Caution((row["claim_id"],), row["period"], when) for row in group]
    return found


@lru_cache(maxsize=1 << 14)
def end_year(period: str) -> int:
    """The year in which a period ends."""
    return edtf_bounds(period)[1].year


def find_dated_twice(ledger: pd.DataFrame) -> list[Caution]:
    """Events of one kind that an article dates in two ways ("on May 5", "yesterday") which give the same day."""
    events = ledger[
        (ledger["claim_type"] == "event") & (ledger["status"] == "used") & (ledger["period"].str.len() == 10)
    ]
    rows = list_rows(events, ("claim_id", "article_id", "about", "period", "period_rule"))
    groups = group_rows(rows, lambda row: (row["article_id"], row["about"] or "", row["period"]))
    found = []
    for (_, _, period), group in sorted(groups.items()):
        are_stated = {row["period_rule"] == "stated" for row in group}
        if len(are_stated) > 1:
            found.append(Caution(tuple(row["claim_id"] for row in group), period))
    return found
