"""Small real articles and claims, of which a test gives only what matters."""

from functools import lru_cache
from typing import Any

import pandas as pd

from analysis.codebooks import load_codebooks
from analysis.comparison.comparing import Comparison, compare
from analysis.ledger.series import link_series
from analysis.ledger.table import Tables, build_tables, frame_claims
from analysis.places import PROJECT
from analysis.records import Article, Claim, Span, make_claim_id
from analysis.sources import read_articles

DEFENCE_TEXT = (
    "The new shells raise the combat readiness of the army. Azerbaijan exported arms to 20 countries in 2025."
)
CIVILIAN_TEXT = "The works builds tractors for farmers. The cement plant produced 300 tractors in 2025."


def an_article(
    text: str = DEFENCE_TEXT, article_id: str = "a", published: str | None = "2026-03-01", **rest: Any
) -> Article:
    return Article(article_id, text, published=published, published_rule="stated in the input", **rest)


def some_articles(*texts: str) -> list[Article]:
    """Articles a0, a1, … published on one day after another."""
    return [an_article(text, f"a{n}", f"2026-03-{n + 1:02d}") for n, text in enumerate(texts)]


def a_claim(**given: Any) -> Claim:
    """A figure of a defence article: 20 countries to which Azerbaijan exports arms in 2025."""
    words = {"surface": "20 countries", "article_id": "a", "start": 0} | given
    span = Span(words["start"], words["start"] + len(words["surface"]))
    value = given.get("value", 20.0)
    is_exact = given.get("bound", "exact") == "exact"
    usual = {
        "claim_id": make_claim_id(words["article_id"], span, "figure", value),
        "claim_type": "figure",
        "end": span.end,
        "sentence": words["surface"],
        "sentence_start": 0,
        "sentence_end": span.end,
        "kind": "count",
        "value": value,
        "low": value if is_exact else None,
        "high": value if is_exact else None,
        "unit": "country",
        "bound": "exact",
        "period": "2025",
        "indicator": "defence export destinations",
        "scope": "defence",
        "actor": "Azerbaijan",
        "actor_kind": "country",
        "country": "AZ",
        "article_narrative": "defence",
    }
    return Claim(**usual | words)


def a_ledger(*claims: Claim) -> pd.DataFrame:
    """A ledger of these claims with its series, before conversion and echoes."""
    return link_series(frame_claims(list(claims)))


def a_row(**given: Any) -> pd.Series:
    """The row of one claim."""
    return next(row for _, row in a_ledger(a_claim(**given)).iterrows())


def an_article_table(**published: str | None) -> pd.DataFrame:
    """A table of articles with their dates, for claims built by hand."""
    rows = [
        {"article_id": name, "published": day, "copy_of": None, "narrative": "defence", "published_rule": "stated"}
        for name, day in published.items()
    ]
    return pd.DataFrame(rows).astype("str")


def read_tables(*texts: str) -> Tables:
    """All tables of some texts."""
    return build_tables(some_articles(*texts))


def used_figures(tables: Tables) -> pd.DataFrame:
    """The figures in use."""
    ledger = tables.ledger
    return ledger[(ledger["claim_type"] == "figure") & (ledger["status"] == "used")]


def compare_texts(*texts: str) -> Comparison:
    """The comparison of some texts."""
    return compare_articles(some_articles(*texts))


def compare_articles(articles: list[Article]) -> Comparison:
    """The comparison of some articles."""
    return compare(build_tables(articles), articles)


def two_sides(n_defence: int, n_civilian: int) -> list[Article]:
    """So many defence and civilian articles, no two of them alike."""
    defence = [an_article(f"{DEFENCE_TEXT}{' Farmers buy tractors.' * n}", f"d{n:02d}") for n in range(n_defence)]
    civilian = [an_article(f"{CIVILIAN_TEXT}{' The army has drones.' * n}", f"c{n:02d}") for n in range(n_civilian)]
    sided = [(a, "defence") for a in defence] + [(a, "civilian") for a in civilian]
    return [Article(a.article_id, a.text, published=a.published, stated_narrative=side) for a, side in sided]


@lru_cache(maxsize=1)
def seed_articles() -> tuple[Article, ...]:
    """The three articles of the seeds folder."""
    return tuple(read_articles(PROJECT / "seeds"))


@lru_cache(maxsize=1)
def seed_tables() -> Tables:
    """Their tables."""
    return build_tables(seed_articles(), load_codebooks())


@lru_cache(maxsize=1)
def seed_comparison() -> Comparison:
    """Their comparison."""
    return compare(seed_tables(), seed_articles())
