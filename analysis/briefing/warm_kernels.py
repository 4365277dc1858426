"""How does this process get the jobs of a run done by the warm server?

The server is started early and imports while this program reads. Where the system cannot fork (Windows) or the server
does not start, the jobs are done here, with ordinary kernels; the results are the same.
"""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from analysis import errors
from analysis.briefing.bookmark import name_cell
from analysis.briefing.scratch import make_scratch

START_SECONDS = 60.0
CELL_SECONDS = 600
TOO_LONG = f"a cell took longer than {CELL_SECONDS} s; read fewer articles at once"
DIED = "the kernel died; it may have run out of memory"


class WarmServer:
    """The server process of this program; started early, awaited when the first kernel is asked for."""

    def __init__(self) -> None:
        """Start the server; it imports while this program goes on."""
        self.scratch = ExitStack()
        self.path = str(self.scratch.enter_context(make_scratch()) / "server")
        command = [sys.executable, "-m", "analysis.lifeline", "analysis.briefing.warm_server", self.path]
        environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,  # Ctrl-C is for this program, which then ends the server
        )
        self.is_ready = False

    def wait_ready(self) -> bool:
        """Whether the server says that it is ready, within its time; it says so once."""
        assert self.process.stdout is not None
        if not self.is_ready:
            has_spoken = bool(select.select([self.process.stdout], [], [], START_SECONDS)[0])
            self.is_ready = has_spoken and self.process.stdout.readline() == b"ready\n"
        return self.is_ready and self.process.poll() is None

    def close(self) -> None:
        """End the server and with it every job that is left."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        self.scratch.close()


_server: WarmServer | None = None


def start_server() -> bool:
    """Start the server of this program where the system can fork and watch processes; False if it runs already."""
    global _server
    is_running = _server is not None and _server.process.poll() is None
    if is_running or not hasattr(os, "pidfd_open"):
        return False
    stop_server()
    _server = WarmServer()
    atexit.register(stop_server)
    return True


def take_server(server: WarmServer) -> None:
    """Have jobs done by a server that was made elsewhere."""
    global _server
    _server = server


def has_server() -> bool:
    """Whether there is a server that is ready."""
    return _server is not None and _server.wait_ready()


def open_on_server(manifest: Path) -> None:
    """Let the server open a run, so that the processes it forks hold it already."""
    tell_server({"open": str(manifest.resolve())})


def forget_on_server() -> None:
    """Let the server forget the run that it opened."""
    tell_server({"forget": True})


def tell_server(request: Mapping[str, Any]) -> None:
    """Have the server do something before its next job; it answers nothing."""
    assert _server is not None
    with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.connect(_server.path)
        connection.sendall(json.dumps(request).encode() + b"\n")


def ask_server(job: str, values: Mapping[str, Any]) -> None:
    """Have a job done by the server, and wait for it.

    Raises:
        PloughshareError: as the job itself; a RunError if its process died.
        OSError: a file could not be written.
    """
    assert _server is not None
    line = ""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.connect(_server.path)
        connection.sendall(json.dumps({"job": job, "values": values}).encode() + b"\n")
        with connection.makefile() as lines:
            line = lines.readline()
    raise_answer(json.loads(line) if line else {"ended": None}, name_place(job, values))


def name_place(job: str, values: Mapping[str, Any]) -> str:
    """Where a job is: for a notebook the cell, for another its name."""
    return name_cell(Path(values["folder"], "notebooks"), values["name"]) if "name" in values else job


def raise_answer(answer: Mapping[str, Any], name: str) -> None:
    """Raise what went wrong in a job, if anything did."""
    match answer:
        case {"error": kind, "words": words}:
            raise getattr(errors, kind)(words)
        case {"errno": number, "words": words}:
            raise OSError(number, words)
        case {"crash": told}:
            raise RuntimeError(told)
        case {"ended": code}:
            raise errors.RunError(f"{name}: {TOO_LONG if code == -signal.SIGALRM else DIED}")


def end_jobs() -> None:
    """End the server's jobs at once; it takes no more."""
    if _server is not None:
        _server.process.kill()
        _server.process.wait()


def stop_server() -> None:
    """End the server, if there is one."""
    global _server
    if _server is not None:
        _server.close()
        _server = None
