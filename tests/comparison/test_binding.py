"""Numbers of sentences that must say what they are bound to."""

from dataclasses import replace

import pytest

from analysis.comparison.binding import check_numbers, says
from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Finding
from analysis.comparison.prose import Cited, Line, Measured, Segment, Text
from analysis.errors import BindingError
from tests.builders import a_claim, a_ledger, seed_comparison, seed_tables


def finding(*segments: Segment) -> Finding:
    return Finding("series", (Line(segments),))


def test_a_number_that_does_not_stand_in_its_claim_stops_the_run_and_names_the_sentence() -> None:
    claim = a_claim()
    wrong = finding(Text("Exports go to "), Cited("30 countries", (claim.claim_id,)), Text("."))

    with pytest.raises(BindingError, match=r"'Exports go to 30 countries\.': '30' does not stand in"):
        check_numbers([wrong], a_ledger(claim), {})


def test_the_words_and_the_period_of_a_claim_may_be_cited() -> None:
    claim = a_claim(period="2025-05-06")

    check_numbers(
        [finding(Cited("“20 countries”", (claim.claim_id,)), Cited("6 May 2025", (claim.claim_id,)))],
        a_ledger(claim),
        {},
    )


def test_a_measured_number_that_is_not_its_measure_stops_the_run() -> None:
    measures = {"share": Measure("share", 17.3, "Share", "counted")}

    check_numbers([finding(Measured("17", "share"))], a_ledger(a_claim()), measures)
    with pytest.raises(BindingError, match=r"'18' is not the value of share, which is 17\.3"):
        check_numbers([finding(Measured("18", "share"))], a_ledger(a_claim()), measures)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6.59 billion AZN", 6_585_365_853.7),
        ("824 million USD", 823_529_411.76),
        ("1,543", 1543.0),
        ("no", 0.0),
        ("seven", 7.0),
        ("below 0.001", 0.0002),
        ("−3.5", -3.46),
        ("0.33", 1 / 3),
        ("21.1 percent", 21.09),
        ("824 million USD", 823_500_000.0),
    ],
)
def test_a_rounded_number_says_its_value(text: str, value: float) -> None:
    assert says(text, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6.59 billion AZN", 6.6e9),
        ("seven", 8.0),
        ("below 0.001", 0.2),
        ("3.5", -3.5),
        ("6.59 million", 6.59e9),
        ("below 0.001", 0.001),
    ],
)
def test_another_number_does_not(text: str, value: float) -> None:
    assert not says(text, value)


def test_a_ledger_whose_claim_was_changed_no_longer_fits_the_findings() -> None:
    comparison, ledger = seed_comparison(), seed_tables().ledger.copy()
    check_numbers(comparison.findings, ledger, comparison.measures)
    ledger.loc[ledger["surface"] == "8.1 billion manat", "surface"] = "9.1 billion manat"

    with pytest.raises(BindingError, match="does not stand in"):
        check_numbers(comparison.findings, ledger, comparison.measures)


def test_a_measure_that_was_changed_no_longer_fits_either() -> None:
    comparison = seed_comparison()
    name = "defence.figures"
    changed = {**comparison.measures, name: replace(comparison.measures[name], value=99.0)}

    with pytest.raises(BindingError, match=r"is not the value of defence\.figures, which is 99"):
        check_numbers(comparison.findings, seed_tables().ledger, changed)
