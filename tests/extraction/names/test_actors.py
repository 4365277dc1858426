"""Who and what plays a part in an article, under which names?"""

from hypothesis import given
from hypothesis import strategies as st

from analysis.codebooks import load_codebooks
from analysis.extraction.names.actors import find_actors, find_main_country
from analysis.extraction.sentences import find_sentences
from analysis.records import Actor
from analysis.words import find_words


def read_actors(text: str) -> dict[str, Actor]:
    return {a.actor: a for a in find_actors(find_words(text), find_sentences(text), load_codebooks())}


def test_a_surname_joins_the_only_person_who_bears_it() -> None:
    actors = read_actors("Director Anna Nowak came. Nowak spoke. Then Anna Nowak left.")

    assert actors["Anna Nowak"].spellings == ("Anna Nowak", "Nowak")
    assert len(actors["Anna Nowak"].spans) == 3


def test_two_people_with_one_surname_are_kept_apart() -> None:
    actors = read_actors("Minister Ali Yildiz met engineer Omar Yildiz. Yildiz spoke.")

    assert {name: len(a.spans) for name, a in actors.items()} == {"Ali Yildiz": 1, "Omar Yildiz": 1, "Yildiz": 1}


def test_a_person_keeps_the_longest_role() -> None:
    actors = read_actors("Director Anna Nowak came. Anna Nowak, director of the Gdynia Shipyard, spoke.")

    assert actors["Anna Nowak"].role == "director of the Gdynia Shipyard"


def test_two_spellings_of_a_ministry_are_one_actor() -> None:
    actors = read_actors("The Ministry of Defence paid. The Defense Ministry paid again.")

    assert actors["Ministry of Defence"].spellings == ("Defense Ministry", "Ministry of Defence")


def test_a_country_and_its_demonym_are_one_actor() -> None:
    actors = read_actors("Poland sells Polish ships.")

    assert (actors["Poland"].country, actors["Poland"].spellings) == ("PL", ("Poland", "Polish"))


def test_an_organisation_takes_its_country_from_its_name() -> None:
    actors = read_actors("The Kenyan Tea Board and the Baku Steel Company signed.")

    assert {a.country for a in actors.values() if a.kind == "organisation"} == {"KE", "AZ"}


def test_an_article_is_about_the_country_it_names_most_often() -> None:
    actors = list(read_actors("Chile buys ships. Poland sells Polish ships.").values())
    main = find_main_country(actors)

    assert main is not None
    assert main.actor == "Poland"
    assert find_main_country([]) is None


@given(
    st.lists(
        st.sampled_from(["Director Anna Nowak", "Nowak", "Poland", "the Gdynia Shipyard", "said", ".", "“"]),
        max_size=15,
    )
)
def test_every_spelling_stands_where_the_actor_says(words: list[str]) -> None:
    text = " ".join(words)
    actors = find_actors(find_words(text), find_sentences(text), load_codebooks())

    assert all(s.of(text) in a.spellings for a in actors for s in a.spans)
    assert len({a.actor for a in actors}) == len(actors)
