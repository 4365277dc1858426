"""How does this process get its kernels from the warm server?

The server is started early and imports while this program reads; `provisioner` asks it for kernels. Where the
system cannot fork (Windows) or the server does not start, ordinary kernels are used; the results are the same.
"""

import atexit
import json
import os
import select
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

NAME = "ploughshare-warm"
CHOICE = "JUPYTER_DEFAULT_PROVISIONER_NAME"
START_SECONDS = 60.0


class WarmServer:
    """The server process of this program; started early, awaited when the first kernel is asked for."""

    def __init__(self) -> None:
        """Start the server; it imports while this program goes on."""
        self.folder = tempfile.TemporaryDirectory(prefix="ploughshare-")
        self.path = str(Path(self.folder.name) / "server")
        command = [sys.executable, "-m", "analysis.briefing.warm_server", self.path]
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
        """End the server and with it every kernel that is left."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        self.folder.cleanup()


class WarmKernel:
    """A forked kernel, with the part of a process's surface that jupyter_client uses."""

    stdin = stdout = stderr = None

    def __init__(self, path: str, request: dict[str, Any]) -> None:
        """Ask the server for a kernel."""
        self.connection = socket.socket(socket.AF_UNIX)
        self.connection.connect(path)
        self.connection.sendall(json.dumps(request).encode() + b"\n")
        self.lines = self.connection.makefile()
        self.pid = int(self.lines.readline())
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code if the kernel has ended."""
        if self.returncode is None and select.select([self.connection], [], [], 0)[0]:
            self.read_end()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """The exit code once the kernel has ended."""
        if self.returncode is None and select.select([self.connection], [], [], timeout)[0]:
            self.read_end()
        return self.returncode

    def read_end(self) -> None:
        """Read the exit code; a server that is gone has taken its kernels with it."""
        line = self.lines.readline()
        self.returncode = int(line) if line else -9
        self.connection.close()

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel if it lives."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """End the kernel at once."""
        self.send_signal(9)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(15)


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
    """Get kernels from a server that was made elsewhere."""
    global _server
    _server = server


def ask_kernel(request: dict[str, Any]) -> WarmKernel | None:
    """A kernel from the server, None if there is no server.

    Raises:
        RuntimeError: the server has ended.
    """
    if _server is None:
        return None
    try:
        return WarmKernel(_server.path, request)
    except (OSError, ValueError) as error:  # nobody listens, or nobody answers with a number
        raise RuntimeError("the server of kernels has ended") from error


def prepare_run(manifest: Path) -> None:
    """Let the server open a run, so that the kernels it forks hold it already; without a server they open it."""
    if os.environ.get(CHOICE) != NAME or _server is None:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.connect(_server.path)
        connection.sendall(json.dumps({"open": str(manifest.resolve())}).encode() + b"\n")


def choose_provisioner() -> None:
    """Let jupyter_client take warm kernels if the server is ready, ordinary ones otherwise."""
    if _server is not None and _server.wait_ready():
        os.environ[CHOICE] = NAME
    else:
        os.environ.pop(CHOICE, None)


def end_kernels() -> None:
    """End the server's kernels at once; it gives out no more."""
    if _server is not None:
        _server.process.kill()
        _server.process.wait()


def stop_server() -> None:
    """End the server, if there is one."""
    global _server
    if _server is not None:
        _server.close()
        _server = None
        os.environ.pop(CHOICE, None)
