"""What did programs leave half-made that were killed?

A run is written into `.ID.NUMBER`, where the number is that of its process, which holds `.ID.lock`; it takes its own
name when it is whole.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from analysis.briefing.folder import clear_dead, list_begun
from analysis.briefing.hold import hold, place_lock
from analysis.errors import OutputError


def clear_leftovers(out: Path, run_ids: Iterable[str]) -> None:
    """Remove what dead processes left of some runs; one that is just ending gets a moment to do so itself."""
    for run_id in run_ids:
        lock = place_lock(out, run_id)
        if lock.exists() or any(list_begun(out / run_id)):
            with suppress(OutputError), hold(lock, "it is being made") as is_held:  # whoever lives clears up itself
                clear_dead(out / run_id, is_held)
