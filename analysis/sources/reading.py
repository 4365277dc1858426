"""How does one file become an article?

A text file is read as it stands, nothing trimmed, so that every span counts the characters of the file itself;
of a page or a print the text is taken out first. What cannot be read is refused with the reason and the remedy.
"""

import os
import stat
from dataclasses import replace
from pathlib import Path

from analysis.errors import SourceError
from analysis.records import Article
from analysis.sources.decoding import decode_prose
from analysis.sources.publication import describe_article

TEXT_KINDS = (".txt", ".md")
PAGE_KINDS = (".html", ".htm")
PRINT_KINDS = (".pdf",)
TABLE_KINDS = (".jsonl", ".csv")
KNOWN_KINDS = TEXT_KINDS + PAGE_KINDS + PRINT_KINDS + TABLE_KINDS
MAX_BYTES = 20_000_000
# What a file of another kind begins with, whatever its name says.
FOREIGN = (
    (b"%PDF-", "a PDF", ".pdf"),
    (b"%!PS", "PostScript", None),
    (b"PK\x03\x04", "a ZIP archive or an office document", None),
    (b"\x1f\x8b", "a gzip archive", None),
    (b"\xfd7zXZ", "an xz archive", None),
    (b"\x89PNG", "a picture", None),
    (b"\xff\xd8\xff", "a picture", None),
    (b"GIF8", "a picture", None),
    (b"\xd0\xcf\x11\xe0", "an old office document", None),
)


def read_document(path: Path, name: str) -> Article:
    """The article of a text, a page or a print.

    Raises:
        SourceError: it is no regular file, too large, empty, of another kind than its name says, or has no text.
    """
    raw = read_bytes(path)
    kind = path.suffix.lower()
    check_kind(raw, kind, path)
    if kind in PAGE_KINDS:
        from analysis.sources.pages import read_page

        return read_page(raw, name, path)
    if kind in PRINT_KINDS:
        from analysis.sources.printed import read_print

        return read_print(raw, name, path)
    text, warnings = decode_prose(raw, path)
    described = describe_article(Article(name, text))
    return replace(described, warnings=warnings + described.warnings)


def check_kind(raw: bytes, kind: str, place: object) -> None:
    """Refuse a file that begins like one of another kind."""
    for mark, what, home in FOREIGN:
        if raw.startswith(mark) and kind != home:
            remedy = f"name it {home}" if home else "save the article as text"
            raise SourceError(f"{place}: this is {what}, not {kind}; {remedy}")


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of a reasonable size; a link is not followed.

    Raises:
        SourceError: it is a link, a folder or a device, too large, or cannot be opened.
    """
    try:
        check_status(path.lstat(), path)
        # A pipe that took the file's place must not hold us up, and a link must not lead elsewhere.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 (a path cannot take flags)
            check_status(os.fstat(file.fileno()), path)
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}; check that it exists and its rights") from error
    if len(raw) > MAX_BYTES:
        raise SourceError(f"{path}: more than {MAX_BYTES} bytes; split the file")
    return raw


def check_status(status: os.stat_result, path: Path) -> None:
    """Refuse what is no regular file or is too large."""
    if stat.S_ISLNK(status.st_mode):
        raise SourceError(f"{path}: this is a link, and links are not followed; name the file it leads to")
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(f"{path}: this is no regular file; give a text file")
    if status.st_size > MAX_BYTES:
        raise SourceError(f"{path}: {status.st_size} bytes; the limit is {MAX_BYTES}; split the file")
