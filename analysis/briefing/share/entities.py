"""Who is named, as entities that FollowTheMoney and OpenAleph can load?

An actor of the same kind and name is one entity in all articles of a run; a `Mention` ties it to each article.
Countries are properties, as FollowTheMoney wants them. A text is described, never copied.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.briefing.share.datapackage import is_web_address
from analysis.ledger.columns import ACTORS
from analysis.ledger.rows import Row, group_rows, list_rows
from analysis.records import Article

SCHEMAS: Mapping[str, str | None] = {
    "person": "Person",
    "organisation": "Organization",
    "facility": "Organization",
    "publisher": "Organization",
    "place": "Address",
    "country": None,  # a property of others
}
SUMMARIES = {"facility": "facility", "publisher": "publisher"}
DAY = re.compile(r"\d{4}(-\d{2}){0,2}")  # FollowTheMoney knows no quarters and no spans
Properties = Mapping[str, Sequence[str | None]]


def spell_entities(articles: Sequence[Article], actors: pd.DataFrame) -> Iterator[str]:
    """All entities of a run, one a line, line by line."""
    return (f"{json.dumps(entity, ensure_ascii=False)}\n" for entity in build_entities(articles, actors))


def build_entities(articles: Sequence[Article], actors: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The articles, then the actors, then who is named where."""
    named = list_rows(actors, ACTORS)
    countries = group_rows((r for r in named if r["kind"] == "country"), lambda row: row["article_id"])
    for article in articles:
        yield describe_article(article, [row["country"] for row in countries.get(article.article_id, [])])
    kept = [row for row in named if SCHEMAS[row["kind"]] is not None]
    for rows in group_rows(kept, lambda row: make_actor_id(row)).values():
        yield describe_actor(rows)
    for row in kept:
        yield describe_mention(row)


def make_id(*parts: str) -> str:
    """A stable name for an entity."""
    return f"ploughshare-{hashlib.sha1(chr(31).join(parts).encode('utf-8', 'surrogatepass')).hexdigest()}"  # noqa: S324 (a name, no secret)


def make_actor_id(row: Row) -> str:
    """The name of an actor's entity: the same in every article."""
    return make_id(row["kind"], row["actor"])


def make_article_id(article_id: str) -> str:
    """The name of an article's entity."""
    return make_id("article", article_id)


def make_entity(entity_id: str, schema: str, properties: Properties) -> dict[str, Any]:
    """An entity; each property is a list of the texts that are known, each once."""
    kept = {key: list(dict.fromkeys(v for v in values if v)) for key, values in properties.items()}
    return {"id": entity_id, "schema": schema, "properties": {key: values for key, values in kept.items() if values}}


def describe_article(article: Article, countries: Sequence[str | None]) -> dict[str, Any]:
    """An article: what is known of it but its text."""
    lowered = [code.lower() for code in countries if code]
    return make_entity(
        make_article_id(article.article_id),
        "Article",
        {
            "title": [article.title],
            "fileName": [article.article_id],
            "publisher": [article.publisher],
            "publishedAt": [article.published if DAY.fullmatch(article.published or "") else None],
            "sourceUrl": [article.url if is_web_address(article.url) else None],
            "country": sorted(lowered),
            "notes": [f"SHA-256 of the text: {article.sha256}"],
        },
    )


def describe_actor(rows: Sequence[Row]) -> dict[str, Any]:
    """An actor with all its spellings, from the rows of all articles that name it."""
    first = rows[0]
    schema = SCHEMAS[first["kind"]]
    assert schema is not None
    spellings = sorted({s for row in rows for s in json.loads(row["spellings"])} - {first["actor"]})
    properties: dict[str, Sequence[str | None]] = {
        "name": [first["actor"]],
        "alias": spellings,
        "country": sorted({row["country"].lower() for row in rows if row["country"]}),
        "summary": [SUMMARIES.get(first["kind"])],
    }
    if schema == "Person":
        properties["position"] = sorted({row["role"] for row in rows if row["role"]})
    if schema == "Address":
        properties["full"] = [first["actor"]]
    return make_entity(make_actor_id(first), schema, properties)


def describe_mention(row: Row) -> dict[str, Any]:
    """That an article names an actor."""
    schema, country = SCHEMAS[row["kind"]], row["country"]
    return make_entity(
        make_id("mention", row["article_id"], row["kind"], row["actor"]),
        "Mention",
        {
            "document": [make_article_id(row["article_id"])],
            "resolved": [make_actor_id(row)],
            "name": [row["actor"]],
            "detectedSchema": [schema],
            "contextCountry": [country.lower() if country else None],
        },
    )
