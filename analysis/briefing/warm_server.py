"""How does a kernel start in a moment instead of a second?

This process imports everything a notebook needs, once, and then forks a kernel for each request. Every kernel is
a process of its own, dies with this server, and this server ends when the program that started it does.

    python -m analysis.briefing.warm_server SOCKET
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import random
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn

from analysis.errors import PloughshareError

NEEDED = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "IPython",
    "duckdb",
    "scipy.special",
    "analysis.briefing.opening",
    "analysis.briefing.sections",
    "analysis.briefing.claim_tables",
    "analysis.briefing.contrast_tables",
    "analysis.briefing.charting",
    "analysis.briefing.markup",
    "analysis.briefing.reader",
    "analysis.briefing.plain",
)
RARELY = 50_000  # objects made between two looks for garbage; imports make many and throw away few
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux

Kernels = dict[int, tuple[int, socket.socket]]


def main(path: str) -> None:
    """Import what is needed, say "ready" on standard output, and serve until standard input closes."""
    gc.set_threshold(RARELY)
    for name in NEEDED:
        importlib.import_module(name)
    draw_once()
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        print("ready", flush=True)  # noqa: T201 (the sign that the other side waits for)
        serve(listener)


def draw_once() -> None:
    """Draw an empty chart, so that fonts are loaded before the first fork."""
    import pandas as pd

    from analysis.charts.attribution import draw_attribution

    draw_attribution(pd.DataFrame(columns=["narrative", "attribution", "count", "n"]), "").svg()


def serve(listener: socket.socket) -> None:
    """Fork a kernel for each request and report when it ends."""
    kernels: Kernels = {}
    waiting = select.poll()
    waiting.register(listener, select.POLLIN)
    waiting.register(0, select.POLLIN | select.POLLHUP)
    while True:
        for handle, _ in waiting.poll():
            if handle == 0:
                return
            if handle == listener.fileno():
                if (watch := answer(listener, kernels)) is not None:
                    waiting.register(watch, select.POLLIN)
            else:
                waiting.unregister(handle)
                report_end(handle, kernels)


def answer(listener: socket.socket, kernels: Kernels) -> int | None:
    """Do what one request asks for: open a run, or fork a kernel, whose end can then be watched."""
    connection, _ = listener.accept()
    request = json.loads(connection.makefile().readline())
    if "open" in request:
        open_quietly(request["open"])
        connection.close()
        return None
    pid = fork_kernel(request, connection, listener, kernels)
    watch = os.pidfd_open(pid)
    kernels[watch] = (pid, connection)
    return watch


def open_quietly(manifest: str) -> None:
    """Open a run before its kernels are forked, which then hold it already; what is wrong with it they will say."""
    from analysis.briefing.opening import open_run

    with contextlib.suppress(PloughshareError):
        open_run(Path(manifest))
    gc.collect()
    gc.freeze()


def fork_kernel(request: dict[str, Any], connection: socket.socket, listener: socket.socket, kernels: Kernels) -> int:
    """Fork a kernel and tell its process id."""
    pid = os.fork()
    if pid == 0:
        connection.close()
        listener.close()
        for handle, (_, other) in kernels.items():
            os.close(handle)
            other.close()
        become_kernel(request)
    connection.sendall(f"{pid}\n".encode())
    return pid


def report_end(handle: int, kernels: Kernels) -> None:
    """Tell the exit code of a kernel that ended."""
    pid, connection = kernels.pop(handle)
    os.close(handle)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with contextlib.suppress(OSError):
        connection.sendall(f"{code}\n".encode())
    connection.close()


def become_kernel(request: dict[str, Any]) -> NoReturn:
    """Turn a forked child into an ordinary kernel; it never comes back."""
    code = 1
    try:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
        os.setsid()
        os.chdir(request["cwd"])
        os.environ.clear()
        os.environ.update(request["env"])
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        random.seed()
        run_kernel(request["argv"])
        code = 0
    finally:
        os._exit(code)


def run_kernel(argv: list[str]) -> None:
    """Run the kernel application on a connection file."""
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = argv
    sys.path.insert(0, "")
    application = IPKernelApp.instance()
    application.initialize(argv)
    application.start()


if __name__ == "__main__":
    main(sys.argv[1])
