"""Which articles repeat another?"""

from hypothesis import given
from hypothesis import strategies as st

from analysis.records import Article
from analysis.sources.copies import mark_copies

STORY = (
    "The yard in Gdynia will build three frigates for the navy and sell two older ships to Chile before 2030. "
    "Work begins in spring, and the steel comes from a mill in Silesia that was sold last year."
)
OTHER = (
    "A tea factory in Kericho bought a new dryer; it halves the cost of fuel and was paid by the growers themselves."
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


def test_articles_on_one_matter_in_other_words_are_no_copies() -> None:
    found = copies_of(
        Article("a", STORY), Article("b", "Three frigates will be built in Gdynia for the navy, it was said.")
    )

    assert set(found.values()) == {None}


def test_very_short_articles_are_compared_too() -> None:
    assert copies_of(Article("a", "Tea."), Article("b", "Tea."), Article("c", "Steel.")) == {
        "a": None,
        "b": "a",
        "c": None,
    }


@given(st.permutations([Article("a", STORY), Article("b", STORY + " Reuters."), Article("c", OTHER)]))
def test_the_order_of_articles_changes_no_copy(articles: list[Article]) -> None:
    assert copies_of(*articles) == {"a": None, "b": "a", "c": None}
