"""The sentences about values that no article states."""

import json

import pytest

from analysis.comparison.findings import Finding, check_findings, finding_json
from tests.builders import compare_texts, seed_comparison

LEVEL_AND_CHANGE = "The 2025 defence budget is {} manat, {} percent compared with 2024."


def find(kind: str, *texts: str) -> list[Finding]:
    return [f for f in compare_texts(*texts).findings if f.kind == kind]


def test_the_seeds_imply_the_budget_of_2024_with_its_interval() -> None:
    (implied,) = [f for f in seed_comparison().findings if f.kind == "implied"]

    assert "implies a level of 6.59 billion AZN for 2024 (6.52 billion AZN to 6.65 billion AZN" in implied.text
    assert implied.interval == pytest.approx((6.518e9, 6.653e9), rel=1e-4)
    assert "No article states it." in implied.text


def test_production_against_the_budget_is_labelled_as_two_scopes() -> None:
    (share,) = [f for f in seed_comparison().findings if f.kind == "share"]

    assert "is 17 percent (17 to 18 with" in share.text
    assert share.text.endswith("They have different scopes; the ratio is no share.")


def test_amounts_of_one_scope_carry_no_warning() -> None:
    (share,) = find(
        "share",
        "The defence budget of Azerbaijan for 2025 is 8.1 billion manat. "
        "In 2025, Azerbaijan produced weapons worth 1.4 billion manat.",
    )

    assert "scopes" not in share.text


@pytest.mark.parametrize(
    ("level", "change", "ends"),
    [
        ("8.1 billion", "a rise of 23", "(6.52 billion AZN to 6.65 billion AZN"),
        ("8.1 billion", "a fall of 20", "(10 billion AZN to 10.3 billion AZN"),
        ("more than 8.1 billion", "a rise of 23", "(at least 6.56 billion AZN"),
        ("8.1 billion", "a rise of more than 23", "(at most 6.63 billion AZN"),
        ("more than 8.1 billion", "a rise of more than 23", "(with no known limits)"),
    ],
)
def test_the_ends_are_written_as_far_as_they_are_known(level: str, change: str, ends: str) -> None:
    (implied,) = find("implied", LEVEL_AND_CHANGE.format(level, change))

    assert ends in implied.text
    check_findings([implied])


def test_an_open_end_is_null_in_the_file_of_findings() -> None:
    (implied,) = find("implied", LEVEL_AND_CHANGE.format("more than 8.1 billion", "a rise of 23"))

    written = json.loads(json.dumps(finding_json(implied), allow_nan=False))

    assert written["interval"] == [pytest.approx(6.5587e9, rel=1e-4), None]


def test_a_fall_of_100_percent_does_not_stop_the_comparison() -> None:
    assert find("implied", LEVEL_AND_CHANGE.format("3 billion", "a fall of 100")) == []
