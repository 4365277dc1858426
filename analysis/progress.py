"""How far is it? A bar on a terminal, nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


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
