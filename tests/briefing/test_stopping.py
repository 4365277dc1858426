"""Ctrl-C: at once while one thread works, at a safe place while notebooks run."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from analysis.briefing import stopping
from analysis.briefing.stopping import SIGNALS, check_stop, find_exit_code, hold_signals, list_heeded, take_signals


@pytest.fixture(autouse=True)
def signals_are_put_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(stopping, "_stopped", [])
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
    with suppress(KeyboardInterrupt):
        check_stop()


@pytest.mark.parametrize("number", list_heeded())
def test_a_held_stop_takes_effect_at_a_safe_place(number: int) -> None:
    with hold_signals():
        os.kill(os.getpid(), number)

        with pytest.raises(KeyboardInterrupt):
            check_stop()
        check_stop()  # a stop is asked for once


def test_a_stop_that_met_no_safe_place_takes_effect_at_the_end() -> None:
    with pytest.raises(KeyboardInterrupt), hold_signals():
        os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.parametrize("number", list_heeded())
def test_a_stop_that_is_not_held_takes_effect_at_once(number: int) -> None:
    take_signals()

    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), number)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_the_exit_code_tells_what_stopped_the_program(number: int, code: int) -> None:
    take_signals()
    with suppress(KeyboardInterrupt):
        os.kill(os.getpid(), number)

    assert find_exit_code() == code


STOPPED_IN_TEXT = """
import os, signal
from analysis.briefing.stopping import take_signals
from analysis.messages import mind_mistakes

@mind_mistakes
def command():
    take_signals()
    exec("os.kill(os.getpid(), signal.SIGTERM)\\nos.getpid()")

command()
"""


def test_a_stop_amid_code_given_as_text_ends_with_the_same_exit_code(tmp_path: Path) -> None:
    """Such as the making of a data class, while modules are being imported."""
    (tmp_path / "stopped.py").write_text(STOPPED_IN_TEXT)

    done = subprocess.run([sys.executable, "-m", "stopped"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 143
    assert done.stderr.startswith("ploughshare: stopped;")


@pytest.mark.skipif(stopping.HANG_UP is None, reason="this system has no terminals that hang up")
def test_a_program_started_with_nohup_goes_on_when_its_terminal_is_closed() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    take_signals()

    with hold_signals():
        os.kill(os.getpid(), signal.SIGHUP)


def test_a_second_stop_does_not_disturb_the_clearing_up() -> None:
    take_signals()
    with suppress(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)

    os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_stop_that_python_swallowed_is_not_forgotten() -> None:
    take_signals()
    with suppress(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt), hold_signals():
        pass


def test_signals_are_as_before_afterwards() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]

    with hold_signals():
        pass

    assert [signal.getsignal(number) for number in SIGNALS] == before


def test_another_thread_holds_nothing() -> None:
    reached: list[str] = []

    def work() -> None:
        with hold_signals():
            reached.append("inside")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert reached == ["inside"]


SWALLOWED = """
import os, signal
from analysis.briefing.stopping import check_stop, take_signals

class Thing:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)

take_signals()
thing = Thing()
del thing  # what is raised here Python can only tell
try:
    check_stop()
except KeyboardInterrupt:
    print("stopped")
"""


def test_a_stop_that_python_swallows_is_not_told_and_takes_effect_later() -> None:
    done = subprocess.run([sys.executable, "-c", SWALLOWED], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("stopped\n", "")
