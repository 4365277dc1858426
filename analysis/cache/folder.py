"""Where is kept what was read, and is it to be used?

In the user's cache folder, as the XDG base directories have it: all runs of a user share it, whatever folder they
write to, and it may be deleted at any time. `PLOUGHSHARE_CACHE` names another folder, or `none`; processes that a
command starts inherit the choice.
"""

import os
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PLACE, FRESH = "PLOUGHSHARE_CACHE", "PLOUGHSHARE_FRESH"
NONE = "none"
MOMENT = re.compile(r"\d+\.\d+")  # seconds, as the system counts them


@dataclass(frozen=True)
class Cache:
    """The folder of what was read before; a fresh one is written and not read, or read from some moment on."""

    folder: Path
    is_fresh: bool = False
    since: float = 0.0


def choose_cache(folder: str | None = None, is_fresh: bool = False, is_shared: bool = False) -> None:
    """Choose the cache of this process and of those it starts; None leaves what the environment says.

    A fresh cache that is shared is one for several runs: what one of them has read anew the others take.
    """
    if folder is not None:
        os.environ[PLACE] = folder if folder == NONE else str(Path(folder).absolute())
    if is_fresh:
        os.environ[FRESH] = repr(time.time()) if is_shared else "1"


def find_cache() -> Cache | None:
    """The cache that is to be used; None if nothing is to be kept, or there is no place for it."""
    named = os.environ.get(PLACE, "")
    if named == NONE:
        return None
    folder = Path(named) if named else find_home()
    fresh = os.environ.get(FRESH, "")
    return Cache(folder, fresh == "1", float(fresh) if MOMENT.fullmatch(fresh) else 0.0) if folder else None


def find_home() -> Path | None:
    """The user's folder for what can be made again."""
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local, "ploughshare", "cache")
    named = os.environ.get("XDG_CACHE_HOME", "")
    try:
        base = Path(named) if Path(named).is_absolute() else Path.home() / ".cache"
    except RuntimeError:
        return None  # a user without a home
    return base / "ploughshare"
