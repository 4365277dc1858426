"""What does the analyst say in sentences of their own?

They come from the plan and are typed as judged. A number in them is bound like any other: `{CLAIM ID}` stands for the
words of a claim, `{MEASURE}` for a number that was measured, by the names of `ledger.csv` and of the notes.

    "Exports will probably stall: {fd90e16bc4d6} is no more than a year ago."
"""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

import pandas as pd

from analysis.briefing.parameters import Parameters
from analysis.codebooks import Codebooks
from analysis.comparison import Comparison
from analysis.comparison.language import check_language
from analysis.comparison.prose import Cited, Line, Measured, Segment, Text, check_line
from analysis.comparison.wording import format_number, quote
from analysis.errors import BindingError, LanguageError, ParameterError
from analysis.ledger import Tables

PLACE = re.compile(r"\{([^{}]*)\}")
REMEDY = "write {CLAIM ID} where it stands; the ids are those of ledger.csv"


def read_judgement(name: str, sentences: Sequence[str], tables: Tables, comparison: Comparison) -> tuple[Line, ...]:
    """The sentences of a parameter, their numbers bound.

    Raises:
        ParameterError: a number is bound to nothing, or a name in braces is not known.
    """
    surfaces = dict(zip(tables.ledger["claim_id"], tables.ledger["surface"], strict=True))
    lines = []
    for number, sentence in enumerate(sentences, start=1):
        place = f"parameter {name}, sentence {number}"
        line = Line(tuple(read_segments(sentence, place, surfaces, comparison)), "judged")
        check_bound(line, place)
        lines.append(line)
    return tuple(lines)


def check_wording(parameters: Parameters, books: Codebooks) -> None:
    """Refuse, before anything is read, a sentence that is unsure in words of no band.

    Raises:
        ParameterError: the sentence, the word, and what to write instead.
    """
    for name in ("judgement", "watch"):
        for number, sentence in enumerate(getattr(parameters, name), start=1):
            try:
                check_language([Line((Text(PLACE.sub("…", sentence)),), "judged")], books)
            except LanguageError as error:
                raise ParameterError(f"parameter {name}, sentence {number}: {error}") from error


def check_bound(line: Line, place: str) -> None:
    """Refuse a sentence with a number that leads nowhere."""
    try:
        check_line(line)
    except BindingError as error:
        raise ParameterError(f"{place}: {str(error).rpartition(';')[0]}; {REMEDY}") from error


def read_segments(sentence: str, place: str, surfaces: dict[str, str], comparison: Comparison) -> list[Segment]:
    """The words of a sentence, and what stands for its braces."""
    pieces = PLACE.split(" ".join(sentence.split()))
    bind = make_binder(place, surfaces, comparison)
    return [bind(piece) if at % 2 else Text(piece) for at, piece in enumerate(pieces) if at % 2 or piece]


def make_binder(place: str, surfaces: dict[str, str], comparison: Comparison) -> Callable[[str], Segment]:
    """What turns a name in braces into the words of its claim, or into its measured number."""

    def bind(name: str) -> Segment:
        if name in surfaces:
            return Cited(quote(surfaces[name]), (name,))
        if name in comparison.measures and not pd.isna(comparison.measures[name].value):
            return Measured(format_number(comparison.measures[name].value), name)
        near = get_close_matches(name, [*surfaces, *comparison.measures], n=1)
        hint = f"did you mean {near[0]}?" if near else REMEDY
        raise ParameterError(f"{place}: {{{name}}} is no claim and no measure of this briefing; {hint}")

    return bind
