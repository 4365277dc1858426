"""Which claims may be misread."""

import pytest

from analysis.ledger.cautions import find_dated_twice, find_scope_cautions, find_stale
from tests.builders import a_claim, a_ledger, an_article_table, read_tables, seed_tables

BUDGET = {"indicator": "defence budget", "kind": "money", "unit": "AZN"}


def test_a_scope_that_joins_defence_with_more_is_a_caution() -> None:
    (caution,) = find_scope_cautions(seed_tables().ledger)

    assert caution.detail == "defence and national security"
    assert [c for c in caution.claims if c in set(seed_tables().ledger["claim_id"])] == list(caution.claims)


def test_a_plain_scope_needs_no_caution() -> None:
    assert find_scope_cautions(a_ledger(a_claim(), a_claim(start=30, scope=None))) == []


def stale(*periods: str | None, published: str | None = "2026-03-13") -> list[str]:
    claims = [a_claim(**BUDGET, period=p, start=40 * n) for n, p in enumerate(periods)]
    return [c.detail for c in find_stale(a_ledger(*claims), an_article_table(a=published))]


@pytest.mark.parametrize(
    ("periods", "wanted"),
    [
        pytest.param(["2025"], ["2025"], id="the budget of last year"),
        pytest.param(["2025-Q4"], ["2025-Q4"], id="the last quarter of last year"),
        pytest.param(["2026"], [], id="the budget of the article's year"),
        pytest.param(["2027"], [], id="the budget of next year"),
        pytest.param([None], [], id="no year"),
        pytest.param(["2020/2026"], [], id="years up to the article's own"),
        pytest.param(["2025", "2026"], [], id="both years side by side"),
    ],
)
def test_a_budget_is_stale_when_the_article_gives_none_of_its_own_year(periods: list, wanted: list) -> None:
    assert stale(*periods) == wanted


def test_an_article_without_a_date_has_no_stale_budget() -> None:
    assert stale("2025", published=None) == []


def test_two_budgets_side_by_side_are_not_stale_in_their_words() -> None:
    tables = read_tables("The 2026 defence budget is 8.9 billion manat. The 2025 defence budget was 8.1 billion manat.")

    assert find_stale(tables.ledger, tables.articles) == []


def test_two_ways_to_date_one_event_are_found_to_agree() -> None:
    (twice,) = find_dated_twice(seed_tables().ledger)

    assert twice.detail == "2025-05-05"
    assert len(twice.claims) == 2


def test_two_stated_dates_are_not_two_ways() -> None:
    event = {"claim_type": "event", "about": "signing", "period": "2025-05-05", "period_rule": "stated"}

    assert find_dated_twice(a_ledger(a_claim(**event), a_claim(**event, start=40))) == []
