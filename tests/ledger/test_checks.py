"""Whether the numbers that belong together fit each other."""

import pytest

from analysis.codebooks import load_codebooks
from analysis.ledger.checks import Check, find_checks
from tests.builders import read_tables, seed_tables

LEVELS = "The 2024 defence budget was 6.6 billion manat. The 2025 defence budget is 8.1 billion manat"


def checks(*texts: str) -> list[Check]:
    tables = read_tables(*texts)
    return find_checks(tables.ledger, tables.articles, load_codebooks())


@pytest.mark.parametrize(
    ("text", "kind", "holds"),
    [
        (f"{LEVELS}, a rise of 23 percent compared with 2024.", "growth", True),
        (f"{LEVELS}, a rise of 32 percent compared with 2024.", "growth", False),
        (f"{LEVELS}, a fall of 23 percent compared with 2024.", "growth", False),
        ("The works made 300 vehicles, including 200 tractors and 90 lorries.", "parts", True),
        ("The works made 300 vehicles, including 200 tractors and 120 lorries.", "parts", False),
        ("The firm sold goods for 9 million euros, of which 12 million euros abroad.", "parts", False),
        ("It spent 1.4 billion manat, or 17 percent of the budget of 8.1 billion manat.", "share", True),
        ("It spent 1.4 billion manat, or 27 percent of the budget of 8.1 billion manat.", "share", False),
        ("The 2025 budget of the park is 17 million manat ($10 million).", "equivalent", True),
        ("The 2025 budget of the park is 17 million manat ($17 million).", "equivalent", False),
        ("The 2014 budget of the park was 17 million manat (about $22 million).", "equivalent", True),
    ],
)
def test_numbers_that_belong_together_are_set_against_each_other(text: str, kind: str, holds: bool) -> None:
    assert [(c.kind, c.holds) for c in checks(text)] == [(kind, holds)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The works made 300 tractors in 600 halls, including the old one.", id="no number behind"),
        pytest.param("It has 500 workers, including 20 engineers, in 600 rooms.", id="another thing of the sentence"),
        pytest.param("It sold goods for 9 million euros, including 12 tractors.", id="another kind"),
        pytest.param("The 2015 budget of the park was 17 million manat ($10 million).", id="no rate for the year"),
        pytest.param(
            "Pakistan spent Rs 82.4 billion ($294 million) on a canal in 2025.", id="rupees of another country"
        ),
        pytest.param("It spent 17 million manat in 2025. It earned $40 million.", id="two sentences"),
        pytest.param("It spent 1.4 billion manat and grew by 17 percent to 8.1 billion manat.", id="no share"),
    ],
)
def test_numbers_that_only_stand_side_by_side_are_left_alone(text: str) -> None:
    assert [c for c in checks(text) if not c.holds] == []


def test_the_seeds_hold_no_number_that_does_not_fit() -> None:
    tables = seed_tables()

    assert [c for c in find_checks(tables.ledger, tables.articles, load_codebooks()) if not c.holds] == []


def test_a_copied_sentence_is_checked_once() -> None:
    text = "The 2025 budget of the park is 17.45 million manat ($17.45 million)."

    assert len(checks(text, text)) == 1
