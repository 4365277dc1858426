"""Which words may say that somebody speaks, thinks, shows or wants something?"""

from pathlib import Path

import pytest

from analysis.codebooks import load_codebooks
from analysis.errors import CodebookError
from analysis.extraction.statements.cues import compile_cues, inflect
from analysis.places import CODEBOOKS


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("announce", "announce announces announced announcing"),
        ("deny", "deny denies denied denying"),
        ("agree", "agree agrees agreed agreeing"),
        ("convey", "convey conveys conveyed conveying"),
        ("stress", "stress stresses stressed stressing"),
        ("say|says|said|saying", "say says said saying"),
        ("write|writes|wrote|writing|written", "write writes wrote writing written"),
    ],
    ids=str,
)
def test_a_verb_is_written_as_its_base_form_or_with_all_its_forms(verb: str, forms: str) -> None:
    assert " ".join(form[0] for form in inflect(verb).values()) == forms


def test_the_words_behind_a_verb_belong_to_each_of_its_forms() -> None:
    assert inflect("point out")["past"] == ("pointed", "out")


def test_a_longer_cue_is_tried_before_a_shorter_one() -> None:
    readings = compile_cues(load_codebooks()).readings["called"]

    assert [bool(r.tail) for r in readings] == sorted((bool(r.tail) for r in readings), reverse=True)


def test_a_class_says_what_must_follow_and_who_may_speak() -> None:
    cues = compile_cues(load_codebooks())

    assert (cues.takes["intention"], cues.subjects["intention"]) == ({"clause", "to"}, "speaker")


def test_a_class_with_an_unknown_subject_is_refused(tmp_path: Path) -> None:
    book = (CODEBOOKS / "reporting_verbs.toml").read_text(encoding="utf-8")
    (tmp_path / "reporting_verbs.toml").write_text(book.replace('"speaker"', '"anyone"'), encoding="utf-8")

    with pytest.raises(CodebookError, match="'anyone'; write one of any, source, speaker"):
        compile_cues(load_codebooks(tmp_path))
