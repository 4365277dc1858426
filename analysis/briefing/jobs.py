"""Which jobs has a run that a process of its own can do?

Each takes plain values and leaves files in the run's folder. A server that holds the run already forks a process for
each; without a server they are done here, and a notebook gets an ordinary kernel. The files are the same.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.briefing.opening import open_run
from analysis.briefing.share.pack import seal_pack, write_pack
from analysis.briefing.store import write_lines
from analysis.comparison.findings import spell_findings


def notebook(name: str, folder: str, furniture: Mapping[str, Any], is_forked: bool = False) -> None:
    """Run a notebook on the run, in this process if it was forked for it."""
    from analysis.briefing.run import run_notebook

    place = Path(folder, "notebooks")
    if is_forked:
        os.chdir(place)
    run_notebook(name, place, "../manifest.json", furniture, is_forked)


def pack(folder: str) -> None:
    """The tables for spreadsheets, the forms that other programs read, and the findings."""
    briefing = open_run(Path(folder, "manifest.json"))
    write_pack(Path(folder), briefing)
    write_lines(Path(folder, "findings.json"), spell_findings(briefing.comparison.findings))


def pages(name: str, folder: str, attached: Sequence[str]) -> None:
    """The pages of a notebook; the typesetter's memory ends with the process."""
    from analysis.briefing.pages import print_pages

    print_pages(name, Path(folder), attached)


def seal(folder: str, date: str | None) -> None:
    """The description of the finished folder and the record of the run."""
    seal_pack(Path(folder), date)


JOBS: Mapping[str, Callable[..., None]] = {"notebook": notebook, "pack": pack, "pages": pages, "seal": seal}
