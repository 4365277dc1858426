"""What did programs leave half-made that were killed?

A run is written into `.ID.NUMBER`, where the number is that of its process, and takes its own name when it is whole.
"""

import glob
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

GRACE_SECONDS = 4.0  # for a process that is ending and still clears up itself
LOOK_SECONDS = 0.05


def clear_leftovers(out: Path, run_ids: Iterable[str]) -> None:
    """Remove what dead processes left of some runs; one that is just ending gets a moment to do so itself."""
    ids, deadline = list(run_ids), time.monotonic() + GRACE_SECONDS
    while begun := list(list_begun(out, ids)):
        for folder, pid in begun:
            if not is_alive(pid):
                shutil.rmtree(folder, ignore_errors=True)
        if time.monotonic() > deadline:
            return
        time.sleep(LOOK_SECONDS)


def list_begun(out: Path, run_ids: Iterable[str]) -> Iterator[tuple[Path, int]]:
    """The folders of runs that are not whole, each with the number of its process."""
    for run_id in run_ids:
        for folder in out.glob(f".{glob.escape(run_id)}.*"):
            number = folder.name.removeprefix(f".{run_id}.").removesuffix(".old")
            if number.isdigit():
                yield folder, int(number)


def is_alive(pid: int) -> bool:
    """Whether a process of this number is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
