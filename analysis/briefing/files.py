"""How does a file appear whole or not at all, and stay when the power goes?

It is written under another name beside its own, `.ledger.csv.4711.half`, where the number is that of the process;
it is brought to the disk, and only then takes its name, which is brought to the disk too.
"""

import errno
import glob
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from analysis.errors import OutputError

HALF = ".half"
ELSEWHERE = "choose another place"
NOT_KNOWN = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}  # what file systems say that cannot bring a folder to the disk
REMEDIES = {
    errno.ENOSPC: "make room",
    errno.EDQUOT: "make room in your share of the disk",
    errno.EFBIG: "raise the limit on the size of files",
    errno.EIO: "look at the disk",
    errno.EROFS: "make it writable",
    errno.ENOENT: "its folder is gone, make it again",
}


@contextmanager
def keep_half(path: Path, remedy: str = ELSEWHERE) -> Iterator[Path]:
    """Another name to write a file under, which gets its own if nothing fails.

    Raises:
        OutputError: it cannot be written; the file that stood there is as it was.
    """
    half = path.with_name(f".{path.name}.{os.getpid()}{HALF}")
    try:
        clear_halves(path)
        yield half
        name_whole(half, path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {explain(error, remedy)}") from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


@contextmanager
def keep_several(folder: Path) -> Iterator[Path]:
    """A hidden folder in a folder; the files in it go there when all of them are whole.

    Raises:
        OutputError: they cannot be written; those that stood there are as they were.
    """
    half = folder / f".{os.getpid()}{HALF}"
    try:
        half.mkdir(exist_ok=True)
        yield half
        sync_tree(half)
        for path in sorted(half.iterdir()):
            path.replace(folder / path.name)
        sync_folder(folder)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {explain(error, ELSEWHERE)}") from error
    finally:
        shutil.rmtree(half, ignore_errors=True)


def name_whole(half: Path, path: Path) -> None:
    """Give a file that is whole its own name, for good."""
    sync_file(half)
    half.replace(path)
    sync_folder(path.parent)


def write_half(path: Path, write: Callable[[Path], object], remedy: str = ELSEWHERE) -> None:
    """Write a file by a function that is told where to.

    Raises:
        OutputError: it cannot be written; the file that stood there is as it was.
    """
    with keep_half(path, remedy) as half:
        write(half)


def write_bytes(path: Path, content: bytes, remedy: str = ELSEWHERE) -> None:
    """Write a file of known content, whole or not at all.

    Raises:
        OutputError: it cannot be written; the file that stood there is as it was.
    """
    write_half(path, lambda half: half.write_bytes(content), remedy)


def explain(error: OSError, remedy: str) -> str:
    """What the system says was wrong, and what helps."""
    helps = REMEDIES.get(error.errno or 0)
    return f"{error.strerror or error}; {f'{helps}, or ' if helps else ''}{remedy}"


def clear_halves(path: Path) -> None:
    """Remove what programs that were killed left of a file."""
    for half in path.parent.glob(f".{glob.escape(path.name)}.*{HALF}"):
        number = half.name.removeprefix(f".{path.name}.").removesuffix(HALF)
        if number.isdigit() and not is_alive(int(number)):
            half.unlink(missing_ok=True)


def is_alive(pid: int) -> bool:
    """Whether a process of this number is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def sync_file(path: Path) -> None:
    """Bring a file to the disk; only then would a cut of the power leave it whole."""
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    if os.name == "nt":
        return
    try:
        sync_file(folder)
    except OSError as error:
        if error.errno not in NOT_KNOWN:
            raise


def sync_tree(folder: Path) -> None:
    """Bring everything below a folder to the disk, the deepest first."""
    for place, _, names in sorted(os.walk(folder), reverse=True):
        for name in sorted(names):
            sync_file(Path(place, name))
        sync_folder(Path(place))
