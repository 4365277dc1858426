"""Which spellings are one name, within an article and across articles?"""

import pytest

from analysis.extraction.names.spellings import fold_name, fold_person, is_same_person, join_actors
from analysis.records import Actor


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khanlar Fatiyev", "Xanlar Fatiev"),
        ("Yaver Camalov", "Yavar Camalov"),
        ("Vüqar Əliyev", "Vugar Aliyev"),
        ("Şahin Öztürk", "Shahin Ozturk"),
        ("Çingiz İsmayılov", "Chingiz Ismayilov"),
        ("Oğuz Ağayev", "Oguz Aghayev"),
        ("Сергей Иванов", "Sergey Ivanov"),
        ("Volodymyr Kovalskyi", "Volodymyr Kovalsky"),
    ],
    ids=lambda value: value,
)
def test_one_person_in_two_spellings_has_one_key(one: str, other: str) -> None:
    assert fold_person(one) == fold_person(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ali Yildiz", "Omar Yildiz"), ("Anar Hasanov", "Anar Hasanli"), ("H. Sultanov", "I. Sultanov")],
    ids=lambda value: value,
)
def test_two_people_have_two_keys(one: str, other: str) -> None:
    assert not is_same_person(fold_person(one), fold_person(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("I. Aliyev", "Ilham Aliyev"), ("Ilham Heydar Aliyev", "Ilham Aliyev"), ("Joseph R. Moyo", "Joseph Moyo")],
    ids=lambda value: value,
)
def test_initials_and_middle_names_join(one: str, other: str) -> None:
    assert is_same_person(fold_person(one), fold_person(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Ministry of Defence", "Defense Ministry"),
        ("“Temir” Steel Holding LLC", "Temir Steel Holding"),
        ("Öztürk Makina A.Ş.", "Ozturk Makina A.Ş."),
        ("Tea Organisation", "Tea Organization"),
    ],
    ids=lambda value: value,
)
def test_one_body_in_two_spellings_has_one_key(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_one_ministry_is_not_another() -> None:
    assert fold_name("Ministry of Defence Industry") != fold_name("Ministry of Defence")


def test_actors_are_joined_across_articles() -> None:
    joined = join_actors(
        [
            ("a", Actor("Khanlar Fatiyev", "person")),
            ("b", Actor("K. Fatiev", "person")),
            ("b", Actor("Ministry of Defence", "organisation", country="AZ")),
            ("c", Actor("Defense Ministry", "organisation", country="AZ")),
            ("d", Actor("Ministry of Defence", "organisation", country="TR")),
            ("a", Actor("Türkiye", "country", country="TR")),
            ("b", Actor("Turkey", "country", country="TR")),
        ]
    )

    assert joined["b", "K. Fatiev"] == joined["a", "Khanlar Fatiyev"] == "Khanlar Fatiyev"
    assert joined["c", "Defense Ministry"] == joined["b", "Ministry of Defence"]
    assert joined["a", "Türkiye"] == joined["b", "Turkey"]


def test_a_short_name_that_fits_two_people_joins_neither() -> None:
    people = ["Ali Yildiz", "Anar Yildiz", "A. Yildiz", "Yildiz"]
    joined = join_actors((str(n), Actor(name, "person")) for n, name in enumerate(people))

    assert sorted(joined.values()) == sorted(people)
