"""Which words of a print does a reader not see?

Text may stand in a PDF and not on its paper: drawn without ink, in the colour of what lies below it, smaller than an
eye can read, or under something that was drawn over it. It is taken out before anything is read. What cannot be told
for sure (on a gradient, on a shape that is cut to another) is taken for visible.
"""

from bisect import bisect
from collections.abc import Collection, Sequence
from ctypes import byref, c_float, c_int, c_uint
from math import hypot
from typing import Any, NamedTuple

SMALLEST = 2.0  # points; the notes on a map have four
NEAR = 6  # of 255: colours that no eye tells apart
SLACK = 1.0  # points by which a text may stand out below its cover
A_SCAN = 0.5  # of the page: text below such a picture is what was recognised in it
MOST_COMPARED = 1_000_000

Box = tuple[float, float, float, float]  # left, bottom, right, top
Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)


class Shape(NamedTuple):
    """Something drawn that is no text: when, where, and its colour if it is a rectangle of one colour."""

    order: int
    box: Box
    colour: Colour | None
    is_picture: bool
    hides: bool


def drop_unseen(page: Any) -> int:
    """Take the text out that a reader of the page does not see, and say how many characters it has."""
    if not (unseen := find_unseen(page)):
        return 0
    before = count_characters(page)
    for each in unseen:
        page.remove_obj(each)
    return before - count_characters(page)


def count_characters(page: Any) -> int:
    """How many characters a page holds, blanks apart."""
    written = page.get_textpage()
    try:
        return len("".join(written.get_text_range().split()))
    finally:
        written.close()


def find_unseen(page: Any) -> list[Any]:
    """The pieces of text of a page that nobody sees."""
    from pypdfium2 import raw

    drawn = list(enumerate(page.get_objects()))
    others = (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM)
    texts = [(order, each) for order, each in drawn if each.type == raw.FPDF_PAGEOBJ_TEXT]
    shapes = [shape for order, each in drawn if each.type not in others and (shape := read_shape(order, each))]
    if len(shapes) * len(texts) > MOST_COMPARED:  # a map or a plan: only its pictures are looked at
        shapes = [shape for shape in shapes if shape.is_picture]
    scan = A_SCAN * measure_box(page.get_bbox())
    covers = [s for s in shapes if s.hides and not (s.is_picture and measure_box(s.box) >= scan)]
    grounds = {WHITE, *(shape.colour for shape in shapes if shape.colour)}
    return [t for order, t in texts if is_inkless(t, shapes) or is_lost(order, t, shapes, covers, grounds)]


def is_inkless(text: Any, shapes: Sequence[Shape]) -> bool:
    """Whether a text is too small to see, or is drawn without ink and was not recognised in a picture below it."""
    from pypdfium2 import raw

    if text.get_font_size() * measure_height(text) < SMALLEST:
        return True
    if raw.FPDFTextObj_GetTextRenderMode(text) != raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return False
    pictures = [shape for shape in shapes if shape.is_picture]
    return not (pictures and any(holds_middle(shape.box, place_box(text)) for shape in pictures))


def is_lost(
    order: int, text: Any, shapes: Sequence[Shape], covers: Sequence[Shape], grounds: Collection[Colour]
) -> bool:
    """Whether a text has the colour of what lies below it, or lies under something itself; few are worth a look."""
    from pypdfium2 import raw

    filled = (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP)  # without a line around the letters
    colour, alpha = read_ink(text) if raw.FPDFTextObj_GetTextRenderMode(text) in filled else (None, 255)
    above = covers[bisect(covers, order, key=lambda shape: shape.order) :]
    is_suspect = colour is not None and any(are_alike(colour, ground) for ground in grounds)
    if alpha == 0 or not (above or is_suspect):
        return alpha == 0
    box = place_box(text)
    if any(covers_box(shape.box, box) for shape in above):
        return True
    below = (shape for shape in reversed(shapes) if shape.order < order and holds_middle(shape.box, box))
    ground = next((shape.colour for shape in below), WHITE)
    return colour is not None and ground is not None and are_alike(colour, ground)


