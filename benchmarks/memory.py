"""How much memory do a command and all that it starts take at once?

Each process is counted by its proportional share (PSS): pages that several of them share count once. Where the system
does not tell it (other than Linux), the largest process alone is counted.
"""

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.5  # seconds between two looks
PROC = Path("/proc")


@dataclass(frozen=True)
class Used:
    """What a command took: seconds, CPU seconds with all its processes, the most memory in MB, and what it said."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    said: str


def run_measured(command: Sequence[str], environment: Mapping[str, str]) -> Used:
    """Run a command and look every half second how much memory it takes."""
    before, begun, peaks = count_children(), time.perf_counter(), [0.0]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | environment) as process:
        watcher = threading.Thread(target=watch, args=(process, peaks), daemon=True)
        watcher.start()
        said, _ = process.communicate()
        watcher.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Used(time.perf_counter() - begun, count_children() - before, max(peaks), said)


def watch(process: subprocess.Popen[str], peaks: list[float]) -> None:
    """Note the memory of a process and of those below it until it ends."""
    while process.poll() is None:
        peaks.append(sum(map(read_share, list_below(process.pid))))
        time.sleep(PAUSE)
    if not (PROC / "self" / "smaps_rollup").exists():
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        peaks.append(largest / (1024 * 1024 if sys.platform == "darwin" else 1024))


def list_below(pid: int) -> Iterator[int]:
    """A process and all that it started."""
    yield pid
    for task in (PROC / str(pid) / "task").glob("*"):
        try:
            children = (task / "children").read_text().split()
        except OSError:
            continue  # it has just ended
        for child in children:
            yield from list_below(int(child))


def read_share(pid: int) -> float:
    """The proportional share of a process in MB; none once it has ended."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(float(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def count_children() -> float:
    """CPU seconds of all processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
