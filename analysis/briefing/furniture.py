"""What stands around the words of every page?

The date, the paper, a line that says who may read it, and a logo at the head of the first page. The run writes
them into the metadata of its notebooks; a notebook without them is printed on plain A4.

    {"date": "2026-03-13", "paper": "letter", "classification": "FOR OFFICIAL USE", "logo": {"media": …, "data": …}}
"""

import base64
import binascii
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

from analysis.briefing.parameters import Paper, Parameters
from analysis.briefing.pictures import PNG_START, clean_png, clean_svg, read_chunks
from analysis.errors import ParameterError

LOGO_BYTES = 500_000
LOGO_PIXELS = 4_000  # a side; a picture of more is no logo
SHORTER_LOGO = f"write an SVG or PNG of at most {LOGO_BYTES // 1000} kB and {LOGO_PIXELS} pixels a side"
SIZES = {b"\x00": 1, b"\x02": 3, b"\x03": 1, b"\x04": 2, b"\x06": 4}  # samples a pixel, by the PNG's type of colour
CLASSIFICATION_CHARS = 80
LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(?:px|pt|pc|mm|cm|in|em|ex|%)?\s*")

Logo = Mapping[str, str]  # media, and data: the text of an SVG, the base64 of a PNG


@dataclass(frozen=True)
class Furniture:
    """What a page bears besides its content."""

    date: date | None
    paper: Paper
    classification: str
    logo: Logo | None


def build_furniture(parameters: Parameters, day: str | None = None) -> dict[str, Any]:
    """What the notebooks of a run note of their pages.

    Raises:
        ParameterError: the logo is missing, too large, or no picture.
    """
    stated = {
        "date": day,
        "paper": parameters.paper,
        "classification": " ".join(parameters.classification.split()),
        "logo": read_logo(Path(parameters.logo)) if parameters.logo else None,
    }
    return {name: value for name, value in stated.items() if value}


def read_furniture(metadata: Mapping[str, Any], resources: Mapping[str, Any] | None = None) -> Furniture:
    """What a notebook notes of its pages; a caller of the exporter may say it better.

    Raises:
        ParameterError: a date, a paper or a logo that cannot be printed.
    """
    stated = {**metadata.get("ploughshare", {}), **(resources or {}).get("ploughshare", {})}
    return Furniture(
        check_day(stated.get("date")),
        check_paper(stated.get("paper", "a4")),
        " ".join(str(stated.get("classification", "")).split())[:CLASSIFICATION_CHARS],
        check_logo(stated.get("logo")),
    )


def check_day(given: object) -> date | None:
    """The date of a page, if one is given."""
    if given is None:
        return None
    try:
        return date.fromisoformat(str(given))
    except ValueError as error:
        raise ParameterError(f"ploughshare.date is {given!r}; write it as 2026-01-13") from error


def check_paper(given: object) -> Paper:
    """The paper of a page."""
    for paper in get_args(Paper):
        if given == paper:
            return paper  # type: ignore[no-any-return]  # get_args of a Literal is typed as Any
    raise ParameterError(f"ploughshare.paper is {given!r}; write one of {', '.join(get_args(Paper))}")


def check_logo(given: object) -> Logo | None:
    """The logo a notebook holds, cleaned once more: anyone may have written the notebook."""
    if given is None:
        return None
    logo = given if isinstance(given, Mapping) else {}
    cleaned = clean_logo(str(logo.get("media")), str(logo.get("data")))
    if cleaned is None:
        raise ParameterError(f"ploughshare.logo is no picture that can be printed; {SHORTER_LOGO}")
    return cleaned


def read_logo(path: Path) -> Logo:
    """The logo in a file, with nothing left in it that acts or reaches out."""
    try:
        if not path.is_file():
            raise ParameterError(
                f"parameter logo: {path}: there is no such file; name an SVG or PNG, or leave it empty"
            )
        if path.stat().st_size > LOGO_BYTES:
            raise ParameterError(f"parameter logo: {path}: {path.stat().st_size} bytes are too many; {SHORTER_LOGO}")
        raw = path.read_bytes()
    except OSError as error:
        raise ParameterError(f"parameter logo: {path}: it cannot be read ({error.strerror}); name another") from error
    is_png = raw.startswith(PNG_START)
    data = base64.b64encode(raw).decode("ascii") if is_png else raw.decode("utf-8", "replace")
    logo = clean_logo("image/png" if is_png else "image/svg+xml", data)
    if logo is None:
        raise ParameterError(f"parameter logo: {path}: it is damaged, empty or no picture; {SHORTER_LOGO}")
    return logo


def clean_logo(media: str, data: str) -> Logo | None:
    """A picture that draws and does nothing else; None if it draws nothing of a sensible size."""
    if len(data) > LOGO_BYTES * 2:
        return None
    try:
        if media == "image/png":
            cleaned = clean_png(data)
            is_drawn = cleaned is not None and is_whole_png(base64.b64decode(cleaned))
        else:
            cleaned = clean_svg(data) if media == "image/svg+xml" else None
            is_drawn = cleaned is not None and has_size(cleaned)
    except RecursionError:  # elements within elements, thousands deep
        return None
    return {"media": media, "data": cleaned} if cleaned is not None and is_drawn else None


def is_whole_png(raw: bytes) -> bool:
    """Whether a PNG holds as many pixels as it says, and not too many."""
    try:
        chunks = list(read_chunks(raw))
        width, height = (int.from_bytes(chunks[0][at : at + 4], "big") for at in (8, 12))
        if not (0 < width <= LOGO_PIXELS and 0 < height <= LOGO_PIXELS):
            return False
        bits = width * chunks[0][16] * SIZES[chunks[0][17:18]]
        wanted = height * ((bits + 7) // 8)
        packed = b"".join(chunk[8:-4] for chunk in chunks if chunk[4:8] == b"IDAT")
        return len(zlib.decompressobj().decompress(packed, 2 * wanted + LOGO_PIXELS)) >= wanted
    except (KeyError, ValueError, zlib.error, binascii.Error):
        return False


def has_size(svg: str) -> bool:
    """Whether an SVG holds a drawing and says how large it is, so that every reader shows it alike."""
    root = ElementTree.fromstring(svg)  # noqa: S314 (cleaned before)
    box = [LENGTH.fullmatch(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())][-2:]
    size = box if len(box) == 2 else [LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    return len(root) > 0 and all(found is not None and float(found[1]) > 0 for found in size)