def read_shape(order: int, drawn: Any) -> Shape | None:
    """A picture, a path or a gradient; None for lines, below which no letter disappears."""
    from pypdfium2 import raw

    is_picture = drawn.type == raw.FPDF_PAGEOBJ_IMAGE
    box = place_box(drawn)
    if not is_picture and (min(box[2] - box[0], box[3] - box[1]) < SMALLEST or not is_filled(drawn)):
        return None
    is_whole = not raw.FPDFPageObj_HasTransparency(drawn) and not is_cut(drawn)
    colour, alpha = read_ink(drawn) if drawn.type == raw.FPDF_PAGEOBJ_PATH else (None, 255)
    is_flat = is_whole and alpha == 255 and colour is not None and is_rectangle(drawn)
    return Shape(order, box, colour if is_flat else None, is_picture, is_flat or (is_picture and is_whole))


def is_filled(drawn: Any) -> bool:
    """Whether a shape is more than its line."""
    from pypdfium2 import raw

    fill, has_line = c_int(), c_int()
    if drawn.type != raw.FPDF_PAGEOBJ_PATH:
        return True
    return bool(raw.FPDFPath_GetDrawMode(drawn, byref(fill), byref(has_line)) and fill.value)


def is_cut(drawn: Any) -> bool:
    """Whether another shape cuts it, so that its box says little."""
    from pypdfium2 import raw

    clip = raw.FPDFPageObj_GetClipPath(drawn)
    return bool(clip) and raw.FPDFClipPath_CountPaths(clip) > 0


def is_rectangle(path: Any) -> bool:
    """Whether a path goes along the sides of a box and nowhere else."""
    from pypdfium2 import raw

    count = raw.FPDFPath_CountSegments(path)
    if not 4 <= count <= 6:
        return False
    x, y, corners = c_float(), c_float(), []
    for place in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, place)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
            return False
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        corners.append((round(x.value, 1), round(y.value, 1)))
    matrix = path.get_matrix()
    is_upright = (matrix.b == 0 and matrix.c == 0) or (matrix.a == 0 and matrix.d == 0)
    return is_upright and len({x for x, _ in corners}) == 2 and len({y for _, y in corners}) == 2


def read_ink(drawn: Any) -> tuple[Colour | None, int]:
    """The colour with which something is filled, None for a pattern, and how dense it is, of 255."""
    from pypdfium2 import raw

    red, green, blue, alpha = (c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(drawn, byref(red), byref(green), byref(blue), byref(alpha)):
        return None, 255
    return (red.value, green.value, blue.value), alpha.value


def measure_height(text: Any) -> float:
    """How many points high a letter of one point is drawn."""
    matrix, holder = text.get_matrix(), text.container
    while holder is not None:
        matrix, holder = matrix.multiply(holder.get_matrix()), holder.container
    return hypot(matrix.c, matrix.d)


def place_box(drawn: Any) -> Box:
    """Where something stands on the page, also when it is part of a form that stands somewhere."""
    box: Box = drawn.get_bounds()
    holder = drawn.container
    while holder is not None:
        box, holder = holder.get_matrix().on_rect(*box), holder.container
    return box


def measure_box(box: Box) -> float:
    """The area of a box."""
    return (box[2] - box[0]) * (box[3] - box[1])


def holds_middle(box: Box, inner: Box) -> bool:
    """Whether the middle of one box lies in another."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def covers_box(box: Box, inner: Box) -> bool:
    """Whether one box lies in another, but for a little."""
    is_wide = box[0] - SLACK <= inner[0] and inner[2] <= box[2] + SLACK
    return is_wide and box[1] - SLACK <= inner[1] and inner[3] <= box[3] + SLACK


def are_alike(one: Colour, other: Colour) -> bool:
    """Whether no eye tells two colours apart."""
    return all(abs(a - b) < NEAR for a, b in zip(one, other, strict=True))
