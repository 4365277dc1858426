"""What does a figure measure, and over what scope?"""

from pathlib import Path

import pytest

from analysis.codebooks import load_codebooks
from analysis.errors import CodebookError
from analysis.extraction.indicators import load_indicators
from tests.extraction.texts import read_figure

TEA = """
[[indicator]]
label = "tea"
kinds = ["mass"]
words = ["tea"]
positive = ["Tea is sold."]
negative = ["Steel is sold."]
"""


@pytest.mark.parametrize(
    ("text", "indicator", "scope"),
    [
        ("France allocated 50 billion euros to defence.", "defence budget", "defence"),
        ("The budget gives 3 billion euros to defence and national security.", "defence and national security budget",
         "defence and national security"),
        ("Turkey exports drones to 30 countries.", "defence export destinations", "defence"),
        ("Turkey exported arms worth 5 billion dollars.", "defence export value", "defence"),
        ("Poland produced weapons worth 5 million euros.", "defence production value", "defence"),
        ("The works created 300 jobs.", "jobs", "created"),
        ("The works announced 300 jobs.", "jobs", "announced"),
        ("The works has 300 jobs.", "jobs", None),
        ("The works employs 300 people.", "employees", None),
        ("France approved a defence budget of 50 billion euros.", "defence budget", "defence, approved"),
        ("France executed 48 billion euros of the defence budget.", "defence budget", "defence, executed"),
        ("France amended and executed a defence budget of 49 billion euros.", "defence budget",
         "defence, executed or amended"),
        ("Military spending is 4 percent of GDP.", "defence share of GDP", "defence"),
        ("Military spending rose by 4 percent, which helps GDP.", "defence budget", "defence"),
        ("The arms maker has an order backlog of 5 billion euros.", "defence order backlog", "defence"),
        ("Poland invested 40 million euros in a drone works.", "defence investment", "defence"),
        ("The arms industry has 20 enterprises.", "defence industry enterprises", "defence"),
        ("Industrial output grew by 5 percent.", "industrial output", None),
        ("The average monthly wage is 700 euros.", "average wage", None),
        ("Trade turnover reached 7 billion dollars.", "trade turnover", None),
        ("The firm invested 40 million euros.", "investment", None),
        ("The plant produced 300 tractors.", "tractor production", None),
        ("Kenya exported 40 tonnes of tea.", "tea exports", None),
        ("The mill can produce 40 tonnes of tea.", "tea production capacity", None),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_a_figure_is_named_by_its_sentence(text: str, indicator: str, scope: str | None) -> None:
    claim = read_figure(text)

    assert (claim.indicator, claim.scope) == (indicator, scope)


def test_like_figures_of_two_countries_have_one_name() -> None:
    names = {read_figure(f"{country} produced 300 tractors.").indicator for country in ("Poland", "Belarus", "Turkey")}

    assert names == {"tractor production"}


def test_no_word_stands_twice_in_a_name_that_was_built() -> None:
    assert read_figure("The rate is 5 percent.").indicator == "percent"


def test_the_indicators_that_are_shipped_keep_their_own_sentences() -> None:
    assert len(load_indicators(load_codebooks()).indicators) >= 7


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (TEA.replace("Tea is sold.", "Salt is sold."), "'tea': its test sentence 'Salt is sold.' gives False"),
        (TEA.replace("Steel is sold.", "No tea is sold."), "'tea': its test sentence 'No tea is sold.' gives True"),
        (TEA.replace('words = ["tea"]', ""), "'tea': words is missing; add it"),
        (TEA.replace('words = ["tea"]', 'words = [""]'), "indicator, 1, words, 1 is ''; write at least one letter"),
    ],
    ids=["positive fails", "negative fails", "words missing", "empty pattern"],
)
def test_an_indicator_that_breaks_its_promise_is_refused(content: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "indicators.toml").write_text(content)

    with pytest.raises(CodebookError) as error:
        load_indicators(load_codebooks(tmp_path))
    assert problem in str(error.value)
