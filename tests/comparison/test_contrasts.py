"""The sentences that the comparison of the two narratives gives."""

from dataclasses import replace

import pytest

from analysis.comparison.findings import Finding
from analysis.records import Article
from tests.builders import CIVILIAN_TEXT, DEFENCE_TEXT, compare_texts, seed_comparison, two_sides

SECURITY = "security_sovereignty"


def findings_of(kind: str, *texts: str) -> list[Finding]:
    return [f for f in compare_texts(*texts).findings if f.kind == kind]


def seed_texts(kind: str) -> list[str]:
    return [f.text for f in seed_comparison().findings if f.kind == kind]


def alike(n: int) -> list[Article]:
    """So many articles a side; those of one side have the same frames."""
    return [replace(a, text=DEFENCE_TEXT if a.article_id[0] == "d" else CIVILIAN_TEXT) for a in two_sides(n, n)]


def test_what_no_seed_states_is_said() -> None:
    everybody, civilian = seed_texts("silence")

    assert everybody == (
        "No article names a country that buys, a unit price, a number of weapons made or sold, a number of jobs "
        "or a cost of construction or reconstruction."
    )
    assert civilian == (
        "The civilian narrative (one article) never states an amount of money or a percentage; the other side does."
    )


def test_a_buyer_is_seen_also_where_no_number_stands() -> None:
    everybody, *_ = findings_of("silence", f"{DEFENCE_TEXT} Azerbaijan sells its drones to Pakistan.")

    assert "country that buys" not in everybody.text


@pytest.mark.parametrize("amount", ["5 hectares", "30 megawatts", "7 tonnes"])
def test_a_silence_is_written_in_words_a_reader_knows(amount: str) -> None:
    texts = ["The army needs drones and the army needs weapons.", f"The cement plant covers or makes {amount}."]

    (silence,) = [f for f in findings_of("silence", *texts) if f.text.startswith("The defence narrative")]

    assert " never states a" in silence.text
    assert not any(f" a {vowel}" in silence.text for vowel in "aeio")


def test_the_seeds_are_sourced_differently() -> None:
    (asymmetry,) = seed_texts("asymmetry")

    assert asymmetry.startswith("Defence: seven figures (three amounts of money), no direct quotations")
    assert "Civilian: one figure (no amounts of money), two direct quotations" in asymmetry


def test_no_asymmetry_is_told_of_one_side() -> None:
    assert findings_of("asymmetry", DEFENCE_TEXT) == []
