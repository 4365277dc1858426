"""Does the time of some work grow with its text, and not with the square of it?"""

import gc
import time
from collections.abc import Callable

QUICK_SECONDS = 1.0  # of CPU: what takes less stalls nobody
STEEP = 3.2  # twice the text takes twice the time; a square takes four times


def stalls(work: Callable[[str], object], piece: str, length: int = 50_000) -> bool:
    """Whether work on a piece repeated is slow, and twice as many pieces take far more than twice the time."""
    count = max(2, length // len(piece))
    if measure(work, piece * count) < QUICK_SECONDS:
        return False
    half, whole = (min(measure(work, piece * n) for _ in range(2)) for n in (count // 2, count))
    return whole > STEEP * half


def measure(work: Callable[[str], object], text: str) -> float:
    """The seconds of CPU that some work takes."""
    gc.collect()
    started = time.process_time()
    work(text)
    return time.process_time() - started
