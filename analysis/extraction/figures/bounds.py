"""How exact is a number meant to be?

The hedge beside a number makes it an interval: "nearly 20" has only a high, "more than 10" only a low,
"about 5" neither. The words are in `codebooks/hedges.toml`.
"""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, cast

from analysis.codebooks import Codebooks
from analysis.extraction.figures.stretches import (
    BLANKS,
    HYPHENS,
    Phrases,
    Stretch,
    find_phrase_from,
    find_phrase_until,
    index_phrases,
)
from analysis.records import Bound

ARTICLES = frozenset({"a", "an", "the"})
LINKS = BLANKS | HYPHENS | {"", ", "}


class Hedges(NamedTuple):
    """The hedges of the codebook by their last word (before a number), their first (behind it), and their sign."""

    before: Phrases
    after: Phrases
    signs_before: dict[str, Bound]
    signs_after: dict[str, Bound]
    verbs: frozenset[str]


@lru_cache(maxsize=8)
def load_hedges(books: Codebooks) -> Hedges:
    """The hedges as tables."""
    book = books.book("hedges")
    return Hedges(
        index_phrases(book["before"], by_last=True),
        index_phrases(book["after"]),
        list_signs(book["before"]),
        list_signs(book["after"]),
        frozenset(book["verbs"]["over"]),
    )


def list_signs(listed: dict[str, list[str]]) -> dict[str, Bound]:
    """The hedges that are signs, such as "~", the longest first."""
    signs = {form: cast(Bound, bound) for bound, forms in listed.items() for form in forms if not form[0].isalpha()}
    return dict(sorted(signs.items(), key=lambda entry: -len(entry[0])))


def find_bound(
    stretch: Stretch, first: int, last: int, place: tuple[int, int], hedges: Hedges
) -> tuple[Bound, int, int]:
    """The bound of the figure from word `first` to word `last`, and its place widened by the hedge's words."""
    start, end = place
    if first > stretch.first:
        gap = stretch.text[stretch.ends[first - 1] : start]
        if gap in LINKS:
            if found := find_before(stretch, first, hedges):
                return cast(Bound, found[0]), min(start, stretch.starts[found[1]]), end
        elif sign := find_sign(gap, hedges.signs_before):
            return sign[0], start - sign[1], end
    elif sign := find_sign(stretch.gaps[first][: start - stretch.starts[first] or None], hedges.signs_before):
        return sign[0], start - sign[1], end
    return find_after(stretch, last, place, hedges)


def find_before(stretch: Stretch, first: int, hedges: Hedges) -> tuple[str, int] | None:
    """The hedge right before a word, an article between them allowed."""
    found = find_phrase_until(stretch, first - 1, hedges.before)
    if found is None and stretch.before(first) in ARTICLES:
        found = find_phrase_until(stretch, first - 2, hedges.before)
    if found is not None and stretch.lower[found[1]] == "over" and stretch.before(found[1]) in hedges.verbs:
        return None
    return found


def find_sign(gap: str, signs: dict[str, Bound]) -> tuple[Bound, int] | None:
    """The sign that ends a gap, and how many characters it takes: "~", "> =", "≥"."""
    bare = gap.rstrip(" ")
    for form, bound in signs.items():
        if bare.endswith(form):
            return bound, len(gap) - len(bare) + len(form)
    return None


def find_after(stretch: Stretch, last: int, place: tuple[int, int], hedges: Hedges) -> tuple[Bound, int, int]:
    """The hedge right behind a figure."""
    start, end = place
    following = last + 1
    begins = stretch.starts[following] if following < len(stretch.starts) else len(stretch.text)
    gap = stretch.text[end:begins]
    for form, bound in hedges.signs_after.items():
        if gap.startswith(form) and len(gap) > len(form):
            return bound, start, end + len(form)
    if following < stretch.last and (gap in BLANKS or gap in HYPHENS):
        found = find_phrase_from(stretch, following, hedges.after)
        if found is not None:
            return cast(Bound, found[0]), start, stretch.ends[found[1]]
    return "exact", start, end


def apply_bound(value: Decimal, bound: Bound) -> tuple[Decimal | None, Decimal | None]:
    """The low and the high that a bound leaves of a value."""
    match bound:
        case "exact":
            return value, value
        case "more_than" | "at_least":
            return value, None
        case "nearly" | "less_than" | "up_to":
            return None, value
        case "about" | "between":
            return None, None
