"""Which names stand in a text?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.names import find_names
from analysis.extraction.sentences import find_sentences
from analysis.words import find_words


def read(text: str) -> list[tuple[str, str, str | None]]:
    names = find_names(find_words(text), find_sentences(text), load_codebooks())
    return [(n.name, n.kind, n.role) for n in names]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Minister of Defence Industry Jan Kos spoke.", "Jan Kos", "Minister of Defence Industry"),
        ("President of the Republic of Kenya Mwai Otieno spoke.", "Mwai Otieno", "President of the Republic of Kenya"),
        ("Polish Prime Minister Ewa Lis spoke.", "Ewa Lis", "Prime Minister"),
        ("Deputy director Ewa Lis spoke.", "Ewa Lis", "Deputy director"),
        ("Ewa Lis, chairwoman of the Gdynia Shipyard, spoke.", "Ewa Lis", "chairwoman of the Gdynia Shipyard"),
        ("Kenya’s President Mwai Otieno’s visit began.", "Mwai Otieno", "President"),
        ("Mr. Otieno spoke.", "Otieno", None),
        ("Engineer Şahin Öztürk spoke.", "Şahin Öztürk", "Engineer"),
        ("Director Zoë O’Neill-Brown spoke.", "Zoë O’Neill-Brown", "Director"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_role_or_title_beside_a_name_makes_it_a_person(text: str, name: str, role: str | None) -> None:
    assert (name, "person", role) in read(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Gdynia Shipyard was opened.", "Gdynia Shipyard", "facility"),
        ("The Gdynia Shipyard announced a plan.", "Gdynia Shipyard", "organisation"),
        ("The Kericho Tea Company grew.", "Kericho Tea Company", "organisation"),
        (
            "The Ministry of Energy and Natural Resources paid.",
            "Ministry of Energy and Natural Resources",
            "organisation",
        ),
        ("The “Temir” Steel Holding LLC paid.", "“Temir” Steel Holding LLC", "organisation"),
        ("It lies in the Karaganda Region there.", "Karaganda Region", "place"),
        ("It was told to Reuters there.", "Reuters", "publisher"),
        ("It was sold to the UAE there.", "United Arab Emirates", "country"),
        ("French wine is sold.", "France", "country"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_head_word_or_the_codebook_says_what_a_name_is(text: str, name: str, kind: str) -> None:
    assert (name, kind, None) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The board met.",
        "The press service met.",
        "However, the mill closed.",
        "On Monday the director spoke.",
        "Currently it works.",
    ],
    ids=lambda value: value,
)
def test_words_that_name_nobody_are_no_names(text: str) -> None:
    assert read(text) == []


def test_a_place_inside_the_name_of_a_plant_is_not_named_twice() -> None:
    assert read("The Baku Steel Company grew.") == [("Baku Steel Company", "organisation", None)]
