import pandas as pd
import pytest

from analysis.charts.periods import is_doubtful, period_words, period_years, span_words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("1976", "1976"),
        ("1977-04", "Apr 1977"),
        ("2026-01-13", "13 Jan 2026"),
        ("2025-Q1", "Q1 2025"),
        ("2024~", "about 2024"),
        ("2006/2026", "2006–2026"),
        ("2026-01-13/2026-03-14", "13 Jan–14 Mar 2026"),
        ("2026-01-13T12:32+04:00", "13 Jan 2026"),
        ("2025/2025", "2025"),
        ("soon", "no date"),
        ("2026-13", "no date"),
        ("2026/2006", "no date"),
        (None, "no date"),
        (pd.NA, "no date"),
        (float("nan"), "no date"),
    ],
)
def test_a_period_is_said_as_precisely_as_it_is_known(period, words):
    assert period_words(period) == words


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("1976", (1976.0, 1977.0)),
        ("2006/2026", (2006.0, 2027.0)),
        ("2024-12", (2024 + 335 / 366, 2025.0)),
        ("2025-01-01", (2025.0, 2025 + 1 / 365)),
        ("soon", None),
    ],
)
def test_a_period_runs_from_its_first_moment_to_its_last(period, years):
    assert period_years(period) == (pytest.approx(years) if years else None)


def test_only_a_marked_period_is_doubtful():
    assert [is_doubtful(period) for period in ("2024~", "2024?", "2024", None)] == [True, True, False, False]


def test_a_span_of_periods_names_the_first_and_the_last_year():
    assert span_words(["2026-01-13", None, "1976", "2006/2026"]) == "1976 to 2026"
    assert span_words(["2026-01-13"]) == "2026"
    assert span_words([None]) == "no dates"
