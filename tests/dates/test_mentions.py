"""Where does a text name a date, and which one?"""

import re
import time
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
        ("1Q25", "2025-Q1"),
        ("Q3 FY2025", "2025-Q3"),
        ("IV quarter of 2024", "2024-Q4"),
        ("the last quarter of 2024", "2024-Q4"),
        ("H1 2025", "2025-01/2025-06"),
        ("9M 2025", "2025-01/2025-09"),
        ("FY2024", "2024"),
        ("FY24/25", "2024/2025"),
        ("eight months of 2025", "2025-01/2025-08"),
        ("nine-month results of 2025", "2025-01/2025-09"),
        ("November 2024 to March 2025", "2024-11/2025-03"),
        ("November-March 2025", "2024-11/2025-03"),
        ("2021 to 2024", "2021/2024"),
        ("5-7 May 2025", "2025-05-05/2025-05-07"),
        ("May 5-7, 2025", "2025-05-05/2025-05-07"),
        ("28 April – 3 May 2025", "2025-04-28/2025-05-03"),
        ("the three months ended September 30, 2025", "2025-Q3"),
        ("year ended March 31, 2025", "2024-04/2025-03"),
        ("quarter ended 30 June 2025", "2025-Q2"),
        ("2025.05.31", "2025-05-31"),
        ("31-05-2024", "2024-05-31"),
        ("05-May-25", "2025-05-05"),
        ("mid-2025", "2025"),
        ("late 2023", "2023"),
        ("the 20th century", "1901/2000"),
        ("the '90s", "1990/1999"),
        ("the 1980’s", "1980/1989"),
        ("28 Aprel 2025", "2025-04-28"),
        ("5 mayıs 2025", "2025-05-05"),
        ("13 января 2026", "2026-01-13"),
        ("3. März 2025", "2025-03-03"),
        ("5 de mayo de 2025", "2025-05-05"),
    ],
    ids=str,
)
def test_a_complete_date_is_read_to_the_precision_it_states(words: str, edtf: str) -> None:
    ((found, value),) = read_dates(f"The mill: {words}, it said.")

    assert (found.removeprefix("the "), value) == (words.removeprefix("the "), edtf)


@pytest.mark.parametrize(
    "words",
    ["January 13", "13 January", "last year", "the previous year", "a year earlier", "the same period of last year",
     "last month", "this quarter", "yesterday", "the past two decades", "the fourth quarter", "the first 6 months",
     "Monday", "two years ago", "the coming three years", "the past 12 months", "the year-earlier period",
     "the prior-year quarter", "that period"],
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
    ("words", "years"),
    [
        ("In 2000 the mill sold tea.", ["2000"]),
        ("The order was for 2000 trucks.", []),
        ("It sold 2015 tractors.", []),
        ("A total of 1900 tons left.", []),
        ("About 2000 people work there.", []),
        ("The 2025 state budget grew.", ["2025"]),
        ("Kenya’s 2025 tea exports grew.", ["2025"]),
        ("2024 results were good.", ["2024"]),
        ("Read 2003 views.", []),
        ("Views: 2003", []),
        ("28 May 2025 15:20 2003", ["2025"]),
        ("UN Resolution 1980 holds.", []),
        ("In the first quarter 2000 tons were sold.", []),
        ("Around 2010 it grew.", ["2010"]),
    ],
    ids=str,
)
def test_a_bare_number_is_a_year_by_the_words_beside_it(words: str, years: list[str]) -> None:
    assert [edtf[:4] for _, edtf in read_dates(words) if edtf] == years


def test_a_year_said_to_be_about_is_uncertain() -> None:
    assert read_dates("It was founded around 2010.") == [("2010", "2010~")]


@pytest.mark.parametrize(
    "words",
    ["a quarter of the budget", "half of it", "the first half of the match", "a nine-month course", "at the same time",
     "section 5 may apply", "the 79th anniversary", "year-on-year", "every month", "In the rain they march"],
)  # fmt: skip
def test_words_of_time_that_name_no_date_are_none(words: str) -> None:
    assert read_dates(words) == []


def test_a_day_with_the_month_first_or_second_is_read_as_the_other_dates_of_its_text() -> None:
    assert read_dates("13/5/2025, then 3/5/2025")[1] == ("3/5/2025", "2025-05-03")
    assert read_dates("5/13/2025, then 3/5/2025")[1] == ("3/5/2025", "2025-03-05")
    assert read_dates("On 5 March 2025, or 3/5/2025")[1] == ("3/5/2025", "2025-03-05")


def test_a_day_whose_month_nothing_tells_is_not_guessed() -> None:
    (mention,) = find_mentions(find_words("It met on 3/5/2025."))

    assert (mention.form, mention.edtf) == ("ambiguous_day", None)


@pytest.mark.parametrize("words", ["5 May 0203", "in 0203", "May 5, 2950", "31 February 2024"])
def test_a_date_far_off_or_missing_in_the_calendar_is_reported_as_impossible(words: str) -> None:
    (mention,) = find_mentions(find_words(f"It met {words}."))

    assert (mention.form, mention.edtf) == ("impossible", None)


@pytest.mark.parametrize(
    "piece",
    ["a", "A", " ", "1", "-", "a-", ", ", '"', "1.", "1/", "1\n", "2024 ", "2024-", "5 May ", "May 5 – ", "the year ",
     "first ", "same period of ", "Q1 ", ".1.1", "past 5 ", "12:30 ", "'90s "],
)  # fmt: skip
def test_no_text_takes_long(piece: str) -> None:
    words = find_words((piece * 50_000)[:50_000])
    begun = time.process_time()
    find_mentions(words)

    assert time.process_time() - begun < 1


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
