"""Where does a text name a date, and which one?"""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates.edtf import is_edtf
from analysis.dates.mentions import find_mentions
from analysis.words import find_words

PIECES = [
    "May", "5", "31", "February", "2024", "2024-05-31", "–", "/", ".", ",", "first", "quarter", "of", "last", "year",
    "Q3", "12:30", "٢٠٢٤", "20",
]  # fmt: skip


def read_dates(text: str) -> list[tuple[str, str | None]]:
    return [(m.span.of(text), m.edtf) for m in find_mentions(find_words(text))]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2024-05-31", "2024-05-31"),
        ("2024-05-31T10:20:00Z", "2024-05-31"),
        ("5 May 2025", "2025-05-05"),
        ("5th of May, 2025", "2025-05-05"),
        ("May 5, 2025", "2025-05-05"),
        ("May 5th 2025", "2025-05-05"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("Jan. 19, 2025", "2025-01-19"),
        ("13 January 2026 12:32 (UTC+04:00)", "2026-01-13T12:32+04:00"),
        ("31.05.2024", "2024-05-31"),
        ("31/05/2024", "2024-05-31"),
        ("April 1977", "1977-04"),
        ("January-March 2024", "2024-01/2024-03"),
        ("January to September 2024", "2024-01/2024-09"),
        ("the first quarter of 2024", "2024-Q1"),
        ("Q3 2024", "2024-Q3"),
        ("the second half of 2023", "2023-07/2023-12"),
        ("the first nine months of 2024", "2024-01/2024-09"),
        ("first 6 months of 2024", "2024-01/2024-06"),
        ("2019-2023", "2019/2023"),
        ("2019–2023", "2019/2023"),
        ("2024/25", "2024/2025"),
        ("the 1990s", "1990/1999"),
        ("1976", "1976"),
    ],
    ids=str,
)
def test_a_complete_date_is_read_to_the_precision_it_states(words: str, edtf: str) -> None:
    assert read_dates(f"The mill: {words}, it said.") == [(words, edtf)]


@pytest.mark.parametrize(
    "words",
    ["January 13", "13 January", "last year", "the previous year", "a year earlier", "the same period of last year",
     "last month", "this quarter", "yesterday", "the past two decades", "the fourth quarter", "the first 6 months"],
)  # fmt: skip
def test_a_date_that_needs_an_anchor_is_found_without_a_value(words: str) -> None:
    assert read_dates(f"It grew {words}.") == [(words, None)]


def test_a_month_alone_is_a_date_behind_a_word_of_time() -> None:
    assert read_dates("It opened in March; people march in the rain and may sing.") == [("March", None)]


@pytest.mark.parametrize("words", ["31 February 2024", "February 30, 2023", "31.04.2024", "2024-13-01"], ids=str)
def test_a_date_that_does_not_exist_has_no_value(words: str) -> None:
    found = [m for m in find_mentions(find_words(f"It met on {words}.")) if m.edtf]

    assert found == []


@pytest.mark.parametrize(
    "words",
    ["1,976 tonnes", "19.76 percent", "$2000", "№2015", "2015%", "1976-X", "decree 12/2015", "call 2024-555"],
)
def test_a_number_that_only_looks_like_a_year_is_none(words: str) -> None:
    assert read_dates(words) == []


def test_a_machine_line_and_the_human_line_behind_it_are_two_dates() -> None:
    found = read_dates(" date 2025-07-20 20 July 2025 20:50 (UTC+04:00)")

    assert found == [("date 2025-07-20", "2025-07-20"), ("20 July 2025 20:50 (UTC+04:00)", "2025-07-20T20:50+04:00")]


@given(
    st.dates(date(1850, 1, 1), date(2150, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y-%m-%d"])
)
def test_every_day_is_read_back_from_how_it_is_written(day: date, form: str) -> None:
    if form == "%Y-%m-%d" and not 1900 <= day.year <= 2099:
        return
    found = find_mentions(find_words(f"It opened on {day.strftime(form)} in Kisumu."))

    assert [m.edtf for m in found] == [day.isoformat()]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_dates_never_overlap_and_always_exist(words: list[str]) -> None:
    text = " ".join(words)
    found = find_mentions(find_words(text))

    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(m.edtf is None or is_edtf(m.edtf) for m in found)
    assert all(re.search(r"\S", m.span.of(text)) for m in found)
