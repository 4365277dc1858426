"""What a page and the manifest show of corrections and joins."""

import json
from functools import lru_cache
from pathlib import Path

import pytest

from analysis.briefing import claim_tables, method, open_briefing
from analysis.briefing.manifest import build_manifest
from analysis.briefing.opening import Briefing
from analysis.errors import CorrectionError
from tests.builders import seed_articles

ENTRY = """
[[correction]]
id = "{name}"
action = "{action}"
article = "{article}"
surface = "{surface}"
reason = "page <3> says otherwise"
who = "A. Reader"
when = "2026-04-01"
"""
FIRST = "000_c7ae1f6812b9b225"


def correct(folder: Path, surface: str = "1.4 billion manats") -> Briefing:
    path = folder / "mine.toml"
    entries = [("c1", "reject", FIRST, surface), ("c2", "accept", "elsewhere", "5 tons")]
    written = [ENTRY.format(name=n, action=a, article=x, surface=s) for n, a, x, s in entries]
    path.write_text("".join(written), encoding="utf-8")
    return open_briefing(corrections=str(path))


@lru_cache(maxsize=1)
def plain() -> Briefing:
    return open_briefing()


def test_the_annex_lists_each_correction_with_reason_person_and_state(tmp_path: Path) -> None:
    shown = json.dumps(claim_tables.show_corrections(correct(tmp_path)).data)

    for words in ("c1", "reject", "1.4 billion manats", "page <3> says otherwise", "A. Reader, 2026-04-01", "applied"):
        assert words in shown
    assert "passed over: its article was not read" in shown


def test_the_method_box_names_the_corrections(tmp_path: Path) -> None:
    shown = json.dumps(method.show_method(correct(tmp_path)).data)

    assert "1 applied: c1; 1 passed over: c2" in shown


def test_the_manifest_holds_the_corrections_and_the_file_by_its_name_alone(tmp_path: Path) -> None:
    manifest = build_manifest(correct(tmp_path), None, [])

    assert manifest["parameters"]["corrections"] == "mine.toml"
    assert [(c["correction_id"], c["is_applied"]) for c in manifest["corrections"]] == [("c1", True), ("c2", False)]


def test_a_rejected_figure_is_in_no_finding(tmp_path: Path) -> None:
    briefing = correct(tmp_path)

    rejected = set(briefing.tables.ledger.query("corrected_by == 'c1'")["claim_id"])
    assert len(rejected) == 1
    assert rejected.isdisjoint(claim for f in briefing.comparison.findings for claim in f.claims)


def test_without_corrections_and_joins_the_annex_says_so() -> None:
    assert "No corrections were given." in json.dumps(claim_tables.show_corrections(plain()).data)
    assert "No labels were joined." in json.dumps(claim_tables.show_joins(plain()).data)


def test_a_correction_that_the_source_no_longer_bears_out_stops_the_run(tmp_path: Path) -> None:
    assert FIRST in {a.article_id for a in seed_articles()}

    with pytest.raises(CorrectionError, match=r"mine\.toml, correction 1 \(c1\): no claim has the words '9 tons'"):
        correct(tmp_path, "9 tons")
