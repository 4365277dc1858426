"""Whose figure is it?"""

import pytest

from tests.extraction.texts import read_figure, read_used


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kenya exports tea to 40 countries.", "Kenya"),
        ("Polish yards build 3 ships a year.", "Poland"),
        ("The Gdynia Shipyard built 3 ships.", "Gdynia Shipyard"),
        ("The Gdynia Shipyard is old. The shipyard built 3 ships.", "Gdynia Shipyard"),
        ("Poland is large. The country built 3 ships.", "Poland"),
        ("The Ministry of Defence said it ordered 40 tanks.", "Ministry of Defence"),
        ("The 2025 state budget allocates 5 million euros to roads.", "state budget"),
        ("In Poland, the Gdynia Shipyard built 3 ships.", "Gdynia Shipyard"),
        ("3 ships were built by the Gdynia Shipyard.", "Gdynia Shipyard"),
        ("According to Reuters, Kenya exports tea to 40 countries.", "Kenya"),
        ("The Gdynia Steel Shipyard is old. The Gdynia shipyard built 3 ships.", "Gdynia Steel Shipyard"),
        ("Exports to Poland totalled 3 ships.", None),
        ("Orders from Kenya reached 3 ships.", None),
        ("Anna Nowak announced the news, adding that her country's yards sell to 40 countries.", None),
        ("Rain fell on 3 ships.", None),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_figure_belongs_to_the_subject_of_its_verb(text: str, actor: str | None) -> None:
    assert read_figure(text).actor == actor


@pytest.mark.parametrize(
    "text",
    [
        "Director Anna Nowak said Poland built 3 ships.",
        "Director Anna Nowak said that Poland built 3 ships.",
        "Director Anna Nowak said: “Poland built 3 ships.”",
        "“Poland built 3 ships,” director Anna Nowak said.",
    ],
    ids=lambda value: value,
)
def test_a_figure_belongs_to_whom_it_is_said_of_and_not_to_the_speaker(text: str) -> None:
    claim = read_figure(text)

    assert (claim.actor, claim.attributed_to) == ("Poland", "Anna Nowak")


def test_a_figure_without_an_actor_has_the_country_of_the_article() -> None:
    assert read_figure("Poland is large. Some 3 ships were built.").country == "PL"


def test_it_behind_a_semicolon_stands_for_the_first_subject() -> None:
    text = "Kenya exports tea to 40 countries; it sold to 35 countries in 2020."

    assert [c.actor for c in read_used(text)] == ["Kenya", "Kenya"]
