"""Which bare names are a company, a plant or a place?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.names.names import find_names
from analysis.extraction.sentences import find_sentences
from analysis.words import find_words


def read_kinds(text: str) -> dict[str, str]:
    names = find_names(find_words(text), find_sentences(text), load_codebooks())
    return {n.name: n.kind for n in names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The carmaker Fjordbil grew.", "Fjordbil"),
        ("The Fjordbil company grew.", "Fjordbil"),
        ("Fjordbil’s shares fell.", "Fjordbil"),
        ("Karmotek delivered 300 tonnes.", "Karmotek"),
        ("Karmotek has signed it.", "Karmotek"),
        ("On Monday KRMT will pay.", "KRMT"),
        ("AgroZem is growing.", "AgroZem"),
        ("Temir Jol supplies rails.", "Temir Jol"),
    ],
    ids=lambda value: value,
)
def test_a_bare_name_is_a_company_by_the_words_beside_it(text: str, name: str) -> None:
    assert read_kinds(text) == {name: "organisation"}


@pytest.mark.parametrize("text", ["Exports delivered growth.", "UAV will fly.", "GDP grew.", "Drones produced noise."])
def test_words_that_open_a_sentence_and_abbreviations_are_no_company(text: str) -> None:
    assert read_kinds(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Zarnava tractor plant works.", "Zarnava tractor plant", "facility"),
        ("The plant “Zarnava” works.", "Zarnava", "facility"),
        ("It lies in Zarnava district.", "Zarnava", "place"),
        ("It lies in the city of Zarnava.", "Zarnava", "place"),
    ],
    ids=lambda value: value,
)
def test_a_small_word_beside_a_bare_name_makes_it_a_plant_or_a_place(text: str, name: str, kind: str) -> None:
    assert read_kinds(text) == {name: kind}
