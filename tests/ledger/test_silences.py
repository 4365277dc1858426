"""What is never stated."""

import pytest

from analysis.ledger.silences import find_one_sided, find_unanswered
from tests.builders import CIVILIAN_TEXT, DEFENCE_TEXT, read_tables, seed_articles, seed_tables

ALL = {"buyer", "price", "volume", "jobs", "cost"}


def unanswered(*texts: str) -> set[str]:
    return {s.question for s in find_unanswered(read_tables(*texts).ledger, texts)}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("buyer", "Azerbaijan exported drones worth 5 million dollars to Turkey in 2025."),
        ("buyer", "Serbia bought 48 howitzers from Azerbaijan in 2025."),
        ("buyer", "Azerbaijan sells drones to Pakistan."),
        ("buyer", "Arms were supplied to the United Arab Emirates."),
        ("price", "The tractor costs 30,000 manat per unit."),
        ("price", "The drones cost 5 million dollars each."),
        ("price", "The unit price is 30,000 manat."),
        ("volume", "The plant made 300 drones in 2025."),
        ("volume", "The army got 40 armoured vehicles."),
        ("jobs", "The park created 300 jobs in 2025."),
        ("cost", "The reconstruction cost 20 million manat."),
        ("cost", "The firm invested 40 million euros."),
    ],
)
def test_a_sentence_that_answers_a_question_takes_it_off_the_list(question: str, text: str) -> None:
    assert question not in unanswered(text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param(
            "buyer", "According to President Ilham Aliyev, arms were exported to 20 countries.", id="president"
        ),
        pytest.param("buyer", "Azerbaijan exported arms to nearly 20 countries in 2025.", id="how many, not who"),
        pytest.param("price", "The plant earns 30 million manat per year.", id="money a year"),
        pytest.param("price", "The state spends 3 billion manat each year.", id="money each year"),
        pytest.param("volume", "The plant made 300 vehicles for farmers in 2025.", id="farm vehicles"),
        pytest.param("volume", "Staff built 20 playgrounds and 30 compounds.", id="rounds inside other words"),
        pytest.param("jobs", "The park covers 300 hectares.", id="hectares"),
        pytest.param("cost", "Weapons worth 5 million manat were exported.", id="the value of goods"),
    ],
)
def test_a_sentence_that_only_looks_like_an_answer_leaves_the_question(question: str, text: str) -> None:
    assert question in unanswered(text)


def test_without_a_claim_every_question_is_open() -> None:
    assert unanswered() == ALL


def test_the_seeds_answer_none_of_the_questions() -> None:
    found = find_unanswered(seed_tables().ledger, [a.text for a in seed_articles()])

    assert {s.question for s in found} == ALL
    assert all(s.side is None for s in found)


def one_sided(*texts: str) -> list[tuple[str, str | None]]:
    tables = read_tables(*texts)
    return [(s.question, s.side) for s in find_one_sided(tables.ledger, tables.articles)]


def test_what_only_one_side_states_is_a_silence_of_the_other() -> None:
    found = one_sided("The army got weapons worth 5 million manat in 2025.", CIVILIAN_TEXT)

    assert found == [("money", "civilian"), ("count", "defence")]


def test_a_question_that_only_one_side_answers_is_a_silence_of_the_other() -> None:
    found = one_sided(DEFENCE_TEXT, f"{CIVILIAN_TEXT} The cement plant created 40 jobs in 2025.")

    assert found == [("jobs", "defence")]


def test_an_article_without_any_claim_is_silent_too() -> None:
    assert one_sided(DEFENCE_TEXT, "The works builds tractors for farmers.") == [("count", "civilian")]


@pytest.mark.parametrize("texts", [[DEFENCE_TEXT], [CIVILIAN_TEXT], []], ids=["defence", "civilian", "nothing"])
def test_a_side_without_articles_is_not_called_silent(texts: list[str]) -> None:
    assert one_sided(*texts) == []


def test_sides_that_state_the_same_kinds_are_not_called_silent() -> None:
    assert one_sided(DEFENCE_TEXT, CIVILIAN_TEXT) == []
