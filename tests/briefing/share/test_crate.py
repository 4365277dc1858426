"""A run as a research object: what RO-Crate 1.1 says must be there."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from analysis.briefing.share.contents import describe_file
from analysis.briefing.share.crate import build_crate, describe_source
from tests.builders import an_article
from tests.commands import read_tree


def read_graph(run: Path) -> dict[str, dict[str, Any]]:
    crate = json.loads((run / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    assert len({e["@id"] for e in crate["@graph"]}) == len(crate["@graph"])
    return {e["@id"]: e for e in crate["@graph"]}


def list_references(value: Any) -> list[str]:
    match value:
        case {"@id": str(name), **rest} if not rest:
            return [name]
        case dict():
            return [name for item in value.values() for name in list_references(item)]
        case list():
            return [name for item in value for name in list_references(item)]
    return []


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
def test_the_description_and_the_root_are_as_they_must_be(run: str, request: pytest.FixtureRequest) -> None:
    graph = read_graph(request.getfixturevalue(run))

    head, root = graph["ro-crate-metadata.json"], graph["./"]
    assert (head["@type"], head["about"]) == ("CreativeWork", {"@id": "./"})
    assert head["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert root["@type"] == "Dataset"
    assert {"name", "description", "datePublished", "license"} <= set(root)


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
def test_everything_that_is_named_is_described(run: str, request: pytest.FixtureRequest) -> None:
    graph = read_graph(request.getfixturevalue(run))

    named = {name for entity in graph.values() for name in list_references(list(entity.values()))}
    assert named - set(graph) == {"https://w3id.org/ro/crate/1.1"}


def test_every_file_is_a_part_with_its_size_and_hash(seeds_run: Path) -> None:
    graph = read_graph(seeds_run)

    parts = {unquote(part["@id"]) for part in graph["./"]["hasPart"]}
    assert parts == set(read_tree(seeds_run)) - {"ro-crate-metadata.json"}
    for name in parts - {"manifest.json"}:
        file = describe_file(name, seeds_run / name)
        assert (graph[name]["@type"], graph[name]["sha256"]) == ("File", file["sha256"])
        assert graph[name]["contentSize"] == str(file["bytes"])
        assert graph[name]["encodingFormat"]
        assert graph[name]["description"]


def test_one_action_of_this_program_made_the_files_from_the_articles(seeds_run: Path) -> None:
    graph = read_graph(seeds_run)
    record = json.loads((seeds_run / "manifest.json").read_text(encoding="utf-8"))

    action = graph["#run"]
    sources = [graph[ref["@id"]] for ref in action["object"]]
    assert action["@type"] == "CreateAction"
    assert graph[action["instrument"]["@id"]]["softwareVersion"] == record["made_by"]["ploughshare"]
    assert [(s["identifier"], s["sha256"]) for s in sources] == [
        (i["article_id"], i["sha256"]) for i in record["inputs"]
    ]
    assert action["result"] == graph["./"]["hasPart"]


def test_without_any_date_the_root_says_so() -> None:
    crate = build_crate([], [describe_source(an_article(published=None))], "Title", None)

    root = crate["@graph"][1]
    assert root["datePublished"] == "1980-01-01"
    assert "none of which states a date" in root["description"]
