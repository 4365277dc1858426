"""The analyst's own sentences."""

from pathlib import Path

import pytest

from analysis.briefing import open_briefing, sections
from analysis.briefing.opening import Briefing
from analysis.errors import ParameterError
from tests.briefing.pages import list_segments

ARTICLE = (
    "The Velm Plant exported drones to nearly 20 countries in 2024. The Karsat plant produced 300 tractors in 2024."
)


def brief(folder: Path, **parameters: object) -> Briefing:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return open_briefing(sources=[str(folder)], **parameters)


def test_a_judgement_is_typed_as_judged_and_cites_the_claim_it_names(tmp_path: Path) -> None:
    claim = brief(tmp_path).tables.ledger.set_index("surface").loc["nearly 20 countries", "claim_id"]

    briefing = brief(tmp_path, judgement=[f"Exports will probably stall at {{{claim}}}."], watch=["The next budget."])

    block = sections.show_judgement(briefing).data
    assert [line["kind"] for line in block["lines"]] == ["judged", "judged"]
    assert [(s["text"], s["claims"]) for s in list_segments(dict(block)) if s["kind"] == "claim"] == [
        ("“nearly 20 countries”", [claim])
    ]


def test_a_measured_number_may_be_named_too(tmp_path: Path) -> None:
    briefing = brief(tmp_path, judgement=["This rests on {read.articles} article."])

    (measured,) = [s for s in list_segments(dict(sections.show_judgement(briefing).data)) if s["kind"] == "measure"]
    assert (measured["text"], measured["measure"]) == ("1", "read.articles")


def test_without_a_judgement_the_page_says_that_nothing_is_judged(tmp_path: Path) -> None:
    (line,) = sections.show_judgement(brief(tmp_path)).data["lines"]

    assert line["kind"] == "measured"
    assert "added no judgement" in line["segments"][0]["text"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Exports grow to 30 countries.", "the number '30' is bound to no claim and no measurement; write {CLAIM ID}"),
        ("Exports may grow.", "'may' says no band of likelihood; write one of almost no chance"),
        ("We have high confidence that growth is likely.", "stand in one sentence"),
        ("They reach {nothing}.", "{nothing} is no claim and no measure of this briefing"),
        ("They reach {read.article}.", "did you mean read.articles?"),
    ],
)
def test_a_sentence_that_cannot_be_believed_is_refused(tmp_path: Path, sentence: str, said: str) -> None:
    with pytest.raises(ParameterError) as error:
        brief(tmp_path, judgement=["A first sentence.", sentence])

    assert str(error.value).startswith("parameter judgement, sentence 2: ")
    assert said in str(error.value)


def test_words_of_likelihood_are_explained_in_the_method_box(tmp_path: Path) -> None:
    from analysis.briefing import method

    shown = [
        s["text"] for s in list_segments(dict(method.show_method(brief(tmp_path, judgement=["It is likely."])).data))
    ]

    assert "likely: 55 to 80 percent" in shown
