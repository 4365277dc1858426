"""How much memory does a run take?

A run is several processes that share what they were forked with, so the sum of what each holds would count the same
page many times; the proportional share counts it once. The system tells it on Linux; elsewhere nothing is measured.
A limit on addresses (RLIMIT_AS) would not do: it holds for each process alone, and libraries reserve far more addresses
than they ever use.
"""

import os
from collections.abc import Iterator
from pathlib import Path

PROCESSES = Path("/proc")
SHARE = "Pss:"
KILOBYTE = 1024
RESIDENT = 1  # the second number of statm
PAGE = os.sysconf("SC_PAGESIZE") if hasattr(os, "sysconf") else 4 * KILOBYTE


def takes_more(pid: int, most: float) -> bool:
    """Whether a process and all below it hold more bytes than this.

    To share out what they have in common takes the system milliseconds, so it is asked only when they hold as much
    even if they share nothing.
    """
    return sum(map(measure_held, list_family(pid))) > most and measure_memory(pid) > most


def measure_memory(pid: int) -> int:
    """The bytes that a process and all below it hold; those that end meanwhile hold none."""
    return sum(map(measure_share, list_family(pid)))


def list_family(pid: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield pid
    for task in (PROCESSES / str(pid) / "task").glob("*/children"):
        for child in " ".join(read_lines(task)).split():
            yield from list_family(int(child))


def measure_held(pid: int) -> int:
    """The bytes that a process holds, whoever else holds them."""
    pages = (int(line.split()[RESIDENT]) for line in read_lines(PROCESSES / str(pid) / "statm"))
    return sum(pages) * PAGE


def measure_share(pid: int) -> int:
    """The bytes that a process holds, its share of those that it has in common with others."""
    lines = (line.split() for line in read_lines(PROCESSES / str(pid) / "smaps_rollup"))
    return sum(int(words[1]) * KILOBYTE for words in lines if words[0] == SHARE)


def read_lines(path: Path) -> list[str]:
    """The lines of a file of the system, none if its process has ended."""
    try:
        return path.read_text().splitlines()
    except OSError:
        return []
