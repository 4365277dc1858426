"""The words behind the rows of the comparison."""

from random import Random

import pandas as pd
import pytest

from analysis.comparison.comparing import compare
from analysis.comparison.concordance import COLUMNS, choose_places, find_words, list_lines, list_places
from analysis.ledger import build_tables
from analysis.records import Article
from tests.builders import an_article, compare_articles, seed_articles, seed_comparison, seed_tables, two_sides


def test_every_line_stands_where_it_says() -> None:
    lines = list_lines(seed_tables(), seed_articles(), seed_comparison())

    texts = {a.article_id: a.text for a in seed_articles()}
    assert list(lines.columns) == list(COLUMNS)
    for row in lines.to_dict("records"):
        assert " ".join(texts[row["article_id"]][row["start"] : row["end"]].split()) == row["words"]


def test_every_row_that_occurs_has_a_line_on_each_side_it_occurs_on() -> None:
    lines, tables = list_lines(seed_tables(), seed_articles(), seed_comparison()), seed_comparison().tables

    behind = set(zip(lines["table"], lines["measure"], lines["narrative"], strict=True))
    for name in ("density", "sources", "modality", "time", "bounds", "actors", "countries"):
        for row in tables[name].to_dict("records"):
            for side in ("defence", "civilian"):
                assert ((name, row["measure"], side) in behind) is (row[f"articles_{side}"] > 0)
    for row in tables["frames"].to_dict("records"):
        assert (("frames", row["frame"], "defence") in behind) is (row["articles_defence"] > 0)


def test_a_line_of_a_frame_shows_the_words_that_the_codebook_hit() -> None:
    articles = [an_article("The new shells raise the combat readiness of the army.")]

    lines = list_lines(build_tables(articles), articles, compare_articles(articles))

    (line,) = lines[lines["measure"] == "security_sovereignty"].to_dict("records")
    assert (line["left"], line["words"]) == ("The new shells raise the", "combat readiness")


def test_a_line_of_a_claim_names_it() -> None:
    lines = list_lines(seed_tables(), seed_articles(), seed_comparison())

    told = lines[lines["table"] == "bounds"]
    assert set(told["claim_id"]) <= set(seed_tables().ledger["claim_id"])


def test_lines_come_from_as_many_articles_as_possible() -> None:
    articles = two_sides(6, 6)
    lines = list_lines(build_tables(articles), articles, compare_articles(articles), lines=5)

    jobs = lines[(lines["measure"] == "jobs_regions") & (lines["narrative"] == "civilian")]
    assert jobs["article_id"].nunique() == len(jobs) == 5


@pytest.mark.parametrize("articles", [[], [an_article("\n\n")], two_sides(1, 0)], ids=["none", "empty", "one side"])
def test_nothing_to_show_is_an_empty_table(articles: list[Article]) -> None:
    tables = build_tables(articles)

    lines = list_lines(tables, articles, compare(tables, articles))

    assert list(lines.columns) == list(COLUMNS)
    assert not (lines["narrative"] == "civilian").any()


def test_lines_are_chosen_as_if_all_places_had_been_looked_at() -> None:
    rng = Random(1)
    sides = {f"a{n:02d}": rng.choice(("defence", "civilian")) for n in range(12)}
    for rows in (1, 6, 40, 200):
        names = rng.choices([*sides], k=rows)
        spans = pd.DataFrame({"article_id": names, "start": rng.choices(range(99), k=rows), "end": 100})
        everywhere = list(zip(spans["article_id"], spans["start"], spans["end"], [None] * rows, strict=True))

        chosen = choose_places(list_places(spans, sides, 3), sides, 3)

        assert chosen == choose_places(everywhere, sides, 3)


def test_words_are_found_as_if_all_texts_had_been_looked_through() -> None:
    rng = Random(2)
    sides = {f"a{n:02d}": rng.choice(("defence", "civilian")) for n in range(12)}
    texts = {name: " ".join(rng.choices(["tank", "Tractor", "mill"], [1, 5, 9], k=8)) for name in sides}

    few, all_of_them = (find_words({"tank", "tractor", "mill"}, texts, sides, lines) for lines in (2, 99))

    assert sum(map(len, few.values())) < sum(map(len, all_of_them.values()))
    for word, places in all_of_them.items():
        assert choose_places(few[word], sides, 2) == choose_places(places, sides, 2)
