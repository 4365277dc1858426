"""Which words are nouns, and what is one of them?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.extraction.figures.nouns import make_singular


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("cities", "city"),
        ("churches", "church"),
        ("glass", "glass"),
        ("bus", "bus"),
        ("women", "woman"),
        ("ships", "ship"),
    ],
    ids=str,
)
def test_a_plural_becomes_a_singular(plural: str, singular: str) -> None:
    assert make_singular(plural, load_codebooks().book("nouns")["irregular"]) == singular
