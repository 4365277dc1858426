"""How large may a file be, and what may its reading cost?

Twenty megabytes unless the user says otherwise; the time and the memory that a page or a print may take grow with
it. Processes that a command starts inherit the choice.
"""

import os
from dataclasses import dataclass

from analysis.errors import SourceError

PLACE = "PLOUGHSHARE_MAX_MB"
USUAL_MEGABYTES, MOST_MEGABYTES = 20, 2000
MEGABYTE = 1_000_000
USUAL_SECONDS = 8  # of CPU
USUAL_MEMORY = 1_000 * MEGABYTE
REMEDY = "split the file, or allow more with --max-mb"


@dataclass(frozen=True)
class Limits:
    """What one file may take: bytes on the disk, characters an article, seconds of CPU and bytes of memory to read."""

    size: int
    characters: int
    seconds: int
    memory: int


def make_limits(megabytes: int) -> Limits:
    """The limits for files of so many megabytes."""
    times = max(1.0, megabytes / USUAL_MEGABYTES)
    size = megabytes * MEGABYTE
    return Limits(size, size // 4, round(times * USUAL_SECONDS), round(times * USUAL_MEMORY))


def check_length(text: str, place: object) -> None:
    """Refuse a text that is far longer than an article: its pages would hold it whole.

    Raises:
        SourceError: it has too many characters.
    """
    most = find_limits().characters
    if len(text) > most:
        raise SourceError(f"{place}: {len(text)} characters in one article; the limit is {most}; {REMEDY}")


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
