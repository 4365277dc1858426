"""Which figures stand in a sentence, and which numbers are none?"""

from itertools import pairwise

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.figures.figures import find_figures
from analysis.extraction.figures.quantities import Figure
from analysis.records import Sentence, Span
from analysis.words import find_words
from tests.extraction.texts import read_figure, read_figures, read_used
from tests.growth import stalls


@pytest.mark.parametrize(
    "words",
    ["15–20 tonnes", "15-20 tonnes", "15—20 tonnes", "15‑20 tonnes", "15−20 tonnes", "15‒20 tonnes", "15 – 20 tonnes",
     "15 to 20 tonnes", "between 15 and 20 tonnes", "from 15 to 20 tonnes", "15 tonnes to 20 tonnes", "15t-20t"],
)  # fmt: skip
def test_a_range_is_read_whatever_joins_it(words: str) -> None:
    claim = read_figure(f"The mill sells {words} of tea.")

    assert (claim.surface, claim.bound, claim.value, claim.low, claim.high) == (words, "between", None, 15.0, 20.0)


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("between $5 million and $7 million", 5e6, 7e6, "USD"),
        ("$5-7 million", 5e6, 7e6, "USD"),
        ("$5 to $7 million", 5e6, 7e6, "USD"),
        ("5-7 million dollars", 5e6, 7e6, "USD"),
        ("€900 million to 1.2 billion", 9e8, 1.2e9, "EUR"),
        ("from 3 to 10,000 tons", 3.0, 10_000.0, "t"),
        ("5% to 7%", 5.0, 7.0, "percent"),
        ("between 700 and 800 tractors", 700.0, 800.0, "tractor"),
        ("two to three dozen boats", 24.0, 36.0, "boat"),
    ],
    ids=lambda value: str(value),
)
def test_both_ends_of_a_range_have_scale_and_unit(words: str, low: float, high: float, unit: str) -> None:
    claim = read_figure(f"They want {words} for it.")

    assert (claim.surface, claim.low, claim.high, claim.unit) == (words, low, high, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It sold 40 ships and 12 boats.", [40.0, 12.0]),
        ("Of 40 ships 12 sank.", [40.0]),
        ("It ordered 24 howitzers for 150 million euros.", [24.0, 150e6]),
        ("It lost 20-15, with 3 goals.", [3.0]),
        ("Output rose by 40 tonnes to 52 tonnes.", [40.0, 52.0]),
        ("Output rose to 52 tonnes from 40 tonnes.", [52.0, 40.0]),
    ],
    ids=lambda value: str(value),
)
def test_two_numbers_that_make_no_range_stay_apart(text: str, values: list[float]) -> None:
    assert [c.value for c in read_used(text)][: len(values)] == values


def test_hundreds_of_millions_of_euros_are_a_figure_without_a_value() -> None:
    claim = read_figure("Hundreds of millions of euros were spent.")

    assert (claim.value, claim.low, claim.high, claim.unit) == (None, 1e8, 1e9, "EUR")


def test_a_proportion_is_one_figure() -> None:
    claim = read_figure("Buyers outnumber sellers 3-to-1.")

    assert (claim.surface, claim.kind, claim.value) == ("3-to-1", "ratio", 3.0)


@pytest.mark.parametrize(
    ("text", "value", "about"),
    [
        ("Half of the workers are women.", 0.5, "workers"),
        ("A third of output is exported.", 1 / 3, "output"),
        ("Two thirds of the steel is exported.", 2 / 3, "steel"),
        ("More than half of the tea is exported.", 0.5, "tea"),
    ],
    ids=lambda value: str(value),
)
def test_a_part_of_a_whole_is_a_ratio(text: str, value: float, about: str) -> None:
    claim = read_figure(text)

    assert (claim.kind, claim.unit, claim.about) == ("ratio", "share", about)
    assert claim.value == pytest.approx(value)


def test_zero_is_a_figure() -> None:
    assert read_figure("Zero accidents happened.").value == 0.0


def test_a_year_is_not_what_an_amount_is_about() -> None:
    assert [c.about for c in read_used("France will spend 68 billion euros in 2027.")] == [None]


def test_a_figure_does_not_reach_over_a_date() -> None:
    found = [(c.surface, c.status) for c in read_figures("It sold 40 in May 2024 and 3 on 5 May 2025.")]

    assert ("May 2024", "not_a_figure") in found
    assert ("5 May 2025", "not_a_figure") in found
    assert len(found) == 4


def test_one_amount_said_twice_over_is_one_figure() -> None:
    assert [c.surface for c in read_used("It paid €66 million euros.")] == ["€66 million euros"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Turkish arms maker Baykal exported drones worth nearly $1.8 billion to more than 30 countries last year.",
            [("nearly $1.8 billion", 1.8e9, "USD"), ("more than 30 countries", 30.0, "country")],
        ),
        (
            "The Kazakh steel works smelted 3.1 million tonnes of steel, 6.2 percent less than in 2023.",
            [("3.1 million tonnes", 3.1e6, "t"), ("6.2 percent", 6.2, "percent")],
        ),
        (
            "The Kenyan tea factory employs about 340 people and pays 12 shillings a kilo.",
            [("about 340 people", 340.0, "person"), ("12 shillings", 12.0, "KES")],
        ),
        (
            "France raised its defence budget to €50.5bn, at least 2 percent of GDP.",
            [("€50.5bn", 50.5e9, "EUR"), ("at least 2 percent", 2.0, "percent")],
        ),
    ],
    ids=["Turkey", "Kazakhstan", "Kenya", "France"],
)
def test_news_of_any_country_is_read(text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(c.surface, c.value, c.unit) for c in read_used(text)] == found


HOSTILE = (
    *("a", "1", "1 ", "1,", "1.", "-", "1-", "a-", "5 million ", "one ", "half a ", "hundreds of ", "$5 ", "5% ", "(5"),
    *(
        "+1 ",
        "1/2 ",
        "5 new, ",
        "twice ",
        "1:22 ",
        ",,,",
        '"',
        "A",
        "more than ",
        "by ",
        "5 to ",
        "from 5 to ",
        "minus ",
    ),
    *("No. 5 ", "tel 5 ", "5.5.", "½", "\u00a0", "5 ft 3 in ", "5 (6 km) "),
)


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_no_text_takes_long(piece: str) -> None:
    def find_all(text: str) -> list[Figure]:
        return find_figures(find_words(text), [Sentence(Span(0, len(text)), text)], [], load_codebooks())

    assert not stalls(find_all, piece, 20_000)
    figures = find_all(piece * (20_000 // len(piece)))
    assert all(one.span.end <= other.span.start for one, other in pairwise(figures))
