"""What is a date that keeps its precision?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates.edtf import edtf_bounds, is_edtf, share_days, shift_year, year_of

DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2025-05-05", date(2025, 5, 5), date(2025, 5, 5)),
        ("2025-05-05T12:32+04:00", date(2025, 5, 5), date(2025, 5, 5)),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31)),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("2006/2026", date(2006, 1, 1), date(2026, 12, 31)),
        ("2024-01/2024-06", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024~", date(2024, 1, 1), date(2024, 12, 31)),
    ],
    ids=str,
)
def test_a_date_covers_all_its_days(value: str, first: date, last: date) -> None:
    assert edtf_bounds(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "", "soon", "2025-13", "2025-02-30", "2025-Q5", "0000", "25-05-05", "05.05.2025", "2025/", "/2025", "2025-5-5",
        "2025-05-05Tnoon", "2026/2006", "٢٠٢٤", "20251", " 2025",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(value: str) -> None:
    assert not is_edtf(value)


def test_a_value_that_is_no_date_is_named_with_the_remedy() -> None:
    with pytest.raises(ValueError, match=r"'5 May' is no EDTF date; write 2025, 2025-05"):
        edtf_bounds("5 May")


@given(DAYS)
def test_every_day_lies_in_its_own_month_quarter_and_year(day: date) -> None:
    wider = [f"{day:%Y-%m}", f"{day.year}-Q{(day.month + 2) // 3}", str(day.year)]

    assert all(share_days(day.isoformat(), value) for value in wider)


@given(DAYS, DAYS)
def test_two_days_share_a_day_only_if_they_are_one(one: date, other: date) -> None:
    assert share_days(one.isoformat(), other.isoformat()) == (one == other)


def test_the_year_is_that_in_which_a_value_begins() -> None:
    assert year_of("2019-11/2020-02") == 2019


@pytest.mark.parametrize(
    ("value", "shifted"),
    [("2025", "2024"), ("2025-Q1", "2024-Q1"), ("2025-05-05", "2024-05-05"), ("2006/2026", "2005/2025")],
    ids=str,
)
def test_a_value_moves_to_the_same_part_of_another_year(value: str, shifted: str) -> None:
    assert shift_year(value, -1) == shifted
