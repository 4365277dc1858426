"""Has a codebook of the user the form of ours?

The code that uses a codebook expects lists of words where ours has lists of words, and numbers where ours has
numbers. A file of another form is refused with the place, before anything is looked up in it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.errors import CodebookError

Sample = Any  # TOML: any value of a file
LETTERS = "letters"  # what a list of ours is for that holds nothing yet


def check_shape(own: Sample, ours: Sample, place: str) -> None:
    """Refuse a value that is of another kind than ours.

    Raises:
        CodebookError: it names the place, the value, and what to write.
    """
    if name_kind(own) != name_kind(ours):
        raise CodebookError(f"{place} is {str(own)[:80]!r}; write {name_kind(ours)}")
    if isinstance(ours, str) and ours.strip() and not own.strip():
        raise CodebookError(f"{place} is {own!r}; write at least one letter")
    if isinstance(ours, Mapping):
        usual = find_usual(list(ours.values()))
        for key, value in own.items():
            if (sample := ours.get(key, usual)) is not None:
                check_shape(value, sample, f"{place}, {key}")
    elif isinstance(ours, list) and (sample := merge(ours) if ours else LETTERS) is not None:
        for number, value in enumerate(own, start=1):
            check_shape(value, sample, f"{place}, {number}")


def name_kind(value: Sample) -> str:
    """What a value is, as a person says it."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "words in quotation marks"
    if isinstance(value, list):
        return "a list in square brackets"
    return "a section" if isinstance(value, Mapping) else "a date"


def find_usual(values: Sequence[Sample]) -> Sample:
    """A value like all others, where all are of one kind; else None."""
    kinds = {name_kind(value) for value in values}
    return merge(values) if len(kinds) == 1 else None


def merge(values: Sequence[Sample]) -> Sample:
    """One value with the form of all: of sections every key, of lists every element."""
    if not values or len({name_kind(value) for value in values}) > 1:
        return None
    if isinstance(values[0], Mapping):
        merged: dict[str, Sample] = {}
        for value in values:
            for key, inner in value.items():
                merged.setdefault(key, inner)
        return merged
    if isinstance(values[0], list):
        return [inner for value in values for inner in value]
    return next((v for v in values if not isinstance(v, str) or v.strip()), values[0])
