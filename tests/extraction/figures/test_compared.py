"""Which bare number counts what an earlier figure counts?"""

import pytest

from tests.extraction.texts import read_figures, read_used


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The yard built 2 072 carts against 1 640 a year earlier.", 1640.0, "cart"),
        ("Sales rose to 163 boats from just 40.", 40.0, "boat"),
        ("Only 18 engines came instead of 41.", 41.0, "engine"),
        ("Norvia paid GEL 31.2m, up from 24.9m.", 24.9e6, "GEL"),
        ("Profit was $3.5 billion, up from 2.9.", 2.9e9, "USD"),
        ("The price is 298,000 tenge, down from 315,000 in May.", 315_000.0, "KZT"),
        ("It makes 300 carts a year. This figure will gradually reach 5,000.", 5000.0, "cart"),
        ("Arla sold 310 pumps to Peru and 95 to Chile.", 95.0, "pump"),
        ("Ten of 24 carriers came; the remaining 14 are due.", 14.0, "carrier"),
        ("It hired 40 welders and will take on 150 more.", 150.0, "welder"),
        ("We were told 60 radars, and we planned for 60.", 60.0, "radar"),
        ("A crew of 35 now does it.", 35.0, "person"),
        ("It turns out 1,000 pumps a month, or 12,000 a year.", 12_000.0, "pump"),
        ("Orvel has a workforce of 19,200, it said.", 19_200.0, "employee"),
    ],
)
def test_a_bare_number_takes_the_unit_of_its_figure(text: str, value: float, unit: str) -> None:
    claim = read_used(text)[-1]

    assert (claim.value, claim.unit, claim.status) == (value, unit, "used")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "per"),
    [
        ("The number of licensed suppliers has grown from 40 to 163.", 40.0, 163.0, "supplier", None),
        ("It raises its output of oil pumps from 2 million to 3 million a year.", 2e6, 3e6, "pump", "year"),
    ],
)
def test_a_bare_range_takes_the_noun_of_its_quantity(
    text: str, low: float, high: float, unit: str, per: str | None
) -> None:
    claim = read_used(text)[-1]

    assert (claim.low, claim.high, claim.unit, claim.per) == (low, high, unit, per)


@pytest.mark.parametrize("text", ["The total is 12.", "According to 24, it rose.", "It took two years from 40."])
def test_without_a_figure_before_it_a_bare_number_stays_minor(text: str) -> None:
    assert read_figures(text)[-1].status == "minor"


def test_metres_beside_metres_stay_metres() -> None:
    assert [c.unit for c in read_used("The ship is 30m long, against 24m before.")] == ["m", "m"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Staff grew to 450 from 300.", [(450.0, "employee"), (300.0, "employee")]),
        ("The number of shops fell by 12 to 88.", [(12.0, "shop"), (88.0, "shop")]),
        (
            "Of the 120 carts ordered, 80 were sold. Of these, 12 are red.",
            [(120.0, "cart"), (80.0, "cart"), (12.0, "cart")],
        ),
    ],
)
def test_numbers_go_on_with_a_group_a_quantity_or_a_whole(text: str, found: list[tuple[float, str]]) -> None:
    assert [(c.value, c.unit) for c in read_used(text)] == found


def test_a_span_of_time_before_to_is_no_end_of_an_interval() -> None:
    claims = read_figures("Output goes from 4,200 carts in six months to 9,000 in a year.")

    assert [(c.surface, c.unit) for c in claims] == [
        ("4,200 carts", "cart"),
        ("six months", "month"),
        ("9,000", "cart"),
    ]
