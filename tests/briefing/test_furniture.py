"""What stands around the words of a page."""

import base64
import struct
import zlib
from pathlib import Path

import pytest

from analysis.briefing.furniture import LOGO_BYTES, build_furniture, read_furniture
from analysis.briefing.parameters import Parameters
from analysis.errors import ParameterError
from tests.briefing.pages import SVG

SCRIPTED = SVG.replace("<path", "<script>alert(1)</script><image href='https://e.org/a.png'/><path")


def a_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def a_png(width: int = 2, height: int = 2, pixels: bytes | None = None) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    drawn = zlib.compress(b"\x00" * height * (3 * width + 1) if pixels is None else pixels)
    text = a_chunk(b"tEXt", b"Author\x00alice")
    return b"\x89PNG\r\n\x1a\n" + a_chunk(b"IHDR", header) + text + a_chunk(b"IDAT", drawn) + a_chunk(b"IEND", b"")


def a_logo(folder: Path, content: bytes | str) -> Parameters:
    path = folder / "logo.img"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Parameters(logo=str(path))


def test_a_run_notes_only_what_was_asked_for() -> None:
    assert build_furniture(Parameters()) == {"paper": "a4"}


def test_what_a_run_notes_is_read_from_its_notebook() -> None:
    noted = build_furniture(Parameters(paper="letter", classification="FOR  OFFICIAL\nUSE"), "2026-03-13")

    furniture = read_furniture({"ploughshare": noted})

    assert str(furniture.date) == "2026-03-13"
    assert (furniture.paper, furniture.classification) == ("letter", "FOR OFFICIAL USE")
    assert furniture.logo is None


def test_a_notebook_of_someone_else_is_printed_on_plain_paper() -> None:
    furniture = read_furniture({})

    assert (furniture.date, furniture.paper, furniture.classification, furniture.logo) == (None, "a4", "", None)


def test_a_logo_keeps_its_drawing_and_nothing_that_acts(tmp_path: Path) -> None:
    logo = build_furniture(a_logo(tmp_path, SCRIPTED))["logo"]

    assert logo["media"] == "image/svg+xml"
    assert "path" in logo["data"]
    assert not any(word in logo["data"] for word in ("script", "alert", "e.org"))


def test_a_png_keeps_its_pixels_and_no_words(tmp_path: Path) -> None:
    logo = build_furniture(a_logo(tmp_path, a_png()))["logo"]

    assert logo["media"] == "image/png"
    assert b"alice" not in base64.b64decode(logo["data"])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        "<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>" + SVG,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>" + "<g>" * 9000 + "</g>" * 9000 + "</svg>",
        a_png()[:-20],
        a_png(pixels=b"\x00"),
        a_png(width=50_000),
        b" " * (LOGO_BYTES + 1),
    ],
    ids=["empty", "gif", "no size", "no drawing", "entities", "deep", "cut short", "few pixels", "wide", "too large"],
)
def test_a_bad_logo_is_refused_with_its_name_and_a_remedy(tmp_path: Path, content: bytes | str) -> None:
    parameters = a_logo(tmp_path, content)

    with pytest.raises(ParameterError, match=r"parameter logo: .*logo\.img: .*; write an SVG or PNG of at most"):
        build_furniture(parameters)


def test_a_logo_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"none\.svg: there is no such file; name an SVG or PNG"):
        build_furniture(Parameters(logo=str(tmp_path / "none.svg")))


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        ({"date": "13.03.2026"}, "write it as 2026-01-13"),
        ({"paper": "a3"}, "write one of a4, letter"),
        ({"logo": {"media": "image/svg+xml", "data": "<p>"}}, "logo is no picture"),
        ({"logo": "logo.svg"}, "logo is no picture"),
    ],
    ids=["date", "paper", "logo", "path of a logo"],
)
def test_what_a_notebook_notes_wrongly_is_refused(noted: dict[str, object], told: str) -> None:
    with pytest.raises(ParameterError, match=told):
        read_furniture({"ploughshare": noted})
