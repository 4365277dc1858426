"""How a sentence keeps hold of its numbers."""

import pytest

from analysis.comparison.prose import Cited, Line, Measured, Strong, Text, check_line, check_lines
from analysis.errors import BindingError

UNBOUND = [
    "20 countries",
    "two articles",
    "Twenty tractors",
    "thirteen",
    "ninety percent",
    "half of it",
    "a dozen",
    "twice",
    "hundreds of jobs",
    "Plant No. 5",
    "since 2025",
    "١٢",
]


@pytest.mark.parametrize("words", UNBOUND)
@pytest.mark.parametrize("segment", [Text, Strong])
def test_a_number_in_plain_words_is_refused(segment: type, words: str) -> None:
    with pytest.raises(BindingError, match="bound to no claim and no measurement"):
        check_line(Line((segment(words),)))


@pytest.mark.parametrize("words", ["someone often said so", "a billionaire", "weighty", "the tenth", "No article", ""])
def test_words_that_only_look_like_a_number_pass(words: str) -> None:
    check_line(Line((Text(words),)))


def test_a_number_that_leads_to_a_claim_or_a_measurement_passes() -> None:
    check_line(Line((Cited("20", ("f1",)), Text(" of "), Measured("30", "read.articles"))))


def test_a_citation_without_a_claim_is_refused() -> None:
    with pytest.raises(BindingError, match="'20' cites no claim"):
        check_line(Line((Cited("20", ()),)))


def test_the_first_wrong_line_of_many_is_named() -> None:
    with pytest.raises(BindingError, match="'wrong 7'"):
        check_lines([Line((Text("right"),)), Line((Text("wrong 7"),))])


def test_a_line_names_each_of_its_claims_once_and_in_order() -> None:
    line = Line((Cited("a", ("f2", "f1")), Text(" and "), Cited("b", ("f1", "f3"))))

    assert line.claims == ("f2", "f1", "f3")
    assert line.text == "a and b"
