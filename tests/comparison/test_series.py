"""One quantity through the years."""

from typing import Any

from analysis.comparison import compare
from analysis.comparison.claims import Citing
from analysis.comparison.findings import Finding
from analysis.comparison.series import find_series
from analysis.comparison.wording import Wording
from analysis.ledger import Tables, build_tables
from tests.builders import a_claim, a_ledger, an_article, an_article_table, compare_texts


def series_of(*claims: Any) -> list[Finding]:
    ledger = a_ledger(*claims)
    empty = ledger.iloc[:0]
    tables = Tables(ledger, an_article_table(a="2026-01-01"), empty, empty)
    return list(find_series(Citing(tables), tables.ledger))


def test_a_figure_without_a_period_is_told_so() -> None:
    (finding,) = series_of(a_claim(period=None))

    assert finding.text == "Defence export destinations: Azerbaijan, no period stated: “20 countries”."


def test_a_quantity_is_followed_through_its_periods_in_one_finding() -> None:
    (finding,) = series_of(a_claim(), a_claim(start=40, period="2024"))

    assert finding.text == "Defence export destinations: Azerbaijan, 2024: “20 countries”; 2025: “20 countries”."


def test_a_rise_and_a_fall_are_named_where_the_intervals_do_not_meet() -> None:
    (finding,) = [
        f
        for f in compare_texts(
            "Velmia exported arms to 5 countries in 2016.",
            "Velmia exported arms to 8 countries in 2018.",
            "Velmia exported arms to more than 30 countries in 2021.",
            "Velmia exported arms to nearly 20 countries in 2024.",
        ).findings
        if f.kind == "series"
    ]

    assert finding.text.endswith("The stated values rise from 2016 to 2021, then fall from 2021 to 2024.")
    assert finding.lines[1].kind == "measured"
    assert len(finding.lines[1].claims) == 3


def test_values_whose_intervals_meet_do_not_move() -> None:
    (finding,) = series_of(
        a_claim(period="2023", value=20.0, bound="about"), a_claim(start=40, period="2025", value=21.0)
    )

    assert len(finding.lines) == 1


def test_a_quarter_is_not_compared_with_its_year() -> None:
    (finding,) = series_of(a_claim(period="2025-Q1", value=5.0), a_claim(start=40, period="2025", value=30.0))

    assert len(finding.lines) == 1


def test_of_many_wordings_the_first_few_stand_and_the_rest_are_counted() -> None:
    claims = [a_claim(start=40 * n, surface=f"2{n} countries", value=20.0 + n) for n in range(9)]

    (finding,) = series_of(*claims)

    assert finding.text.endswith("“23 countries”; and five more in the ledger.")
    assert [m.value for m in finding.measures] == [5]


def worth(text: str, currency: str) -> Finding:
    articles = [an_article(text, "a", "2026-01-01")]
    findings = compare(build_tables(articles), articles, wording=Wording(currency=currency)).findings
    return next(f for f in findings if f.kind == "series")


def test_an_amount_is_shown_in_the_readers_currency_with_its_hedge_and_the_rate() -> None:
    finding = worth("The Velm Plant invested about 17 million manat in 2024.", "USD")

    assert "“about 17 million manat” (about 10 million USD)" in finding.text
    (measure,) = [m for m in finding.measures if m.name.startswith("converted.")]
    assert measure.how.startswith("converted at 1.7 AZN a dollar")


def test_an_amount_in_the_readers_own_currency_is_not_repeated() -> None:
    assert "(" not in worth("The Velm Plant invested 17 million manat in 2024.", "AZN").text


def test_dollars_are_turned_into_euros_at_the_rate_of_their_year() -> None:
    finding = worth("The Velm Plant invested 100 million dollars in 2023.", "EUR")

    assert "(92.5 million EUR)" in finding.text
