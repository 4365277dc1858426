"""On which verb does a sentence turn, and in which tense?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.verbs import Verb, list_forms
from analysis.extraction.verbs import find_verbs as find_in_words
from analysis.words import find_words


def find_verbs(text: str) -> list[Verb]:
    words = find_words(text)
    return find_in_words(words, range(len(words)), load_codebooks())


@pytest.mark.parametrize(
    ("words", "form", "tense"),
    [
        ("The mill produces tea", "produces", "present"),
        ("The mill produced tea", "produced", "past"),
        ("The mill has produced tea", "produced", "perfect"),
        ("The mill will produce tea", "produce", "future"),
        ("The mill is producing tea", "producing", "present"),
        ("The mill was building ships", "building", "past"),
        ("The mill sold tea", "sold", "past"),
        ("The mill could sell tea", "sell", "other"),
        ("The mill currently employs people", "employs", "present"),
        ("The mill is old", "is", "present"),
    ],
    ids=lambda value: str(value),
)
def test_the_verb_and_its_helpers_make_a_tense(words: str, form: str, tense: str) -> None:
    verb = find_verbs(words)[0]

    assert (verb.form, verb.tense) == (form, tense)


@pytest.mark.parametrize(
    ("words", "is_passive"),
    [("Tea was sold", True), ("Tea is being sold", True), ("Tea has been sold", True), ("They sold tea", False)],
    ids=lambda value: str(value),
)
def test_a_passive_is_known_by_its_helper(words: str, is_passive: bool) -> None:
    assert find_verbs(words)[0].is_passive is is_passive


@pytest.mark.parametrize("words", ["Tea exports grew", "the exports", "to export tea", "tea-producing"], ids=str)
def test_a_noun_or_an_infinitive_is_no_finite_verb(words: str) -> None:
    assert [v.form for v in find_verbs(words) if "export" in v.form or "produc" in v.form] == []


@pytest.mark.parametrize(
    "form",
    [
        "supplies",
        "supplied",
        "shipped",
        "reaches",
        "making",
        "grown",
        "cut",
        "planned",
        "totalled",
        "totaled",
        "stopped",
    ],
)
def test_the_forms_of_a_verb_are_made_from_its_base(form: str) -> None:
    assert form in list_forms(load_codebooks())


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("Exports to Poland totalled 40 tons", ["totalled"]),
        ("Orders from Kenya reached 40 carts", ["reached"]),
        ("Total sales of tea fell", ["fell"]),
        ("the manufacture of tea grew", ["grew"]),
        ("Under orders of the army the mill closed", ["closed"]),
        ("The mill exports to Poland", ["exports"]),
        ("The mill exports to Poland and employs 40 people", ["exports", "employs"]),
        ("The mills export tea", ["export"]),
    ],
    ids=str,
)
def test_a_word_that_may_be_a_noun_is_one_where_a_verb_follows(words: str, forms: list[str]) -> None:
    assert [v.form for v in find_verbs(words)] == forms
