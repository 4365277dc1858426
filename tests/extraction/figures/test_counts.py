"""What does a bare number count?"""

import pytest

from tests.extraction.texts import read_figure, read_figures


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("700 new tractors annually", "tractor"),
        ("24 howitzers for the army", "howitzer"),
        ("340 people", "person"),
        ("20 countries", "country"),
        ("3 armoured vehicles built in Ankara", "vehicle"),
        ("5 ministries", "ministry"),
        ("12 boxes", "box"),
        ("6 aircraft", "aircraft"),
        ("9 tea growers’ unions", "union"),
        ("2,000-strong staff", "staff"),
        ("4 families", "family"),
    ],
    ids=lambda value: value,
)
def test_the_unit_of_a_count_is_its_head_noun_in_the_singular(words: str, unit: str) -> None:
    claim = read_figure(f"The site has {words}.")

    assert (claim.unit, claim.kind) == (unit, "count")


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("bought 24 F-16 fighter jets", "jet"),
        ("bought 18 Leopard 2 tanks", "tank"),
        ("bought 32 F-35A for Chile", "f-35a"),
        ("bought 24 Rafale for Chile", "rafale"),
        ("bought 6 aircraft engines", "engine"),
        ("bought 20 military and civilian trucks", "truck"),
        ("bought 12 more boats", "boat"),
        ("bought an 11 member club", "member"),
        ("built a 500-seat hall", "seat"),
    ],
    ids=lambda value: value,
)
def test_models_and_attributes_stand_before_the_thing_counted(words: str, unit: str) -> None:
    assert read_figure(f"The state {words}.").unit == unit


def test_the_noun_phrase_is_kept_in_its_own_words() -> None:
    assert read_figure("The yard sold 3 old armoured vehicles to Chile.").about == "old armoured vehicles"


@pytest.mark.parametrize("tail", [" and", ".", "", " of them", "\n\ntractors"], ids=repr)
def test_nothing_is_counted_where_no_noun_stands(tail: str) -> None:
    (claim,) = read_figures(f"It sold 40{tail}")

    assert (claim.unit, claim.status) == (None, "minor")
