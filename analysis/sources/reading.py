"""How does one file become an article?

A text file is read as it stands, nothing trimmed, so that every span counts the characters of the file itself;
of a page or a print the text is taken out first. What cannot be read is refused with the reason and the remedy.
"""

import os
import stat
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from analysis.errors import SourceError
from analysis.records import Article
from analysis.sources.confinement import Confinement
from analysis.sources.decoding import decode_prose
from analysis.sources.known import Shelf, recall, sum_words
from analysis.sources.limits import REMEDY, check_length, check_numbers, find_limits
from analysis.sources.publication import describe_article

TEXT_KINDS = (".txt", ".md")
PAGE_KINDS = (".html", ".htm")
PRINT_KINDS = (".pdf",)
TABLE_KINDS = (".jsonl", ".csv")
KNOWN_KINDS = TEXT_KINDS + PAGE_KINDS + PRINT_KINDS + TABLE_KINDS
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
    (b"{\\rtf", "an RTF document", None),
    (b"MIME-Version:", "a mail or a web archive (MHTML)", None),
    (b"From: <Saved", "a web archive (MHTML)", None),
)


def read_document(
    path: Path, name: str, confinement: Confinement | None = None, known: Shelf[Article] | None = None
) -> Article:
    """The article of a text, a page or a print, as it was read before or read now.

    Raises:
        SourceError: it is no regular file, too large, empty, of another kind than its name says, or has no text.
    """
    raw = read_bytes(path)

    def name_file() -> str:
        return sum_words(path.suffix.lower().encode("utf-8", "backslashreplace"), name.encode(), raw)

    return recall(known, name_file, lambda: read_content(raw, path, name, confinement))


def read_content(raw: bytes, path: Path, name: str, confinement: Confinement | None) -> Article:
    """The article in the bytes of a file; pages and prints are read by a process of their own.

    Raises:
        SourceError: it is empty, of another kind than its name says, or has no text.
    """
    kind = path.suffix.lower()
    check_kind(raw, kind, path)
    if kind in PAGE_KINDS + PRINT_KINDS:
        form = PAGE_KINDS[0] if kind in PAGE_KINDS else PRINT_KINDS[0]
        with nullcontext(confinement) if confinement else Confinement(find_limits()) as reader:
            return reader.read(form, raw, name, path)
    text, warnings = decode_prose(raw, path)
    check_length(text, path)
    check_numbers(text, path)
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
    most = find_limits().size
    try:
        check_status(path.lstat(), path, most)
        # A pipe that took the file's place must not hold us up, and a link must not lead elsewhere.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 (a path cannot take flags)
            check_status(os.fstat(file.fileno()), path, most)
            raw = file.read(most + 1)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}; check that it exists and its rights") from error
    if len(raw) > most:
        raise SourceError(f"{path}: more than {most} bytes; {REMEDY}")
    return raw


def check_status(status: os.stat_result, path: Path, most: int) -> None:
    """Refuse what is no regular file or is too large."""
    if stat.S_ISLNK(status.st_mode):
        raise SourceError(f"{path}: this is a link, and links are not followed; name the file it leads to")
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(f"{path}: this is no regular file; give a text file")
    if status.st_size > most:
        raise SourceError(f"{path}: {status.st_size} bytes; the limit is {most}; {REMEDY}")
