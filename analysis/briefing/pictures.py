"""Is this picture only a picture?

A chart arrives as SVG text, a picture of the user's own perhaps as PNG. What is left of it can draw, and can
do nothing else: no script, no address outside itself, no time stamp.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

# fmt: off
DRAWING = frozenset((
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "textPath", "clipPath", "mask", "pattern", "marker", "linearGradient", "radialGradient",
    "stop", "image", "style", "title", "desc",
))
# fmt: on
INSIDE = re.compile(r"#|data:image/(?:png|jpeg);base64,")
OUTSIDE = re.compile(r"@|\\|url\(\s*['\"]?(?!#)", re.IGNORECASE)

PNG_START = b"\x89PNG\r\n\x1a\n"

ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)


@lru_cache(maxsize=16)  # both exporters print the same picture
def clean_svg(svg: str) -> str | None:
    """The picture without anything that acts or reaches out; None if it is no SVG."""
    if "<!ENTITY" in svg:
        return None
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 (entities are refused above)
    except ElementTree.ParseError:
        return None
    if root.tag != f"{{{SVG}}}svg":
        return None
    clean_element(root)
    return ElementTree.tostring(root, encoding="unicode")


def clean_element(element: ElementTree.Element) -> None:
    """Keep the drawing elements and the attributes that stay inside the picture."""
    for child in list(element):
        if is_drawing(child):
            clean_element(child)
        else:
            element.remove(child)
    for name in [n for n, value in element.attrib.items() if not is_inside(n, value)]:
        del element.attrib[name]


def is_drawing(element: ElementTree.Element) -> bool:
    """Whether an element draws, and a style sheet in it loads nothing."""
    space, _, name = str(element.tag).rpartition("}")
    if space != f"{{{SVG}" or name not in DRAWING:
        return False
    return name != "style" or not OUTSIDE.search(element.text or "")


def is_inside(name: str, value: str) -> bool:
    """Whether an attribute neither acts nor names anything outside the picture."""
    local = name.rpartition("}")[2].lower()
    if local.startswith("on") or local in {"base", "src"}:
        return False
    if local == "href":
        return INSIDE.match(value) is not None
    return not OUTSIDE.search(value)


def clean_png(code: str) -> str | None:
    """The base64 of a PNG with only the chunks that draw; None if it is damaged or no PNG."""
    try:
        raw = base64.b64decode("".join(code.split()), validate=True)
        chunks = list(read_chunks(raw))
    except (binascii.Error, ValueError):
        return None
    # Capital letters begin the chunks a picture needs; the others hold texts, dates and programs' names.
    drawn = b"".join(chunk for chunk in chunks if chunk[4:5].isupper() or chunk[4:8] == b"tRNS")
    return base64.b64encode(PNG_START + drawn).decode("ascii")


def read_chunks(raw: bytes) -> Iterator[bytes]:
    """The chunks of a PNG, each with its checksum verified.

    Raises:
        ValueError: the picture is cut short or damaged.
    """
    if not raw.startswith(PNG_START + b"\x00\x00\x00\rIHDR"):
        raise ValueError("no PNG")
    at, kind = len(PNG_START), b""
    while kind != b"IEND":
        size = int.from_bytes(raw[at : at + 4], "big")
        chunk = raw[at : at + size + 12]
        kind = chunk[4:8]
        if len(chunk) < 12 or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            raise ValueError(f"PNG chunk {kind!r} at byte {at} is damaged")
        at += len(chunk)
        yield chunk


def wrap_png(code: str) -> str:
    """A PNG inside an SVG of its size, because the typesetter's files in memory must be text."""
    header = base64.b64decode(code[:64])
    width, height = (int.from_bytes(header[at : at + 4], "big") for at in (16, 20))
    return (
        f'<svg xmlns="{SVG}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{code}"/></svg>'
    )
