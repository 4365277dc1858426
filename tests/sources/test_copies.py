"""Which articles repeat another?"""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.records import Article
from analysis.sources import copies
from analysis.sources.copies import mark_copies
from benchmarks.scale_corpus import make_articles

STORY = (
    "The yard in Gdynia will build three frigates for the navy and sell two older ships to Chile before 2030. "
    "Work begins in spring, and the steel comes from a mill in Silesia that was sold last year."
)
MORE = (
    "The council of the town had asked for a third dock since the old one was flooded. Its head, a former welder, "
    "said the loan would be paid back from the rent of the quays. Two unions welcomed the plan and one, which speaks "
    "for the painters, called it too small for the orders that are expected from abroad in the coming decade. "
)
OTHER = (
    "A tea factory in Kericho bought a new dryer; it halves the cost of fuel and was paid by the growers themselves."
)
REPORT = (
    "The plant in Orvan produced {} tractors and {} trailers, {} percent more than a month before, the ministry said. "
    "Of these, {} tractors were sold abroad for {} million crowns. The plant was founded in the last century and "
    "belongs to the state; its director hopes for further growth, as the ministry noted in its monthly report."
)


def copies_of(*articles: Article) -> dict[str, str | None]:
    return {a.article_id: a.copy_of for a in mark_copies(articles)}


def test_a_copy_names_the_earliest_article_that_it_repeats() -> None:
    found = copies_of(
        Article("b", "Frigates! " + STORY, published="2025-01-02"),
        Article("a", STORY, published="2025-01-03"),
        Article("c", OTHER, published="2025-01-01"),
    )

    assert found == {"a": "b", "b": None, "c": None}


def test_a_copy_of_a_copy_names_the_original() -> None:
    found = copies_of(Article("a", STORY), Article("b", STORY + " Reuters."), Article("c", STORY + " AFP."))

    assert found == {"a": None, "b": "a", "c": "a"}


def test_a_story_with_another_title_and_some_edits_is_a_copy() -> None:
    edited = "Chile to get ships\n\n" + (STORY + " " + MORE).replace("welcomed", "praised").replace("spring", "May")

    assert copies_of(Article("a", "Yard to build\n\n" + STORY + " " + MORE), Article("b", edited)) == {
        "a": None,
        "b": "a",
    }


def test_a_shortened_story_is_a_copy_of_the_longer_one_whichever_came_first() -> None:
    short, whole = STORY + " " + MORE, STORY + " " + MORE + MORE.upper().replace("THE", "A") + OTHER * 2

    assert copies_of(Article("a", short, published="2025-01-01"), Article("b", whole, published="2025-01-02")) == {
        "a": "b",
        "b": None,
    }


def test_the_copies_of_a_shortened_story_go_with_it_to_the_longer_one() -> None:
    short, whole = STORY + " " + MORE, STORY + " " + MORE + MORE.upper().replace("THE", "A") + OTHER * 2
    found = copies_of(Article("a", short), Article("b", short + " AFP."), Article("c", whole))

    assert found == {"a": "c", "b": "c", "c": None}


def test_two_stories_in_one_roundup_are_copies_of_it_and_not_of_each_other() -> None:
    other = OTHER + " " + MORE.replace("council", "board").replace("dock", "drier").replace("and", "or")
    found = copies_of(Article("a", STORY + " " + MORE), Article("b", other), Article("c", STORY + MORE + " " + other))

    assert found == {"a": "c", "b": "c", "c": None}


def test_a_report_filled_in_anew_is_no_copy() -> None:
    march = Article("a", REPORT.format(120, 31, 14, 40, 12), published="2025-03")
    april = Article("b", REPORT.format(134, 28, 11, 52, 15), published="2025-04")

    assert copies_of(march, april) == {"a": None, "b": None}
    assert copies_of(march, Article("c", march.text + " AFP."))["c"] == "a"


def test_articles_on_one_matter_in_other_words_are_no_copies() -> None:
    found = copies_of(
        Article("a", STORY), Article("b", "Three frigates will be built in Gdynia for the navy, it was said.")
    )

    assert set(found.values()) == {None}


def test_very_short_articles_are_compared_too() -> None:
    assert copies_of(Article("a", "Tea."), Article("b", "Tea."), Article("c", "Steel."), Article("d", "—")) == {
        "a": None,
        "b": "a",
        "c": None,
        "d": None,
    }


FAMILY = [
    Article("a", STORY),
    Article("b", STORY + " Reuters."),
    Article("c", OTHER),
    Article("d", STORY + " " + MORE),
    Article("e", STORY + " " + MORE + MORE.upper().replace("THE", "A") + OTHER * 2),
]


@given(st.permutations(FAMILY))
def test_the_order_of_articles_changes_no_copy(articles: list[Article]) -> None:
    assert copies_of(*articles) == copies_of(*FAMILY)


def test_the_time_grows_with_the_number_of_articles_and_not_its_square() -> None:
    draw = random.Random(1)
    words = ["".join(draw.choices("abdeiklmnorstu", k=6)) for _ in range(4000)]
    texts = [" ".join(draw.choices(words, k=300)) for _ in range(700)]
    articles = [Article(f"{n:05}", texts[n % 700] + " AFP." * (n > 699)) for n in range(1400)]
    started = time.process_time()

    marked = mark_copies(articles)

    assert time.process_time() - started < 10
    assert [a.copy_of for a in marked] == [None] * 700 + [f"{n:05}" for n in range(700)]


def test_copies_are_the_same_when_the_runs_are_ordered_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [
        Article(row["id"], row["text"] + f" {n}" * (n % 3), published=row["date"])
        for n, row in enumerate(make_articles(400))
    ]
    at_once = mark_copies(articles)
    monkeypatch.setattr(copies, "RUNS_AT_ONCE", 9_000)

    assert mark_copies(articles) == at_once
    assert sum(a.copy_of is not None for a in at_once) >= 400 // 50
