"""How do several processes of this machine read articles at once?

Each is forked from this one, so it has the codebooks at hand, and reads every Nth chunk. What it read it keeps as a
segment, as this process would, and tells its name. What a process leaves unread when it ends is read here.
"""

import gc
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import NoReturn

from analysis.lifeline import tie

READERS = "PLOUGHSHARE_READERS"  # how many processes read; as many as there are cores if it is not set
FEWEST = 4  # chunks; to read fewer takes less time than several processes save
LONGEST_LINE = 65536
GRACE_SECONDS = 3.0  # for a process to end by itself
LOOK_SECONDS = 0.01

Read = Callable[[int], str]  # reads the chunk of a number; the name of its segment


@dataclass(frozen=True)
class Reader:
    """A process that reads, and where it tells what it has read."""

    pid: int
    handle: int


def count_readers(chunks: int) -> int:
    """How many processes are to read so many chunks; one where processes cannot be forked safely."""
    given = os.environ.get(READERS, "")
    most = int(given) if given.isdecimal() else count_cores()
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return max(1, min(most, chunks)) if can_fork and chunks >= FEWEST else 1


def count_cores() -> int:
    """The cores that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def open_readers(chunks: int, readers: int, read: Read) -> Iterator[Iterator[tuple[int, str]]]:
    """Have chunks read by several processes; gives the number of each as it is read, and the name of its segment."""
    gc.freeze()
    started: list[Reader] = []
    try:
        for first in range(readers):
            started.append(start_reader(range(first, chunks, readers), read, started))
        yield listen(started)
    finally:
        gc.unfreeze()
        for reader in started:
            end_reader(reader)


def start_reader(numbers: Sequence[int], read: Read, others: Sequence[Reader]) -> Reader:
    """Fork a process that reads the chunks of some numbers."""
    owner = os.getpid()
    here, there = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    if pid := os.fork():
        os.close(there)
        return Reader(pid, here)
    code = 1
    try:
        become_reader(owner, [here, *(other.handle for other in others)])
        for number in numbers:
            os.write(there, f"{number} {read(number)}\n".encode())
        code = 0
    finally:
        os._exit(code)


def become_reader(owner: int, handles: Sequence[int]) -> None:
    """End with the process that forked this one, which a Ctrl-C is for."""
    tie(signal.SIGKILL)
    if os.getppid() != owner:
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, leave)
    for handle in handles:
        os.close(handle)


def leave(*_: object) -> NoReturn:
    """End, and remove what is half-kept."""
    sys.exit(1)


def listen(readers: Sequence[Reader]) -> Iterator[tuple[int, str]]:
    """What the processes have read, until the last of them ends."""
    left = {reader.handle: b"" for reader in readers}
    while left:
        for handle in select.select(list(left), [], [])[0]:
            heard = os.read(handle, LONGEST_LINE)
            *lines, rest = (left[handle] + heard).split(b"\n")
            if heard:
                left[handle] = rest
            else:
                del left[handle]
            yield from ((int(number), name.decode()) for number, name in (line.split() for line in lines))


def end_reader(reader: Reader) -> None:
    """End a process, if it has not ended, and forget it."""
    os.close(reader.handle)
    deadline = time.monotonic() + GRACE_SECONDS
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(reader.pid, signal.SIGTERM)
        while not os.waitpid(reader.pid, os.WNOHANG)[0]:
            if time.monotonic() > deadline:
                os.kill(reader.pid, signal.SIGKILL)
            time.sleep(LOOK_SECONDS)
