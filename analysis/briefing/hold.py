"""Who is at work on a run?

Whoever makes a run holds `.NAME.lock` beside it, which names the process. The system ends a hold with its process,
however that ends, so a dead one blocks nobody. Where a file system knows no holds, there are none.
"""

import errno
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from analysis.briefing.files import explain
from analysis.briefing.stopping import check_stop, hold_signals
from analysis.errors import OutputError

LOCK = ".lock"
PATIENCE_SECONDS = 10.0  # for a program that was killed and whose processes are just ending
LOOK_SECONDS = 0.1
NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL}  # what file systems say that know none

try:
    import fcntl

    has_locks = True
except ImportError:  # a system without such holds
    has_locks = False


def place_lock(out: Path, name: str) -> Path:
    """Where the hold on a run is kept."""
    return out / f".{name}{LOCK}"


@contextmanager
def hold(lock: Path, doing: str, patience: float | None = None) -> Iterator[bool]:
    """Keep others from something while it is done; tells whether that can be done here.

    Raises:
        OutputError: another program does it, or the place cannot be written to.
    """
    handle = None
    try:
        with hold_signals():  # a Ctrl-C finds the hold taken or not, and nothing between
            handle = take_in_time(lock, doing, PATIENCE_SECONDS if patience is None else patience)
        yield handle is not None
    finally:
        if handle is not None:
            with suppress(OSError):
                lock.unlink(missing_ok=True)  # while it is held: nobody else holds this one
            os.close(handle)


def take_in_time(lock: Path, doing: str, patience: float) -> int | None:
    """The handle of a lock that is ours; none if there are no locks here.

    Raises:
        OutputError: another program has it for longer than we wait, or it cannot be made.
    """
    deadline = time.monotonic() + patience
    while has_locks:
        check_stop()
        try:
            return take(lock)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise OutputError(describe_owner(lock, doing)) from None
            time.sleep(LOOK_SECONDS)
        except OSError as error:
            if error.errno in NO_LOCKS:
                break
            why = explain(error, "choose another --name or --out")
            raise OutputError(f"{lock}: cannot be written: {why}") from error
    return None


def take(lock: Path) -> int:
    """The handle of a lock that is ours now.

    Raises:
        BlockingIOError: another program has it.
        OSError: it cannot be made, or there are no locks here.
    """
    handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not is_same(lock, handle):
            raise BlockingIOError
        sign(handle)
    except OSError as error:
        if not isinstance(error, BlockingIOError):
            lock.unlink(missing_ok=True)
        os.close(handle)
        raise
    return handle


def is_same(lock: Path, handle: int) -> bool:
    """Whether a lock is still the file of its name, and not one that its owner has put away meanwhile."""
    try:
        return os.path.samestat(lock.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def sign(handle: int) -> None:
    """Say in a lock whose it is."""
    os.ftruncate(handle, 0)
    os.write(handle, json.dumps({"pid": os.getpid(), "host": os.uname().nodename}).encode())


def describe_owner(lock: Path, doing: str) -> str:
    """Who has a lock, and since when."""
    try:
        owner = json.loads(lock.read_bytes())
        since = datetime.fromtimestamp(lock.stat().st_mtime).strftime("%d %B, %H:%M:%S")
        who = f" by process {owner['pid']} on {owner['host']} since {since}"
    except (OSError, ValueError, LookupError, TypeError):
        who = ""  # it has not signed yet
    return f"{lock.parent}: {doing}{who}; wait for it, or choose another --out"


def is_held(lock: Path) -> bool:
    """Whether somebody has a lock at this moment."""
    if not has_locks:
        return False
    try:
        with lock.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return isinstance(error, BlockingIOError)
    return False
