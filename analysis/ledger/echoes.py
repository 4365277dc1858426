"""Which claims repeat another rather than confirm it?

An echo has the same indicator, scope, unit, period and value as a claim published earlier elsewhere, names no
other holder and no named source of its own: one origin, not two confirmations. Who names the earlier article's
publisher, or its source, as the source repeats it as well. All claims of a copied article are echoes. 500 tractors
of one plant are no echo of 500 tractors of another.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.ledger.rows import Row, group_rows, list_rows, number_rows
from analysis.ledger.series import NO_JOINS, Joined, is_figure, is_nameless, name_label

HOLDERS = frozenset({"organisation", "facility", "place"})
OWN_SOURCES = frozenset({"named", "organisation"})
SAME = ("scope", "unit", "period", "value", "per", "change")
COLUMNS = (
    "claim_id", "article_id", "start", "kind", "indicator", *SAME, "low", "high", "actor", "actor_kind", "country",
    "attributed_to", "attribution",
)  # fmt: skip
TELLING_DIGITS = 3
LAST = "\uffff"  # stands behind every date


@dataclass(frozen=True, slots=True)
class Home:
    """What is known of the article of a claim."""

    published: str | None
    publisher: str | None
    is_copy: bool


def link_echoes(ledger: pd.DataFrame, articles: pd.DataFrame, joined: Joined = NO_JOINS) -> pd.DataFrame:
    """The ledger with `echo_of`: the claim that each echo repeats; what an analyst merged stays merged."""
    found = dict(find_echoes(ledger, articles, joined))
    echoes = [
        cell if isinstance(cell, str) else found.get(claim)
        for claim, cell in zip(ledger["claim_id"].tolist(), ledger["echo_of"].tolist(), strict=True)
    ]
    return ledger.assign(echo_of=pd.Series(echoes, index=ledger.index, dtype="str"))


def find_echoes(ledger: pd.DataFrame, articles: pd.DataFrame, joined: Joined = NO_JOINS) -> Iterator[tuple[str, str]]:
    """The id of each echo and of the claim it repeats."""
    homes = list_homes(articles)
    figures = ledger[is_figure(ledger) & ledger["indicator"].notna()]
    rows = list_rows(figures[have_equals(figures, joined)], COLUMNS)
    # A copy is never the origin, even where a shortened story came before the longer one.
    rows.sort(key=lambda r: rank_row(r, homes[r["article_id"]]))
    for group in group_rows(rows, lambda row: make_key(row, joined)).values():
        origins: dict[Hashable, Row] = {}
        for row in group:
            origin = next((o for o in origins.values() if repeats(row, o, homes)), None)
            if origin is None:
                origins.setdefault(name_origin(row), row)
            else:
                yield row["claim_id"], origin["claim_id"]


def have_equals(figures: pd.DataFrame, joined: Joined) -> NDArray[np.bool_]:
    """Which figures may be the same as another one; the many that stand alone need not be looked at."""
    labels = figures["indicator"]
    if joined:
        pairs = zip(labels.tolist(), figures["unit"].tolist(), strict=True)
        labels = pd.Series([joined.get(pair, pair[0]) for pair in pairs], index=figures.index, dtype="str")
    is_range = figures["value"].isna()
    ends = {end: figures[end].where(is_range) for end in ("low", "high")}
    numbers = number_rows(figures.assign(indicator=labels, **ends), ("indicator", "low", "high", *SAME))
    return np.asarray(np.bincount(numbers)[numbers] > 1)


def rank_row(row: Row, home: Home) -> tuple[bool, str, str, int]:
    """Where a claim stands in the order of origins: originals first, then by day."""
    return home.is_copy, home.published or LAST, row["article_id"], row["start"]


def list_homes(articles: pd.DataFrame) -> dict[str, Home]:
    """What is known of each article, by its id."""
    table = articles.reindex(columns=["article_id", "published", "publisher", "copy_of"])
    rows = list_rows(table, ("article_id", "published", "publisher", "copy_of"))
    return {r["article_id"]: Home(r["published"], r["publisher"], r["copy_of"] is not None) for r in rows}


def name_origin(row: Row) -> Hashable:
    """What makes an origin another one: its article, holder and source; one that is said twice is one."""
    holder = row["actor"] if row["actor_kind"] in HOLDERS else None
    source = row["attributed_to"] if row["attribution"] in OWN_SOURCES else None
    return row["article_id"], row["country"], holder, source


def repeats(row: Row, origin: Row, homes: Mapping[str, Home]) -> bool:
    """Whether a claim repeats an earlier one of another article."""
    if row["article_id"] == origin["article_id"]:
        return False
    is_one_thing = homes[row["article_id"]].is_copy or is_telling(row, origin)
    return is_one_thing and not has_other_holder(row, origin) and not has_own_source(row, origin, homes)


def is_telling(row: Row, origin: Row) -> bool:
    """Whether two equal figures are likely of one thing: the number is precise, or holder or period and a label agree.

    "3 percent" in two articles that say neither whose nor when is chance; 42.6 million dollars is not.
    """
    is_held = row["actor"] is not None and row["actor"] == origin["actor"]
    return is_precise(row["value"]) or ((is_held or row["period"] is not None) and not is_nameless(row))


def is_precise(value: float | None) -> bool:
    """Whether a number has so many telling digits that two articles hardly have it by chance."""
    return value is not None and len(f"{value:.12g}".replace(".", "").strip("0").split("e")[0]) >= TELLING_DIGITS


def has_other_holder(row: Row, origin: Row) -> bool:
    """Whether two claims name different countries, or different bodies or places; one that names none may be either."""
    if row["country"] and origin["country"] and row["country"] != origin["country"]:
        return True
    are_named = row["actor_kind"] in HOLDERS and origin["actor_kind"] in HOLDERS
    return are_named and row["actor"] != origin["actor"]


def make_key(row: Row, joined: Joined = NO_JOINS) -> Hashable:
    """What two claims must share to be the same figure; a hedge may differ, a range may not."""
    ends = (row["low"], row["high"]) if row["value"] is None else None
    return name_label(row, joined), *(row[column] for column in SAME), ends


def has_own_source(row: Row, origin: Row, homes: Mapping[str, Home]) -> bool:
    """Whether a repeated figure is attributed to a named person or body of its own.

    The source that the first claim names, and the publisher of its article, are not of its own.
    """
    if homes[row["article_id"]].is_copy or row["attribution"] not in OWN_SOURCES:
        return False
    publisher = homes[origin["article_id"]].publisher
    known = {fold(name) for name in (origin["attributed_to"], publisher) if name}
    return fold(row["attributed_to"]) not in known


def fold(name: str | None) -> str:
    """A name without the differences of writing that mean nothing: case, an article, a domain's ending."""
    folded = (name or "").casefold().removeprefix("the ").strip()
    return folded.removeprefix("www.").split(".")[0] if " " not in folded else folded
