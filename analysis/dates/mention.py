"""What is a date in a text?"""

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
    edtf = spell_edtf(form, parts)
    if not FIRST_YEAR <= int(parts.get("year", FIRST_YEAR)) <= LAST_YEAR:
        form, edtf = "impossible", None
    if edtf is not None and not is_edtf(edtf):
        form, edtf = "impossible", None
    return Mention(Span(start, end), form, edtf, tuple(sorted(parts.items())))


def is_blank(words: Words, place: int) -> bool:
    """Whether only white space stands before a word."""
    return words.gaps[place].isspace()
