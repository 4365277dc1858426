"""Who is named, in the words of FollowTheMoney.

The package `followthemoney` needs the ICU library to be built; the properties of version 4 that we use are therefore
kept here, with the kind of value each takes.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from analysis.briefing.share.entities import build_entities
from tests.builders import an_article, read_tables, some_articles

TEXT, COUNTRY, DATE, URL, ENTITY = (
    r".+",
    r"[a-z]{2}",
    r"\d{4}(-\d{2}){0,2}",
    r"https?://\S+",
    r"ploughshare-[0-9a-f]{40}",
)
THING = {"name": TEXT, "alias": TEXT, "country": COUNTRY, "summary": TEXT, "notes": TEXT, "sourceUrl": URL}
SCHEMAS = {
    "Article": {**THING, "title": TEXT, "fileName": TEXT, "publisher": TEXT, "publishedAt": DATE},
    "Person": {**THING, "position": TEXT},
    "Organization": THING,
    "Address": {**THING, "full": TEXT},
    "Mention": {
        "document": ENTITY,
        "resolved": ENTITY,
        "name": TEXT,
        "detectedSchema": r"Person|Organization|Address",
        "contextCountry": COUNTRY,
    },
}


def read_entities(run: Path) -> list[dict[str, Any]]:
    lines = (run / "entities.ftm.json").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
def test_every_property_is_one_of_its_schema(run: str, request: pytest.FixtureRequest) -> None:
    entities = read_entities(request.getfixturevalue(run))

    wrong = [
        (e["schema"], name, value)
        for e in entities
        for name, values in e["properties"].items()
        for value in values
        if not re.fullmatch(SCHEMAS[e["schema"]][name], value, re.DOTALL)
    ]
    assert wrong == []
    assert {e["schema"] for e in entities} >= {"Article", "Mention"}


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
def test_each_mention_ties_an_entity_to_an_article(run: str, request: pytest.FixtureRequest) -> None:
    entities = read_entities(request.getfixturevalue(run))
    schemas = {e["id"]: e["schema"] for e in entities}

    assert len(schemas) == len(entities)
    for mention in (e["properties"] for e in entities if e["schema"] == "Mention"):
        assert schemas[mention["document"][0]] == "Article"
        assert [schemas[mention["resolved"][0]]] == mention["detectedSchema"]


def test_an_actor_of_two_articles_is_one_entity() -> None:
    texts = ["Mr. Ilham Aliyev opened the plant.", "Ilham Aliyev visited the cement plant, Ilham Aliyev said."]
    tables = read_tables(*texts)

    entities = list(build_entities(some_articles(*texts), tables.actors))

    people = [e for e in entities if e["schema"] == "Person"]
    mentions = [e for e in entities if e["properties"].get("detectedSchema") == ["Person"]]
    assert [p["properties"]["name"] for p in people] == [["Ilham Aliyev"]]
    assert len(mentions) == 2


def test_a_country_is_a_property_and_a_text_is_not_copied(seeds_run: Path) -> None:
    articles = [e["properties"] for e in read_entities(seeds_run) if e["schema"] == "Article"]

    assert ["az"] in [a["country"] for a in articles]
    assert [a for a in articles if "bodyText" in a] == []


@pytest.mark.parametrize(("published", "kept"), [("2024-05", ["2024-05"]), ("2024-Q1", None), (None, None)])
def test_a_date_that_followthemoney_cannot_hold_is_left_out(published: str | None, kept: list[str] | None) -> None:
    article = an_article("The plant.", published=published)

    [entity] = build_entities([article], read_tables("The plant.").actors)

    assert entity["properties"].get("publishedAt") == kept
