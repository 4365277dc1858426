"""Which words tie a bare number to an earlier figure, to a quantity or to a group of people?"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from analysis.codebooks import Codebooks


class ComparedWords(NamedTuple):
    """The words before or behind a bare number that tie it to a figure, a quantity or a group."""

    leads: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    adverbs: frozenset[str]
    rests: frozenset[str]
    pronouns: frozenset[str]
    verbs: frozenset[str]
    quantities: frozenset[str]
    groups: Mapping[str, str]


@lru_cache(maxsize=8)
def load_compared(books: Codebooks) -> ComparedWords:
    """The words of the codebook as tables."""
    book = books.book("nouns")["compared"]
    pairs = [tuple(form.split()) for form in book["leads"] if " " in form]
    return ComparedWords(
        frozenset(form for form in book["leads"] if " " not in form),
        frozenset((one, other) for one, other in pairs),
        frozenset(book["adverbs"]),
        frozenset(book["rests"]),
        frozenset(book["pronouns"]),
        frozenset(book["verbs"]),
        frozenset(book["quantities"]),
        book["groups"],
    )
