"""Claims fastened to their words."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from analysis.briefing.share.annotations import build_annotations
from tests.builders import an_article, read_tables, some_articles


def read_annotations(run: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((run / "annotations.jsonld").read_text(encoding="utf-8"))
    return found


def read_texts(run: Path) -> dict[str, str]:
    """The texts of a run's articles by their SHA-256 and their ids."""
    lines = (run / "data" / "articles.jsonl").read_text(encoding="utf-8").split("\n")
    texts = {row["id"]: row["text"] for row in map(json.loads, filter(None, lines))}
    record = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    return {i["sha256"]: texts[i["article_id"]] for i in record["inputs"]}


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
def test_each_claim_in_use_is_annotated_once(run: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(run)
    found = read_annotations(folder)

    rows = duckdb.read_parquet(str(folder / "ledger.parquet")).df()
    used = [f"urn:ploughshare:claim:{claim}" for claim in rows.loc[rows["status"] == "used", "claim_id"]]
    assert [item["id"] for item in found["first"]["items"]] == used
    assert found["total"] == len(used) > 0


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
def test_both_selectors_find_the_same_words(run: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(run)
    texts = read_texts(folder)

    for item in read_annotations(folder)["first"]["items"]:
        text = texts[item["target"]["source"]["id"].removeprefix("urn:sha256:")]
        quote, place = item["target"]["selector"]
        words = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[place["start"] - len(quote["prefix"]) :].startswith(words)


def test_a_collection_has_what_the_standard_asks_for(seeds_run: Path) -> None:
    found = read_annotations(seeds_run)

    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    for item in found["first"]["items"]:
        assert item["type"] == "Annotation"
        assert [s["type"] for s in item["target"]["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
        assert set(item["motivation"]) == {body["purpose"] for body in item["body"] if "purpose" in body}


def test_a_figure_is_data_as_well_as_words() -> None:
    articles = some_articles("The cement plant produced more than 300 tractors in 2025.")
    ledger = read_tables(articles[0].text).ledger

    [figure] = [a for a in build_annotations(articles, ledger) if a["body"][1]["value"] == "figure"]

    observed = figure["body"][-1]
    assert observed["schema:value"] == {
        "type": "schema:QuantitativeValue",
        "schema:value": 300.0,
        "schema:minValue": 300.0,
        "schema:unitText": "tractor",
    }
    assert observed["schema:observationDate"] == "2025"
    assert "more than 300 tractors; for 2025" in figure["body"][0]["value"]


def test_the_address_of_an_article_is_told_beside_its_hash() -> None:
    text = "The cement plant produced 300 tractors in 2025."
    article = an_article(text, "a0", url="https://example.org/a")

    [first, *_] = build_annotations([article], read_tables(text).ledger)

    assert first["target"]["scope"] == "https://example.org/a"
    assert first["target"]["source"]["id"] == f"urn:sha256:{article.sha256}"
