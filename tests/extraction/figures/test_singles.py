"""What does one number say?"""

import pytest

from tests.extraction.texts import read_figures, read_used


@pytest.mark.parametrize(
    ("text", "value", "unit", "method"),
    [
        ("The 10,000th tractor left the hall.", 10_000.0, "tractor", "ordinal total"),
        ("The 500th boat was sold.", 500.0, "boat", "ordinal total"),
        ("It wants twice that sum.", 2.0, "times", "number and unit"),
        ("A threefold rise came.", 3.0, "times", "number and unit"),
        ("It exceeded the plan by a factor of 1.5.", 1.5, "times", "number and unit"),
        ("Of them, 12 of the 40 boats sank.", 12.0, "boat", "number and unit"),
    ],
    ids=lambda value: str(value),
)
def test_a_number_is_read_with_what_it_counts(text: str, value: float, unit: str, method: str) -> None:
    claim = read_used(text)[0]

    assert (claim.value, claim.unit, claim.method) == (value, unit, method)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They met twice.", "how often"),
        ("No one came.", "number word without a noun"),
        ("It rose to Ground Zero.", "part of a name"),
        ("It begins at 5 p.m. sharp.", "time of day"),
        ("Views: 1534", "part of the page"),
        ("A 5.45x39 cartridge.", "part of a name"),
    ],
    ids=lambda value: value,
)
def test_a_word_that_counts_nothing_says_why(text: str, reason: str) -> None:
    assert read_figures(text)[0].reason == reason


def test_over_means_more_of_things_and_during_of_time() -> None:
    assert [(c.surface, c.bound) for c in read_figures("It handed over 20 boats over two years for over 5 mills.")] == [
        ("20 boats", "exact"),
        ("two years", "exact"),
        ("over 5 mills", "more_than"),
    ]
