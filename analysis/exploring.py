"""How does a user come to the notebooks? JupyterLab in the notebooks folder, reachable from this machine only."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis import places
from analysis.errors import SourceError

LOOPBACK = "127.0.0.1"


def open_lab(sources: Sequence[str], port: int, no_browser: bool) -> None:
    """Start JupyterLab on loopback with its token; it runs until it is stopped.

    Raises:
        SourceError: the notebooks are not there, or JupyterLab is not installed.
    """
    if not places.NOTEBOOKS.is_dir():
        raise SourceError(f"{places.NOTEBOOKS}: the notebooks are missing; run from a checkout of the project")
    if importlib.util.find_spec("jupyterlab") is None:
        raise SourceError("JupyterLab is not installed; run make lab, or pip install jupyterlab")
    if sources:
        listed = [str(Path(s).resolve()) for s in sources]
        print(f"In the parameters cell of a notebook write: sources = {listed}")  # noqa: T201 (told to the user)
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.ip={LOOPBACK}", f"--ServerApp.port={port}"]
    command += [
        f"--ServerApp.root_dir={places.NOTEBOOKS}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
    ]
    if (
        hasattr(os, "geteuid") and os.geteuid() == 0
    ):  # in a container the user is often root; only this machine is reached
        command.append("--allow-root")
    if no_browser:
        command.append("--no-browser")
    subprocess.run(command, check=False)
