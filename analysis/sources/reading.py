"""How does one file become text?

A text file is read as it stands: UTF-8 (or UTF-16 with its mark), nothing trimmed, so that every span counts
the characters of the file itself. What cannot be read is refused with the reason and the remedy.
"""

import stat
from pathlib import Path

from analysis.errors import SourceError

TEXT_KINDS = (".txt", ".md")
TABLE_KINDS = (".jsonl",)
KNOWN_KINDS = TEXT_KINDS + TABLE_KINDS
LATER_KINDS = (".html", ".htm", ".pdf", ".csv")
MAX_BYTES = 20_000_000


def read_file(path: Path) -> str:
    """The text of a file.

    Raises:
        SourceError: it is no regular file, too large, empty, or not text in UTF-8.
    """
    return decode_text(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of a reasonable size."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(f"{path}: this is no regular file; give a text file")
        if status.st_size > MAX_BYTES:
            raise SourceError(f"{path}: {status.st_size} bytes; the limit is {MAX_BYTES}; split the file")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}; check that it exists and its rights") from error


def decode_text(raw: bytes, place: object) -> str:
    """Bytes as text: by their mark if they carry one, else strictly UTF-8."""
    if not raw.strip():
        raise SourceError(f"{place}: the file is empty; take it out or put the article in")
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"{place}: byte {error.start} is not UTF-8; save the file as UTF-8 text") from error
    if "\x00" in text:
        raise SourceError(f"{place}: a NUL stands at character {text.index(chr(0))}; this is a binary file, not text")
    if not text.strip():
        raise SourceError(f"{place}: the file holds only white space; take it out or put the article in")
    return text
