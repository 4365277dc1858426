"""One name for each holder across articles."""

import pandas as pd

from analysis.ledger.names import find_shared


def some_actors(*rows: tuple[str, str, str, str | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["article_id", "actor", "kind", "country"])


def test_only_names_that_others_spell_otherwise_are_listed() -> None:
    actors = some_actors(
        ("a", "Ministry of Defence", "organisation", "AZ"),
        ("b", "the Defense Ministry", "organisation", "AZ"),
        ("b", "Ganja", "place", "AZ"),
    )

    assert find_shared(actors) == {("b", "the Defense Ministry"): "Ministry of Defence"}


def test_a_name_of_two_actors_of_one_article_is_that_of_the_body() -> None:
    actors = some_actors(
        ("a", "Khanlar", "person", None), ("a", "Khanlar", "place", "AZ"), ("b", "Xanlar Fatiev", "person", None)
    )

    assert find_shared(actors) == {("a", "Khanlar"): "Khanlar"}
