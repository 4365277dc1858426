"""What may be asked, and what is said when it makes no sense."""

import contextlib
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.briefing.parameters import Parameters, check_parameters, list_parameters, read_settings, write_parameters
from analysis.errors import ParameterError


def test_nothing_asked_gives_the_defaults() -> None:
    assert check_parameters({}) == Parameters()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"titel": "x"},
            "parameter 'titel' is unknown; did you mean title\\? known are attach_ledger, classification, codebooks",
        ),
        ({"zzz": "x"}, "parameter 'zzz' is unknown; known are"),
        ({"words_shown": "15"}, "parameter words_shown is '15': write a whole number"),
        ({"words_shown": 1.5}, "parameter words_shown is 1.5: write a whole number"),
        ({"words_shown": True}, "parameter words_shown is true: write a whole number"),
        ({"words_shown": 0}, "parameter words_shown is 0: .* greater than or equal to 1"),
        ({"title": 5}, "parameter title is 5: write a text"),
        ({"title": "x" * 201}, "parameter title is 'x+': .* at most 200"),
        ({"sources": "seeds"}, "parameter sources is 'seeds': write a list of texts"),
        ({"sources": []}, "parameter sources is \\[\\]"),
        ({"publishers": [1]}, "parameter publishers is \\[1\\]: write a list of texts"),
        ({"published_from": "May 2025"}, "published_from is 'May 2025': write a date as 2024-05-31, 2024-05 or 2024"),
        ({"published_to": "2025-02-30"}, "parameter published_to is '2025-02-30': write a date"),
        ({"published_from": "2025", "published_to": "2024"}, "'2025' is after published_to '2024'; swap the two dates"),
    ],
    ids=lambda value: str(value)[:30] if isinstance(value, dict) else "",
)
def test_what_makes_no_sense_is_refused_with_its_value(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(ParameterError, match=said):
        check_parameters(asked)


@pytest.mark.parametrize(("first", "last"), [("2025-05", "2025"), ("2025-12-31", "2025"), ("2025", "2025")])
def test_a_span_that_ends_within_its_beginning_is_no_mistake(first: str, last: str) -> None:
    assert check_parameters({"published_from": first, "published_to": last}).published_from == first


@pytest.mark.parametrize(
    ("pair", "value"),
    [
        ("words_shown=20", 20),
        ("title=a=b", "a=b"),
        ("title=", ""),
        ("title=20", "20"),
        ("publishers=Azernews, Trend", ["Azernews", "Trend"]),
        ('publishers=["A, B", "C"]', ["A, B", "C"]),
        ("publishers=", []),
    ],
)
def test_a_setting_gets_the_type_of_its_parameter(pair: str, value: object) -> None:
    assert list(read_settings([pair]).values()) == [value]


@pytest.mark.parametrize(
    "pair", ["words_shown=many", "words_shown=²", "words_shown=1.5", f"words_shown={'9' * 5000}", "publishers=[1"]
)
def test_a_setting_of_the_wrong_type_is_refused(pair: str) -> None:
    with pytest.raises(ParameterError, match=f"parameter {pair.split('=')[0]} is"):
        check_parameters(read_settings([pair]))


def test_a_setting_without_an_equals_sign_is_refused() -> None:
    with pytest.raises(ParameterError, match="--set 'title': there is no equals sign; write --set KEY=VALUE"):
        read_settings(["title"])


@given(st.text(alphabet=string.printable + "²٣é\ud800"))
def test_any_setting_is_read_or_refused(pair: str) -> None:
    for name in ("words_shown", "publishers", "published_from", "title"):
        with contextlib.suppress(ParameterError):
            check_parameters(read_settings([f"{name}={pair}"]))


@pytest.mark.parametrize(
    ("source", "written"),
    [("seeds", "seeds"), ("news/may", "news/may"), ("/somewhere/else/seeds", "seeds"), ("../../other/seeds", "seeds")],
)
def test_the_record_says_what_was_read_and_not_where_it_lay(source: str, written: str) -> None:
    assert write_parameters(Parameters(sources=(source,)))["sources"] == [written]


def test_a_record_can_be_checked_again() -> None:
    asked = check_parameters({"sources": ["seeds"], "publishers": ["A, B"], "published_from": "2025", "words_shown": 3})

    assert check_parameters(write_parameters(asked)) == asked


def test_every_parameter_is_explained() -> None:
    listed = list_parameters()

    assert {kind for _, kind, _, _ in listed} == {
        "text",
        "whole number",
        "list of texts",
        "true or false",
        "one of a4, letter",
        "one of en, de, fr, az",
    }
    assert all(meaning.endswith(".") for *_, meaning in listed)
