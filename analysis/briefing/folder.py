"""How does a run appear whole or not at all?

Everything is written into a hidden folder beside the final one, `.NAME.4711` with the number of the process; when it
is complete it is brought to the disk, and takes the final name at one stroke. A run that fails leaves the previous one
as it was, and one that is killed leaves it too: whoever comes next clears up.
"""

import ctypes
import glob
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.briefing.files import explain, is_alive, sync_folder, sync_tree
from analysis.briefing.hold import hold, place_lock
from analysis.errors import OutputError

LEAST_BYTES = 2_000_000  # less than any run takes
OLD = ".old"
HERE, EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux
DOING = "{name} is being made there already"


@contextmanager
def write_whole(out: Path, name: str) -> Iterator[Path]:
    """A temporary folder that becomes `out/name` if nothing fails inside.

    Raises:
        OutputError: the place cannot be written to, another program makes the same run, or the name is no plain
            folder name.
    """
    final = check_place(out, name)
    check_room(out)
    # A name without chance, known before the folder is: a Ctrl-C at any moment finds what to remove.
    staging = place_staging(final, os.getpid())
    with hold(place_lock(out, name), DOING.format(name=name)) as is_held:
        clear_dead(final, is_held)
        try:
            make_staging(staging)
            yield staging
            sync_tree(staging)
            replace_folder(staging, final)
        except OSError as error:
            place = name_place(error, staging, final)
            why = explain(error, "choose another --out")
            raise OutputError(f"{place}: cannot be written: {why}") from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def place_staging(final: Path, pid: int) -> Path:
    """Where a process writes a run that is not yet whole."""
    return final.with_name(f".{final.name}.{pid}")


def name_place(error: OSError, staging: Path, final: Path) -> object:
    """Where an error happened, by the name that the user knows."""
    named = error.filename
    return named if isinstance(named, str) and not Path(named).is_relative_to(staging.parent) else final


def check_place(out: Path, name: str) -> Path:
    """The final folder of a run, after making sure that it can be written."""
    if not name or name != Path(name).name or name.startswith(".") or any(ord(c) < 32 for c in name):
        raise OutputError(f"--name is {name!r}; write a plain folder name such as seeds")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{out}: this folder cannot be made: {error.strerror}; choose another with --out") from error
    if not os.access(out, os.W_OK | os.X_OK):
        raise OutputError(f"{out}: this folder cannot be written to; choose another with --out")
    final = out / name
    if not is_free(final):
        raise OutputError(f"{final}: something that is no run stands there; choose another --name or move it away")
    return final


def check_room(out: Path) -> None:
    """Refuse a place that is full, before any work is done.

    Raises:
        OutputError: no run would fit there.
    """
    total, _, free = shutil.disk_usage(out)
    if total and free < LEAST_BYTES:
        raise OutputError(
            f"{out}: no space left on device: {free // 1000} kB are free, and a run takes more than "
            f"{LEAST_BYTES // 1000} kB; make room or choose another --out"
        )


def is_free(final: Path) -> bool:
    """Whether nothing stands at a place but an earlier run or an empty folder.

    Raises:
        OutputError: the place cannot be looked at; its name may be too long.
    """
    try:
        is_run = (final / "manifest.json").is_file()
        return is_run or not (final.exists() or final.is_symlink()) or (final.is_dir() and not any(final.iterdir()))
    except OSError as error:
        raise OutputError(f"{final}: cannot be used: {error.strerror}; choose another --name or --out") from error


def make_staging(staging: Path) -> None:
    """An empty folder; one of this name is left from a program that was killed, for no two that live share a number.

    Raises:
        OutputError: it cannot be made.
    """
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir()
    except OSError as error:
        raise OutputError(f"{staging}: cannot be made: {explain(error, 'choose another --name or --out')}") from error


def replace_folder(staging: Path, final: Path) -> None:
    """Give the new run the final name; the old one is kept until then."""
    if not (final.exists() and exchange(staging, final)):
        replace_in_steps(staging, final)
    sync_folder(final.parent)


def exchange(staging: Path, final: Path) -> bool:
    """Let two folders change their names at one stroke; whether this system can."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, TypeError):  # not Linux, or an old one
        return False
    return bool(rename(HERE, os.fsencode(staging), HERE, os.fsencode(final), EXCHANGE) == 0)


def replace_in_steps(staging: Path, final: Path) -> None:
    """Put the old run aside, and give the new one its name; killed between the two, the old one is found again."""
    old = staging.with_name(f"{staging.name}{OLD}")
    try:
        if final.exists():
            final.rename(old)
        staging.rename(final)
    except OSError as error:
        if old.exists() and not final.exists():
            old.rename(final)
        raise OutputError(f"{final}: cannot be replaced: {error.strerror}; close what uses it and run again") from error
    shutil.rmtree(old, ignore_errors=True)


def list_begun(final: Path) -> Iterator[tuple[Path, int]]:
    """The folders of a run that are not whole, each with the number of its process."""
    for folder in sorted(final.parent.glob(f".{glob.escape(final.name)}.*")):
        number = folder.name.removeprefix(f".{final.name}.").removesuffix(OLD)
        if number.isdigit():
            yield folder, int(number)


def clear_dead(final: Path, is_held: bool) -> None:
    """Remove what programs that were killed left of a run; whoever holds the run knows that none of them lives.

    A run that was put aside for a new one which never came takes its name again.
    """
    for folder, pid in list_begun(final):
        if not is_held and is_alive(pid):
            continue
        if folder.name.endswith(OLD) and not final.exists():
            folder.rename(final)
        else:
            shutil.rmtree(folder, ignore_errors=True)
