"""What a person could have written: numbers and dates in many spellings, plans and codebooks with a mistake."""

import copy
from datetime import date
from typing import Any

from hypothesis import strategies as st

from analysis.briefing.parameters import Parameters
from analysis.codebooks import load_codebooks
from analysis.codebooks.loader import Section

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SCALES = {
    "": 1, " thousand": 10**3, " million": 10**6, " mln": 10**6, "m": 10**6, " billion": 10**9, " bln.": 10**9,
    "bn": 10**9, " trillion": 10**12,
}  # fmt: skip
HEDGES = {
    "": "exact", "about ": "about", "nearly ": "nearly", "more than ": "more_than", "at least ": "at_least",
    "less than ": "less_than", "up to ": "up_to",
}  # fmt: skip
RANGES = ("between {} and {}", "from {} to {}", "{}–{}", "{} to {}")
DATE_WORDS = (
    "5", "31", "13", "May", "2025", "2024–25", "of", "the", "first", "last", "quarter", "half", "nine months", "year",
    "'s", "to", "-", "/", ".", ",", " ", "H1", "FY", "Q5",
)  # fmt: skip
GROUPS = (",", "\u202f", "\u00a0", " ")
WORDS = st.text(max_size=20)
PLAIN = st.sampled_from(["A", "2025", "seeds"])
# Anything that TOML can say.
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | WORDS | PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


def spell_whole(value: int, group: str) -> str:
    """A whole number with a sign between its thousands."""
    return f"{value:,}".replace(",", group)


def spell_day(day: date) -> list[str]:
    """The ways in which a day is written."""
    month = MONTHS[day.month - 1]
    return [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]}. {day.day}, {day.year}" if month != "May" else f"May {day.day}, {day.year}",
        day.isoformat(),
        f"{day.day:02}.{day.month:02}.{day.year}",
    ]


ENTRIES = st.dictionaries(
    st.sampled_from([*Parameters.model_fields, "id", "grid", "publisher", "titel"]) | WORDS, VALUES, max_size=4
)
NAMED = st.tuples(ENTRIES, st.just("tea") | VALUES).map(lambda both: both[0] | {"id": both[1]})
PLANS = st.fixed_dictionaries(
    {
        "defaults": ENTRIES,
        "grid": st.dictionaries(st.sampled_from(["publisher", "title", "words_shown"]) | WORDS, VALUES, max_size=2),
        "run": st.lists(NAMED, max_size=2),
    }
)


@st.composite
def spoilings(draw: st.DrawFn, name: str) -> tuple[tuple[Any, ...], list[Any]]:
    """A place in one of our codebooks, and what is to stand there; nothing: it is taken out."""
    node: Any = load_codebooks().book(name)
    path: tuple[Any, ...] = ()
    while isinstance(node, dict | list) and node and (not path or draw(st.integers(0, 3))):
        key = draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
        path, node = (*path, key), node[key]
    return path, draw(st.lists(VALUES.filter(lambda value: value is not None), max_size=1))


def spoil(name: str, path: tuple[Any, ...], value: list[Any]) -> Section:
    """One of our codebooks with something else in one place."""
    book = copy.deepcopy(dict(load_codebooks().book(name)))
    node: Any = book
    for key in path[:-1]:
        node = node[key]
    if value:
        node[path[-1]] = value[0]
    else:
        del node[path[-1]]
    return Section(book, "mine.toml")
