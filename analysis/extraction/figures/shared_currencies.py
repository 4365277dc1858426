"""Whose rupees and shillings are meant?

Some names of money belong to several countries. The country that the sentence names, or the one that the article
names most often, says which; the codebook `numbers.toml` lists the names and the countries.

    "Rs 82.4 billion" in an article on Pakistan → PKR
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from analysis.codebooks import Codebooks
from analysis.extraction.figures.quantities import Figure
from analysis.words import WORD, Words


class Family(NamedTuple):
    """One name of money: its units when undecided, its forms, and the codes by the words that name a country."""

    units: frozenset[str]
    forms: frozenset[str]
    codes: Mapping[str, str]


@lru_cache(maxsize=8)
def load_families(books: Codebooks) -> tuple[Family, ...]:
    """The shared names of money as tables."""
    named: dict[str, set[str]] = {}
    for row in books.rows("countries"):
        named.setdefault(row["code"], set()).add(row["name"].lower())
    for row in books.rows("demonyms"):
        named.setdefault(row["code"], set()).add(row["demonym"].lower())
    families = []
    for book in books.book("numbers")["shared_money"].values():
        codes = {word: code for country, code in book["codes"].items() for word in named.get(country, ())}
        codes |= {place: book["codes"][country] for country, places in book["places"].items() for place in places}
        families.append(Family(frozenset(book["units"]), frozenset(book["forms"]), codes))
    return tuple(families)


@lru_cache(maxsize=8)
def load_units(books: Codebooks) -> frozenset[str | None]:
    """The units of all shared names."""
    return frozenset(unit for family in load_families(books) for unit in family.units)


def choose_currencies(words: Words, figures: Sequence[Figure], books: Codebooks) -> list[Figure]:
    """The figures of an article, each amount of a shared name of money in the currency of its country."""
    chosen = list(figures)
    families = load_families(books)
    if load_units(books).isdisjoint([figure.unit for figure in figures]):
        return chosen
    for family in families:
        places = [
            i for i, figure in enumerate(chosen) if figure.unit in family.units and is_shared(words, figure, family)
        ]
        if not places:
            continue
        counted = Counter(family.codes[word] for word in words.lower if word in family.codes)
        if counted:
            code = counted.most_common(1)[0][0]
            for i in places:
                chosen[i] = replace(chosen[i], unit=code, kind="money")
    return chosen


def is_shared(words: Words, figure: Figure, family: Family) -> bool:
    """Whether the words of an amount are the shared name alone: "Rs 5", not "5 Indian rupees"."""
    written = {form.lower() for form in WORD.findall(figure.span.of(words.text))}
    return figure.converts is None and not written.isdisjoint(family.forms) and written.isdisjoint(family.codes)
