"""One program at a time makes a run; a dead one holds up nobody."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from analysis.briefing import hold
from analysis.briefing.folder import write_whole
from analysis.briefing.hold import place_lock
from analysis.errors import OutputError

pytestmark = pytest.mark.skipif(not hold.has_locks, reason="this system has no such holds")
OWNER = """
import sys, time
from pathlib import Path
from analysis.briefing.folder import write_whole
with write_whole(Path(sys.argv[1]), "seeds") as folder:
    (folder / "half.csv").touch()
    print("held", flush=True)
    time.sleep(600)
"""


@contextmanager
def begin_owner(out: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that makes a run and does not end."""
    with subprocess.Popen([sys.executable, "-c", OWNER, str(out)], stdout=subprocess.PIPE, text=True) as owner:
        try:
            assert owner.stdout is not None
            assert owner.stdout.readline() == "held\n"
            yield owner
        finally:
            owner.kill()


def make_run(out: Path) -> list[str]:
    with write_whole(out, "seeds") as folder:
        (folder / "manifest.json").write_text("whole")
    return sorted(path.name for path in out.iterdir())


def test_a_run_that_another_program_makes_is_refused_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hold, "PATIENCE_SECONDS", 0.2)
    said = rf"{tmp_path}: seeds is being made there already by process %d on \S+ since .*; wait for it, or choose ano"

    with begin_owner(tmp_path) as owner, pytest.raises(OutputError, match=said % owner.pid):
        make_run(tmp_path)


def test_a_run_whose_program_ends_meanwhile_is_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hold, "PATIENCE_SECONDS", 60.0)

    with begin_owner(tmp_path) as owner:
        owner.kill()

        assert make_run(tmp_path) == ["seeds"]


def test_a_hold_ends_with_what_is_done_even_if_it_fails(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="wrong"), hold.hold(place_lock(tmp_path, "seeds"), "it is made"):
        raise ValueError("wrong")

    assert list(tmp_path.iterdir()) == []


def test_a_system_without_holds_does_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hold, "has_locks", False)

    with hold.hold(place_lock(tmp_path, "seeds"), "it is made") as is_held:
        assert not is_held

    assert make_run(tmp_path) == ["seeds"]
