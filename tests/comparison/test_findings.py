"""Findings lead back to their claims."""

import json
import re

import pytest

from analysis.comparison.comparing import Comparison
from analysis.comparison.evidence import Measure
from analysis.comparison.findings import LABELS, Finding, check_findings, finding_json, sort_findings, spell_findings
from analysis.comparison.prose import Cited, Line, Measured, Text
from analysis.errors import BindingError
from analysis.ledger import build_tables
from tests.builders import compare_articles, seed_articles, seed_comparison, seed_tables, two_sides

KINDS = {"echo", "variation", "implied", "scope", "share", "stale", "date", "silence", "asymmetry"}


def a_finding(*segments: Text | Cited | Measured, **rest: object) -> Finding:
    return Finding("series", (Line(segments),), **rest)  # type: ignore[arg-type]


def numbers_of(comparison: Comparison) -> list[dict[str, object]]:
    return [number for f in comparison.findings for number in finding_json(f)["numbers"]]


def test_the_seeds_give_each_of_the_nine_kinds_that_a_reader_found() -> None:
    assert {f.kind for f in seed_comparison().findings} >= KINDS


def test_every_number_of_every_finding_leads_somewhere() -> None:
    check_findings(seed_comparison().findings)


def test_the_numbers_in_the_file_of_findings_resolve() -> None:
    comparison, claims = seed_comparison(), set(seed_tables().ledger["claim_id"])

    for number in numbers_of(comparison):
        if "claims" in number:
            assert set(number["claims"]) <= claims  # type: ignore[call-overload]
        else:
            assert number["measure"] in comparison.measures


def test_the_numbers_of_tested_findings_resolve_as_well() -> None:
    articles = two_sides(6, 6)
    comparison, claims = compare_articles(articles), set(build_tables(articles).ledger["claim_id"])

    for number in numbers_of(comparison):
        known = set(number.get("claims", [])) <= claims  # type: ignore[call-overload]
        assert known
        assert "claims" in number or number["measure"] in comparison.measures


def test_every_digit_of_a_finding_stands_in_one_of_its_numbers() -> None:
    for finding in seed_comparison().findings:
        written = finding_json(finding)
        rest = written["text"]
        for number in written["numbers"]:
            rest = rest.replace(number["text"], "", 1)
        assert re.search(r"\d", rest) is None


def test_the_claims_of_a_finding_are_those_of_its_numbers() -> None:
    for finding in seed_comparison().findings:
        written = finding_json(finding)
        cited = [claim for number in written["numbers"] for claim in number.get("claims", [])]
        assert written["claims"] == list(dict.fromkeys(cited))


def test_every_finding_has_an_id_of_its_own_that_stays() -> None:
    ids = [f.finding_id for f in seed_comparison().findings]

    assert len(set(ids)) == len(ids)
    assert ids == [f.finding_id for f in compare_articles(list(reversed(seed_articles()))).findings]


def test_a_finding_is_written_with_all_its_promised_fields() -> None:
    for finding in seed_comparison().findings:
        written = json.loads(json.dumps(finding_json(finding), allow_nan=False))
        assert list(written) == [
            "id", "kind", "text", "claims", "numbers", "n_defence", "n_civilian", "interval", "p", "q", "is_tested",
        ]  # fmt: skip


def test_a_finding_with_a_loose_number_is_refused() -> None:
    with pytest.raises(BindingError, match="'7'"):
        check_findings([a_finding(Text("7 articles"))])


def test_findings_stand_in_the_order_of_their_kinds() -> None:
    findings = [Finding(kind, ()) for kind in reversed(LABELS)]

    assert [f.kind for f in sort_findings(findings)] == list(LABELS)


def test_findings_of_one_kind_keep_their_order() -> None:
    one, other = a_finding(Text("one"), key="1"), a_finding(Text("other"), key="2")

    assert sort_findings([other, one]) == [other, one]


def test_the_headline_stands_before_the_sentences() -> None:
    finding = a_finding(Text("made."), headline="Tractors", measures=(Measure("m", 1, "l", "h"),))

    assert finding.text == "Tractors: made."


def test_the_number_of_articles_counts_each_article_once() -> None:
    echo = next(f for f in seed_comparison().findings if f.kind == "echo" and len(f.claims) == 3)

    assert (echo.articles.defence, echo.articles.civilian) == (2, 0)


def test_findings_are_written_one_by_one_as_they_would_be_together() -> None:
    findings = seed_comparison().findings

    for some in (findings, findings[:1], ()):
        whole = json.dumps([finding_json(f) for f in some], ensure_ascii=False, indent=1)
        assert "".join(spell_findings(some)) == f"{whole}\n"
