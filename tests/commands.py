"""The command line as a user calls it, and what it leaves behind."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SEEDS = PROJECT / "seeds"
SECONDS = 120


def call(*words: object, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `ploughshare WORDS` and wait for it."""
    return subprocess.run(
        [sys.executable, "-m", "analysis", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        cwd=cwd,
        env=os.environ | environment,
        timeout=SECONDS,
        check=False,
    )


@contextmanager
def begin(*words: object, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """Start `ploughshare WORDS` in a session of its own; it does not outlive the test."""
    process = subprocess.Popen(
        [sys.executable, "-m", "analysis", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
        start_new_session=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def interrupt(process: subprocess.Popen[str], number: int = signal.SIGINT) -> tuple[int, str]:
    """Send a signal to a process that `begin` started; its exit code and what it said on standard error."""
    process.send_signal(number)
    _, said = process.communicate(timeout=SECONDS / 4)
    return process.returncode, said


def wait_for(path: Path, pattern: str) -> None:
    """Wait until a file that fits the pattern is there."""
    deadline = time.monotonic() + SECONDS
    while not any(path.glob(pattern)):
        assert time.monotonic() < deadline, f"{path}/{pattern} did not appear"
        time.sleep(0.02)


def find_marked(name: str, value: str) -> list[str]:
    """The processes that carry a variable in their environment, after a moment in which the last may end."""
    deadline = time.monotonic() + 3
    while (found := list_marked(f"{name}={value}".encode())) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def list_marked(mark: bytes) -> list[str]:
    """The command lines of the processes that carry a mark in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue  # the process ended while it was looked at
    return found


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def hash_tree(folder: Path) -> Mapping[str, str]:
    """A short sum of every file below a folder, so that a difference is told by its name."""
    return {name: hashlib.sha256(content).hexdigest()[:12] for name, content in read_tree(folder).items()}
