"""Which claims repeat another rather than confirm it?

An echo has the same indicator, scope, unit, period and value as a claim published earlier elsewhere, names no
other holder and no named source of its own: one origin, not two confirmations. All claims of a copied article
are echoes. 500 tractors of one plant are no echo of 500 tractors of another.
"""

from collections.abc import Hashable, Iterator

import pandas as pd

from analysis.ledger.series import is_figure

HOLDERS = ("organisation", "facility", "place")
SAME = ("indicator", "scope", "unit", "period", "value", "low_and_high", "per", "change")


def link_echoes(ledger: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The ledger with `echo_of`: the claim that each echo repeats."""
    linked = ledger.copy()
    for place, original in find_echoes(ledger, articles):
        linked.loc[place, "echo_of"] = original
    return linked


def find_echoes(ledger: pd.DataFrame, articles: pd.DataFrame) -> Iterator[tuple[Hashable, str]]:
    """The row of each echo and the id of the claim it repeats."""
    facts = articles.set_index("article_id")
    figures = ledger[is_figure(ledger) & ledger["indicator"].notna()].copy()
    figures["published"] = figures["article_id"].map(facts["published"])
    figures["key"] = [make_key(row) for _, row in figures.iterrows()]
    ordered = figures.sort_values(["published", "article_id", "start"], na_position="last")
    for _, group in ordered.groupby("key", sort=True, observed=True):
        origins: list[pd.Series] = []
        for place, row in group.iterrows():
            origin = next((o for o in origins if repeats(row, o, facts)), None)
            if origin is None:
                origins.append(row)
            else:
                yield place, origin["claim_id"]


def repeats(row: pd.Series, origin: pd.Series, facts: pd.DataFrame) -> bool:
    """Whether a claim repeats an earlier one of another article."""
    is_elsewhere = row["article_id"] != origin["article_id"]
    return is_elsewhere and not has_other_holder(row, origin) and not has_own_source(row, origin, facts)


def has_other_holder(row: pd.Series, origin: pd.Series) -> bool:
    """Whether two claims name different countries, or different bodies or places; one that names none may be either."""
    if pd.notna(row["country"]) and pd.notna(origin["country"]) and row["country"] != origin["country"]:
        return True
    are_named = row["actor_kind"] in HOLDERS and origin["actor_kind"] in HOLDERS
    return are_named and row["actor"] != origin["actor"]


def make_key(row: pd.Series) -> str:
    """What two claims must share to be the same figure; a hedge may differ, a range may not."""
    parts = [row[c] for c in SAME if c != "low_and_high"]
    parts += [row["low"], row["high"]] if pd.isna(row["value"]) else []
    return "\x1f".join("" if pd.isna(p) else str(p) for p in parts)


def has_own_source(row: pd.Series, first: pd.Series, facts: pd.DataFrame) -> bool:
    """Whether a repeated figure is attributed to a named person or body that the first claim does not name."""
    if pd.notna(facts.loc[row["article_id"], "copy_of"]):
        return False
    is_named = row["attribution"] in {"named", "organisation"}
    return is_named and row["attributed_to"] != first["attributed_to"]
