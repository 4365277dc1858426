"""Which claims repeat another rather than confirm it?

An echo has the same indicator, scope, unit, period and value as a claim published earlier elsewhere, names no
other holder and no named source of its own: one origin, not two confirmations. Who names the earlier article's
publisher, or its source, as the source repeats it as well. All claims of a copied article are echoes. 500 tractors
of one plant are no echo of 500 tractors of another.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class Origin:
    """A claim that others may repeat, and the names, folded, of which none is a source of their own."""

    row: Row
    sources: frozenset[str]


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
        origins: dict[Hashable, Origin] = {}
        for row in group:
            origin = find_origin(row, origins.values(), homes)
            if origin is None:
                origins.setdefault(name_origin(row), Origin(row, list_sources(row, homes)))
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


def find_origin(row: Row, origins: Iterable[Origin], homes: Mapping[str, Home]) -> Row | None:
    """The first claim of another article that a claim repeats.

    What the claim alone decides is asked once: some figures have a thousand origins.
    """
    is_copy, is_named = homes[row["article_id"]].is_copy, not is_nameless(row)
    is_one_thing = is_copy or is_precise(row["value"]) or (is_named and row["period"] is not None)
    if not is_one_thing and (row["actor"] is None or not is_named):
        return None
    source = fold(row["attributed_to"]) if row["attribution"] in OWN_SOURCES and not is_copy else None
    for origin in origins:
        first = origin.row
        if row["article_id"] == first["article_id"] or (source is not None and source not in origin.sources):
            continue
        if (is_one_thing or row["actor"] == first["actor"]) and not has_other_holder(row, first):
            return first
    return None


def list_sources(row: Row, homes: Mapping[str, Home]) -> frozenset[str]:
    """The source that a claim names, and the publisher of its article: who names them names no source of his own."""
    names = (row["attributed_to"], homes[row["article_id"]].publisher)
    return frozenset(fold(name) for name in names if name)


@lru_cache(maxsize=4096)
def is_precise(value: float | None) -> bool:
    """Whether a number has so many telling digits that two articles hardly have it by chance.

    "3 percent" in two articles that say neither whose nor when is chance; 42.6 million dollars is not.
    """
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


def fold(name: str | None) -> str:
    """A name without the differences of writing that mean nothing: case, an article, a domain's ending."""
    folded = (name or "").casefold().removeprefix("the ").strip()
    return folded.removeprefix("www.").split(".")[0] if " " not in folded else folded
