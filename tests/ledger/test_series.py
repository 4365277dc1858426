"""One quantity through time."""

import pytest

from analysis.ledger.series import order_series
from tests.builders import a_claim, a_ledger, read_tables, used_figures

JOINED = [
    pytest.param({"period": "2024"}, id="another year"),
    pytest.param({"value": 30.0, "surface": "30 countries"}, id="another value"),
    pytest.param({"bound": "nearly"}, id="another hedge"),
    pytest.param({"article_narrative": "civilian"}, id="the other side"),
    pytest.param({"attributed_to": "Ilham Aliyev", "attribution": "named"}, id="another source"),
]
APART = [
    pytest.param({"unit": "continent"}, id="unit"),
    pytest.param({"scope": "defence and national security"}, id="scope"),
    pytest.param({"scope": None}, id="no scope"),
    pytest.param({"actor": "Georgia", "country": "GE"}, id="holder"),
    pytest.param({"indicator": "imports"}, id="indicator"),
    pytest.param({"per": "year"}, id="per year"),
    pytest.param({"change": "rise"}, id="a change is not a level"),
]


@pytest.mark.parametrize("other", JOINED)
def test_claims_on_one_quantity_stand_in_one_series(other: dict) -> None:
    ledger = a_ledger(a_claim(), a_claim(article_id="b", **other))

    assert ledger["series_id"].nunique() == 1


@pytest.mark.parametrize("other", APART)
def test_claims_on_different_quantities_stand_apart(other: dict) -> None:
    ledger = a_ledger(a_claim(), a_claim(article_id="b", **other))

    assert ledger["series_id"].nunique() == 2


def test_what_measures_nothing_known_stands_in_no_series() -> None:
    ledger = a_ledger(a_claim(indicator=None), a_claim(start=30, status="minor", reason="age"))

    assert ledger["series_id"].isna().all()


def test_two_articles_on_the_same_plant_give_one_series() -> None:
    tables = read_tables(
        "The Ganja Plant produced 500 tractors in 2024.", "The Ganja Plant produced about 600 tractors in 2025."
    )

    assert used_figures(tables)["series_id"].nunique() == 1


def test_a_budget_of_wider_scope_is_not_joined_with_the_defence_budget() -> None:
    tables = read_tables(
        "The 2025 budget allocates 8.1 billion manat to defence and national security.",
        "The 2025 budget allocates 5 billion manat to defence.",
    )

    assert used_figures(tables)["series_id"].nunique() == 2


def test_a_series_runs_by_period_and_what_has_none_comes_last() -> None:
    claims = [a_claim(article_id=p or "none", period=p) for p in (None, "2025", "2023", "2024-Q2")]

    ordered = order_series(a_ledger(*claims))

    assert list(ordered["article_id"]) == ["2023", "2024-Q2", "2025", "none"]


def test_half_of_a_character_in_a_name_does_not_stop_the_ledger() -> None:
    ledger = a_ledger(a_claim(actor="Plant \ud800"))

    assert ledger["series_id"].notna().all()
