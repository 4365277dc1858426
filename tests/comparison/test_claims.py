"""The sentences that the ledger gives."""

from dataclasses import replace

import pytest

from analysis.comparison.claims import Citing, find_cautions, find_disagreements, find_echo_findings
from analysis.comparison.findings import Finding, check_findings
from analysis.comparison.series import find_series
from analysis.ledger import Tables
from tests.builders import (
    a_claim,
    a_ledger,
    an_article_table,
    compare_articles,
    compare_texts,
    seed_comparison,
    seed_tables,
    some_articles,
)


def seed_findings(kind: str) -> list[Finding]:
    return [f for f in seed_comparison().findings if f.kind == kind]


def hand_made(*claims: object, **published: str | None) -> Tables:
    ledger = a_ledger(*claims)  # type: ignore[arg-type]
    empty = ledger.iloc[:0]
    return Tables(ledger, an_article_table(**published), empty, empty)


def test_the_value_of_production_is_one_origin_in_two_articles() -> None:
    (echo,) = [f for f in seed_findings("echo") if "1.4 billion" in f.text]

    ledger = seed_tables().ledger.set_index("claim_id")
    assert list(ledger.loc[list(echo.claims), "surface"]) == ["1.4 billion manats", "approximately 1.4 billion manat"]
    assert ledger.loc[list(echo.claims), "article_id"].nunique() == 2
    assert "stands in two articles" in echo.text
    assert "(government sources, unnamed)" in echo.text
    assert "a single origin, not separate confirmations" in echo.text


def test_two_hedges_of_one_article_are_a_variation() -> None:
    (variation,) = seed_findings("variation")

    assert "“nearly 20 countries” and “approximately 20 countries”: compatible, but different bounds" in variation.text


def test_the_wider_scope_of_the_budget_is_said() -> None:
    (scope,) = seed_findings("scope")

    assert scope.text == (
        "“8.1 billion manat” covers defence and national security together; "
        "it must not be compared with a figure for defence alone."
    )


def test_the_budget_of_an_older_year_is_called_so() -> None:
    (stale,) = seed_findings("stale")

    assert stale.text.startswith("An article of 13 March 2026 cites the budget of 2025 (“8.1 billion manat”)")


def test_the_dates_of_the_memorandum_agree() -> None:
    (date,) = seed_findings("date")

    assert date.text.endswith("“signed yesterday” give the same day: 5 May 2025.")
    assert len(date.claims) == 2


def test_the_seeds_contradict_each_other_nowhere() -> None:
    assert seed_findings("conflict") == []


def test_every_series_of_levels_is_told_with_its_words_and_source() -> None:
    texts = [f.text for f in seed_findings("series")]

    assert (
        "Tractor production: Ganja Automobile Plant, 2025: “between 700 and 800 tractors” a year (Khanlar Fatiyev)."
        in texts
    )
    assert len(texts) == 4


def test_a_conflict_names_both_claims() -> None:
    comparison = compare_texts(
        "Azerbaijan exported arms to more than 30 countries in 2025.",
        "Azerbaijan exported arms to nearly 20 countries in 2025.",
    )

    (conflict,) = [f for f in comparison.findings if f.kind == "conflict"]
    assert len(conflict.claims) == 2
    assert (conflict.articles.defence, conflict.articles.civilian) == (2, 0)


@pytest.mark.parametrize(
    "given_fields",
    [
        pytest.param({"actor": "Plant No. 5", "actor_kind": "facility"}, id="actor"),
        pytest.param({"attributed_to": "Channel 4", "attribution": "publisher"}, id="source"),
        pytest.param({"indicator": "Su-25 exports"}, id="indicator"),
        pytest.param({"scope": "defence and Industry 4.0"}, id="scope"),
        pytest.param({"indicator": "budget of Fund 2", "period": "2024"}, id="stale budget"),
    ],
)
def test_a_number_in_a_name_does_not_break_the_build(given_fields: dict) -> None:
    claims = [
        a_claim(**given_fields),
        a_claim(article_id="b", **given_fields),
        a_claim(start=40, surface="more than 30 countries", value=30.0, bound="more_than", low=30.0, **given_fields),
    ]
    tables = hand_made(*claims, a="2026-01-01", b="2026-02-01")
    tables.ledger.loc[1, "echo_of"] = claims[0].claim_id
    citing = Citing(tables)

    findings = [
        *find_series(citing, tables.ledger),
        *find_disagreements(citing, tables.ledger),
        *find_echo_findings(citing, tables.ledger),
        *find_cautions(citing, tables),
    ]

    assert {"series", "conflict", "echo"} <= {f.kind for f in findings}
    check_findings(findings)


def test_a_copy_of_an_article_does_not_repeat_its_conflict() -> None:
    over, nearly, copy = some_articles(
        "Azerbaijan exported arms to more than 30 countries in 2025.",
        "Azerbaijan exported arms to nearly 20 countries in 2025.",
        "Azerbaijan exported arms to nearly 20 countries in 2025.",
    )

    comparison = compare_articles([over, nearly, replace(copy, copy_of=nearly.article_id)])

    assert [f.kind for f in comparison.findings].count("conflict") == 1
