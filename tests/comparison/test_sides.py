"""Which articles stand on which side."""

import pandas as pd

from analysis.comparison.sides import find_originals, list_articles, of_side

ARTICLES = pd.DataFrame(
    {
        "article_id": ["d1", "d2", "c1", "x", "y"],
        "narrative": ["defence", "defence", "civilian", "both", "neither"],
        "copy_of": [None, "d1", None, None, None],
    }
).astype("str")


def test_a_copy_is_counted_with_the_article_it_repeats() -> None:
    assert list(find_originals(ARTICLES)["article_id"]) == ["d1", "c1", "x", "y"]


def test_articles_of_both_or_of_neither_narrative_stand_on_no_side() -> None:
    assert (list_articles(ARTICLES, "defence"), list_articles(ARTICLES, "civilian")) == (["d1"], ["c1"])


def test_the_rows_of_a_side_are_those_of_its_original_articles() -> None:
    rows = pd.DataFrame({"article_id": ["c1", "d1", "d2", "c1", "x"], "n": range(5)})

    assert list(of_side(rows, ARTICLES, "civilian")["n"]) == [0, 3]
