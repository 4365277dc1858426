"""How long does a command take, beside a peer timed in the same run?"""

import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Command = Sequence[str]


@dataclass(frozen=True)
class Timing:
    """Median seconds over a number of runs."""

    wall_s: float
    cpu_s: float


def measure_once(job: Sequence[Command]) -> Timing:
    """Run the commands of a job one after the other; CPU counts every process they waited for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    for command in job:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    wall_s = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Timing(wall_s, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def measure_jobs(jobs: dict[str, Callable[[], Sequence[Command]]], runs: int) -> dict[str, Timing]:
    """Time the jobs in turn, so that a busy moment of the machine meets all of them; one warm-up each."""
    rounds = [{name: measure_once(job()) for name, job in jobs.items()} for _ in range(runs + 1)][1:]
    return {
        name: Timing(
            statistics.median(each[name].wall_s for each in rounds),
            statistics.median(each[name].cpu_s for each in rounds),
        )
        for name in jobs
    }


def print_timings(timings: dict[str, Timing], peer: str, runs: int) -> None:
    """A row per job, with its CPU seconds as a multiple of the peer's."""
    width = max(map(len, timings))
    print(f"{f'median of {runs} runs':<{width}}  {'wall s':>8}  {'CPU s':>8}  {'CPU ratio':>9}")
    for name, timing in timings.items():
        ratio = timing.cpu_s / timings[peer].cpu_s
        print(f"{name:<{width}}  {timing.wall_s:8.3f}  {timing.cpu_s:8.3f}  {ratio:9.2f}")
    print()
