"""The sentences about numbers that do not fit each other."""

import pytest

from analysis.codebooks import load_codebooks
from analysis.comparison.checks import find_check_findings
from analysis.comparison.claims import Citing
from analysis.comparison.findings import Finding, check_findings
from tests.builders import read_tables, seed_tables

LEVELS = "The 2024 defence budget was 6.6 billion manat. The 2025 defence budget is 8.1 billion manat"


def findings(text: str) -> list[Finding]:
    tables = read_tables(text)
    return list(find_check_findings(Citing(tables), tables, load_codebooks()))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{LEVELS}, a rise of 32 percent compared with 2024.",
            "“32 percent” does not fit “8.1 billion manat” and “6.6 billion manat”: "
            "the levels make a change of 21.1 percent to 24.4 percent.",
        ),
        (
            "The works made 300 vehicles, including 200 tractors and 120 lorries.",
            "“300 vehicles” does not fit “200 tractors” and “120 lorries”: "
            "what it is said to include makes 319 to 321.",
        ),
        (
            "The 2025 budget of the park is 17 million manat ($17 million).",
            "“$17 million” does not fit “17 million manat”: "
            "at the rate of their time that makes 9.42 million USD to 10.6 million USD.",
        ),
    ],
    ids=["growth", "parts", "dollars"],
)
def test_a_check_that_fails_names_both_sides(text: str, said: str) -> None:
    (finding,) = findings(text)

    assert finding.text == said
    assert finding.kind == "conflict"
    check_findings([finding])


def test_numbers_that_fit_give_no_finding() -> None:
    assert findings(f"{LEVELS}, a rise of 23 percent compared with 2024.") == []


def test_the_seeds_give_none() -> None:
    tables = seed_tables()

    assert list(find_check_findings(Citing(tables), tables, load_codebooks())) == []
