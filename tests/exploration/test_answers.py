from typing import Any

import pytest

from analysis.exploration import Exploration
from analysis.exploration.answers import answer

QUERY = {"words": "", "filters": {}, "sort": "", "is_descending": False}


def ask(ex: Exploration, kind: str, **asked: Any) -> dict[str, Any]:
    return answer(ex, ex.ledger.find_listing, kind, asked)


def test_a_page_holds_the_rows_that_fit_and_where_each_leads(ex: Exploration, tractors: str) -> None:
    query = QUERY | {"words": "tractors", "filters": {"claim_type": "=figure"}}

    page = ask(ex, "page", query=query, columns=["surface", "value"], offset=0)["answer"]

    assert page["rows"] == [{"cells": ["between 700 and 800 tractors", "700–800"], "place": {"claims": [tractors]}}]
    assert (page["fitting"], page["total"]) == (1, 45)


def test_a_page_behind_the_last_is_the_last(ex: Exploration) -> None:
    page = ask(ex, "page", query=QUERY, columns=["surface"], offset=5_000)["answer"]

    assert page["offset"] == 0
    assert len(page["rows"]) == 45


@pytest.mark.parametrize(
    ("kind", "asked", "said"),
    [
        ("page", {"query": QUERY | {"sort": "colour"}, "columns": [], "offset": 0}, "column 'colour' is unknown"),
        ("read", {"place": {"claims": ["f0"]}}, "claim 'f0' is not in the ledger"),
        ("read", {"place": {"article": "x"}}, "article 'x' was not read"),
        ("undo", {}, "nothing was corrected here yet"),
        ("cell", {"source": 'paper: str = "a4"  # Paper.', "values": {"paper": "a5"}}, "parameter paper is 'a5'"),
        ("export", {"query": QUERY, "columns": ["surface"], "ending": "exe"}, "format 'exe' is unknown"),
        ("dance", {}, "a panel asked for 'dance'"),
    ],
)
def test_what_is_wrong_with_a_question_is_answered_in_words(ex: Exploration, kind: str, asked: Any, said: str) -> None:
    assert said in ask(ex, kind, **asked)["error"]


def test_the_text_of_an_article_comes_whole_with_every_claim_told(ex: Exploration, tractors: str) -> None:
    [entry] = ask(ex, "read", place={"claims": [tractors]})["answer"]["articles"]
    pieces = [p for paragraph in entry["text"] for sentence in paragraph for p in sentence["pieces"]]

    words = "".join(p if isinstance(p, str) else p[0] for p in pieces)
    assert "".join(words.split()) == "".join(ex.held.texts[entry["article"]].text.split())
    assert {claim for p in pieces if not isinstance(p, str) for claim in p[1]} <= entry["claims"].keys()
    assert ["Value", "700–800 tractor a year"] in [list(fact) for fact in entry["claims"][tractors]["facts"]]


def test_claims_of_two_articles_are_read_side_by_side(ex: Exploration) -> None:
    findings = ex.findings.frame
    echo = findings[findings["kind"] == "One origin"].iloc[0]["claims"]

    assert len(ask(ex, "read", place={"claims": echo})["answer"]["articles"]) == 2


def test_an_export_overwrites_nothing(ex: Exploration) -> None:
    asked = {"query": QUERY, "columns": ["surface", "value"], "ending": "csv"}

    first, second = (ask(ex, "export", **asked)["answer"] for _ in range(2))

    assert (first["path"], second["path"], first["rows"]) == ("ledger.csv", "ledger-2.csv", 45)


def test_the_values_of_the_form_are_written_into_the_cell_with_the_corrections(ex: Exploration, tractors: str) -> None:
    ex.correct(tractors, "reject", reason="no")
    cell = 'words_shown: int = 15  # How many.\ncorrections: str = ""  # A file.'

    source = ask(ex, "cell", source=cell, values={"words_shown": 7})["answer"]["source"]

    assert source == 'words_shown: int = 7  # How many.\ncorrections: str = "corrections.toml"  # A file.'
