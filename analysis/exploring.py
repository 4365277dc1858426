"""How does a user come to the notebooks? JupyterLab in the notebooks folder, reachable from this machine only."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from analysis import places
from analysis.errors import SourceError

LOOPBACK = "127.0.0.1"
STOP_SECONDS = 10
OWN = "mine"  # below the notebooks: what users make there is theirs and is not committed


def open_lab(sources: Sequence[str], port: int, no_browser: bool, new: str = "", folder: str = "") -> None:
    """Start JupyterLab on loopback with its token; it runs until it is stopped.

    Raises:
        SourceError: the notebooks are not there, or JupyterLab is not installed.
        OutputError: a notebook cannot be written.
    """
    if not places.NOTEBOOKS.is_dir():
        raise SourceError(f"{places.NOTEBOOKS}: the notebooks are missing; run from a checkout of the project")
    if importlib.util.find_spec("jupyterlab") is None:
        raise SourceError("JupyterLab is not installed; run make lab, or pip install jupyterlab")
    opened = prepare(sources, new, Path(folder).resolve() if folder else places.NOTEBOOKS / OWN)
    run_lab(build_command(opened, port, no_browser))


def run_lab(command: Sequence[str]) -> None:
    """Run JupyterLab until it ends or is stopped; its kernels end with it."""
    with subprocess.Popen(command) as lab:
        try:
            lab.wait()
        except KeyboardInterrupt:
            lab.terminate()  # it ends its kernels; when it is killed they would only notice later
            with suppress(subprocess.TimeoutExpired):
                lab.wait(STOP_SECONDS)
            lab.kill()


def prepare(sources: Sequence[str], new: str, home: Path) -> Path:
    """What to open: a new notebook, the starter on some sources, or the folder of the notebooks of the project."""
    from analysis.exploration.copies import copy_all, copy_starter

    if new:
        return copy_starter(new, home, sources)
    return copy_all(home, sources) if sources else places.NOTEBOOKS


def build_command(opened: Path, port: int, no_browser: bool) -> list[str]:
    """How JupyterLab is started: on this machine alone, without news, with a form that can reach its cells."""
    is_ours = opened.is_relative_to(places.NOTEBOOKS)
    root = places.NOTEBOOKS if is_ours else opened.parent
    tree = quote(opened.relative_to(root).as_posix())
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.ip={LOOPBACK}", f"--ServerApp.port={port}"]
    command += [
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url=/lab/tree/{tree}" if opened != root else "--LabApp.default_url=/lab",
        "--LabApp.expose_app_in_browser=True",  # the form of parameters writes into its cell and runs those below
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # often so in a container; only this machine is reached
        command.append("--allow-root")
    return [*command, "--no-browser"] if no_browser else command
