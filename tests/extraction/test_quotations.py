"""What stands inside quotation marks?"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.quotations import find_quotations

WORDS = "We sold all our tea"


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“"], ids=["curly", "straight", "guillemets", "low and high"])
def test_speech_is_found_between_marks_of_every_style(marks: str) -> None:
    text = f"He said {marks[0]}{WORDS}{marks[1]} and left."
    (quotation,) = find_quotations(text)

    assert (quotation.inner.of(text), quotation.is_closed) == (WORDS, True)


@pytest.mark.parametrize(
    "text",
    ["The “Green Hills” mill.", 'A 5" pipe and a 6" pipe were sold.', "It’s the mill’s tea.", f"{WORDS}” he said."],
    ids=["name", "inches", "apostrophes", "closing mark alone"],
)
def test_what_is_no_speech_is_not_found(text: str) -> None:
    assert find_quotations(text) == []


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = f"He said “{WORDS}.\n\nThe next day “{WORDS},” he said."
    first, second = find_quotations(text)

    assert (first.span.of(text), first.is_closed) == (f"“{WORDS}.", False)
    assert second.is_closed


def test_two_words_that_end_like_a_sentence_are_speech() -> None:
    assert len(find_quotations("“We won!” he said.")) == 1


@given(st.text(alphabet='“”"«»„ab .\n', max_size=60))
def test_quotations_never_overlap(text: str) -> None:
    found = find_quotations(text)

    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
