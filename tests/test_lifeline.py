"""A helper ends with the one it helps, even while it imports."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands import find_marked

SLOW = "import time, sys, pathlib\npathlib.Path(sys.argv[2]).touch()\ntime.sleep(600)\n"
STARTER = """
import subprocess, sys
subprocess.Popen([sys.executable, "-m", "analysis.lifeline", "slow", sys.argv[1]], stdin=subprocess.PIPE,
                 start_new_session=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="this system does not end a process with its parent")
def test_a_helper_that_still_imports_ends_with_the_one_that_started_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", ":".join(filter(None, sys.path)))
    monkeypatch.setenv("MARKED", str(tmp_path))

    with subprocess.Popen([sys.executable, "-c", STARTER, str(tmp_path / "begun")], stdin=subprocess.PIPE) as starter:
        deadline = time.monotonic() + 60
        while not (tmp_path / "begun").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        starter.kill()

    assert (tmp_path / "begun").exists()
    assert find_marked("MARKED", str(tmp_path)) == []
