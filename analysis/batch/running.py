"""How is a run made in a process of its own, watched, and ended?

The process comes from a server that forks it; where the system cannot fork, a new Python is started. A run that takes
too long or too much memory is ended. Whatever happens, no process, no half-made folder and no temporary file stays.
"""

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from analysis.batch.leftovers import clear_leftovers
from analysis.batch.memory import takes_more
from analysis.batch.orders import Order
from analysis.briefing.bookmark import list_cells
from analysis.briefing.folder import place_staging
from analysis.briefing.scratch import make_scratch

LOOK_SECONDS = 0.5  # between two looks at the limits
GRACE_SECONDS = 4.0  # for a run that is asked to end, before it is made to
GIGABYTE = 10**9
NO_SIGNAL = 0
RESULTS = {"made", "failed"}
START_SECONDS = 60.0  # for the process to be there, which does not count as time of the run
LESS = "or read fewer articles"
CRASHED = "its process ended before the run was made; it may have run out of memory"

Answer = dict[str, Any]


class Maker(Protocol):
    """Whatever can make processes for runs."""

    def open_channel(self) -> socket.socket:
        """A channel to a new process.

        Raises:
            OSError: there is nobody who could make one.
        """


class RunServer:
    """The process that forks the processes of runs; started early, it imports while this program goes on."""

    def __init__(self) -> None:
        """Start the server."""
        self.orders, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "analysis.lifeline", "analysis.batch.run_server"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
                start_new_session=True,  # Ctrl-C is for this program, which then ends the runs
            )
        self.lock = threading.Lock()

    def open_channel(self) -> socket.socket:
        """A channel to a new process.

        Raises:
            OSError: the server has ended.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            self.pass_channel(theirs)
        return ours

    def pass_channel(self, channel: socket.socket) -> None:
        """Have a process made at the other end of a channel.

        Raises:
            OSError: the server has ended.
        """
        with self.lock:
            socket.send_fds(self.orders, [b"r"], [channel.fileno()])

    def close(self) -> None:
        """End the server, and with it every run that is left."""
        self.orders.close()
        try:
            self.process.wait(LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def can_fork() -> bool:
    """Whether this system can fork processes and tell when they end."""
    return hasattr(os, "pidfd_open")


@contextmanager
def serve_runs() -> Iterator[RunServer | None]:
    """A server of processes where the system can fork, while the runs are made."""
    if not can_fork():
        yield None
        return
    server = RunServer()
    try:
        yield server
    finally:
        server.close()


class RunProcess:
    """The process of a run: what it answers comes as a queue, which ends with None."""

    def __init__(self, lines: Any, pid: int | None = None, channel: socket.socket | None = None) -> None:
        """Listen to a process; it tells its number itself if it is not known, and then there is a channel to it."""
        self.pid, self.channel = pid, channel
        self.is_gone = self.has_answered = False
        self.answers: queue.Queue[Answer | None] = queue.Queue()
        threading.Thread(target=self.listen, args=(lines,), daemon=True).start()

    def listen(self, lines: Any) -> None:
        """Pass on what the process answers until it has ended."""
        with suppress(OSError, ValueError), lines:
            for line in lines:
                self.answers.put(json.loads(line))
        if self.channel is not None:
            self.channel.close()
        self.answers.put(None)

    def hear(self, seconds: float) -> Answer:
        """The next answer; an empty one if there is none in time, or no more."""
        try:
            answer = self.answers.get(timeout=seconds)
        except queue.Empty:
            return {}
        self.is_gone = answer is None
        if answer and "pid" in answer:
            self.pid = answer["pid"]
        if answer and answer.keys() & RESULTS:
            self.has_answered = True
        return answer or {}

    def end(self) -> None:
        """Let a process that has answered end, ask another to end, and make it end if it does not.

        One that was never there is not waited for: when it is forked it finds nobody to work for.
        """
        if self.pid is None and self.channel is not None:
            with suppress(OSError):  # it is closed already
                self.channel.shutdown(socket.SHUT_RDWR)
        for number in (*([NO_SIGNAL] if self.has_answered else []), signal.SIGTERM, signal.SIGKILL):
            deadline = time.monotonic() + GRACE_SECONDS
            self.send_signal(number)
            while not self.is_gone and time.monotonic() < deadline:
                self.hear(LOOK_SECONDS)

    def send_signal(self, number: int) -> None:
        """Send a signal to the process if it lives."""
        if self.pid is not None and not self.is_gone:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)


def start_run(server: Maker | None, order: Order, folder: Path) -> RunProcess:
    """Start the process of a run; its temporary files and its log go into a folder."""
    with suppress(OSError):  # a server that has ended is done without
        if server is not None:
            channel = server.open_channel()
            place = {"cwd": str(Path.cwd()), "temporary": str(folder), "log": str(folder / "log")}
            channel.sendall((json.dumps(place) + "\n" + order.spell()).encode())
            with channel:
                return RunProcess(channel.makefile(encoding="utf-8"), channel=channel.dup())
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "analysis.batch.job"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=os.environ | {"TMPDIR": str(folder), "PYTHONIOENCODING": "utf-8"},
            start_new_session=True,
            encoding="utf-8",
        )
    with suppress(OSError), process.stdin:  # type: ignore[union-attr]  # a pipe was asked for
        process.stdin.write(order.spell())  # type: ignore[union-attr]
    return RunProcess(process.stdout, process.pid)


def watch_run(process: RunProcess, order: Order, is_stopped: Callable[[], bool]) -> Answer:
    """Wait for what becomes of a run, or end it when it goes beyond a limit.

    Raises:
        KeyboardInterrupt: all runs were to stop.
    """
    step, limits, began = "starting", order.limits, time.monotonic() + START_SECONDS
    while not process.is_gone:
        answer = process.hear(LOOK_SECONDS)
        if process.has_answered:
            return answer
        if "pid" in answer:
            began = time.monotonic()
        step = answer.get("step", step)
        if is_stopped():
            raise KeyboardInterrupt
        if limits.time_s and time.monotonic() - began > limits.time_s:
            where = name_step(step, order, process.pid)
            return {"failed": f"time limit of {limits.time_s:g} s passed while {where}; raise --time-limit {LESS}"}
        if limits.memory_gb and process.pid and takes_more(process.pid, limits.memory_gb * GIGABYTE):
            where = name_step(step, order, process.pid)
            return {
                "failed": f"memory limit of {limits.memory_gb:g} GB passed while {where}; raise --memory-limit {LESS}"
            }
    return {"failed": f"{CRASHED} (while {name_step(step, order, process.pid)})"}


def name_step(step: str, order: Order, pid: int | None) -> str:
    """The step that a run is at, with the cells of the notebooks that are being run."""
    cells = list_cells(place_staging(order.folder, pid) / "notebooks") if pid else []
    return f"{step} ({', '.join(cells)})" if cells else step


def run_alone(order: Order, server: Maker | None, is_stopped: Callable[[], bool]) -> tuple[Answer, str]:
    """Make a run in a process of its own; what became of it, and its log.

    Raises:
        KeyboardInterrupt: all runs were to stop.
    """
    with make_scratch() as folder:
        process = start_run(server, order, folder)
        try:
            answer = watch_run(process, order, is_stopped)
        finally:
            process.end()
            clear_leftovers(order.folder.parent, [order.run_id])
        log = folder / "log"
        return answer, log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
