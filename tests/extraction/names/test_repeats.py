"""Which words repeat a name the article has given elsewhere?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.names.actors import find_actors
from analysis.extraction.sentences import find_sentences
from analysis.words import find_words


def read_spellings(text: str) -> dict[str, tuple[str, ...]]:
    actors = find_actors(find_words(text), find_sentences(text), load_codebooks())
    return {a.actor: a.spellings for a in actors}


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("The Zarnava Oil Company (ZOC) paid. Later ZOC sold it.", "Zarnava Oil Company", "ZOC"),
        ("The Zarnava Holding paid. Later Zarnava sold it.", "Zarnava Holding", "Zarnava"),
        ("“Zarnava” Steel Group paid. Later Zarnava sold it.", "“Zarnava” Steel Group", "Zarnava"),
        ("Karmotek delivered it. It thanked Karmotek.", "Karmotek", "Karmotek"),
        ("Ewa Lisowska left. We thank Lisowska.", "Ewa Lisowska", "Lisowska"),
        ("Xanlar Fatizade left. We thank Khanlar Fatizadə.", "Xanlar Fatizade", "Khanlar Fatizadə"),
    ],
    ids=lambda value: value[:40],
)
def test_a_short_form_stands_for_the_full_name(text: str, name: str, short: str) -> None:
    assert short in read_spellings(text)[name]


def test_a_heading_repeats_the_names_of_the_text() -> None:
    spellings = read_spellings(
        "Ruvimbo Gatsi Opens Long Bridge\n\nThe owner, Ruvimbo Gatsi, opened it. Gatsi paid for it."
    )

    assert spellings == {"Ruvimbo Gatsi": ("Gatsi", "Ruvimbo Gatsi")}


def test_a_company_called_by_its_first_word_is_no_person() -> None:
    assert read_spellings("Zarnava Delmo said it grew. Zarnava is old.") == {
        "Zarnava Delmo": ("Zarnava", "Zarnava Delmo")
    }
