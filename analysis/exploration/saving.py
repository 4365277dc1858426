"""How is a file that an analyst wrote changed without being lost?"""

import os
from pathlib import Path

from analysis.briefing.store import write_half


def keep_text(path: Path, text: str) -> None:
    """Give a file another text at once, or leave it as it was; a file without text is taken away.

    Raises:
        OutputError: it cannot be written.
    """
    if not text:
        path.unlink(missing_ok=True)
        return
    write_half(path, lambda half: write_through(half, text))


def write_through(path: Path, text: str) -> None:
    """Write a text to the disk itself."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
