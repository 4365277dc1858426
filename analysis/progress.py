"""How far is it? A bar on a terminal; elsewhere nothing for one run, and of many only a line for each."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

RUNS_BAR = "{desc} {bar} {n_fmt}/{total_fmt}, {rate_fmt}, {remaining} left"


@contextmanager
def show_progress(steps: int, name: str) -> Iterator[Callable[[str], None]]:
    """A function that tells the next step."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from tqdm import tqdm

    with tqdm(
        total=steps,
        desc=name,
        unit="step",
        leave=False,
        bar_format="{desc} {bar} {n_fmt}/{total_fmt} {postfix}",
    ) as bar:

        def step(words: str) -> None:
            bar.set_postfix_str(words)
            bar.update()

        yield step


@contextmanager
def show_runs(runs: int, say: Callable[[str], None]) -> Iterator[Callable[[str], None]]:
    """A function that says what became of a run; on a terminal with a bar, its rate and the time that is left."""
    if not sys.stderr.isatty():
        yield say
        return
    from tqdm import tqdm

    with tqdm(total=runs, desc="runs", unit="run", leave=False, bar_format=RUNS_BAR) as bar:

        def step(words: str) -> None:
            with tqdm.external_write_mode():
                say(words)
            bar.update()

        yield step
