"""The server of processes that a nanny keeps for the workers it starts."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from analysis.batch import keeper
from analysis.batch.running import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork processes and watch them")
WORKER = """
from analysis.batch.keeper import find_kept
kept = find_kept()
if kept is None:
    print("nobody")
else:
    with kept.open_channel() as channel:
        print(channel.makefile().readline().strip())
"""


@pytest.fixture
def nannies() -> Iterator[None]:
    """Two nannies in this process, as a cluster of one machine has them."""
    keeper.keep_here()
    keeper.keep_here()
    yield
    while keeper._nannies:
        keeper.forget()


def work() -> str:
    """What a worker that this process started is told by a process made for it."""
    return subprocess.run([sys.executable, "-c", WORKER], capture_output=True, text=True, check=True).stdout.strip()


def test_every_worker_of_a_nanny_gets_a_process_of_the_same_server(nannies: None) -> None:
    first, second = (json.loads(work())["pid"] for _ in range(2))

    assert first != second
    assert keeper._keeper is not None
    assert keeper._keeper.server.process.poll() is None


def test_the_last_nanny_ends_the_server(nannies: None) -> None:
    assert keeper._keeper is not None
    server = keeper._keeper.server.process

    keeper.forget()
    still = server.poll()
    keeper.forget()

    assert (still, server.poll() is None) == (None, False)
    assert work() == "nobody"


def test_a_server_of_other_code_is_not_taken(nannies: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getppid", os.getpid)
    assert keeper.find_kept() is not None

    monkeypatch.setattr(keeper, "hash_code", lambda: [["other", "code"]])

    assert keeper.find_kept() is None
