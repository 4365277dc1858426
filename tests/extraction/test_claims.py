"""What does one article claim? What holds for every text whatever."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis import extract
from analysis.records import Article, Claim
from tests.extraction.texts import read_claims, read_figures, read_statements

# Words, numbers, marks and characters that have broken readers of text before.
PIECES = [
    "The", "plant", "produced", "1,200", "tonnes", "of", "tea", "in", "2024", ".", ",", "and", "“", "”", '"',
    "«", "»", "(", ")", "-", "–", "—", "−", "to", "between", "from", "nearly", "more than", "$", "€", "AZN",
    "5.8bn", "12", "%", "percent", "million", "billion", "00", "3rd", "F-16", "A320", "14:30", "January", "May",
    "31 February", "2024-05-31", "last year", "the previous year", "said", "Minister Ivan Petrov",
    "according to", "officials", "argue that", "half of", "two thirds", "hundreds of millions", "one of the",
    "+48 22 555 12 34", "No. 5", "3-to-1", "2 072", "15−20", "\n", "\n\n", "\t", "ə", "ğ", "İ", "ß", "ﬁ", "²",
    "½", "٣٤", "१२", "\u2028", "\x0b", "\x00", "\u200b", "\ud800", "😀", "e\u0301", "ǰ", "O’Neill", "mln.",
    "USD5", "1.2.3.4", ",5", ".5", "5.", "1,2,3", "0,123", "1 000 000", "Q3", "FY2024", "the 1990s",
    "past two decades", "yesterday", "3-", "-to-", "per year", "up 5 percent on", "worth", "+", "#", "x",
]  # fmt: skip
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", " ", "", "\n"])), max_size=40).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
DATES = st.sampled_from([None, "2025-06-15", "2025-06", "2025", "2024-02-29", "2025-Q2", "2024~", "2019/2020"])
SENTENCES = [
    "The Polish yard built 3 frigates in 2024.",
    "“We sold 40 tonnes,” director Peter Kamau said.",
    "Output rose 5 percent, officials said.",
    "It is one of the oldest mills.",
]


def read(text: str, published: str | None = None) -> list[Claim]:
    return extract(Article("news", text, published=published))


@settings(deadline=None, max_examples=300)
@given(TEXTS, DATES)
@example("The deal is worth 0 to 00 million euros.", None)
@example("It has 5 COVID-19 patients.", None)
@example("The ratio is 3-to-1.", None)
def test_every_claim_keeps_the_words_it_came_from(text: str, published: str | None) -> None:
    for claim in read(text, published):
        assert text[claim.start : claim.end] == claim.surface
        assert text[claim.sentence_start : claim.sentence_end] == claim.sentence
        for start, end in (*claim.source_span, *claim.cue_span, *claim.content_span):
            assert 0 <= start <= end <= len(text)


@settings(deadline=None, max_examples=300)
@given(TEXTS, DATES)
@example("AZN5.8bn, F16 and 1.2.3.4", None)
def test_every_digit_of_a_text_stands_in_exactly_one_figure(text: str, published: str | None) -> None:
    spans = sorted((c.start, c.end) for c in read(text, published) if c.claim_type == "figure")

    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(sum(s <= m.start() < e for s, e in spans) == 1 for m in re.finditer(r"\d", text))


@settings(deadline=None, max_examples=100)
@given(TEXTS, DATES)
def test_a_figure_says_how_much_or_why_it_does_not(text: str, published: str | None) -> None:
    for claim in read(text, published):
        if claim.claim_type == "figure" and claim.status == "used":
            assert claim.unit is not None or claim.kind == "ratio"
            assert claim.value is not None or (claim.low is not None and claim.high is not None)
        elif claim.claim_type == "figure":
            assert claim.reason


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_reading_twice_gives_the_same_claims(text: str) -> None:
    claims = read(text)

    assert claims == read(text)
    assert len({c.claim_id for c in claims}) == len(claims)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120))
def test_any_text_at_all_can_be_read(text: str) -> None:
    assert all(text[c.start : c.end] == c.surface for c in read(text))


@settings(deadline=None)
@given(st.permutations(SENTENCES))
def test_the_order_of_paragraphs_changes_no_figure(sentences: list[str]) -> None:
    found = {(c.surface, c.value, c.status) for c in read_figures("\n\n".join(sentences))}

    assert found == {(c.surface, c.value, c.status) for c in read_figures("\n\n".join(SENTENCES))}


def test_claims_come_in_the_order_of_their_words() -> None:
    claims = read_claims("\n\n".join(SENTENCES))

    assert [c.start for c in claims] == sorted(c.start for c in claims)


def test_a_text_without_a_number_has_no_figure() -> None:
    assert read_figures("The mill in Kericho makes tea, and the growers own it.") == []


@pytest.mark.parametrize("text", ["", " ", "\n\n"], ids=["empty", "blank", "lines"])
def test_a_text_without_words_claims_nothing(text: str) -> None:
    assert read_claims(text) == []


def test_a_text_alone_takes_its_date_from_its_own_head() -> None:
    claims = extract("15 June 2025\n\nLast year the Polish yard sold 3 ships.")

    assert [c.period for c in claims if c.status == "used"] == ["2024"]


def test_a_figure_inside_a_quotation_says_so() -> None:
    quoted, plain = read_figures("“We sold 40 tonnes of tea,” said Peter Kamau. The mill has 3 dryers.")

    assert (quoted.is_quoted, plain.is_quoted) == (True, False)


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("sold 40 ships", "stated"),
        ("plans to sell 40 ships", "planned"),
        ("is expected to sell 40 ships", "forecast"),
        ("may sell 40 ships", "possible"),
        ("denied that it sold 40 ships", "denied"),
    ],
    ids=lambda value: str(value),
)
def test_a_figure_is_stated_planned_forecast_possible_or_denied(words: str, modality: str) -> None:
    (claim,) = read_figures(f"The Polish yard {words}.")

    assert claim.modality == modality


def test_an_interrupted_quotation_has_two_parts() -> None:
    text = "“We sold 40 tonnes,” director Peter Kamau said. “That is twice as much.”"
    (claim,) = read_statements(text)

    assert [text[s:e] for s, e in claim.content_span] == ["“We sold 40 tonnes,”", "“That is twice as much.”"]


def test_a_number_of_a_share_line_is_no_claim_and_says_why() -> None:
    text = "The mill sold 300 tonnes of tea.\n\nRead also: Yard builds 40 ships\n"

    assert [(c.status, c.reason) for c in read_figures(text)] == [
        ("used", None),
        ("not_a_figure", "boilerplate: related story"),
    ]
