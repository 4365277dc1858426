"""How large may a file be, and what may its reading cost?

Twenty megabytes unless the user says otherwise; the time and the memory that a page or a print may take grow with
it. Processes that a command starts inherit the choice.
"""

import os
import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import load_codebooks
from analysis.errors import SourceError

PLACE = "PLOUGHSHARE_MAX_MB"
USUAL_MEGABYTES, MOST_MEGABYTES = 20, 2000
MEGABYTE = 1_000_000
USUAL_SECONDS = 8  # of CPU
USUAL_MEMORY = 1_000 * MEGABYTE
MOST_NUMBERS = 20_000  # in an article; a report of three hundred pages with tables has fewer
SHORT_FORM = 5  # letters
NUMBER = re.compile(r"\d+|[^\W\d_]+")
REMEDY = "split the file, or allow more with --max-mb"


@dataclass(frozen=True)
class Limits:
    """What one file may take: bytes on the disk, characters and numbers an article, seconds and memory to read it."""

    size: int
    characters: int
    numbers: int
    seconds: int
    memory: int


def make_limits(megabytes: int) -> Limits:
    """The limits for files of so many megabytes."""
    times = max(1.0, megabytes / USUAL_MEGABYTES)
    size = megabytes * MEGABYTE
    numbers = round(times * MOST_NUMBERS)
    return Limits(size, size // 4, numbers, round(times * USUAL_SECONDS), round(times * USUAL_MEMORY))


def check_length(text: str, place: object) -> None:
    """Refuse a text that is far longer than an article: its pages would hold it whole.

    Raises:
        SourceError: it has too many characters.
    """
    most = find_limits().characters
    if len(text) > most:
        raise SourceError(f"{place}: {len(text)} characters in one article; the limit is {most}; {REMEDY}")


def check_numbers(text: str, place: object) -> None:
    """Refuse a text with far more numbers than an article: each becomes a row of the ledger, with its sentence.

    Raises:
        SourceError: it has too many.
    """
    most = find_limits().numbers
    if len(text) > 2 * most and (count := count_numbers(text)) > most:
        raise SourceError(f"{place}: {count} numbers in one article; the limit is {most}; {REMEDY}")


def count_numbers(text: str) -> int:
    """How many numbers a text has, in digits and in words."""
    known = list_number_words()
    return sum(1 for word in NUMBER.findall(text.lower()) if word[0].isdecimal() or word in known)


@lru_cache(maxsize=1)
def list_number_words() -> frozenset[str]:
    """The words that are numbers, short forms apart: a "mill" may be a million."""
    book = load_codebooks().book("numbers")
    return frozenset([*book["units"], *book["tens"], *(word for word in book["scales"] if len(word) > SHORT_FORM)])


def choose_limits(megabytes: int | None) -> None:
    """Choose the limits of this process and of those it starts; None leaves what the environment says."""
    if megabytes is not None:
        os.environ[PLACE] = str(megabytes)


def find_limits() -> Limits:
    """The limits that were chosen.

    Raises:
        SourceError: the environment names no number of megabytes.
    """
    stated = os.environ.get(PLACE, "") or str(USUAL_MEGABYTES)
    if not (stated.isascii() and stated.isdigit() and len(stated) <= 4 and 1 <= int(stated) <= MOST_MEGABYTES):
        raise SourceError(f"{PLACE} is {stated!r}; write a number of megabytes from 1 to {MOST_MEGABYTES}")
    return make_limits(int(stated))
