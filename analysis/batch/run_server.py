"""How does a process that makes a run start in a moment instead of two seconds?

This process imports everything that a run and its notebooks need, once, and forks a process for each run. That process
first forks a server of kernels for itself, then makes the run. Each dies with the one that forked it, and this one ends
when the program that started it does.

    python -m analysis.batch.run_server     (standard input is the socket on which channels come)
"""

import contextlib
import gc
import json
import os
import random
import select
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path
from typing import Any, NoReturn

from analysis.batch.job import answer_to, make_ordered
from analysis.batch.orders import read_order
from analysis.batch.rehearsal import rehearse
from analysis.briefing import warm_kernels, warm_server
from analysis.briefing.stopping import take_signals
from analysis.lifeline import let_go, tie

NEEDED = (
    "analysis.pipeline",
    "analysis.briefing.pages",
    "analysis.briefing.share.pack",
    "analysis.cache.extraction",
    "analysis.exploration.exploration",
    "analysis.exploration.pages",
    "analysis.sources",
)
GRACE_SECONDS = 3.0  # for runs to end, before they die with this process
LOOK_SECONDS = 0.02


def main() -> None:
    """Import what is needed, then fork a process for each channel that comes."""
    gc.set_threshold(warm_server.RARELY)
    warm_server.warm_up(NEEDED)
    rehearse()
    gc.freeze()
    let_go()
    with socket.socket(fileno=sys.stdin.fileno()) as orders:
        serve(orders)


def serve(orders: socket.socket) -> None:
    """Fork a process for each channel, until nobody is there to send one; then ask those that are left to end."""
    server, runs = os.getpid(), set[int]()
    while True:
        sign, handles, _, _ = socket.recv_fds(orders, 1, 1)
        forget_ended(runs)
        if not sign:
            break
        pid = os.fork()
        if pid == 0:
            become_run(handles[0], server)
        os.close(handles[0])
        runs.add(pid)
    deadline = time.monotonic() + GRACE_SECONDS
    end_runs(runs)
    while runs and time.monotonic() < deadline:
        time.sleep(LOOK_SECONDS)
        forget_ended(runs)


def forget_ended(runs: set[int]) -> None:
    """Take note of the processes that have ended."""
    runs -= {pid for pid in runs if os.waitpid(pid, os.WNOHANG) != (0, 0)}


def end_runs(runs: set[int]) -> None:
    """Ask processes to end, which then remove what they began; the program that ordered them was killed."""
    for pid in runs:
        os.kill(pid, signal.SIGTERM)


def become_run(handle: int, server: int) -> NoReturn:
    """Turn a forked child into the process of a run; it never comes back."""
    code = 1
    try:
        die_with(server)
        os.setsid()
        random.seed()
        channel = socket.socket(fileno=handle)
        lines = channel.makefile("rw", encoding="utf-8")
        answer_to(lines)({"pid": os.getpid()})
        prepare(json.loads(lines.readline()))
        make(lines, ForkedServer(handle), channel)
        code = 0
    except KeyboardInterrupt:
        remove_orphan(channel)
    except BaseException:  # noqa: BLE001 (nothing may come back from here; the traceback is the log of the run)
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def die_with(parent: int) -> None:
    """Let the system end this process when its parent ends."""
    tie(signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def prepare(place: dict[str, Any]) -> None:
    """Work in the folder of the program, keep temporary files apart, and write what there is to say to the log."""
    os.chdir(place["cwd"])
    os.environ["TMPDIR"] = tempfile.tempdir = place["temporary"]
    log = os.open(place["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(source, target)
    os.close(log)
    os.close(nothing)


def remove_orphan(channel: socket.socket) -> None:
    """Remove the temporary files of this run if the program that would do so is gone."""
    with contextlib.suppress(BlockingIOError):
        if not channel.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK):
            shutil.rmtree(tempfile.gettempdir(), ignore_errors=True)


def make(lines: Any, kernels: "ForkedServer", channel: socket.socket) -> None:
    """Make the run that the first line orders, as long as somebody waits for it."""
    warm_kernels.take_server(kernels)
    take_signals()
    threading.Thread(target=heed_end, args=(channel,), daemon=True).start()
    try:
        make_ordered(read_order(lines.readline()), answer_to(lines))
    finally:
        warm_kernels.stop_server()


def heed_end(channel: socket.socket) -> None:
    """Ask this process to end when nobody waits for its run any more."""
    ends = select.poll()
    ends.register(channel, select.POLLRDHUP)
    ends.poll()
    os.kill(os.getpid(), signal.SIGTERM)


class ForkedProcess:
    """A child of this process, with the part of a process's surface that a server of kernels needs."""

    stdin = stdout = None

    def __init__(self, pid: int) -> None:
        """Watch a child."""
        self.pid = pid
        self.code: int | None = None

    def poll(self) -> int | None:
        """The exit code if it has ended."""
        return self.collect(os.WNOHANG)

    def wait(self) -> int | None:
        """The exit code once it has ended."""
        return self.collect(0)

    def collect(self, option: int) -> int | None:
        """Ask the system for the exit code."""
        if self.code is None:
            pid, status = os.waitpid(self.pid, option)
            self.code = os.waitstatus_to_exitcode(status) if pid else None
        return self.code

    def kill(self) -> None:
        """End it at once."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)


class ForkedServer(warm_kernels.WarmServer):
    """A server of kernels that is forked instead of started: it has imported everything already."""

    def __init__(self, channel: int) -> None:
        """Fork the server; it listens before it is asked, and does not keep the channel of the run open."""
        self.scratch = contextlib.ExitStack()
        self.path = str(Path(self.scratch.enter_context(tempfile.TemporaryDirectory(prefix="k")), "s"))
        listener = socket.socket(socket.AF_UNIX)
        try:
            listener.bind(self.path)
        except OSError:  # the name is too long: kernels will be ordinary ones
            self.is_ready = False
        else:
            self.is_ready = True
            listener.listen()
        self.process: Any = ForkedProcess(self.fork(listener, channel))
        listener.close()

    def fork(self, listener: socket.socket, channel: int) -> int:
        """Fork the process that serves."""
        owner = os.getpid()
        here, there = os.pipe()
        if pid := os.fork():
            os.close(here)
            self.life = there  # closed when this process ends, which ends the server
            return pid
        try:
            die_with(owner)
            os.close(there)
            os.close(channel)
            os.dup2(here, 0)
            if self.is_ready:
                warm_server.serve(listener)
        finally:
            os._exit(0)

    def wait_ready(self) -> bool:
        """Whether the server lives and can be reached."""
        return self.is_ready and self.process.poll() is None


if __name__ == "__main__":
    main()
