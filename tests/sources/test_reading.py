"""How does one file become text?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import SourceError
from analysis.sources.reading import MAX_BYTES, decode_text, read_file

TEXT = "The mill in Kericho – it makes tea – sold 40 tonnes.\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with its mark", "UTF-16 little-endian", "UTF-16 big-endian"],
)
def test_text_is_read_whole_and_without_its_mark(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_bytes(raw)

    assert read_file(path) == TEXT


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), min_size=1))
def test_nothing_of_a_text_is_trimmed(text: str) -> None:
    if text.strip():
        assert decode_text(text.encode(), "a") == text


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        ("\u2003\u00a0\n".encode(), "only white space"),
        (b"\xef\xbb\xbf", "only white space"),
        (b"tea\x00mill", "a NUL stands at character 3"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "byte 0 is not UTF-8"),
        ("café".encode("latin-1"), "byte 3 is not UTF-8"),
        ("tea".encode("utf-16-le"), "a NUL stands at character 1"),
        (b"\xff\xfet", "byte 2 is not UTF-8"),
        (b"tea \xed\xa0\x80", "byte 4 is not UTF-8"),
    ],
    ids=["empty", "white space", "wide white space", "mark alone", "NUL", "picture", "Latin-1", "UTF-16 without mark",
         "half a UTF-16 character", "lone surrogate"],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_file_problem_and_remedy(raw: bytes, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_bytes(raw)

    with pytest.raises(SourceError, match=rf"mill\.txt: .*{problem}") as error:
        read_file(path)
    assert ";" in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt: cannot be read: No such file"):
        read_file(tmp_path / "gone.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no regular file"):
        read_file(tmp_path)


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(SourceError, match="the limit is 20000000; split the file"):
        read_file(path)
