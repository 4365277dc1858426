"""Which capitalised words are a person?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.names.names import find_names
from analysis.extraction.sentences import find_sentences
from analysis.words import find_words


def read_people(text: str) -> list[str]:
    names = find_names(find_words(text), find_sentences(text), load_codebooks())
    return [n.name for n in names if n.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We met Elmar Qasimli there.", "Elmar Qasimli"),
        ("We met Orxan Dəmirçizadə there.", "Orxan Dəmirçizadə"),
        ("We met Tvrtko Bagrationashvili there.", "Tvrtko Bagrationashvili"),
        ("We met K. Zholdasbekov there.", "K. Zholdasbekov"),
        ("We met J.K. Odinga there.", "J.K. Odinga"),
        ("We met Ludwig van der Heyden there.", "Ludwig van der Heyden"),
        ("We met Khalid bin Omar Al Thawadi there.", "Khalid bin Omar Al Thawadi"),
        ("We met Vusal Elman oglu there.", "Vusal Elman oglu"),
        ("We met Kim Jae-hwan there.", "Kim Jae-hwan"),
        ("We met Wei-ling Zhao there.", "Wei-ling Zhao"),
        ("Ruvimbo Gatsi said so.", "Ruvimbo Gatsi"),
        ("“Yes,” said Ruvimbo Gatsi.", "Ruvimbo Gatsi"),
        ("Ruvimbo Gatsi, who runs the mill, left.", "Ruvimbo Gatsi"),
        ("Ruvimbo Gatsi, 45, left.", "Ruvimbo Gatsi"),
        ("Ruvimbo Gatsi, the owner of the mill, left.", "Ruvimbo Gatsi"),
        ("We met Jordan Pickering there.", "Jordan Pickering"),
        ("We met Олег Стеценко there.", "Олег Стеценко"),
    ],
    ids=lambda value: value,
)
def test_a_name_its_shape_or_the_words_beside_it_make_a_person(text: str, name: str) -> None:
    assert read_people(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Valley is green.",
        "We saw the Wing Loong there.",
        "The Heydar Qasimli Foundation paid.",
        "Rose exports grew in May.",
        "Will Turkey buy?",
        "Elmar Steel Works opened.",
        "Professional Responsibility said so.",
        "Missile Tests Resume After Talks",
    ],
    ids=lambda value: value,
)
def test_places_products_firms_and_verbs_are_no_people(text: str) -> None:
    assert read_people(text) == []
