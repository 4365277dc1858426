"""Which claims repeat another."""

from typing import Any

import pytest

from analysis.ledger.echoes import link_echoes
from tests.builders import a_claim, a_ledger, an_article_table, read_tables, seed_tables, used_figures

DATES = {"a": "2026-01-01", "b": "2026-02-01", "c": "2026-03-01"}


def echoes(*given: dict[str, Any], **facts: Any) -> dict[str, str]:
    """The articles of claims that echo, and the article that each repeats."""
    claims = [a_claim(**fields) for fields in given]
    home = {claim.claim_id: claim.article_id for claim in claims}
    articles = an_article_table(**DATES)
    if "copy" in facts:
        articles.loc[articles["article_id"] == facts["copy"], "copy_of"] = "a"
    linked = link_echoes(a_ledger(*claims), articles)
    found = linked[linked["echo_of"].notna()]
    return dict(zip(found["article_id"], found["echo_of"].map(home), strict=True))


ECHOES = [
    pytest.param({}, id="the same words"),
    pytest.param({"bound": "about", "surface": "about 20 countries"}, id="a hedge is added"),
    pytest.param({"attributed_to": "officials", "attribution": "class"}, id="unnamed officials"),
    pytest.param({"attributed_to": "Azernews", "attribution": "publisher"}, id="the publisher"),
    pytest.param({"actor": "Ministry of Defence Industry", "actor_kind": "organisation"}, id="the country's ministry"),
    pytest.param({"actor": None, "actor_kind": None, "country": None}, id="no holder named"),
]
NO_ECHOES = [
    pytest.param({"attributed_to": "Ilham Aliyev", "attribution": "named"}, id="a named person of its own"),
    pytest.param({"attributed_to": "Statistics Committee", "attribution": "organisation"}, id="a body of its own"),
    pytest.param({"value": 21.0, "surface": "21 countries"}, id="another value"),
    pytest.param({"period": "2024"}, id="another year"),
    pytest.param({"scope": "defence and national security"}, id="another scope"),
    pytest.param({"indicator": "export destinations"}, id="another indicator"),
    pytest.param({"unit": "state"}, id="another unit"),
    pytest.param({"change": "rise"}, id="a change"),
    pytest.param({"actor": "Georgia", "country": "GE"}, id="another country"),
    pytest.param({"status": "minor", "reason": "age"}, id="not in use"),
    pytest.param({"actor": "Ganja", "actor_kind": "place", "country": "AZ", "period": "2023"}, id="another time"),
]


@pytest.mark.parametrize("later", ECHOES)
def test_a_later_article_that_repeats_a_figure_is_an_echo(later: dict) -> None:
    assert echoes({"article_id": "a"}, {"article_id": "b"} | later) == {"b": "a"}


@pytest.mark.parametrize("later", NO_ECHOES)
def test_a_claim_of_its_own_is_no_echo(later: dict) -> None:
    assert echoes({"article_id": "a"}, {"article_id": "b"} | later) == {}


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"period": None, "actor": None, "actor_kind": None}, id="neither whose nor when"),
        pytest.param(
            {"indicator": "percent production", "unit": "percent", "kind": "percent"}, id="a share of anything"
        ),
    ],
)
def test_equal_numbers_that_may_be_chance_are_no_echo(fields: dict) -> None:
    assert echoes({"article_id": "a"} | fields, {"article_id": "b"} | fields) == {}
    assert echoes({"article_id": "a"} | fields, {"article_id": "b"} | fields, copy="b") == {"b": "a"}


def test_who_names_the_earlier_publisher_as_the_source_repeats_it() -> None:
    articles = an_article_table(**DATES).assign(publisher=["Karsat Times", None, None])
    told = {"attributed_to": "the Karsat Times", "attribution": "organisation"}

    linked = link_echoes(a_ledger(a_claim(), a_claim(article_id="b", **told)), articles)

    assert linked["echo_of"].notna().sum() == 1


def test_an_article_does_not_echo_itself() -> None:
    assert echoes({"article_id": "a"}, {"article_id": "a", "start": 50}) == {}


def test_the_earliest_article_is_the_origin_whatever_its_id() -> None:
    assert echoes({"article_id": "c"}, {"article_id": "b"}) == {"c": "b"}


def test_an_article_without_a_date_is_taken_as_the_last() -> None:
    claims = [a_claim(article_id="a"), a_claim(article_id="b")]

    linked = link_echoes(a_ledger(*claims), an_article_table(a=None, b="2026-02-01")).set_index("article_id")

    assert linked.loc["a", "echo_of"] == linked.loc["b", "claim_id"]


def test_repeating_a_source_that_the_origin_names_is_an_echo() -> None:
    named = {"attributed_to": "Ilham Aliyev", "attribution": "named"}

    assert echoes({"article_id": "a"} | named, {"article_id": "b"} | named) == {"b": "a"}


def test_who_repeats_a_second_origin_echoes_that_one() -> None:
    named = {"attributed_to": "Ilham Aliyev", "attribution": "named"}

    assert echoes({"article_id": "a"}, {"article_id": "b"} | named, {"article_id": "c"} | named) == {"c": "b"}


def test_every_claim_of_a_copy_is_an_echo_even_with_a_source() -> None:
    named = {"attributed_to": "Ilham Aliyev", "attribution": "named"}

    assert echoes({"article_id": "a"}, {"article_id": "b"} | named, copy="b") == {"b": "a"}


def test_ranges_echo_each_other_only_when_both_ends_agree() -> None:
    span = {"value": None, "bound": "between", "low": 15.0, "high": 20.0, "surface": "15 to 20 countries"}

    found = echoes({"article_id": "a"} | span, {"article_id": "b"} | span, {"article_id": "c"} | span | {"high": 22.0})

    assert found == {"b": "a"}


def test_as_many_tractors_of_another_plant_are_no_echo() -> None:
    tables = read_tables(
        "The Ganja Plant produced 500 tractors in 2025.", "The Minsk Plant produced 500 tractors in 2025."
    )

    assert used_figures(tables)["echo_of"].isna().all()


def test_the_seeds_hold_one_origin_for_the_value_of_production() -> None:
    ledger = seed_tables().ledger.set_index("claim_id")

    value = ledger[(ledger["indicator"] == "defence production value") & (ledger["value"] == 1.4e9)]
    echo, origin = value[value["echo_of"].notna()], value[value["echo_of"].isna()]
    assert list(echo["echo_of"]) == list(origin.index)
    assert list(echo["surface"]) == ["approximately 1.4 billion manat"]
