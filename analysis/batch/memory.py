"""How much memory does a run take?

A run is several processes that share what they were forked with, so the sum of what each holds would count the same
page many times; the proportional share counts it once. The system tells it on Linux; elsewhere nothing is measured.
A limit on addresses (RLIMIT_AS) would not do: it holds for each process alone, and libraries reserve far more addresses
than they ever use.
"""

from collections.abc import Iterator
from pathlib import Path

PROCESSES = Path("/proc")
SHARE = "Pss:"
KILOBYTE = 1024


def measure_memory(pid: int) -> int:
    """The bytes that a process and all below it hold; those that end meanwhile hold none."""
    return sum(map(measure_share, list_family(pid)))


def list_family(pid: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield pid
    for task in (PROCESSES / str(pid) / "task").glob("*/children"):
        for child in " ".join(read_lines(task)).split():
            yield from list_family(int(child))


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
