"""What is shown while runs are made."""

import io
import sys

import pytest

from analysis.progress import show_runs


class Terminal(io.StringIO):
    """A place that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_elsewhere_than_on_a_terminal_there_is_a_plain_line_for_each_run(capsys: pytest.CaptureFixture[str]) -> None:
    with show_runs(2, print) as report:
        report("one: made")
        report("two: made")

    assert capsys.readouterr() == ("one: made\ntwo: made\n", "")


def test_on_a_terminal_a_bar_shows_the_rate_and_the_time_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    said: list[str] = []

    with show_runs(4, said.append) as report:
        report("one: made")
        shown = terminal.getvalue()

    assert said == ["one: made"]
    assert "runs" in shown
    assert "left" in shown
    assert "run" in shown.rpartition("\r")[2]
