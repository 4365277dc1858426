"""Which words tie a bare number to an earlier figure, to a quantity or to a group of people?"""

from analysis.codebooks import load_codebooks
from analysis.extraction.figures.compared_words import load_compared


def test_leads_of_two_words_are_kept_as_pairs() -> None:
    words = load_compared(load_codebooks())

    assert ("instead", "of") in words.pairs
    assert words.groups["crew"] == "person"
