"""Which claims may be misread?

*Scope*: a quantity that covers more than the one beside it. *Stale*: a budget of a year before the article's
own. *Dates*: two dates of one event in one article that agree or do not.
"""

from dataclasses import dataclass

import pandas as pd

from analysis.dates.edtf import edtf_bounds, year_of
from analysis.ledger.series import is_figure


@dataclass(frozen=True, slots=True)
class Caution:
    """Claims that need care, and a word for why."""

    claims: tuple[str, ...]
    detail: str
    other: str = ""


def find_scope_cautions(ledger: pd.DataFrame) -> list[Caution]:
    """Indicators whose scope joins defence with something else."""
    figures = ledger[is_figure(ledger) & ledger["scope"].notna() & ledger["change"].isna()]
    wide = figures[figures["scope"].str.contains(" and ")]
    return [
        Caution(tuple(group["claim_id"]), str(scope), str(indicator))
        for (indicator, scope), group in wide.groupby(["indicator", "scope"], sort=True, observed=True)
    ]


def find_stale(ledger: pd.DataFrame, articles: pd.DataFrame) -> list[Caution]:
    """Budgets of a year before the year in which their article was published, where it gives none of its own year."""
    published = articles.set_index("article_id")["published"]
    figures = ledger[is_figure(ledger) & ledger["indicator"].fillna("").str.contains("budget")]
    levels = figures[figures["change"].isna() & figures["period"].notna()]
    found = []
    for article, group in levels.groupby("article_id", sort=True, observed=True):
        when = published[article]
        if isinstance(when, str) and all(end_year(period) < year_of(when) for period in group["period"]):
            found += [Caution((row["claim_id"],), row["period"], when) for _, row in group.iterrows()]
    return found


def end_year(period: str) -> int:
    """The year in which a period ends."""
    return edtf_bounds(period)[1].year


def find_dated_twice(ledger: pd.DataFrame) -> list[Caution]:
    """Events of one kind that an article dates in two ways ("on May 5", "yesterday") which give the same day."""
    events = ledger[(ledger["claim_type"] == "event") & (ledger["period"].str.len() == 10)]
    found = []
    for (_, _, period), group in events.groupby(["article_id", "about", "period"], sort=True, observed=True):
        rules = group["period_rule"].ne("stated")
        if len(group) > 1 and rules.any() and not rules.all():
            found.append(Caution(tuple(group["claim_id"]), str(period)))
    return found
