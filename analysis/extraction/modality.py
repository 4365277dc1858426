"""Is it stated as done, planned, forecast, possible, or denied?"""

from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.codebooks.lexicon import Listed, read_listed
from analysis.records import Modality


@lru_cache(maxsize=8)
def list_modalities(books: Codebooks) -> tuple[tuple[Modality, Listed], ...]:
    """The modalities with their patterns, in the order in which they are tried."""
    book = books.book("modality")
    exclude = book.get("exclude", {})
    return tuple(
        (name, read_listed(book["modality"][name], exclude.get(name, []), f"modality.toml, {name}"))
        for name in book["order"]
    )


def name_modality(number: int | None, books: Codebooks) -> Modality:
    """The modality of a clause by the first entry that it hits."""
    return "stated" if number is None else list_modalities(books)[number][0]
