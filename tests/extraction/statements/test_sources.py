"""What is a source, and whom does a word that refers back stand for?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.statements.cues import compile_cues
from analysis.extraction.statements.sources import Naming
from analysis.records import Actor, Span
from analysis.words import find_words

TEXT = "Minister Ada Kaya and Jan Kos saw the Riga Plant and the Orel Plant, then the Riga Plant again. "
ADA = Actor("Ada Kaya", "person", role="Minister", spans=(Span(9, 17),))
JAN = Actor("Jan Kos", "person", spans=(Span(22, 29),))
RIGA = Actor("Riga Plant", "facility", spans=(Span(38, 48), Span(78, 88)))
OREL = Actor("Orel Plant", "facility", spans=(Span(57, 67),))
ACTORS = (ADA, JAN, RIGA, OREL)


def make_naming() -> Naming:
    books = load_codebooks()
    return Naming(find_words(TEXT), compile_cues(books), ACTORS, books)


def test_he_is_the_person_named_last() -> None:
    naming = make_naming()

    assert (naming.person_before(90), naming.person_before(20), naming.person_before(3)) == (JAN, ADA, None)


@pytest.mark.parametrize(("role", "person"), [("minister", ADA), ("head of state", JAN), ("farmer", None)], ids=str)
def test_a_role_is_the_person_who_has_it(role: str, person: Actor | None) -> None:
    assert make_naming().person_of(role, 90) == person


@pytest.mark.parametrize(("at", "body"), [(90, RIGA), (70, RIGA), (10, None)], ids=str)
def test_the_plant_is_the_one_named_most_often_so_far(at: int, body: Actor | None) -> None:
    assert make_naming().body_of("plant", at) == body
