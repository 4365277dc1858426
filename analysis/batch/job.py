"""What does a process do that makes one run?

It reads an order, makes the run, and answers in lines of JSON: the step it is at, and at last what became of it. What
else there is to say, a traceback above all, goes to standard error, which is kept as the log of a run that failed.

    python -m analysis.batch.job < ORDER
"""

import gc
import json
import os
import sys
import traceback
from collections.abc import Callable
from typing import TextIO

from analysis.batch.orders import Order, read_order
from analysis.cache.folder import FRESH
from analysis.cache.readers import READERS
from analysis.errors import PloughshareError
from analysis.pipeline import write_briefing
from analysis.records import list_refused

RARELY = 50_000  # objects made between two looks for garbage

Tell = Callable[[dict[str, object]], None]


def main() -> None:
    """Make the run that standard input orders; answer on standard output."""
    from analysis.briefing.stopping import take_signals

    gc.set_threshold(RARELY)
    take_signals()
    answers, sys.stdout = sys.stdout, sys.stderr
    tell = answer_to(answers)
    tell({"pid": os.getpid()})
    make_ordered(read_order(sys.stdin.readline()), tell)


def answer_to(channel: TextIO) -> Tell:
    """A function that writes an answer as a line."""

    def tell(answer: dict[str, object]) -> None:
        channel.write(json.dumps(answer) + "\n")
        channel.flush()

    return tell


def make_ordered(order: Order, tell: Tell) -> None:
    """Make a run and tell what became of it; an error of our own ends the process with its traceback."""
    os.environ |= {READERS: str(order.at_once), FRESH: order.fresh}
    try:
        briefing = write_briefing(
            order.checked,
            order.folder.parent,
            order.run_id,
            lambda step: tell({"step": step}),
            order.at_once,
        )
    except PloughshareError as error:
        traceback.print_exc()
        tell({"failed": str(error)})
    except MemoryError:
        traceback.print_exc()
        tell({"failed": "there was no more memory; read fewer articles at once, or make fewer runs at once"})
    else:
        tell({"made": [f"{r.place}: {r.reason}" for r in list_refused(briefing.refusals)]})


if __name__ == "__main__":
    main()
