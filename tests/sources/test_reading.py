"""How does one file become an article?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.sources.limits import PLACE
from analysis.sources.reading import read_document

TEXT = "The mill in Kericho – it makes tea – sold 40 tonnes.\r\n"


def put(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def test_the_text_of_a_file_is_untouched(tmp_path: Path) -> None:
    article = read_document(put(tmp_path / "mill.txt", TEXT.encode()), "mill")

    assert (article.article_id, article.text) == ("mill", TEXT)


def test_a_guessed_encoding_stands_among_the_warnings(tmp_path: Path) -> None:
    article = read_document(put(tmp_path / "mill.md", TEXT.encode("cp1252")), "mill")

    assert article.text == TEXT
    assert article.warnings[0] == "read as windows-1252 (guessed); save it as UTF-8 to be sure"


@pytest.mark.parametrize(
    ("name", "raw", "problem"),
    [
        ("a.txt", b"%PDF-1.7\n", r"this is a PDF, not \.txt; name it \.pdf"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", r"this is a picture, not \.txt; save the article as text"),
        ("a.pdf", b"PK\x03\x04rest", r"this is a ZIP archive or an office document, not \.pdf"),
        ("a.html", b"\x1f\x8brest", r"this is a gzip archive, not \.html"),
        ("a.txt", b"{\\rtf1 tea}", r"this is an RTF document, not \.txt"),
        ("a.html", b"From: <Saved by a browser>\n", r"this is a web archive \(MHTML\), not \.html"),
    ],
    ids=["PDF", "picture", "office document", "archive", "RTF", "web archive"],
)
def test_a_file_of_another_kind_than_its_name_is_refused(name: str, raw: bytes, problem: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=problem):
        read_document(put(tmp_path / name, raw), "a")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt: cannot be read: No such file"):
        read_document(tmp_path / "gone.txt", "gone")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no regular file"):
        read_document(tmp_path, "a")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "secret.txt", TEXT.encode())
    (tmp_path / "mill.txt").symlink_to(tmp_path / "secret.txt")

    with pytest.raises(SourceError, match=r"mill\.txt: this is a link, and links are not followed; name the file"):
        read_document(tmp_path / "mill.txt", "mill")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_hold_the_reader_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "mill.txt")

    with pytest.raises(SourceError, match="no regular file"):
        read_document(tmp_path / "mill.txt", "mill")


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(20_000_001)

    with pytest.raises(SourceError, match="the limit is 20000000; split the file, or allow more with --max-mb"):
        read_document(path, "huge")


def test_the_limit_can_be_raised_and_lowered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path / "mill.txt", TEXT.encode() * 20_000)
    monkeypatch.setenv(PLACE, "1")
    with pytest.raises(SourceError, match="the limit is 1000000"):
        read_document(path, "mill")
    monkeypatch.setenv(PLACE, "5")

    assert read_document(path, "mill").text == TEXT * 20_000


@pytest.mark.parametrize("stated", ["much", "0", "2001", "-1", "9" * 5000, "٢"])
def test_a_limit_that_is_no_number_of_megabytes_is_named(
    stated: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE, stated)

    with pytest.raises(SourceError, match=r"PLOUGHSHARE_MAX_MB is .* write a number of megabytes from 1 to 2000"):
        read_document(put(tmp_path / "mill.txt", TEXT.encode()), "mill")


def test_a_text_is_read_without_the_packages_for_pages_and_prints(tmp_path: Path) -> None:
    path = put(tmp_path / "mill.txt", TEXT.encode())
    script = (
        "import sys, pathlib; from analysis.sources.reading import read_document; "
        "read_document(pathlib.Path(sys.argv[1]), 'mill'); print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)

    assert {"lxml", "trafilatura", "htmldate", "pypdfium2", "numpy"}.isdisjoint(done.stdout.split())


@pytest.mark.parametrize("piece", ["12 ", "twelve and ", "2025-05-", "5 million "], ids=str)
def test_a_text_with_more_numbers_than_an_article_holds_is_refused(piece: str, tmp_path: Path) -> None:
    path = put(tmp_path / "list.txt", b"A list\n\n" + piece.encode() * 20_001)

    with pytest.raises(SourceError, match=r"list.txt: [24]\d{4} numbers in one article; the limit is 20000; split"):
        read_document(path, "list")


def test_a_long_text_of_mills_and_few_numbers_is_read(tmp_path: Path) -> None:
    text = "The mill sold tea for a while; a mill bought it. " * 20_000

    assert read_document(put(tmp_path / "mill.txt", text.encode()), "mill").text == text
