"""Which names stand in a text?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.names.actors import find_actors
from analysis.extraction.names.names import find_names
from analysis.extraction.sentences import find_sentences
from analysis.records import Sentence, Span
from analysis.words import find_words
from tests.extraction.names.names_gold import GOLD
from tests.growth import stalls

BODIES = {"organisation", "facility"}


def read(text: str) -> list[tuple[str, str, str | None]]:
    names = find_names(find_words(text), find_sentences(text), load_codebooks())
    return [(n.name, n.kind, n.role) for n in names]


@pytest.mark.parametrize(("text", "people", "bodies", "countries"), GOLD, ids=[text[:40] for text, *_ in GOLD])
def test_the_people_bodies_and_countries_of_a_paragraph_are_found_and_no_others(
    text: str, people: str, bodies: str, countries: str
) -> None:
    actors = find_actors(find_words(text), find_sentences(text), load_codebooks())

    assert {a.actor for a in actors if a.kind == "person"} == set(filter(None, people.split("|")))
    assert {a.actor for a in actors if a.kind in BODIES} == set(filter(None, bodies.split("|")))
    assert {a.actor for a in actors if a.kind == "country"} == set(filter(None, countries.split("|")))


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
        ("It lies near the town of Qırmızıdağ there.", "Qırmızıdağ", "place"),
        ("It lies in Qaradonlu district there.", "Qaradonlu", "place"),
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
        "New Power Plant Opens After Long Delay",
        "The trend reports of May are out.",
    ],
    ids=lambda value: value,
)
def test_words_that_name_nobody_are_no_names(text: str) -> None:
    assert read(text) == []


def test_a_place_inside_the_name_of_a_plant_is_not_named_twice() -> None:
    assert read("The Baku Steel Company grew.") == [("Baku Steel Company", "organisation", None)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("It sells to the U.S. and others.", "United States"),
        ("Turks and Azerbaijanis met.", "Turkey"),
        ("Turks and Azerbaijanis met.", "Azerbaijan"),
        ("TÜRKİYE is large.", "Turkey"),
        ("The Republic of Korea paid.", "South Korea"),
        ("Burma paid.", "Myanmar"),
        ("Côte d’Ivoire paid.", "Côte d’Ivoire"),
        ("The Ministry of Trade of Tajikistan paid.", "Tajikistan"),
    ],
    ids=lambda value: value,
)
def test_a_country_is_known_by_each_of_its_names(text: str, country: str) -> None:
    actors = find_actors(find_words(text), find_sentences(text), load_codebooks())

    assert country in {a.actor for a in actors if a.kind == "country"}


@pytest.mark.parametrize(
    "text", ["New Mexico paid.", "He moved from Baku to Kyiv.", "The EU paid.", "It is built in Marietta, Georgia."]
)
def test_a_state_a_capital_and_a_union_are_no_countries(text: str) -> None:
    assert {kind for _, kind, _ in read(text)} & {"country"} == set()


HOSTILE = (
    "A", "a", "Aa ", "A. ", "Ali Bb ", "Ministry of ", "Ministry of Defence, ", "a-", "A-", "“A” ", "’s ", "X said ",
    "Ali, director of the ", "И ", "Ali Aliyev and ", "x, CEO ", " ", "\n", "“", "(A) ", "1A ", "ABCD said ", "van ",
    "Ministry (MO) ", "Ali van ", "y", "Company ",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_no_text_takes_long(words: str) -> None:
    books = load_codebooks()

    assert not stalls(lambda text: find_actors(find_words(text), [Sentence(Span(0, len(text)), text)], books), words)
