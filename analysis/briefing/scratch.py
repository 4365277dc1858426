"""Where do temporary files go, and who clears up those of a program that was killed?

Into a folder of their own, which its program holds as long as it lives. Whoever makes the next one removes those that
nobody holds and that have lain there for an hour.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

PREFIX = "ploughshare-held-"
AN_HOUR = 60 * 60
GRACE_SECONDS = 4.0  # for the last process that still writes there

try:
    import fcntl

    has_locks = True
except ImportError:  # a system without such holds
    has_locks = False


@contextmanager
def make_scratch() -> Iterator[Path]:
    """A folder for temporary files, removed with all that is in it.

    Raises:
        OSError: there is no place for it.
    """
    clear_abandoned(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    handle = None
    try:
        if has_locks:
            handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
            with suppress(OSError):  # a place without locks
                fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        yield folder
    finally:
        if handle is not None:
            os.close(handle)
        remove_tree(folder)


def remove_tree(folder: Path) -> None:
    """Remove a folder in which the last process may still have written."""
    deadline = time.monotonic() + GRACE_SECONDS
    while folder.exists() and time.monotonic() < deadline:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def clear_abandoned(place: Path) -> None:
    """Remove the folders that nobody holds any more; once in a program."""
    for folder in place.glob(f"{PREFIX}*") if has_locks else ():
        with suppress(OSError):  # it is another user's, or its program has just removed it
            if time.time() - folder.stat().st_mtime > AN_HOUR and is_abandoned(folder):
                shutil.rmtree(folder, ignore_errors=True)


def is_abandoned(folder: Path) -> bool:
    """Whether nobody holds a folder; a link is none.

    Raises:
        OSError: it is held, or may not be looked at.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.fstat(handle).st_uid == os.geteuid()
    finally:
        os.close(handle)
