"""When does Ctrl-C take effect?

At once, as long as one thread works. While notebooks run in threads it is noted, and takes effect at the next safe
place: raised in the middle of an import it would leave the interpreter's import lock taken (Python even swallows
it there), and the threads that import would wait for ever.
"""

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

HANG_UP = getattr(signal, "SIGHUP", None)  # the terminal was closed; Windows knows none
SIGNALS = (signal.SIGINT, signal.SIGTERM, *([HANG_UP] if HANG_UP else []))

CLEARING_SECONDS = 5.0  # after a stop, in which another one does not disturb the clearing up

_asked: list[int] = []
_stopped: list[tuple[int, float]] = []  # the last stop that took effect: by which signal, and when


def take_signals() -> None:
    """Take a polite end from outside like Ctrl-C, so that it leaves nothing behind either."""
    for number in list_heeded():
        signal.signal(number, stop_now)
    sys.unraisablehook = tell_unraised


def tell_unraised(said: Any) -> None:
    """Say what Python could not raise, but for a stop: it was noted, and takes effect at the next safe place."""
    if said.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(said)


def list_heeded() -> list[int]:
    """The signals that stop this program; one started with nohup goes on when its terminal is closed."""
    return [n for n in SIGNALS if n != HANG_UP or signal.getsignal(n) != signal.SIG_IGN]


def stop_now(number: int, _: object) -> None:
    """Note that a stop is asked for, and stop; if Python swallows it, `check_stop` does not."""
    if _stopped and time.monotonic() - _stopped[-1][1] < CLEARING_SECONDS:
        return  # it is ending already
    _asked.append(number)
    note_stop(number)
    raise KeyboardInterrupt


def note_stop(number: int) -> None:
    """Note by which signal and when a stop takes effect."""
    _stopped[:] = [(number, time.monotonic())]


def find_exit_code() -> int:
    """The exit code of a program that was stopped, as shells have it: 130 after Ctrl-C, 143 when it was terminated."""
    return 128 + (_stopped[-1][0] if _stopped else signal.SIGINT)


def forget_interrupted_code() -> None:
    """Let the exit code stand.

    A stop that meets code given to Python as text (every data class is made so) leaves a mark in the interpreter,
    which then ends as if by Ctrl-C, whatever code it is told to end with; the next such code takes the mark away.
    """
    exec("")  # noqa: S102 (nothing is run)


def stop_later(number: int, _: object) -> None:
    """Note that a stop is asked for."""
    _asked.append(number)


def forget_stop() -> None:
    """Note that a stop has taken effect: what clears up after it is not stopped by it once more."""
    _asked.clear()


def check_stop() -> None:
    """A safe place to stop.

    Raises:
        KeyboardInterrupt: a stop was asked for.
    """
    if _asked:
        note_stop(_asked[0])
        _asked.clear()
        raise KeyboardInterrupt


@contextmanager
def hold_signals() -> Iterator[None]:
    """Let a stop wait for the next safe place; only the main thread gets signals at all."""
    check_stop()
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, stop_later) for number in list_heeded()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
    check_stop()
