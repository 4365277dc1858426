"""How is a codebook pattern found in a sentence?"""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.codebooks.lexicon import make_matcher
from analysis.errors import CodebookError


def find(pattern: str, text: str, *exclude: str) -> list[str]:
    return [span.of(text) for span in make_matcher([pattern], exclude, "a test").find(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("tea", "Tea, TEA and teapots", ["Tea", "TEA"]),
        ("export*", "They export exports; exporting re-exported.", ["export", "exports", "exporting", "exported"]),
        ("*port", "import, export, portal", ["import", "export"]),
        ("tea mill", "The tea-mill, the tea mill and the tea, mill.", ["tea-mill", "tea mill", "tea, mill"]),
        ("self-reliance", "self reliance, self-reliance", ["self reliance", "self-reliance"]),
        ("defence|defense budget*", "a defence budget, the defense budgets", ["defence budget", "defense budgets"]),
        ("# countries", "20 countries, 1,200.5 countries, all countries", ["20 countries", "1,200.5 countries"]),
        ("reduc* ..4 dependen*", "reduced its long and costly dependence", ["reduced its long and costly dependence"]),
        ("reduc* ..2 dependen*", "reduced its long and costly dependence", []),
        ("reduc* ..2 dependen*", "reduces dependency", ["reduces dependency"]),
        ("tea", "tea tea tea", ["tea", "tea", "tea"]),
        ("mill", "mill_x millx xmill", ["mill"]),
        ("şəki", "in Şəki now", ["Şəki"]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_each_operator_finds_what_it_promises(pattern: str, text: str, found: list[str]) -> None:
    assert find(pattern, text) == found


def test_the_longest_match_wins() -> None:
    matcher = make_matcher(["armed", "armed forces"], [], "a test")

    assert [s.of("The armed forces.") for s in matcher.find("The armed forces.")] == ["armed forces"]


def test_what_an_exclusion_covers_is_not_found() -> None:
    assert find("tank*", "A fuel tank, a tank and a think tank.", "fuel tank*", "think tank*") == ["tank"]


@pytest.mark.parametrize("patterns", [[], [""], ["tea", "  "], ["tea|"], ["|"], ["*"], ["-"], ["..3"]], ids=str)
def test_an_empty_pattern_is_refused_with_its_place(patterns: list[str]) -> None:
    with pytest.raises(CodebookError, match=r"frames\.toml, tea: a pattern is empty"):
        make_matcher(patterns, [], "frames.toml, tea")


@pytest.mark.parametrize("pattern", ["a.b", "defence & security", "((a+)+)+b", "50%"], ids=str)
def test_a_word_that_no_text_can_hold_is_refused(pattern: str) -> None:
    with pytest.raises(CodebookError, match="can never be found"):
        make_matcher([pattern], [], "frames.toml, tea")


@given(st.text(min_size=1, max_size=30), st.text(max_size=60))
def test_no_pattern_breaks_the_matcher(pattern: str, text: str) -> None:
    try:
        matcher = make_matcher([pattern], [], "a test")
    except CodebookError:
        return

    assert all(0 <= s.start < s.end <= len(text) for s in matcher.find(text))
    assert matcher.hits(text) == bool(matcher.find(text))


@pytest.mark.parametrize(
    "pattern",
    [
        "a* " * 30,
        "*a*a*a*a*a*a*a*",
        "a ..9 a ..9 a ..9 b",
        "|".join(f"a{'*' * n}" for n in range(1, 20)),
    ],
    ids=["many tokens", "many stars", "many gaps", "many alternatives"],
)
def test_a_hostile_pattern_takes_time_that_grows_with_the_text_alone(pattern: str) -> None:
    matcher = make_matcher([pattern], [], "a test")
    text = "a" * 5_000 + " " + "a " * 5_000 + "c"
    started = time.process_time()
    matcher.hits(text)

    assert time.process_time() - started < 2


@pytest.mark.parametrize("pattern", ["tea " * 31, "tea ..9 ..9 ..9 ..9 mill"], ids=["words", "gap"])
def test_a_pattern_that_spans_more_than_a_sentence_is_refused(pattern: str) -> None:
    with pytest.raises(CodebookError, match="is too wide; write at most 30 words, 30 between"):
        make_matcher([pattern], [], "frames.toml, tea")
