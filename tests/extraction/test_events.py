"""What happened, and when?"""

import pytest

from analysis.records import Claim
from tests.extraction.texts import read_claims


def read_events(text: str) -> list[Claim]:
    return [c for c in read_claims(text) if c.claim_type == "event"]


@pytest.mark.parametrize(
    ("text", "label", "period"),
    [
        ("The mill was founded in 1998.", "founding", "1998"),
        ("The mill opened on 5 May 2025.", "opening", "2025-05-05"),
        ("On May 5, 2025 a contract was signed.", "signing", "2025-05-05"),
        ("The first ships were delivered last year.", "delivery", "2024"),
        ("Kilns were shut down yesterday.", "closing", "2025-06-14"),
        ("The mill was opened two years ago.", "opening", "2023"),
        ("It began production in April 1977.", "start of operations", "1977-04"),
    ],
    ids=lambda value: value,
)
def test_a_date_and_a_word_of_the_codebook_make_an_event(text: str, label: str, period: str) -> None:
    (event,) = read_events(text)

    assert (event.about, event.period) == (label, period)


def test_the_words_of_an_event_reach_from_the_event_to_its_date() -> None:
    assert [e.surface for e in read_events("The old mill was founded here in 1998.")] == ["was founded here in 1998"]


def test_one_event_does_not_happen_on_two_dates() -> None:
    text = "The mill was founded in 1998 and its 25th anniversary was in 2023."

    assert [(e.about, e.period) for e in read_events(text)] == [("founding", "1998")]


def test_two_events_of_a_sentence_have_their_own_dates() -> None:
    text = "The mill was founded in 1998 and closed down in 2023."

    assert [(e.about, e.period) for e in read_events(text)] == [("founding", "1998"), ("closing", "2023")]


@pytest.mark.parametrize(
    "text", ["In 1998 it rained.", "The mill was founded long ago.", "It opened on 31 February 2024."], ids=lambda v: v
)
def test_an_event_needs_a_word_and_a_date_that_exists(text: str) -> None:
    assert read_events(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("On 5 May 2025 the mill was opened in the Nakuru District.", "Nakuru District"),
        ("The contract was signed in Turkey on 5 May 2025.", "Turkey"),
        ("Poland signed the contract on 5 May 2025.", None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_event_has_the_place_that_its_sentence_names(text: str, place: str | None) -> None:
    assert [e.scope for e in read_events(text)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "In 2017, the volume of exported tea grew.",
        "It ordered a study to design a kiln for use on ships starting in 2030.",
        "Sales of the purchased carts fell in 2023.",
    ],
    ids=str,
)
def test_a_date_that_tells_of_something_else_makes_no_event(text: str) -> None:
    assert read_events(text) == []
