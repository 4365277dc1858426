"""Is a figure a level or a change, and for each of what?"""

import pytest

from tests.extraction.texts import read_figure


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("rose by 12 percent", "rise"),
        ("grew 12 percent", "rise"),
        ("were up 12 percent", "rise"),
        ("saw a 12 percent increase", "rise"),
        ("saw an increase of 12 percent", "rise"),
        ("were 12 percent higher", "rise"),
        ("increased by nearly 12 percent", "rise"),
        ("fell by 12 percent", "fall"),
        ("dropped 12 percent", "fall"),
        ("were down 12 percent", "fall"),
        ("saw a 12% year-on-year decline", "fall"),
        ("were 12 percent lower", "fall"),
        ("rose to 12 percent", None),
        ("stood at 12 percent", None),
        ("were 12 percent", None),
    ],
    ids=lambda value: str(value),
)
def test_the_words_beside_a_figure_say_whether_it_is_a_change(words: str, change: str | None) -> None:
    assert read_figure(f"Tea exports {words}.").change == change


@pytest.mark.parametrize(
    ("words", "per"),
    [
        ("700 carpets a year", "year"),
        ("700 carpets per year", "year"),
        ("700 carpets annually", "year"),
        ("700 carpets every month", "month"),
        ("700 carpets a day", "day"),
        ("12 tonnes per hectare", "hectare"),
        ("3 dollars a barrel", "barrel"),
        ("500 euros per capita", "person"),
        ("12 tonnes of black tea a day", "day"),
        ("700 carpets", None),
        ("700 carpets for a museum", None),
    ],
    ids=lambda value: str(value),
)
def test_a_figure_says_what_it_is_counted_for(words: str, per: str | None) -> None:
    assert read_figure(f"The factory makes {words}.").per == per


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The growth was -3.5 percent.", -3.5),
        ("The growth was −3.5%.", -3.5),
        ("The growth (-3.5 percent) was small.", -3.5),
        ("The growth of tea-3.5 percent.", 3.5),
        ("The growth - 3.5 percent - was small.", 3.5),
    ],
    ids=["hyphen", "minus sign", "in brackets", "inside a word", "dash"],
)
def test_a_minus_sign_belongs_to_its_percentage_and_a_dash_does_not(text: str, value: float) -> None:
    assert read_figure(text).value == value
