"""What is an Article, a Span, a Claim?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.records import Article, Claim, Span, make_claim_id

SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(min(pair), max(pair)))


def a_claim(**given: object) -> Claim:
    usual: dict[str, object] = {
        "claim_id": "f0", "claim_type": "figure", "article_id": "tea", "start": 0, "end": 6, "surface": "40 kg.",
        "sentence": "40 kg.", "sentence_start": 0, "sentence_end": 6,
    }  # fmt: skip
    return Claim(**usual | given)  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end"), [(5, 4), (-1, 3)], ids=["ends before it starts", "starts before the text"])
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"span {start}..{end}"):
        Span(start, end)


def test_a_span_gives_the_words_it_stands_on() -> None:
    assert Span(4, 7).of("the tea mill") == "tea"


@given(SPANS, SPANS)
def test_overlap_holds_both_ways_and_means_a_shared_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))

    assert one.overlaps(other) == other.overlaps(one)
    assert not shared or one.overlaps(other)


@given(SPANS, st.integers(0, 20))
def test_a_shifted_span_stands_on_the_same_words_of_the_longer_text(span: Span, by: int) -> None:
    text = "".join(chr(97 + n % 26) for n in range(60))

    assert span.shift(by).of("#" * by + text) == span.of(text)


def test_a_span_covers_itself_and_what_lies_inside() -> None:
    span = Span(3, 9)

    assert span.covers(span)
    assert span.covers(Span(4, 8))
    assert not span.covers(Span(2, 8))


def test_an_article_needs_an_id() -> None:
    with pytest.raises(ValueError, match="needs an id"):
        Article("", "Tea is grown in Kericho.")


def test_an_article_with_half_a_character_still_has_a_hash() -> None:
    assert len(Article("a", "tea \ud800").sha256) == 64


def test_a_claim_whose_words_do_not_fit_its_span_is_refused() -> None:
    with pytest.raises(ValueError, match=r"tea 0\.\.5 does not fit '40 kg\.'"):
        a_claim(end=5)


def test_a_claim_with_low_above_high_is_refused() -> None:
    with pytest.raises(ValueError, match=r"low 9.0 is above high 4.0"):
        a_claim(low=9.0, high=4.0)


def test_zero_is_a_bound_like_any_other() -> None:
    with pytest.raises(ValueError, match=r"low 1.0 is above high 0.0"):
        a_claim(low=1.0, high=0.0)


def test_a_claim_id_is_the_same_on_every_run() -> None:
    assert make_claim_id("tea", Span(0, 6), "figure", 40) == "f434b5ba959f"


@pytest.mark.parametrize(
    "other",
    [
        make_claim_id("coffee", Span(0, 6), "figure", 40),
        make_claim_id("tea", Span(1, 6), "figure", 40),
        make_claim_id("tea", Span(0, 6), "statement", 40),
        make_claim_id("tea", Span(0, 6), "figure", 41),
    ],
    ids=["article", "span", "type", "value"],
)
def test_a_claim_id_differs_with_each_of_its_parts(other: str) -> None:
    assert other != make_claim_id("tea", Span(0, 6), "figure", 40)
