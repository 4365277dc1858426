"""Which words may say that somebody speaks, thinks, shows or wants something?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.cues import compile_cues, inflect


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

    assert (cues.takes["intention"], "intention" in cues.speakers_only) == ({"clause", "to"}, True)
