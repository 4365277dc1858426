"""Does any text, however odd, break or stall extraction?"""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import extract
from analysis.records import Article
from analysis.sources.publication import describe_article
from tests.growth import stalls

LENGTH = 50_000
HOSTILE = {
    "one letter": "a",
    "one capital": "A",
    "letters apart": "a ",
    "capitals apart": "A ",
    "names": "Aa ",
    "names with of": "Bank of ",
    "hyphens": "a-",
    "digits": "1",
    "digits apart": "1 ",
    "thousands": "1,",
    "decimals": "1.",
    "ranges": "1-",
    "signs of money": "$",
    "amounts": "$1 ",
    "number words": "two ",
    "scales": "million ",
    "hedges": "nearly ",
    "quotation marks": '"',
    "open marks": "“",
    "quotation marks apart": '" ',
    "brackets": "(",
    "commas": ", ",
    "full stops": ".",
    "full stops apart": ". ",
    "line breaks": "\n",
    "words on lines": "a\n",
    "blanks": " ",
    "no-break blanks": "\u00a0",
    "years": "2025 ",
    "months": "May ",
    "dates": "5 May ",
    "reporting verbs": "said ",
    "that": "that ",
    "he said": "he said ",
    "according": "according to ",
    "ministers": "Minister ",
    "signs": "<br>",
    "combining marks": "a\u0301",
    "dotted capitals": "İ",
    "backslashes": "\\",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_stalls_extraction(piece: str) -> None:
    def extract_all(text: str) -> None:
        extract(describe_article(Article("hostile", text, published="2025-06-15")))

    assert not stalls(extract_all, piece, LENGTH)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_every_claim_stands_on_the_words_it_names(text: str) -> None:
    for claim in extract(Article("odd", text, published="2025-06-15")):
        assert text[claim.start : claim.end] == claim.surface
        assert text[claim.sentence_start : claim.sentence_end] == claim.sentence


FRAGMENTS = st.sampled_from(
    ["5 ", "1,200.5", "nearly ", "million ", "manat", "₼", "İstanbul ", "said ", "“", "”", "\n", "\n\n", ". ", "May ",
     "2025", "tons ", "per cent ", "Minister ", "Əli Məmmədov ", "of ", "and ", "from ", "to ", "–", "-", "(", ")", "$",
     "\u202f", "²", "٣", "Ⅷ", "the plant ", "that ", "he ", "\U0001f600", "a\u0301", "ﬁ", "\x00", "\u200b", "% "]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_claims_of_shuffled_phrases_stand_on_their_words_and_do_not_overlap(text: str) -> None:
    claims = [c for c in extract(Article("odd", text, published="2025-06-15")) if c.claim_type == "figure"]

    assert all(text[c.start : c.end] == c.surface for c in claims)
    assert all(one.end <= other.start for one, other in pairwise(claims))


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_every_digit_ends_in_exactly_one_row(text: str) -> None:
    spans = [(c.start, c.end) for c in extract(Article("odd", text)) if c.claim_type == "figure"]

    for place, character in enumerate(text):
        if character in "0123456789":
            assert sum(start <= place < end for start, end in spans) == 1, (place, text)
