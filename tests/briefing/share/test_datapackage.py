"""The tables of a run as other programs read them."""

import json
from pathlib import Path

import frictionless
import pytest

from analysis.briefing.share.datapackage import describe_schema, is_web_address, source_json
from tests.builders import an_article


@pytest.mark.parametrize("run", ["seeds_run", "hostile_run"])
def test_every_cell_fits_what_is_said_of_its_column(run: str, request: pytest.FixtureRequest) -> None:
    report = frictionless.validate(str(request.getfixturevalue(run) / "datapackage.json"))

    assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []
    assert report.valid
    assert [task.name for task in report.tasks] == ["ledger", "articles", "actors"]


def test_a_changed_table_no_longer_fits_its_hash(seeds_run: Path, tmp_path: Path) -> None:
    for name in ("datapackage.json", "ledger.csv", "articles.csv", "actors.csv"):
        (tmp_path / name).write_bytes((seeds_run / name).read_bytes())
    table = tmp_path / "actors.csv"

    table.write_bytes(table.read_bytes().replace(b"Azerbaijan", b"Azerbaijam", 1))

    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_a_claim_of_no_article_is_refused(seeds_run: Path, tmp_path: Path) -> None:
    for name in ("ledger.csv", "articles.csv", "actors.csv"):
        (tmp_path / name).write_bytes((seeds_run / name).read_bytes())
    package = json.loads((seeds_run / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    articles = (tmp_path / "articles.csv").read_text(encoding="utf-8").splitlines(keepends=True)

    (tmp_path / "articles.csv").write_text("".join(articles[:-1]), encoding="utf-8")

    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert {kind for [kind] in report.flatten(["type"])} == {"foreign-key"}


def test_the_package_names_its_articles_and_their_addresses(seeds_run: Path) -> None:
    package = json.loads((seeds_run / "datapackage.json").read_text(encoding="utf-8"))

    assert package["profile"] == "tabular-data-package"
    assert {"title": "000_c7ae1f6812b9b225 (Azernews)"} in package["sources"]
    assert source_json(an_article(url="https://example.org/a")) == {"title": "a", "path": "https://example.org/a"}


def test_a_closed_list_is_said_to_be_one() -> None:
    fields = {field["name"]: field for field in describe_schema("ledger")["fields"]}

    assert fields["change"]["constraints"] == {"enum": ["rise", "fall"]}
    assert "constraints" not in fields["cue"]


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "example.org", "https://a b", "file:///a"])
def test_what_is_no_web_address_is_no_source(url: str | None) -> None:
    assert not is_web_address(url)
