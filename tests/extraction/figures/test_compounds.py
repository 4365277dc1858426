"""Which figures say one thing together?"""

import pytest

from tests.extraction.texts import read_figures, read_text, read_used


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("12 feet 6 inches", 12.5, "ft"),
        ("13 dollars and 45 cents", 13.45, "USD"),
        ("15 manats 50", 15.5, "AZN"),
    ],
    ids=lambda value: str(value),
)
def test_a_unit_and_its_part_are_one_figure(words: str, value: float, unit: str) -> None:
    (claim,) = read_used(f"It takes {words}.")

    assert (claim.surface, claim.value, claim.unit) == (words, value, unit)


@pytest.mark.parametrize(
    "words",
    ["more than 20 but fewer than 30 ships", "at least 20 and up to 30 ships", "above 20 and below 30 ships"],
    ids=str,
)
def test_a_floor_and_a_ceiling_are_one_interval(words: str) -> None:
    (claim,) = read_used(f"It needs {words}.")

    assert (claim.value, claim.low, claim.high, claim.unit) == (None, 20.0, 30.0, "ship")


@pytest.mark.parametrize(
    ("text", "main", "other"),
    [
        ("It costs 5 million manat ($2.9 million).", "5 million manat", "$2.9 million"),
        ("It costs €7 million (approximately $8 million).", "€7 million", "approximately $8 million"),
        ("It ran nearly 8 miles (13 km).", "nearly 8 miles", "13 km"),
        ("It costs 66 million euros, or $72 million.", "66 million euros", "$72 million"),
    ],
    ids=["brackets", "hedged", "length", "or"],
)
def test_a_conversion_is_tied_to_what_it_converts(text: str, main: str, other: str) -> None:
    first, second = (f for found in read_text(text).figures.values() for f in found if f.kind is not None)

    assert (first.span.of(text), second.span.of(text)) == (main, other)
    assert (first.converts, second.converts) == (None, first.span)
    assert (second.status, second.reason) == ("minor", f"conversion of {main}")


def test_a_conversion_shares_the_bound() -> None:
    assert [c.bound for c in read_figures("It ran nearly 8 miles (13 km).")] == ["nearly", "nearly"]


@pytest.mark.parametrize(
    "text", ["It has 40 ships (12 boats).", "It sold 40 tonnes (up 5 percent)."], ids=["things", "percent"]
)
def test_another_thing_in_brackets_is_no_conversion(text: str) -> None:
    assert [c.status for c in read_figures(text)] == ["used", "used"]


def test_a_bare_number_in_a_comparison_has_the_unit_of_the_first() -> None:
    assert [(c.value, c.unit) for c in read_used("It made 450 carts versus 380 in May.")] == [
        (450.0, "cart"),
        (380.0, "cart"),
    ]


def test_a_number_of_thirty_digits_before_another_ends_nothing() -> None:
    (claim,) = read_used("It cost $2e32 7 for a plant.")

    assert (claim.value, claim.unit) == (2e32, "USD")
