"""What does one more briefing cost in a batch, and how much faster are two workers than one?

A plan of twenty runs over the three seeds that differ in their titles, all made, with one worker, with two, and on
a Dask cluster of two processes where Dask is installed; beside it, how much two cores gave to two plain loops in the
same minutes. The peer is the stock chain on the same four notebooks:
papermill, then nbconvert to HTML and to PDF, each as a command. Where LaTeX is not installed, Chromium prints the HTML
as PDF; where that is not there either, the peer prints no PDF, and is so much the cheaper.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from timing import Command, Timing, measure_once

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ("1_extraction", "2_comparison", "3_charting", "briefing")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
LOOP = [sys.executable, "-c", "for _ in range(50_000_000): pass"]
HAS_DASK = find_spec("distributed") is not None


def write_plan(folder: Path, runs: int) -> Path:
    """A plan of runs that differ in their titles."""
    entries = (f'[[run]]\nid = "run-{n}"\nsources = ["{ROOT / "seeds"}"]\ntitle = "Run {n}"\n' for n in range(runs))
    plan = folder / f"plan-{runs}.toml"
    plan.write_text("\n".join(entries), encoding="utf-8")
    return plan


def build_batch(folder: Path, runs: int, *how: str) -> list[Command]:
    """The command that makes all runs of a plan, whatever stands there."""
    command = [sys.executable, "-m", "analysis", "batch", str(write_plan(folder, runs)), "--out", str(folder / "out")]
    return [[*command, "--fresh", *how]]


def build_stock_chain(folder: Path) -> list[Command]:
    """The same four notebooks with their defaults through the stock commands."""
    run = [sys.executable, "-m", "papermill", "--no-progress-bar", "--cwd", str(ROOT / "notebooks")]
    made: list[Command] = [
        [*run, str(ROOT / "notebooks" / f"{n}.ipynb"), str(folder / f"{n}.ipynb")] for n in NOTEBOOKS
    ]
    made += [build_printing("html", folder, n) for n in NOTEBOOKS]
    if shutil.which("xelatex"):
        return made + [build_printing("pdf", folder, n) for n in NOTEBOOKS]
    return made + [build_browsing(folder, n) for n in NOTEBOOKS if BROWSER]


def build_printing(printer: str, folder: Path, name: str) -> Command:
    """The command that prints a notebook that was run."""
    return [sys.executable, "-m", "nbconvert", "--to", printer, str(folder / f"{name}.ipynb")]


def build_browsing(folder: Path, name: str) -> Command:
    """The command that prints a page as PDF with a browser."""
    page = (folder / f"{name}.html").as_uri()
    return [str(BROWSER), "--headless", "--no-sandbox", f"--print-to-pdf={folder / name}.pdf", page]


def name_stock_chain() -> str:
    """What the stock chain prints with."""
    pdf = " and LaTeX" if shutil.which("xelatex") else " and Chromium" if BROWSER else ", no PDF"
    return f"papermill, nbconvert to HTML{pdf}, 4 notebooks"


def measure_cores() -> float:
    """How many times as fast two loops that do nothing are at once as one after the other: what two cores can give."""
    one = measure_once([LOOP]).wall_s
    start = time.perf_counter()
    for loop in [subprocess.Popen(LOOP) for _ in range(2)]:
        loop.wait()
    return 2 * one / (time.perf_counter() - start)


def print_row(name: str, timing: Timing, runs: int) -> None:
    """What a job took, in all and for each run."""
    print(
        f"{name:<44} {timing.wall_s:8.1f} {timing.cpu_s:8.1f} {timing.wall_s / runs:10.2f} {timing.cpu_s / runs:10.2f}"
    )


def main() -> None:
    """Measure the jobs one after the other and print them with their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=20, help="runs of the plan (20)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # One run tells what a batch costs before its second, and warms the files up.
        few = measure_once(build_batch(folder, 1, "--workers", "1"))
        cores = [measure_cores()]
        one, two = (measure_once(build_batch(folder, runs, "--workers", str(n))) for n in (1, 2))
        cores.append(measure_cores())
        dask = measure_once(build_batch(folder, runs, "--workers", "2", "--cluster", "local")) if HAS_DASK else None
        cores.append(measure_cores())
        stock = measure_once(build_stock_chain(folder))
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{'':<44} {'wall s':>8} {'CPU s':>8} {'wall/run':>10} {'CPU/run':>10}")
    print_row("batch of 1 run, 1 worker", few, 1)
    print_row(f"batch of {runs} runs, 1 worker", one, runs)
    print_row(f"batch of {runs} runs, 2 workers", two, runs)
    print_row(name_stock_chain(), stock, 1)
    if dask is not None:
        print_row(f"batch of {runs} runs, Dask with 2 workers", dask, runs)
        print(f"Dask with 2 workers is {one.wall_s / dask.wall_s:.2f} times as fast as 1 worker")
    print(f"2 workers are {one.wall_s / two.wall_s:.2f} times as fast as 1")
    print(
        f"two loops at once {statistics.median(cores):.2f} ({min(cores):.2f} to {max(cores):.2f}): what the cores gave"
    )
    more = (one.cpu_s - few.cpu_s) / (runs - 1)
    print(f"one more run takes {more:.2f} s of CPU; the stock chain {stock.cpu_s / more:.1f} times as much")


if __name__ == "__main__":
    main()
