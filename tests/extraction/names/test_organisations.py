"""Which capitalised words are an organisation, a facility or a place?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.names.names import find_names
from analysis.extraction.sentences import find_sentences
from analysis.words import find_words
from tests.extraction.texts import read_text


def read_bodies(text: str) -> dict[str, str | None]:
    names = find_names(find_words(text), find_sentences(text), load_codebooks())
    return {n.name: n.country for n in names if n.kind in {"organisation", "facility"}}


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Science, Higher Education and Innovation",
        "Committee for Nuclear Safety",
        "Center for Strategic and International Studies",
        "Chamber of Commerce and Industry of Latvia",
        "University of Zarnava",
        "Zarnava Small and Medium Business Agency",
        "Zarnava Motors, Inc",
        "Zarnava & Sons Ltd",
        "B.A. Zarnava Holding",
        "Research Enterprise “Zarnava”",
    ],
)
def test_a_name_goes_on_to_its_last_word(name: str) -> None:
    assert list(read_bodies(f"It belongs to the {name} now.")) == [name]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Kenyan Tea Board met.", "KE"),
        ("The Tea Board of Kenya met.", "KE"),
        ("Kenya’s Tea Board met.", "KE"),
        ("The Tea Board met.", None),
    ],
    ids=lambda value: str(value),
)
def test_a_body_has_the_country_of_its_name_or_of_its_owner(text: str, country: str | None) -> None:
    assert list(read_bodies(text).values()) == [country]


def test_what_a_minister_is_minister_of_is_no_body() -> None:
    assert read_bodies("The Minister of Economic Development and Investments Ewa Lis spoke.") == {}


def test_two_ministries_in_a_row_are_two() -> None:
    bodies = read_bodies("The Ministry of Health and the Ministry of Trade of Latvia met.")

    assert list(bodies) == ["Ministry of Health", "Ministry of Trade of Latvia"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The order came from the Kenyan Army for the TR-9 Block 2 seeker.", "Kenyan Army"),
        ("The Agency for Energy said so.", "Agency for Energy"),
    ],
    ids=["army", "agency"],
)
def test_only_a_body_with_a_purpose_goes_on_with_for(text: str, name: str) -> None:
    assert name in [a.actor for a in read_text(text).actors]
