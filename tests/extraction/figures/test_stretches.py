"""How far may the words of one figure reach?"""

from analysis.extraction.figures.stretches import (
    Stretch,
    cut_stretch,
    find_phrase_from,
    find_phrase_until,
    gap_behind,
    index_phrases,
)
from analysis.words import find_words

UNITS = {"km2": ["square kilometres", "sq. km"], "km": ["km", "square"]}


def cut(text: str) -> Stretch:
    words = find_words(text)
    return cut_stretch(words, 0, len(words))


def test_the_longest_phrase_that_begins_at_a_word_is_found() -> None:
    index = index_phrases(UNITS)

    assert find_phrase_from(cut("40 square kilometres"), 1, index) == ("km2", 2)
    assert find_phrase_from(cut("40 sq. km"), 1, index) == ("km2", 2)
    assert find_phrase_from(cut("40 square, kilometres"), 1, index) == ("km", 1)


def test_the_longest_phrase_that_ends_with_a_word_is_found() -> None:
    index = index_phrases({"more": ["more than", "than"]}, by_last=True)

    assert find_phrase_until(cut("more than 40"), 1, index) == ("more", 0)
    assert find_phrase_until(cut("more. Than 40"), 1, index) == ("more", 0)
    assert find_phrase_until(cut("more\n\nthan 40"), 1, index) == ("more", 1)


def test_nothing_is_read_outside_the_stretch() -> None:
    words = find_words("in May 40 km of road")
    stretch = cut_stretch(words, 2, 3)

    assert (stretch.at(3), stretch.before(2)) == ("", "")
    assert find_phrase_from(stretch, 3, index_phrases(UNITS)) is None


def test_what_stands_behind_a_sign_is_the_gap_without_the_sign() -> None:
    assert gap_behind(cut("40% more"), 0, 3) == " "
