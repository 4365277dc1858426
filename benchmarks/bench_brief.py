"""What does `ploughshare brief seeds` cost, beside the stock commands on one notebook?

Ours is the whole command: ledger, notebooks, HTML and PDF. The peer is papermill and `nbconvert --to html` as
they come, on a single notebook with its defaults.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from timing import Command, measure_jobs, print_timings

ROOT = Path(__file__).resolve().parent.parent


def build_brief(folder: Path) -> Sequence[Command]:
    """The command a user types, into a folder of its own each time."""
    out = tempfile.mkdtemp(dir=folder)
    ploughshare = str(Path(sys.executable).with_name("ploughshare"))
    return [[ploughshare, "brief", str(ROOT / "seeds"), "--name", "bench", "--out", out]]


def build_stock_chain(folder: Path, notebook: Path) -> Sequence[Command]:
    """The same notebook with its defaults through the two stock commands."""
    executed = str(Path(tempfile.mkdtemp(dir=folder)) / "executed.ipynb")
    run = [sys.executable, "-m", "papermill", "--no-progress-bar", "--cwd", str(notebook.parent)]
    return [
        [*run, str(notebook), executed],
        [sys.executable, "-m", "nbconvert", "--to", "html", executed],
    ]


def main() -> None:
    """Time both and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5, help="timed runs after one warm-up (5)")
    parser.add_argument("--notebook", type=Path, default=ROOT / "notebooks" / "briefing.ipynb")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peer = f"papermill + nbconvert {chosen.notebook.name}"
        timings = measure_jobs(
            {
                "ploughshare brief seeds": lambda: build_brief(folder),
                peer: lambda: build_stock_chain(folder, chosen.notebook.resolve()),
            },
            chosen.runs,
        )
    print_timings(timings, peer, chosen.runs)


if __name__ == "__main__":
    main()
