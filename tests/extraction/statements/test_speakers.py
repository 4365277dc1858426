"""Who is meant by the words in front of "said"?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.names.actors import find_actors
from analysis.extraction.sentences import find_sentences
from analysis.extraction.statements.cues import compile_cues
from analysis.extraction.statements.nominals import find_phrase_before
from analysis.extraction.statements.sources import Naming, Source
from analysis.extraction.statements.speakers import name_source
from analysis.words import find_words
from tests.extraction.texts import read_statements

OPENING = "Director Anna Nowak of the Gdynia Shipyard met engineer Jan Kos in Poland. "


def find(phrase: str, opening: str = OPENING) -> Source | None:
    text = f"{opening}{phrase} said that tea is safe."
    books = load_codebooks()
    words, cues = find_words(text), compile_cues(books)
    actors = find_actors(words, find_sentences(text), books)
    low, verb = words.first_from(len(opening)), words.lower.index("said")
    found = find_phrase_before(words, cues, verb, low)
    return name_source(found, Naming(words, cues, actors, books), low) if found else None


@pytest.mark.parametrize(
    ("words", "name", "attribution"),
    [
        ("Anna Nowak", "Anna Nowak", "named"),
        ("Kos", "Jan Kos", "named"),
        ("Nowak, the director of the yard,", "Anna Nowak", "named"),
        ("the director", "Anna Nowak", "named"),
        ("She", "Jan Kos", "named"),
        ("the shipyard", "Gdynia Shipyard", "organisation"),
        ("The Ministry of Finance", "Ministry of Finance", "organisation"),
        ("the agency", "the agency", "organisation"),
        ("Poland", "Poland", "organisation"),
        ("Reuters", "Reuters", "publisher"),
        ("Some officials", "officials", "class"),
        ("industry experts", "industry experts", "class"),
        ("Kenyan farmers", "Kenyan farmers", "class"),
        ("a source at the ministry", "source at the ministry", "class"),
        ("On Monday officials", "officials", "class"),
        ("Baykar", "Baykar", "organisation"),
        ("company spokesman Omar Haddad", "Omar Haddad", "named"),
        ("The mayor of Gdynia, Ewa Lis,", "Ewa Lis", "named"),
        ("Ewa Lis (Gdynia)", "Ewa Lis", "named"),
        ("Ewa Lis, who runs the mill and two farms,", "Ewa Lis", "named"),
        ("Kos, 45,", "Jan Kos", "named"),
        ("a report published by the agency", "report published by the agency", "class"),
        ("The ministry’s press service", "ministry’s press service", "organisation"),
    ],
    ids=lambda value: value,
)
def test_a_source_is_named_and_of_a_kind(words: str, name: str, attribution: str) -> None:
    source = find(words)

    assert source is not None
    assert (source.name, source.attribution) == (name, attribution)


@pytest.mark.parametrize("words", ["yesterday", "On Monday", "In 2024", "and", "In the hills"], ids=repr)
def test_words_that_can_say_nothing_are_no_source(words: str) -> None:
    assert find(words) is None


def test_a_pronoun_before_any_person_stands_for_a_class() -> None:
    source = find("He", opening="")

    assert source is not None
    assert (source.name, source.attribution) == ("He", "class")


def test_a_surname_alone_stands_for_a_name_heard_before() -> None:
    text = "Company spokesman Omar Said noted that tea is safe. Said added that it is cheap."

    assert [c.attributed_to for c in read_statements(text)] == ["Omar Said", "Omar Said"]


def test_a_company_called_by_its_first_word_is_no_person() -> None:
    text = "Orion Marek said it sold 12 drones. Orion said that it grew. Orion was founded in 1990."

    assert {c.attribution for c in read_statements(text)} == {"organisation"}
