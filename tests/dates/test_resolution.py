"""Which date do "January 13" and "last year" mean in this article?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates.edtf import is_edtf
from analysis.dates.mentions import find_mentions
from analysis.dates.resolution import resolve_mention
from analysis.words import find_words


def resolve(words: str, published: str | None, context_year: int | None = None) -> str | None:
    (mention,) = find_mentions(find_words(words))
    return resolve_mention(mention, published, context_year).edtf


@pytest.mark.parametrize(
    ("words", "published", "edtf"),
    [
        ("January 13", "2026-01-13", "2026-01-13"),
        ("28 December", "2026-01-05", "2025-12-28"),
        ("14 February", "2025-12-20", "2025-02-14"),
        ("last year", "2026-01-13", "2025"),
        ("this year", "2026-01-13", "2026"),
        ("next year", "2026-01-13", "2027"),
        ("last fiscal year", "2026-01-13", "2025"),
        ("the coming year", "2026-01-13", "2027"),
        ("a year ago", "2026-01-13", "2025"),
        ("the same period of last year", "2026-01-13", "2025"),
        ("yesterday", "2025-03-01", "2025-02-28"),
        ("tomorrow", "2024-12-31", "2025-01-01"),
        ("last month", "2025-01-10", "2024-12"),
        ("this quarter", "2025-05-10", "2025-Q2"),
        ("last quarter", "2025-02-10", "2024-Q4"),
        ("the past two decades", "2026-03-13", "2006/2026"),
        ("the last five years", "2026-03-13", "2021/2026"),
        ("the fourth quarter", "2025-12-10", "2025-Q4"),
        ("the first nine months", "2025-12-10", "2025-01/2025-09"),
        ("the fourth quarter", "2025-02-10", "2024-Q4"),
        ("the first half of last year", "2025-02-10", "2024-01/2024-06"),
        ("the first eight months of the year", "2025-10-10", "2025-01/2025-08"),
        ("two years ago", "2026-03-13", "2024"),
        ("three months ago", "2026-02-13", "2025-11"),
        ("10 days ago", "2026-03-13", "2026-03-03"),
        ("the past 12 months", "2026-03-13", "2025-03/2026-03"),
        ("the coming three years", "2026-03-13", "2026/2029"),
        ("the past decade", "2026-03-13", "2016/2026"),
        ("last week", "2025-06-15", "2025-06-02/2025-06-08"),
        ("on Monday", "2025-06-15", "2025-06-09"),
        ("last Sunday", "2025-06-15", "2025-06-08"),
        ("next Monday", "2025-06-15", "2025-06-16"),
        ("last March", "2025-01-10", "2024-03"),
        ("May of last year", "2025-06-15", "2024-05"),
        ("the same period of 2023", "2025-06-15", "2023"),
        ("28 Aprel", "2025-06-15", "2025-04-28"),
    ],
    ids=lambda value: str(value),
)
def test_a_date_without_a_year_is_seen_from_the_publication(words: str, published: str, edtf: str) -> None:
    assert resolve(words, published) == edtf


def test_the_previous_year_leans_on_the_year_of_its_sentence() -> None:
    assert resolve("the previous year", "2026-03-13", context_year=2025) == "2024"


def test_last_year_is_last_year_whatever_its_sentence_speaks_of() -> None:
    assert resolve("last year", "2026-03-13", context_year=2019) == "2025"


@pytest.mark.parametrize("words", ["last year", "January 13", "yesterday", "last month", "the past five years"])
def test_nothing_is_guessed_without_a_publication_date(words: str) -> None:
    assert resolve(words, None) is None


def test_a_quarter_of_a_sentence_about_the_future_is_the_next_one() -> None:
    (mention,) = find_mentions(find_words("in the fourth quarter"))

    assert resolve_mention(mention, "2025-06-15", is_ahead=True).edtf == "2025-Q4"


@pytest.mark.parametrize("words", ["yesterday", "today", "on Monday", "last week", "last month", "5 days ago"])
def test_a_day_is_not_counted_from_a_publication_known_only_to_the_year(words: str) -> None:
    assert resolve(words, "2025") is None


def test_a_date_that_does_not_exist_says_so() -> None:
    (mention,) = find_mentions(find_words("31 February 2024"))
    resolved = resolve_mention(mention, "2024-03-01")

    assert (resolved.edtf, resolved.rule) == (None, "there is no such date")


def test_each_answer_names_what_it_was_seen_from() -> None:
    (mention,) = find_mentions(find_words("last year"))

    assert "2026-01-13" in resolve_mention(mention, "2026-01-13").rule


@given(
    st.sampled_from(
        [
            "yesterday",
            "tomorrow",
            "last year",
            "next month",
            "the past 99 decades",
            "February 29",
            "in May",
            "on Friday",
            "30 years ago",
            "last week",
            "the next 99 months",
            "the first half",
            "in the fourth quarter",
        ]
    ),
    st.dates().filter(lambda day: 1800 <= day.year < 2200).map(str),
)
def test_a_resolved_date_is_always_a_date(words: str, published: str) -> None:
    edtf = resolve(words, published)

    assert edtf is None or is_edtf(edtf)
