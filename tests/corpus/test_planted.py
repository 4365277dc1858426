"""Everything that was planted is found, and nothing else."""

from functools import lru_cache
from random import Random

import pytest
from pandas.testing import assert_frame_equal

from analysis.codebooks import load_codebooks
from analysis.comparison import compare
from analysis.ledger import Tables, build_tables, join_ledgers
from analysis.ledger.agreement import Agreement, find_agreements
from analysis.ledger.checks import find_checks
from tests.corpus.planted import SIZE, TRAPS, plant


@lru_cache(maxsize=1)
def tables() -> Tables:
    return build_tables(plant().articles())


def surfaces(found: Agreement) -> frozenset[str]:
    ledger = tables().ledger.set_index("claim_id")
    return frozenset({ledger.loc[found.first, "surface"], ledger.loc[found.second, "surface"]})


def test_the_corpus_is_the_same_on_every_call_and_spans_ten_years() -> None:
    one, other = plant(), plant()

    assert one.texts == other.texts
    assert len(one.texts) == SIZE
    assert len({day[:4] for day in one.days.values()}) >= 10


def test_every_planted_conflict_is_found_and_no_other() -> None:
    found = [surfaces(a) for a in find_agreements(tables().ledger) if a.verdict == "conflict"]

    assert sorted(map(sorted, found)) == sorted(map(sorted, plant().conflicts))


def test_every_planted_echo_is_found_and_no_other() -> None:
    ledger = tables().ledger.set_index("claim_id")
    echoes = ledger[ledger["echo_of"].notna()]

    found = {(row["article_id"], ledger.loc[row["echo_of"], "article_id"]) for _, row in echoes.iterrows()}

    assert found == plant().echoes


def test_every_copy_is_marked_and_no_other_article() -> None:
    marked = {a.article_id: a.copy_of for a in plant().articles() if a.copy_of}

    assert marked == plant().copies


def test_every_number_that_does_not_fit_is_found_and_no_other() -> None:
    ledger = tables().ledger.set_index("claim_id")
    checks = find_checks(tables().ledger, tables().articles, load_codebooks())

    assert {ledger.loc[c.claims[0], "surface"] for c in checks if not c.holds} == plant().failures


@pytest.mark.parametrize("place", range(len(TRAPS)), ids=[one.format(p="The", y=2020) for one, _ in TRAPS])
def test_both_claims_of_a_trap_are_read_and_told_apart_or_reconciled(place: int) -> None:
    names = list(plant().texts)[10 + 2 * place : 12 + 2 * place]
    ledger = tables().ledger
    figures = ledger[ledger["article_id"].isin(names) & ledger["series_id"].notna()]

    judged = {a.verdict for a in find_agreements(ledger) if {a.first, a.second} == set(figures["claim_id"])}
    assert len(figures) == 2
    assert judged <= {"same", "variation", "not comparable"}
    assert judged or figures["series_id"].nunique() == 2


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_articles_changes_no_link_and_no_verdict(seed: int) -> None:
    articles = plant().articles()

    shuffled = build_tables(Random(seed).sample(articles, len(articles)))

    assert_frame_equal(shuffled.ledger, tables().ledger)
    assert find_agreements(shuffled.ledger) == find_agreements(tables().ledger)


@pytest.mark.parametrize("cut", [1, 30, 59])
def test_two_parts_of_the_corpus_joined_are_the_whole(cut: int) -> None:
    articles = plant().articles()

    joined = join_ledgers([build_tables(articles[cut:]), build_tables(articles[:cut])])

    assert_frame_equal(joined.ledger, tables().ledger)
    assert_frame_equal(joined.joins, tables().joins)


@pytest.mark.parametrize("kept", ["nothing", "one article", "copies alone", "no figure"])
def test_a_poor_collection_gives_no_link_and_no_crash(kept: str) -> None:
    articles = {a.article_id: a for a in plant().articles()}
    copy = next(iter(plant().copies))
    chosen = {
        "nothing": [],
        "one article": [articles["n00"]],
        "copies alone": [articles[copy]],
        "no figure": [articles[f"n{SIZE - 1}"]],
    }

    found = build_tables(chosen[kept])

    assert find_agreements(found.ledger) == []
    assert find_checks(found.ledger, found.articles, load_codebooks()) == []
    assert found.ledger["echo_of"].isna().all()
    assert len(found.joins) == len(found.corrections) == 0


def test_the_corpus_gives_a_conflict_in_the_findings_for_each_that_was_planted() -> None:
    findings = compare(tables(), plant().articles()).findings

    conflicts = [f for f in findings if f.kind == "conflict" and "intervals do not meet" in f.text]
    assert len(conflicts) == len(plant().conflicts)
