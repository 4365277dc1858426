"""Is it stated as done, planned, forecast, possible, or denied?"""

from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.codebooks.patterns import Matcher, make_matcher
from analysis.records import Modality


@lru_cache(maxsize=8)
def load_modalities(books: Codebooks) -> tuple[tuple[Modality, Matcher], ...]:
    """The modalities in the order in which they are tried."""
    book = books.book("modality")
    exclude = book.get("exclude", {})
    return tuple(
        (name, make_matcher(book["modality"][name], exclude.get(name, []), f"modality.toml, {name}"))
        for name in book["order"]
    )


def find_modality(words: str, books: Codebooks) -> Modality:
    """The modality that the words of a clause show."""
    return next((name for name, matcher in load_modalities(books) if matcher.hits(words)), "stated")
