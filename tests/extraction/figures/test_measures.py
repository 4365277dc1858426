"""What stands directly beside a number?"""

import pytest

from tests.extraction.texts import read_used


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They paid 75 USD million.", [(75e6, "USD")]),
        ("They paid 120 MEUR.", [(120e6, "EUR")]),
        ("They paid HK $5.4m and US $3m.", [(5.4e6, "HKD"), (3e6, "USD")]),
        ("They paid $US55,000 ($A80,000).", [(55_000.0, "USD")]),
        ("They paid 10 $ and 30 $.", [(10.0, "USD"), (30.0, "USD")]),
        ("They paid $5 and 7 manats.", [(5.0, "USD"), (7.0, "AZN")]),
        ("They paid 5€.", [(5.0, "EUR")]),
        ("They dropped a 500-pound bomb.", [(500.0, "lb")]),
        ("They paid 500 pounds.", [(500.0, "GBP")]),
        ("It was 12 °C at 40°C.", [(12.0, "°C"), (40.0, "°C")]),
        ("It has 20 (kg) of it.", [(20.0, "kg")]),
        ("It is 37m (121ft) long.", [(37.0, "m")]),
        ("It has 5m people.", [(5e6, "person")]),
        ("It took half a tonne and a quarter of a mile.", [(0.5, "t"), (0.25, "mi")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_unit_is_found_on_either_side(text: str, found: list[tuple[float, str]]) -> None:
    assert [(c.value, c.unit) for c in read_used(text)] == found
