"""Whose rupees and shillings are meant?"""

import pytest

from tests.extraction.texts import read_used


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Pakistan's mills earned Rs 82.4 billion.", "PKR"),
        ("The works in Karachi cost 5 million rupees.", "PKR"),
        ("India sold arms for Rs 500 crore.", "INR"),
        ("The Kenyan plant cost 4.7 billion shillings.", "KES"),
        ("Tanzania spent Sh 410 million.", "TZS"),
        ("The Serbian yard cost 30 million dinars.", "RSD"),
        ("Pakistan paid 5 million Indian rupees.", "INR"),
        ("Pakistan paid ₹5 million.", "INR"),
        ("It cost 20 million shillings.", "shilling"),
    ],
)
def test_a_shared_name_of_money_is_read_by_the_country(text: str, unit: str) -> None:
    claim = read_used(text)[0]

    assert (claim.unit, claim.kind) == (unit, "money")
