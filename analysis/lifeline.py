"""When does a process end that helps another one?

With the one it helps, whatever that one dies of. A helper that listens hears it; one that is still importing does not,
so until it listens the system ends it.

    python -m analysis.lifeline MODULE [WORD…]     what `python -m MODULE` does, tied until it lets go
"""

import ctypes
import importlib
import os
import select
import signal
import sys

ON_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of Linux
NOTHING = 0


def main() -> None:
    """Tie this process to the one that started it, and do what a module does."""
    tie(signal.SIGKILL)
    if is_alone():
        os._exit(1)
    importlib.import_module(sys.argv[1]).main(*sys.argv[2:])


def let_go() -> None:
    """Go on when the one that started this process ends; from now on it is heard."""
    tie(NOTHING)


def tie(number: int) -> None:
    """Have this process sent a signal when the one that started it ends, where the system can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(ON_DEATH_OF_PARENT, number)


def is_alone() -> bool:
    """Whether the one that started this process ended before it could be tied: nobody holds its input any more."""
    heard = select.poll()
    heard.register(0, select.POLLHUP)
    return bool(heard.poll(0))


if __name__ == "__main__":
    main()
