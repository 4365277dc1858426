"""What is done once before processes are forked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COUNT = """
import os
from analysis.briefing.warm_server import warm_up
from analysis.batch.rehearsal import rehearse
warm_up()
before = os.listdir("/proc/self/task")
rehearse()
assert os.listdir("/proc/self/task") == before
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="this system does not list its threads")
def test_a_rehearsal_starts_no_thread_that_a_fork_would_lose() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
    )

    assert done.returncode == 0, done.stderr
