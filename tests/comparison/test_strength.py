"""How strong the ground of a finding is."""

from analysis.comparison.findings import Finding
from tests.builders import compare_texts, seed_comparison


def the(kind: str, *texts: str) -> Finding:
    (finding,) = [f for f in compare_texts(*texts).findings if f.kind == kind]
    return finding


def ground(finding: Finding) -> str:
    assert finding.ground is not None
    return finding.ground.text


def test_two_articles_that_say_the_same_of_one_year_are_strong_ground() -> None:
    finding = the(
        "series",
        "Minister Aydan Velimir said on Monday that the Karsat plant produced 300 tractors in 2024.",
        "The statistics office of Karsat counted 310 tractors which the Karsat plant produced in 2024.",
    )

    assert "one" not in ground(finding).split(", ")[0]
    assert finding.strength == "strong"
    assert ground(finding) == "two articles, two origins, a source is named"


def test_an_echo_is_of_one_origin_and_limited() -> None:
    echoes = [f for f in seed_comparison().findings if f.kind == "echo"]

    assert {f.strength for f in echoes} == {"limited"}
    assert all("one origin" in ground(f) for f in echoes)


def test_one_year_does_not_confirm_another() -> None:
    finding = the(
        "series", "Velmia exported arms to 5 countries in 2016.", "Velmia exported arms to 8 countries in 2018."
    )

    assert finding.strength == "limited"
    assert ground(finding) == "two articles, one origin for each period, no source is named"


def test_two_articles_in_conflict_are_strong_ground() -> None:
    finding = the(
        "conflict", "The Karsat plant produced 300 tractors in 2024.", "The Karsat plant produced 900 tractors in 2024."
    )

    assert finding.strength == "strong"
    assert ground(finding) == "two articles, two origins, no source is named"


def test_a_value_computed_from_two_articles_is_said_by_neither() -> None:
    (share,) = [f for f in seed_comparison().findings if f.kind == "share"]

    assert share.strength != "strong"


def test_a_count_of_few_articles_is_limited() -> None:
    (asymmetry,) = [f for f in seed_comparison().findings if f.kind == "asymmetry"]

    assert asymmetry.strength == "limited"
    assert ground(asymmetry) == "counted in all articles; too few for a test"
