"""Is this picture only a picture?

A chart arrives as SVG text. What is left of it can draw, and can do nothing else: no script, no address
outside itself, no time stamp.
"""

import re
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

ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)


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
