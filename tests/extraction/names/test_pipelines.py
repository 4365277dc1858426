"""Which names does a spaCy pipeline see that the rules do not?"""

from dataclasses import dataclass

import pytest

from analysis.codebooks import load_codebooks
from analysis.errors import ParameterError
from analysis.extraction.names.actors import find_actors
from analysis.extraction.names.pipelines import add_pipeline_names
from analysis.extraction.names.runs import Name
from analysis.words import find_words

TEXT = "In the Grand Zarnava’s hall Poland met Ruvimbo Gatsi."


@dataclass(frozen=True)
class Entity:
    """An entity as spaCy gives it."""

    start_char: int
    end_char: int
    label_: str


@dataclass(frozen=True)
class Document:
    """A document as spaCy gives it."""

    ents: tuple[Entity, ...]


def mark(words: str, label: str) -> Entity:
    start = TEXT.index(words)
    return Entity(start, start + len(words), label)


def add(*entities: Entity, names: tuple[Name, ...] = ()) -> list[tuple[str, str]]:
    found = add_pipeline_names(find_words(TEXT), names, lambda _: Document(entities))
    return [(n.name, n.kind) for n in found]


def test_people_bodies_and_places_of_a_pipeline_are_added() -> None:
    entities = mark("the Grand Zarnava’s", "FAC"), mark("Ruvimbo Gatsi", "PERSON"), mark("In", "DATE")

    assert add(*entities) == [("Grand Zarnava", "facility"), ("Ruvimbo Gatsi", "person")]


def test_what_the_rules_found_is_never_changed() -> None:
    words = find_words(TEXT)
    known = Name(words.span(6, 6), "Poland", "country", country="PL")

    assert add(mark("Poland met", "ORG"), names=(known,)) == [("Poland", "country")]


def test_a_pipeline_that_cannot_be_had_is_named_with_a_remedy() -> None:
    with pytest.raises(ParameterError, match=r"'no_such_pipeline'.*(pip install spacy|spacy download)"):
        find_actors(find_words(TEXT), [], load_codebooks(), pipeline="no_such_pipeline")
