"""Which characters are shown as a mark."""

import pytest

from analysis.briefing.glyphs import mark_controls


@pytest.mark.parametrize("char", ["\x00", "\u202e", "\ufdd0", "\uffff", "\U0001fffe", "\U0010ffff", "\ud800"])
def test_what_hides_or_reorders_words_or_is_no_character_is_marked(char: str) -> None:
    assert mark_controls(f"a{char}b") == "a□b"


@pytest.mark.parametrize("text", ["a\tb\n", "Ağdam, 中, ₼, 🛰", "]^-\\"])
def test_other_characters_stay(text: str) -> None:
    assert mark_controls(text) == text
