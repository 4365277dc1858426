import re
from pathlib import Path

import pytest

import analysis
from analysis.errors import NothingReadError, ParameterError, SourceError
from analysis.exploration import Exploration, explore
from analysis.exploration.listing import STATIC
from analysis.exploration.views import WIDGET
from tests.commands import SEEDS


def read_html(shown: object) -> str:
    return shown._repr_mimebundle_()["text/html"]  # type: ignore[attr-defined]


def test_a_run_and_its_sources_are_explored_alike(seeds_run: Path) -> None:
    from_run, from_sources = analysis.explore(str(seeds_run)), explore([str(SEEDS)])

    assert from_run.ledger.frame.equals(from_sources.ledger.frame)
    assert explore(str(seeds_run / "manifest.json")).findings.frame["text"].tolist() == (
        from_sources.findings.frame["text"].tolist()
    )


def test_what_cannot_be_explored_is_said(tmp_path: Path) -> None:
    with pytest.raises((NothingReadError, SourceError)):
        explore(str(tmp_path / "nothing"))
    with pytest.raises(ParameterError, match="did you mean publishers"):
        explore(str(SEEDS), publisher=["Azernews"])


def test_each_part_shows_itself_as_a_table_without_scripts_and_as_text(ex: Exploration) -> None:
    views = [ex.ledger, ex.articles, ex.actors, ex.findings, ex.series(), ex.conflicts(), ex.concordance("export")]
    for view in [*views, *(ex.compare(on=name) for name in ex.briefing.comparison.tables)]:
        bundle = view._repr_mimebundle_()

        assert WIDGET not in bundle
        assert bundle["text/html"].count("<tr") == min(len(view.frame), STATIC) + 1
        assert "<script" not in bundle["text/html"]
        assert repr(view) == bundle["text/plain"]


def test_a_ledger_is_narrowed_by_words_and_columns(ex: Exploration) -> None:
    found = ex.ledger.where("tractors", value="> 100", claim_type="figure", sort="value")

    assert found.frame["surface"].tolist() == ["between 700 and 800 tractors"]
    assert "one row" in repr(found)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda ex: ex.series("tracor production"), "did you mean 'tractor production'"),
        (lambda ex: ex.compare(on="frame"), "did you mean 'frames'"),
        (lambda ex: ex.reader("003"), "article or claim '003' is unknown"),
        (lambda ex: ex.why("x"), "claim or finding 'x' is unknown"),
        (lambda ex: ex.chart("pie"), "chart 'pie' is unknown"),
        (lambda ex: ex.ledger.where(colour="red"), "column 'colour' is unknown"),
    ],
)
def test_a_wrong_name_is_told_with_right_ones(ex: Exploration, ask: object, said: str) -> None:
    with pytest.raises(ParameterError, match=re.escape(said)):
        ask(ex)  # type: ignore[operator]


def test_why_tells_value_bound_period_source_rule_and_sentence(ex: Exploration, tractors: str) -> None:
    account = repr(ex.why(tractors))

    for words in (
        "700–800 tractor a year",
        "between two numbers",
        "Khanlar Fatiyev",
        "present tense",
        "According to Fatiyev",
    ):
        assert words in account


def test_why_of_a_finding_sets_its_claims_side_by_side(ex: Exploration) -> None:
    findings = ex.findings.frame
    echo = findings[findings["kind"] == "One origin"].iloc[0]

    assert repr(ex.why(echo["finding_id"])).count("Claim f") >= 2


def test_a_measured_finding_tells_its_numbers(ex: Exploration) -> None:
    findings = ex.findings.frame
    measured = findings[findings["kind"] == "Asymmetry of sources"].iloc[0]

    assert "defence.figures" in repr(ex.why(measured["finding_id"]))


def test_the_reader_shows_an_article_and_another_beside_it(ex: Exploration, tractors: str) -> None:
    shown = read_html(ex.reader(tractors, beside="000_c7ae1f6812b9b225"))

    assert shown.count("<section") == 2
    assert f'data-c="{tractors}"' in shown or tractors in shown


def test_what_is_shown_is_exported_in_full(ex: Exploration, tmp_path: Path) -> None:
    path = ex.ledger.where("tractor").export(str(tmp_path / "tractors.csv"))

    assert len(Path(path).read_text(encoding="utf-8").splitlines()) == len(ex.ledger.where("tractor").frame) + 1


def test_an_exploration_says_in_a_terminal_what_it_holds(ex: Exploration) -> None:
    assert repr(ex).startswith("45 claims of three articles, none refused.")
