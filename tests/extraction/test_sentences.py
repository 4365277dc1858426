"""Where does one sentence end and the next begin?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.sentences import find_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Tea is sold. Steel is made.", ["Tea is sold.", "Steel is made."]),
        ("It paid 2,6 bln. manats for it.", ["It paid 2,6 bln. manats for it."]),
        ("It paid 2,6 bln. The mill closed.", ["It paid 2,6 bln.", "The mill closed."]),
        ("Mr. Kamau met Dr. Wanjiru.", ["Mr. Kamau met Dr. Wanjiru."]),
        ("It cost $5.8 million. It works.", ["It cost $5.8 million.", "It works."]),
        ("A headline without a stop\n\nThe text begins.", ["A headline without a stop", "The text begins."]),
        ("A headline\nThe text begins.", ["A headline", "The text begins."]),
        ("It weighs 4.5 kg. Its range is 60 km.", ["It weighs 4.5 kg.", "Its range is 60 km."]),
        ("It sold 40 tons of wool. Enterprises bought it.", ["It sold 40 tons of wool.", "Enterprises bought it."]),
        ("The firm of Gen. Smith was sold.", ["The firm of Gen. Smith was sold."]),
        ("  Tea is sold.  \n", ["Tea is sold."]),
        (
            "Rep. Lara Hobbs (D-N.Y.), chairman of the mill, left. Tea is sold.",
            ["Rep. Lara Hobbs (D-N.Y.), chairman of the mill, left.", "Tea is sold."],
        ),
        ("Sen. Tom Reed (R-S.C.), who left, sold tea.", ["Sen. Tom Reed (R-S.C.), who left, sold tea."]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [s.text for s in find_sentences(text)] == sentences


def test_a_line_that_was_wrapped_goes_on() -> None:
    text = "The mill on the western slope of the Rift Valley sold more\nthan 40 tonnes of tea."

    assert [s.text for s in find_sentences(text)] == [text]


def test_a_long_heading_is_no_wrapped_line() -> None:
    text = (
        "The Gdynia Shipyard Hands Over Three Ferries To The Baltic Line\nGDYNIA, May 5 – The ferries sailed on Monday."
    )

    assert len(find_sentences(text)) == 2


def test_a_line_wrapped_before_a_capital_goes_on_where_other_lines_are_wrapped_too() -> None:
    text = (
        "The new mill on the western slope of the Rift Valley was opened by\n"
        "Director Kamau, who thanked the growers for\ntheir tea."
    )

    assert len(find_sentences(text)) == 1


def test_a_closing_mark_stays_with_its_sentence() -> None:
    found = [s.text for s in find_sentences("“Tea is sold. Steel is made.” Rain fell.")]

    assert found[-1] == "Rain fell."
    assert found[-2].endswith("”")


@given(st.text(max_size=200))
def test_sentences_keep_every_word_in_order_and_without_overlap(text: str) -> None:
    found = find_sentences(text)
    rest = text
    for sentence in reversed(found):
        rest = rest[: sentence.span.start] + rest[sentence.span.end :]

    assert all(s.span.of(text) == s.text and s.text.strip() == s.text for s in found)
    assert rest.strip() == ""


@pytest.mark.parametrize("piece", ["12, ", "5 % ", "12:12:", "2025-05-", "ten and "], ids=str)
def test_a_run_that_no_full_stop_ends_is_cut_and_every_sentence_stands_where_it_says(piece: str) -> None:
    text = "Long run\n\n" + piece * 5000
    sentences = find_sentences(text)

    assert max(len(s.text) for s in sentences) <= 2000
    assert all(s.span.of(text) == s.text for s in sentences)
    assert "".join("".join(s.text for s in sentences).split()) == "".join(text.split())


def test_one_endless_word_is_one_sentence() -> None:
    assert [s.text for s in find_sentences("a" * 50_000)] == ["a" * 50_000]


def test_a_run_of_numbers_is_cut_before_it_holds_more_than_a_hundred() -> None:
    sentences = find_sentences("It lists " + "1 " * 1000 + "and ends.")

    assert max(len(re.findall(r"\d", s.text)) for s in sentences) <= 100
    assert len(sentences) < 25


def test_a_long_sentence_with_a_hundred_numbers_is_whole() -> None:
    text = "It lists " + "1, " * 99 + "and nothing else."

    assert [s.text for s in find_sentences(text)] == [text]
