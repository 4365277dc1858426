"""What the corrections make of the ledger."""

from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.errors import CorrectionError
from analysis.ledger import Tables, build_tables
from analysis.ledger.agreement import find_agreements
from analysis.ledger.corrections import Correction, make_correction
from tests.builders import some_articles

OVER = "Azerbaijan exported arms to more than 30 countries in 2025."
NEARLY = "Azerbaijan exported arms to nearly 20 countries in 2025."
CONFLICT = (OVER, NEARLY)
USUAL = {"id": "c1", "action": "reject", "article": "a1", "surface": "nearly 20 countries",
         "reason": "it counts visits", "who": "A. Reader", "when": "2026-04-01"}  # fmt: skip


def a_correction(**given: Any) -> Correction:
    return make_correction(USUAL | given, "mine.toml, correction 1")


def correct(*texts: str, **given: Any) -> Tables:
    return build_tables(some_articles(*texts), corrections=[a_correction(**given)])


def row_of(tables: Tables, article: str, surface: str) -> pd.Series:
    ledger = tables.ledger
    return next(row for _, row in ledger[(ledger["article_id"] == article) & (ledger["surface"] == surface)].iterrows())


def verdicts(tables: Tables) -> list[str]:
    return [a.verdict for a in find_agreements(tables.ledger)]


def test_without_corrections_the_two_articles_conflict() -> None:
    assert verdicts(build_tables(some_articles(*CONFLICT))) == ["conflict"]


def test_a_rejected_claim_leaves_the_series_and_stays_in_the_ledger_with_the_reason() -> None:
    tables = correct(*CONFLICT)

    row = row_of(tables, "a1", "nearly 20 countries")
    assert verdicts(tables) == []
    assert (row["status"], row["corrected_by"]) == ("not_a_figure", "c1")
    assert row["reason"] == "rejected by A. Reader, 2026-04-01: it counts visits"
    assert pd.isna(row["series_id"])


def test_the_table_of_articles_counts_a_rejected_figure_anew() -> None:
    articles = correct(*CONFLICT).articles.set_index("article_id")

    assert articles.loc["a1", "used"] == articles.loc["a0", "used"] - 1
    assert articles.loc["a1", "not_a_figure"] == articles.loc["a0", "not_a_figure"] + 1


def test_an_accepted_claim_stays_and_is_marked() -> None:
    tables = correct(*CONFLICT, action="accept")

    assert verdicts(tables) == ["conflict"]
    assert row_of(tables, "a1", "nearly 20 countries")["corrected_by"] == "c1"


def test_a_number_that_was_not_read_as_a_figure_cannot_be_accepted() -> None:
    with pytest.raises(CorrectionError, match="'2025' was read as not_a_figure and cannot be accepted"):
        correct(*CONFLICT, action="accept", surface="2025")


def test_a_claim_can_be_given_another_period() -> None:
    tables = correct(*CONFLICT, action="redate", period="2024")

    row = row_of(tables, "a1", "nearly 20 countries")
    assert verdicts(tables) == ["not comparable"]
    assert (row["period"], row["period_rule"]) == ("2024", "corrected")


def test_another_period_takes_another_rate() -> None:
    text = "Azerbaijan exported arms worth 17 million manat in 2025."

    tables = correct(text, action="redate", article="a0", surface="17 million manat", period="2016")

    assert row_of(tables, "a0", "17 million manat")["rate"] == 1.5965


def test_a_claim_can_be_given_another_scope() -> None:
    tables = correct(*CONFLICT, action="relabel", scope="defence and police")

    assert "conflict" not in verdicts(tables)
    assert tables.ledger["series_id"].nunique() == 2


def test_a_merged_claim_repeats_the_other_and_takes_its_series() -> None:
    other = "The Ministry exported arms to nearly 20 states in 2025, said Ilham Aliyev."

    tables = correct(NEARLY, other, action="merge", surface="nearly 20 states",
                     into={"article": "a0", "surface": "nearly 20 countries"})  # fmt: skip

    kept, merged = row_of(tables, "a0", "nearly 20 countries"), row_of(tables, "a1", "nearly 20 states")
    assert merged["echo_of"] == kept["claim_id"]
    assert merged["series_id"] == kept["series_id"]


def test_an_article_that_no_longer_says_so_stops_the_run_and_names_the_entry() -> None:
    with pytest.raises(CorrectionError) as error:
        correct(*CONFLICT, surface="nearly 21 countries")

    assert str(error.value).startswith("mine.toml, correction 1 (c1): no claim has the words 'nearly 21 countries'")


def test_a_sentence_that_no_longer_stands_there_stops_the_run_too() -> None:
    with pytest.raises(CorrectionError, match="in a sentence with 'imported'"):
        correct(*CONFLICT, sentence="imported")


def test_words_that_stand_twice_ask_for_the_sentence() -> None:
    text = f"{NEARLY} In 2024 Azerbaijan sold arms to nearly 20 countries."

    with pytest.raises(CorrectionError, match=r"2 claims have the words .* add sentence"):
        correct(text, article="a0")

    assert len(correct(text, article="a0", sentence="sold arms").corrections) == 1


def test_an_entry_for_an_article_that_was_not_read_is_listed_as_passed_over() -> None:
    tables = correct(*CONFLICT, article="elsewhere")

    assert list(tables.corrections["is_applied"]) == [False]
    assert_frame_equal(tables.ledger, build_tables(some_articles(*CONFLICT)).ledger)


def test_two_entries_on_a_rejected_claim_contradict_each_other() -> None:
    entries = [a_correction(), a_correction(id="c2", action="accept")]

    with pytest.raises(CorrectionError, match="c1 rejects the same claim"):
        build_tables(some_articles(*CONFLICT), corrections=entries)


def test_two_corrections_of_one_claim_stand_behind_each_other() -> None:
    entries = [a_correction(action="redate", period="2024"), a_correction(id="c2", action="relabel", actor="Georgia")]

    tables = build_tables(some_articles(*CONFLICT), corrections=entries)

    assert row_of(tables, "a1", "nearly 20 countries")["corrected_by"] == "c1; c2"
    assert list(tables.corrections["changes"]) == ["period: 2024", "actor: Georgia"]
