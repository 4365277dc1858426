"""How is a file that an analyst wrote changed without being lost?"""

from pathlib import Path

from analysis.briefing.files import write_bytes


def keep_text(path: Path, text: str) -> None:
    """Give a file another text at once, or leave it as it was; a file without text is taken away.

    Raises:
        OutputError: it cannot be written.
    """
    if text:
        write_bytes(path, text.encode("utf-8"))
    else:
        path.unlink(missing_ok=True)
