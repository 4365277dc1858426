"""How does a notebook start in a moment instead of a second?

This process imports everything a notebook needs, once, opens the run, and then forks a process for each job of it:
a notebook, the tables. Each dies with this server, and this server ends when the program that started it does.

    python -m analysis.briefing.warm_server SOCKET
"""

import contextlib
import gc
import importlib
import json
import os
import random
import select
import signal
import socket
import sys
import traceback
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from analysis.errors import PloughshareError
from analysis.lifeline import let_go, tie
from analysis.memory import give_back

NEEDED = (
    "duckdb",
    "scipy.special",
    "analysis.briefing.opening",
    "analysis.briefing.sections",
    "analysis.briefing.claim_tables",
    "analysis.briefing.contrast_tables",
    "analysis.briefing.markup",
    "analysis.briefing.reader",
    "analysis.briefing.plain",
    "analysis.briefing.jobs",
    "analysis.briefing.run",
    "xlsxwriter",
)
UNUSED = ("rfc3987_syntax", "rfc3986_validator", "isoduration")
DRAWN = ("3_charting", "briefing")  # the notebooks with charts; what draws takes a third of all imports
RARELY = 50_000  # objects made between two looks for garbage; imports make many and throw away few

Jobs = dict[int, tuple[int, socket.socket]]


def main(path: str) -> None:
    """Get ready, say "ready" on standard output, and serve until standard input closes.

    What draws is imported when the first notebook with charts is asked for: the others are run meanwhile.
    """
    gc.set_threshold(RARELY)
    get_ready()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        let_go()
        print("ready", flush=True)  # noqa: T201 (the sign that the other side waits for)
        serve(listener)


def warm_up(also: Sequence[str] = ()) -> None:
    """Import all that any job needs, and do once what every notebook would do first."""
    get_ready(also)
    draw_once()


def get_ready(also: Sequence[str] = ()) -> None:
    """Import what every job needs, and do once what it would do first."""
    skip_slow_imports()
    for name in (*NEEDED, *also):
        importlib.import_module(name)
    read_once()
    gc.freeze()  # what is there now is never looked through again, here or in a child


def skip_slow_imports() -> None:
    """Leave out what nobody here uses: packages that JupyterLab installs, with which nbformat's validator would check
    kinds of words that no notebook holds, and what papermill would fetch notebooks from the net with.
    """
    for name in UNUSED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # None is how an import is refused
    put_off("requests")


def put_off(name: str) -> None:
    """Let a package be imported when something of it is first used."""
    if name not in sys.modules:
        sys.modules[name] = Later(name)


class Later(ModuleType):
    """Stands for a package until something of it is used."""

    def __getattr__(self, name: str) -> Any:
        """What the package holds under a name; it is imported now."""
        sys.modules.pop(self.__name__, None)
        return getattr(importlib.import_module(self.__name__), name)


@cache
def draw_once() -> None:
    """Draw a chart, so that fonts are loaded and the letters' shapes are known before the first fork."""
    import pandas as pd

    import analysis.briefing.charting  # noqa: F401 (for those who are forked)
    from analysis.charts.attribution import draw_attribution

    rows = [(side, "none", 100, 100) for side in ("defence", "civilian")]
    draw_attribution(pd.DataFrame(rows, columns=["narrative", "attribution", "count", "n"]), "").svg()
    gc.freeze()


def read_once() -> None:
    """Make the shell in which cells run and the form that notebooks are held against."""
    import nbformat

    from analysis.briefing.shell import make_shell

    make_shell()
    nbformat.validate(nbformat.v4.new_notebook())


def serve(listener: socket.socket) -> None:
    """Fork a process for each job and report when it ends."""
    jobs: Jobs = {}
    waiting = select.poll()
    waiting.register(listener, select.POLLIN)
    waiting.register(0, select.POLLIN | select.POLLHUP)
    while True:
        for handle, _ in waiting.poll():
            if handle == 0:
                return
            if handle == listener.fileno():
                if (watch := answer(listener, jobs)) is not None:
                    waiting.register(watch, select.POLLIN)
            else:
                waiting.unregister(handle)
                report_end(handle, jobs)


def answer(listener: socket.socket, jobs: Jobs) -> int | None:
    """Do what one request asks for: open or forget a run, or fork a process for a job, whose end can be watched."""
    connection, _ = listener.accept()
    with connection.makefile() as lines:
        request = json.loads(lines.readline())
    if "open" in request:
        open_quietly(request["open"])
        connection.close()
        return None
    if "forget" in request:
        forget()
        connection.close()
        return None
    if request["values"].get("name") in DRAWN:
        draw_once()
    pid = os.fork()
    if pid == 0:
        listener.close()
        for handle, (_, other) in jobs.items():
            os.close(handle)
            other.close()
        do_job(request, connection)
    watch = os.pidfd_open(pid)
    jobs[watch] = (pid, connection)
    return watch


def open_quietly(manifest: str) -> None:
    """Open a run before its jobs are forked, which then hold it already; what is wrong with it they will say."""
    from analysis.briefing.opening import open_run

    with contextlib.suppress(PloughshareError):
        open_run(Path(manifest))
    give_back()
    gc.freeze()


def forget() -> None:
    """Forget the run that was opened, so that jobs which need none are not done beside it."""
    from analysis.briefing.opening import forget_run

    forget_run()
    gc.unfreeze()
    gc.collect()
    give_back()
    gc.freeze()


def report_end(handle: int, jobs: Jobs) -> None:
    """Tell the exit code of a job that ended."""
    pid, connection = jobs.pop(handle)
    os.close(handle)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    tell(connection, {"ended": code})
    connection.close()


def tell(connection: socket.socket, said: dict[str, Any]) -> None:
    """Tell the program something, if it still listens."""
    with contextlib.suppress(OSError):
        connection.sendall(json.dumps(said).encode() + b"\n")


def do_job(request: dict[str, Any], connection: socket.socket) -> NoReturn:
    """Do a job in a forked child and tell what became of it; it never comes back."""
    try:
        become_child()
        tell(connection, run_job(request["job"], request["values"]))
    finally:
        os._exit(0)


def become_child() -> None:
    """Die with the server, hear and say nothing, and have random numbers of one's own."""
    tie(signal.SIGKILL)
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    sys.argv, sys.path[:0] = [""], [""]
    random.seed()


def run_job(name: str, values: dict[str, Any]) -> dict[str, Any]:
    """Do a job; what became of it."""
    from analysis.briefing.jobs import JOBS

    try:
        JOBS[name](**values, **({"is_forked": True} if name == "notebook" else {}))
    except PloughshareError as error:
        return {"error": type(error).__name__, "words": str(error)}
    except OSError as error:
        return {"errno": error.errno, "words": error.strerror or str(error)}
    except Exception:  # noqa: BLE001 (told to the program, which raises it)
        return {"crash": traceback.format_exc()}
    return {}


if __name__ == "__main__":
    main(sys.argv[1])
