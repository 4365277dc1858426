"""How does a run appear whole or not at all?

Everything is written into a hidden folder beside the final one, which takes the final name only when it is
complete. A run that fails leaves the previous one as it was.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import OutputError


@contextmanager
def write_whole(out: Path, name: str) -> Iterator[Path]:
    """A temporary folder that becomes `out/name` if nothing fails inside.

    Raises:
        OutputError: the place cannot be written to, or the name is no plain folder name.
    """
    final = check_place(out, name)
    # A name without chance, known before the folder is: a Ctrl-C at any moment finds what to remove.
    staging = final.with_name(f".{name}.{os.getpid()}")
    try:
        make_staging(staging)
        yield staging
        replace_folder(staging, final)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"{final}: cannot be written: {reason}; make room or choose another --out") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


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
        raise OutputError(f"{staging}: cannot be made: {error.strerror}; choose another --name or --out") from error


def replace_folder(staging: Path, final: Path) -> None:
    """Give the new run the final name; the old one is kept until then."""
    old = staging.with_name(f"{staging.name}.old")
    try:
        if final.exists():
            final.rename(old)
        staging.rename(final)
    except OSError as error:
        if old.exists() and not final.exists():
            old.rename(final)
        raise OutputError(f"{final}: cannot be replaced: {error.strerror}; close what uses it and run again") from error
    shutil.rmtree(old, ignore_errors=True)
