"""What stands inside quotation marks?"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.statements.quotations import find_quotations

WORDS = "We sold all our tea"


@pytest.mark.parametrize(
    "marks", ["“ ”", '" "', "« »", "„ “", "'' ''"], ids=["curly", "straight", "guillemets", "low and high", "doubled"]
)
def test_speech_is_found_between_marks_of_every_style(marks: str) -> None:
    opening, closing = marks.split()
    text = f"He said {opening}{WORDS}{closing} and left."
    (quotation,) = find_quotations(text)

    assert (quotation.inner.of(text), quotation.is_closed) == (WORDS, True)


@pytest.mark.parametrize(
    "inner",
    [
        "We call it “old tea” here",
        'We call it "old tea" here',
        "We call it ‘old tea’ here",
        "We call it «old tea» here",
    ],
    ids=["curly", "straight", "single", "guillemets"],
)
@pytest.mark.parametrize("marks", ["“ ”", '" "', "« »"], ids=["curly", "straight", "guillemets"])
def test_marks_inside_a_quotation_belong_to_it(marks: str, inner: str) -> None:
    opening, closing = marks.split()
    text = f"He said {opening}{inner}{closing} and left."
    (quotation,) = find_quotations(text)

    assert quotation.inner.of(text) == inner


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


@pytest.mark.parametrize("mark", ['"', "''"], ids=["straight", "doubled"])
def test_a_lost_mark_does_not_turn_the_quotations_behind_it_inside_out(mark: str) -> None:
    text = f"He said {mark}{WORDS}.\n{mark}{WORDS},{mark} she said.\n{mark}{WORDS},{mark} they said."

    assert [q.is_closed for q in find_quotations(text)] == [False, True, True]


def test_a_mark_closed_in_another_style_is_closed() -> None:
    text = f'“{WORDS}," he said. He left for the mill.'
    (quotation,) = find_quotations(text)

    assert quotation.span.of(text) == f'“{WORDS},"'


def test_two_words_that_end_like_a_sentence_are_speech() -> None:
    assert len(find_quotations("“We won!” he said.")) == 1


@given(st.text(alphabet="“”\"«»„'‘ab .\n", max_size=60))
def test_quotations_never_overlap(text: str) -> None:
    found = find_quotations(text)

    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(q.inner.end <= len(text) for q in found)
