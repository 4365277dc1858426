"""For when is a figure meant, and against when is it compared?"""

import pytest

from tests.extraction.texts import read_figure, read_used


@pytest.mark.parametrize(
    ("text", "period", "base"),
    [
        ("The mill sold 40 tonnes in 2024.", "2024", None),
        ("The mill sold 40 tonnes last year.", "2024", None),
        ("The mill will sell 40 tonnes next year.", "2026", None),
        ("The mill currently sells 40 tonnes.", "2025", None),
        ("The mill sells 40 tonnes.", "2025", None),
        ("The mill sold 40 tonnes.", None, None),
        ("On 31.05.2024 the mill sold 40 tonnes.", "2024-05-31", None),
        ("On 5 May 2025 the mill sold 40 tonnes.", "2025-05-05", None),
        ("From January to March 2025 it sold 40 tonnes.", "2025-01/2025-03", None),
        ("In the first half of 2024 the mill sold 40 tonnes.", "2024-01/2024-06", None),
        ("In the first quarter it sold 40 tonnes.", "2025-Q1", None),
        ("In the third quarter it sold 40 tonnes.", "2024-Q3", None),
        ("In FY2024 the mill sold 40 tonnes.", "2024", None),
        ("In the 2024/25 fiscal year it sold 40 tonnes.", "2024/2025", None),
        ("In March the mill sold 40 tonnes.", "2025-03", None),
        ("By 2030 the mill will sell 40 tonnes.", "2030", None),
        ("Yesterday the mill sold 40 tonnes.", "2025-06-14", None),
        ("Exports rose 12 percent compared with 2023.", None, "2023"),
        ("Exports rose 12 percent in 2024 from 2023.", "2024", "2023"),
        ("In 2024 exports were up 12 percent on 2022.", "2024", "2022"),
        ("In 2024 exports fell 12 percent year-on-year.", "2024", "2023"),
        ("In 2024 exports rose 12 percent against the previous year.", "2024", "2023"),
        ("In 2024 exports were 12 percent higher than a year earlier.", "2024", "2023"),
        ("In 2024 exports rose 12 percent over the same period of last year.", "2024", "2023"),
        ("The 2025 budget brings 12 percent more, compared to the previous year.", "2025", "2024"),
    ],
    ids=lambda value: str(value),
)
def test_a_figure_has_its_period_and_its_base(text: str, period: str | None, base: str | None) -> None:
    claim = read_figure(text)

    assert (claim.period, claim.base_period) == (period, base)


def test_each_figure_takes_the_date_beside_it() -> None:
    text = "France will raise its budget to 68 billion euros in 2027 from 50 billion euros in 2025."

    assert [c.period for c in read_used(text)] == ["2027", "2025"]


def test_the_rule_names_the_words_that_gave_the_period() -> None:
    claim = read_figure("The mill sold 40 tonnes last year.")

    assert claim.period_rule == "'last year': last year, seen from the publication date 2025-06-15"


@pytest.mark.parametrize("text", ["The mill sold 40 tonnes last year.", "The mill sells 40 tonnes."], ids=str)
def test_no_period_is_guessed_for_an_article_without_a_date(text: str) -> None:
    assert read_figure(text, published=None).period is None


def test_when_a_yard_was_opened_is_not_when_it_has_its_docks() -> None:
    assert read_figure("The yard, opened in May 2019, has 3 docks.").period == "2025"
