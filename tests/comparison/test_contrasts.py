"""The sentences that the comparison of the two narratives gives."""

import json
from dataclasses import replace

import pytest

from analysis.codebooks import list_labels, load_codebooks
from analysis.comparison.contrasts import describe_difference
from analysis.comparison.findings import Counts, Finding, check_findings, finding_json
from analysis.comparison.frames import measure_frames
from analysis.ledger import build_tables
from analysis.records import Article
from tests.builders import CIVILIAN_TEXT, DEFENCE_TEXT, compare_articles, compare_texts, seed_comparison, two_sides

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


def test_no_difference_is_claimed_for_the_three_seeds() -> None:
    (difference,) = [f for f in seed_comparison().findings if f.kind == "difference"]

    assert difference.text == (
        "No difference of vocabulary or frames is claimed: with two defence and one civilian articles "
        "the smallest p a test could show is 0.33."
    )
    assert not difference.is_tested
    assert (difference.p, difference.q) == (None, None)


def test_a_frame_that_differs_is_told_with_its_interval_and_q() -> None:
    found = [f for f in compare_articles(two_sides(6, 6)).findings if f.kind == "difference"]

    assert found
    for finding in found:
        assert finding.is_tested
        assert finding.q is not None
        assert finding.q <= 0.05
        assert " points, q 0.0" in finding.text
        assert (finding.articles.defence, finding.articles.civilian) == (6, 6)


def test_articles_that_are_all_alike_have_no_interval_and_say_so() -> None:
    found = [f for f in compare_articles(alike(6)).findings if f.kind == "difference"]

    assert found
    for finding in found:
        assert "no interval: the articles of each side are alike" in finding.text
        json.dumps(finding_json(finding), allow_nan=False)


def test_a_number_in_the_label_of_a_frame_does_not_break_the_build() -> None:
    labels = dict(list_labels(load_codebooks(), "frames", "frame")) | {SECURITY: "Industry 4.0"}
    frames = measure_frames(build_tables(two_sides(6, 6)), labels).set_index("frame", drop=False)

    finding = describe_difference(frames.loc[SECURITY], Counts(6, 6))

    check_findings([finding])
    assert finding.text.startswith("Industry 4.0: 22 percent of defence sentences against")
