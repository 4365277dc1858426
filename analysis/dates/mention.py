"""What is a date in a text?"""

from functools import lru_cache

from analysis.dates.edtf import is_edtf
from analysis.dates.spelling import FIRST_YEAR, LAST_YEAR, spell_edtf
from analysis.records import Span, record
from analysis.words import Words

# Forms with a number that says how long, not when ("the past two decades").
DURATIONS = frozenset({"past_years"})


@record()
class Mention:
    """A date in the text: `edtf` when it is complete, else what is known of it in `parts`."""

    span: Span
    form: str
    edtf: str | None
    parts: tuple[tuple[str, str], ...] = ()

    def part(self, name: str) -> str | None:
        """One part of the words, such as the month, or None."""
        for key, value in self.parts:
            if key == name:
                return value
        return None


def make_mention(form: str, start: int, end: int, parts: dict[str, str]) -> Mention:
    """The mention of some words; a date that does not exist ("31 February 2024") has no value."""
    listed = tuple(sorted(parts.items()))
    return Mention(Span(start, end), *find_value(form, listed), listed)


@lru_cache(maxsize=8192)
def find_value(form: str, listed: tuple[tuple[str, str], ...]) -> tuple[str, str | None]:
    """The form and the value of a date with these parts."""
    parts = dict(listed)
    edtf = spell_edtf(form, parts)
    if not FIRST_YEAR <= int(parts.get("year", FIRST_YEAR)) <= LAST_YEAR or not (edtf is None or is_edtf(edtf)):
        return "impossible", None
    return form, edtf


def is_blank(words: Words, place: int) -> bool:
    """Whether only white space stands before a word."""
    return words.gaps[place].isspace()
