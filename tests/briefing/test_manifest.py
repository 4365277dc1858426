"""The record of a run."""

import hashlib
import json
from pathlib import Path

import pytest

from analysis.briefing.manifest import begin_manifest, refusal_json, write_json
from analysis.briefing.parameters import Parameters
from analysis.records import Refusal
from tests.commands import SEEDS


def test_the_record_names_inputs_parameters_versions_counts_and_findings(seeds_run: Path) -> None:
    record = json.loads((seeds_run / "manifest.json").read_text(encoding="utf-8"))

    sums = {p.stem: hashlib.sha256(p.read_bytes()).hexdigest() for p in SEEDS.glob("*.txt")}
    assert {i["article_id"]: i["sha256"] for i in record["inputs"]} == sums
    assert record["parameters"]["sources"] == ["seeds"]
    assert {"ploughshare", "python", "typst"} <= set(record["made_by"])
    assert record["counts"]["read.articles"] == 3
    assert {"warnings", "refused", "codebooks_sha256"} <= set(record)
    findings = json.loads((seeds_run / "findings.json").read_text(encoding="utf-8"))
    assert record["findings"] == [{key: f[key] for key in ("id", "kind", "claims")} for f in findings]


def test_what_was_passed_over_is_kept_apart_from_what_was_refused() -> None:
    unread = (Refusal("a/b.txt", "the file is empty"), Refusal("a/photo.png", "no kind of ours", is_passed_over=True))

    record = begin_manifest(Parameters(), unread)

    assert record["refused"] == [{"place": "b.txt", "reason": "the file is empty"}]
    assert record["passed_over"] == [{"place": "photo.png", "reason": "no kind of ours"}]


def test_seen_is_the_sum_of_used_minor_no_figure_and_unread(seeds_run: Path) -> None:
    counts = json.loads((seeds_run / "manifest.json").read_text(encoding="utf-8"))["counts"]

    parts = ("used", "minor", "not_a_figure", "unread")
    assert counts["numbers.seen"] == sum(counts[f"numbers.{part}"] for part in parts) > 0


@pytest.mark.parametrize(
    ("place", "reason", "written"),
    [
        ("/far/ann/news/a.txt", "the file is empty", ("a.txt", "the file is empty")),
        ("/far/ann/a.jsonl, line 2", "text is ''", ("a.jsonl, line 2", "text is ''")),
        ("news/a.txt", "news/b.txt is the same", ("a.txt", "b.txt is the same")),
        ("article a", "another article has this id", ("article a", "another article has this id")),
        ("/far/ann/x/a.txt", "see /far/ann/x/b.txt", ("a.txt", "see b.txt")),
    ],
)
def test_a_refusal_names_the_file_and_not_its_folder(place: str, reason: str, written: tuple[str, str]) -> None:
    assert tuple(refusal_json(Refusal(place, reason)).values()) == written


def test_json_is_written_whole_and_for_people(tmp_path: Path) -> None:
    write_json({"a": "ü"}, tmp_path / "a.json")

    assert (tmp_path / "a.json").read_bytes() == '{\n "a": "ü"\n}\n'.encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
