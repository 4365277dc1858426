"""Places that can be full, read-only or cut off, as only a process with mounts and nets of its own sees them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

import pytest

ALONE = ("--mount", "--net")
SECONDS = 120
needs_all = pytest.mark.skipif(os.environ.get("FAULTS") != "all", reason="takes long; make faults")


def check_alone(kind: str) -> None:
    """Skip a test where a process may not have mounts or nets of its own."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not there")
    trial = "mount -t tmpfs tmpfs /mnt" if kind == "--mount" else "true"
    done = subprocess.run(["unshare", kind, "sh", "-c", trial], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"unshare {kind} is refused here: {done.stderr.strip()}")


def run_alone(kind: str, script: str, **environment: object) -> subprocess.CompletedProcess[str]:
    """Run a shell script with mounts or nets of its own; $SAY stands for ploughshare."""
    check_alone(kind)
    own: Mapping[str, str] = {name: str(value) for name, value in environment.items()}
    return subprocess.run(
        ["unshare", kind, "sh", "-c", script],
        capture_output=True,
        text=True,
        env=os.environ | {"SAY": f"{sys.executable} -m analysis"} | own,
        timeout=SECONDS,
        check=False,
    )
