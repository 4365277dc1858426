"""What is a number beside which nothing is counted or measured?"""

import pytest

from tests.extraction.texts import read_figures


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        ("Aylin Kaya, 45, runs the mill.", "minor", "age"),
        ("He joined at age 12.", "minor", "age"),
        ("It is one of the Fortune 100.", "not_a_figure", "model or type"),
        ("It stands at 575 Harbour Road.", "not_a_figure", "part of a name"),
        ("The index closed at 96.1.", "minor", "nothing is counted or measured beside it"),
        ("The four met again.", "not_a_figure", "number word without a noun"),
    ],
    ids=["comma", "age", "list", "street", "index", "word"],
)
def test_a_bare_number_says_why_it_is_no_claim(text: str, status: str, reason: str) -> None:
    claim = read_figures(text)[-1]

    assert (claim.status, claim.reason) == (status, reason)
