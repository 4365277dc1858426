import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.exploration import Exploration
from analysis.exploration.lines import find_pattern


def find(pattern: str, text: str) -> list[tuple[int, int]]:
    return [(start, end) for _, start, end in find_pattern(pattern, {"a": text})]


TEXTS = st.text(st.sampled_from("ab ə\n—x\ufdd0\ud800"), max_size=40)


@given(TEXTS, st.sampled_from(["a+", "b|ə", r"x.", "ab?", "[^ ]+"]))
def test_a_pattern_is_found_where_python_finds_it(text: str, pattern: str) -> None:
    plain = text.replace("\ud800", "\ufffd")

    assert find(pattern, text) == [m.span() for m in re.finditer(pattern, plain, re.IGNORECASE)]


def test_an_empty_match_is_no_line() -> None:
    assert find("a*", "bab") == [(1, 2)]


@pytest.mark.parametrize("pattern", ["(?=a)", r"(a)\1", "(", "*"])
def test_a_pattern_that_needs_more_than_linear_time_or_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(ParameterError, match="write a regular expression without looking ahead or back"):
        find(pattern, "aaa")


def test_a_pattern_that_makes_others_hang_is_done_at_once() -> None:
    assert find("(a+)+$", "a" * 30_000 + "b") == []


def test_lines_are_sorted_by_what_stands_left_or_right(ex: Exploration) -> None:
    left = ex.concordance("tractors?", sort="left").frame
    right = ex.concordance("tractors?", sort="right").frame

    ends = [words.lower().split()[::-1] for words in left["left"]]
    assert ends == sorted(ends)
    assert [words.lower() for words in right["right"]] == sorted(words.lower() for words in right["right"])
    assert len(left) == len(right) == 5


def test_a_line_has_so_many_words_and_its_place(ex: Exploration) -> None:
    line = ex.concordance("between 700", window=3).frame.iloc[0]
    text = ex.held.texts[line["article_id"]].text

    assert (line["left"], line["words"], line["right"]) == (
        "plant currently produces",
        "between 700",
        "and 800 tractors",
    )
    assert text[line["start"] : line["end"]] == "between 700"


def test_the_id_of_a_frame_finds_its_words_and_counts_them_by_side(ex: Exploration) -> None:
    shown = ex.concordance("self_reliance")

    assert "“Self-reliance and import substitution”: 8 lines: 8 defence in 1 articles" in repr(shown)


@pytest.mark.parametrize("given_", [{"sort": "up"}, {"window": 0}])
def test_an_order_or_a_window_that_makes_no_sense_is_refused(ex: Exploration, given_: dict) -> None:
    with pytest.raises(ParameterError, match="write"):
        ex.concordance("a", **given_)


def test_no_line_is_no_error(ex: Exploration) -> None:
    assert len(ex.concordance("zeppelin").frame) == 0
    assert "no rows" in repr(ex.concordance("zeppelin"))
    assert replace(ex.held).texts
