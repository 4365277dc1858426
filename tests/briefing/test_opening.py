"""A briefing in the hand: from sources, or from a finished run."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from analysis.briefing import open_briefing
from analysis.comparison.findings import finding_json
from analysis.errors import ParameterError, PloughshareError, SourceError

ARTICLES = (
    {"id": "old", "date": "2024-05", "publisher": "Azernews"},
    {"id": "new", "date": "2025-06-01", "publisher": "Trend"},
    {"id": "undated", "publisher": "Trend"},
)


@pytest.fixture
def source(tmp_path: Path) -> str:
    text = "The plant in Azerbaijan made {} tractors in 2023."
    lines = [json.dumps(a | {"text": text.format(n + 20) * (n + 1)}) for n, a in enumerate(ARTICLES)]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ({}, ["new", "old", "undated"]),
        ({"published_from": "2025"}, ["new"]),
        ({"published_from": "2024-05-31"}, ["new", "old"]),
        ({"published_to": "2024"}, ["old"]),
        ({"published_from": "2024-05", "published_to": "2024"}, ["old"]),
        ({"publishers": ["Trend"]}, ["new", "undated"]),
        ({"publishers": ["Trend"], "published_from": "2025"}, ["new"]),
    ],
    ids=str,
)
def test_only_the_articles_asked_for_are_read(source: str, asked: dict[str, Any], read: list[str]) -> None:
    briefing = open_briefing(sources=[source], **asked)

    assert [article.article_id for article in briefing.articles] == read


def test_nothing_left_to_read_is_an_error(source: str) -> None:
    with pytest.raises(SourceError, match="the parameters leave out every article"):
        open_briefing(sources=[source], publishers=["Nobody"])


def test_the_title_asked_for_is_the_title(source: str) -> None:
    assert open_briefing(sources=[source], title="Mine").title == "Mine"
    assert open_briefing(sources=[source]).title.startswith("Azerbaijan: ")


def test_notes_are_numbered_from_one_in_the_order_of_the_findings(source: str) -> None:
    briefing = open_briefing(sources=[source])

    assert list(briefing.notes.numbers.values()) == list(range(1, len(briefing.notes.numbers) + 1))
    assert set(briefing.notes.numbers) == {claim for f in briefing.comparison.findings for claim in f.claims}


def test_a_finished_run_opens_with_what_it_found(seeds_run: Path) -> None:
    briefing = open_briefing(str(seeds_run / "manifest.json"))

    findings = json.loads((seeds_run / "findings.json").read_text(encoding="utf-8"))
    assert [finding_json(finding) for finding in briefing.comparison.findings] == findings
    assert len(briefing.articles) == 3


@pytest.mark.parametrize("content", [None, "{", "{}", "[]", '{"parameters": {}, "refused": []}', "\udcff"])
def test_a_run_that_is_none_is_named(tmp_path: Path, content: str | None) -> None:
    manifest = tmp_path / "manifest.json"
    if content is not None:
        manifest.write_text(content, encoding="utf-8", errors="surrogateescape")

    with pytest.raises(ParameterError, match=r"manifest\.json: this run cannot be opened: "):
        open_briefing(str(manifest))


def test_a_misspelt_parameter_is_refused_in_a_notebook_too() -> None:
    with pytest.raises(PloughshareError, match="did you mean title"):
        open_briefing(titel="x")


def test_a_run_that_changed_is_read_anew(seeds_run: Path, tmp_path: Path) -> None:
    run = shutil.copytree(seeds_run, tmp_path / "run")
    before = open_briefing(str(run / "manifest.json")).parameters.words_shown
    record = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    record["parameters"]["words_shown"] = 7
    (run / "manifest.json").write_text(json.dumps(record), encoding="utf-8")

    after = open_briefing(str(run / "manifest.json")).parameters.words_shown

    assert (before, after) == (15, 7)
