"""Which numbers are no figures?"""

import pytest

from tests.extraction.texts import read_figures


@pytest.mark.parametrize(
    ("text", "surface", "reason"),
    [
        ("Poland flies the F-16 today.", "16", "model or type"),
        ("Poland flies the F16 today.", "16", "part of a name"),
        ("The T-72 tank is old.", "72", "model or type"),
        ("A BTR-82A drove past.", "82", "model or type"),
        ("The Boeing 737 landed.", "737", "model or type"),
        ("Version 2.0 is out.", "2.0", "model or type"),
        ("Decree No. 345 was signed.", "345", "number of a document"),
        ("It is in article 5 of the law.", "5", "number of a document"),
        ("See page 12 there.", "12", "number of a document"),
        ("A 5.45 mm rifle was shown.", "5.45", "calibre"),
        ("The 25th anniversary came.", "25", "ordinal"),
        ("The 100th anniversary came.", "100", "ordinal"),
        ("The 200th brigade left.", "200", "ordinal"),
        ("It is the second mill here.", "second", "ordinal"),
        ("It closed at 14:30.", "14:30", "time of day"),
        ("It closed at 9:05 pm.", "9:05", "time of day"),
        ("Call +48 22 555 12 34 today.", "+48 22 555 12 34", "telephone"),
        ("Phone: (22) 555-12-34.", "(22) 555-12-34", "telephone"),
        ("tel. 012 555 12 34, Baku", "012 555 12 34", "telephone"),
        ("It opened in 1998 there.", "1998", "date"),
        ("It met on 31 February 2024.", "31 February 2024", "date"),
    ],
    ids=lambda value: str(value),
)
def test_a_number_that_says_nothing_about_how_much_is_no_figure(text: str, surface: str, reason: str) -> None:
    (claim,) = read_figures(text)

    assert (claim.surface, claim.status, claim.reason) == (surface, "not_a_figure", reason)


@pytest.mark.parametrize(
    ("text", "surface", "reason"),
    [
        ("The repair took 18 months.", "18 months", "duration"),
        ("The repair lasted three years.", "three years", "duration"),
        ("The mill grew over the past two decades.", "the past two decades", "duration"),
        ("He is 45 years old.", "45 years", "age"),
        ("It is one of the largest mills.", "one", "one of"),
        ("It is one of Kenya’s largest mills.", "one", "one of"),
    ],
    ids=lambda value: str(value),
)
def test_a_quantity_without_an_industrial_claim_is_minor(text: str, surface: str, reason: str) -> None:
    (claim,) = read_figures(text)

    assert (claim.surface, claim.status, claim.reason) == (surface, "minor", reason)


def test_a_number_that_cannot_be_read_is_listed_as_unread() -> None:
    found = read_figures("Lots 1.2.3.4 were sold.")

    assert {(c.status, bool(c.reason)) for c in found} == {("unread", True)}


def test_a_number_with_a_unit_behind_a_hyphen_is_no_model() -> None:
    (claim,) = read_figures("A 200-MW power station opened.")

    assert (claim.status, claim.unit) == ("used", "MW")


def test_a_number_that_counts_nothing_is_minor() -> None:
    (claim,) = read_figures("The total is 12.")

    assert (claim.status, claim.value, claim.reason) == ("minor", 12.0, "nothing is counted or measured beside it")


def test_two_thousand_trucks_without_a_comma_are_a_figure() -> None:
    (claim,) = read_figures("The order was for 2000 trucks.")

    assert (claim.status, claim.value) == ("used", 2000.0)
