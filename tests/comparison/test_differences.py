"""The sentences that the tests give."""

import json
import re
from dataclasses import replace
from random import Random

import pytest

from analysis.codebooks import list_labels, load_codebooks
from analysis.comparison.comparing import count_sided_words, list_tallies, measure_tables
from analysis.comparison.differences import bind_words, describe_difference, write_q
from analysis.comparison.findings import Counts, Finding, check_findings, finding_json
from analysis.comparison.floors import decide_floor
from analysis.comparison.frames import measure_frames
from analysis.comparison.prose import Line
from analysis.comparison.tallies import gather_corpus
from analysis.ledger import build_tables
from analysis.records import Article
from tests.builders import CIVILIAN_TEXT, DEFENCE_TEXT, compare_articles, seed_comparison, two_sides

SECURITY = "security_sovereignty"


def alike(n: int) -> list[Article]:
    """So many articles a side; those of one side have the same frames."""
    return [replace(a, text=DEFENCE_TEXT if a.article_id[0] == "d" else CIVILIAN_TEXT) for a in two_sides(n, n)]


def differences(articles: list[Article]) -> list[Finding]:
    return [f for f in compare_articles(articles).findings if f.kind == "difference"]


def test_no_difference_is_claimed_for_the_three_seeds() -> None:
    (difference,) = [f for f in seed_comparison().findings if f.kind == "difference"]

    assert difference.text == (
        "No difference of vocabulary or frames is claimed: with two defence and one civilian articles "
        "the smallest p a test could show is 0.33."
    )
    assert not difference.is_tested
    assert (difference.p, difference.q) == (None, None)


def test_a_frame_that_differs_is_told_with_its_interval_and_q() -> None:
    found = [f for f in compare_articles(two_sides(6, 6)).findings if f.kind == "difference" and f.is_tested]

    assert found
    for finding in found:
        assert finding.is_tested
        assert finding.q is not None
        assert finding.q <= 0.05
        assert " points, q " in finding.text
        assert (finding.articles.defence, finding.articles.civilian) == (6, 6)


def test_articles_that_are_all_alike_have_no_interval_and_say_so() -> None:
    found = [f for f in compare_articles(alike(6)).findings if f.kind == "difference" and f.is_tested]

    assert found
    for finding in found:
        assert "no interval: the articles of each side are alike" in finding.text
        json.dumps(finding_json(finding), allow_nan=False)


def test_a_number_in_the_label_of_a_frame_does_not_break_the_build() -> None:
    labels = dict(list_labels(load_codebooks(), "frames", "frame")) | {SECURITY: "Industry 4.0"}
    frames = measure_frames(build_tables(two_sides(6, 6)), labels).set_index("frame", drop=False)

    finding = describe_difference("frames", frames.loc[SECURITY], Counts(6, 6))

    check_findings([finding])
    assert finding.text.startswith("Industry 4.0: 22 percent of defence sentences against")


def test_above_the_floor_it_is_said_how_much_was_tested_and_what_chance_makes_of_it() -> None:
    floor, *_ = differences(two_sides(6, 6))

    assert floor.text.startswith("With six defence and six civilian articles, 13 measures were tested; ")
    assert "where nothing differs, the tests called 0 of 200 pairs of halves different." in floor.text
    assert not floor.is_tested


def test_below_the_floor_halves_of_the_same_articles_are_shown_without_a_test() -> None:
    (floor,) = differences(two_sides(3, 3))

    assert "the smallest p a test could show is 0.10." in floor.text
    assert floor.text.endswith("between random halves of the same articles.")
    assert not floor.is_tested


def test_a_difference_says_whether_it_holds_without_an_article_or_a_publisher() -> None:
    articles = [replace(a, publisher=f"Paper {a.article_id[1]}{n % 2}") for n, a in enumerate(two_sides(6, 6))]

    *_, found = differences(articles)

    assert "Leaving out each article in turn, it holds in 12 of 12 cases." in found.text
    assert re.search(r"Leaving out each publisher in turn, it holds in \w+ of two cases", found.text)


def test_words_that_differ_are_told_with_ten_articles_a_side() -> None:
    few, many = (differences(two_sides(n, n)) for n in (9, 10))

    assert not any(" is a word of the " in f.text for f in few)
    assert any("“drones” is a word of the civilian narrative: log ratio -" in f.text for f in many)
    check_findings(many)


@pytest.mark.parametrize(("q", "written"), [(0.0004, "below 0.001"), (0.001, "0.001"), (0.0499, "0.050")])
def test_a_q_is_never_a_false_zero(q: float, written: str) -> None:
    assert write_q(q) == written


def test_the_number_in_a_unit_is_bound_to_its_measure() -> None:
    segments = bind_words(" against 0 per 100 words", "m")

    assert "".join(s.text for s in segments) == " against 0 per 100 words"
    check_findings([Finding("difference", (Line(tuple(bind_words("per 100 words", "m"))),))])


@pytest.mark.parametrize(("n_defence", "n_civilian", "deals"), [(5, 9, 100), (10, 14, 60)])
def test_random_deals_of_articles_call_hardly_anything_different(n_defence: int, n_civilian: int, deals: int) -> None:
    # The words of an article come in bursts, as in news; the sides are dealt at random, so every call is false.
    random, called = Random(n_defence), 0
    articles = [an_article_of_bursts(random, f"a{n:02d}") for n in range(n_defence + n_civilian)]
    texts, tables = {a.article_id: a.text for a in articles}, build_tables(articles)
    floor = decide_floor(n_defence, n_civilian)
    for _ in range(deals):
        defence = set(random.sample(sorted(texts), n_defence))
        side = ["defence" if name in defence else "civilian" for name in tables.articles["article_id"]]
        corpus = gather_corpus(replace(tables, articles=tables.articles.assign(narrative=side)))
        tallies, counts = list_tallies(corpus, load_codebooks()), count_sided_words(corpus, texts)
        called += any(
            t["is_different"].any() for t in measure_tables(tallies, counts, corpus.is_defence, floor).values()
        )

    assert called <= 0.05 * deals


SUBJECTS = (
    "The plant exported {n} tractors to Serbia in 2024.",
    "The army received {n} drones and shells.",
    "Officials said that the works will create {n} jobs by 2028.",
    "The minister signed a memorandum with Turkey on joint production.",
    "Farmers bought nearly {n} ploughs at the exhibition.",
    "According to the State Statistics Committee, output rose by {n} percent.",
    "The president attended the opening ceremony of the cement line.",
    "Critics warn of delays and losses of {n} million manat.",
)


def an_article_of_bursts(random: Random, name: str) -> Article:
    topics = random.sample(SUBJECTS, 3)
    sentences = [random.choice(topics).format(n=random.randint(2, 900)) for _ in range(random.randint(6, 20))]
    return Article(name, " ".join(sentences), published="2025-05-05", published_rule="stated in the input")
