"""Which characters can be shown?

Two kinds of character make trouble. Control and direction characters hide or reorder words: they are marked
everywhere. Characters that no shipped font draws would be lost in the PDF: they are marked there.

    mark_controls("a\\u202eb")   -> "a□b"
    mark_missing("中 ₼")[0]      -> "□ ₼"
"""

import re
from functools import cache
from typing import Any

from analysis.places import FONTS

MARK = "□"

# The last two of each plane and thirty-two more are no characters: no page and no file for exchange may hold them.
NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
# C0 and C1 without tab and newline, direction overrides (CVE-2021-42574), lone surrogates, tag characters.
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    f"\U000e0000-\U000e007f{NO_CHARACTERS}]"
)

# The same invisible character, written as Unicode and PDF/A want it inside a text.
BYTE_ORDER_MARK, WORD_JOINER = "\ufeff", "\u2060"

# Drawn by the DejaVu Sans Mono inside Typst: arrows, boxes and shapes, Armenian, Georgian, a few signs.
BORROWED = (
    (0x0531, 0x0556),
    (0x0561, 0x0587),
    (0x10D0, 0x10FC),
    (0x2190, 0x2213),
    (0x2217, 0x2220),
    (0x2241, 0x2269),
    (0x2500, 0x25FF),
)
KEPT = (0x09, 0x0A)
# Private use and the replacement character: a font may draw them, a reader learns nothing from them.
MEANINGLESS = (*range(0xE000, 0xF900), 0xFFFC, 0xFFFD)


def mark_controls(text: str) -> str:
    """Make characters visible that would hide or reorder the words around them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(BYTE_ORDER_MARK, WORD_JOINER)
    return CONTROLS.sub(MARK, text)


@cache
def find_drawn() -> frozenset[int]:
    """The code points that the shipped fonts and Typst's own mono font can draw."""
    from fontTools.ttLib import TTFont

    with TTFont(FONTS / "NotoSans-Regular.ttf", lazy=True) as font:
        own = set(font.getBestCmap())
    borrowed = {point for first, last in BORROWED for point in range(first, last + 1)}
    return frozenset((own | borrowed | set(KEPT)) - set(MEANINGLESS))


def mark_missing(text: str) -> tuple[str, set[str]]:
    """Replace what cannot be drawn, and say what that was."""
    text = mark_controls(text)
    if text.isascii():
        return text, set()
    drawn = find_drawn()
    missing = {char for char in set(text) if ord(char) not in drawn}
    return text.translate(dict.fromkeys(map(ord, missing), MARK)), missing


def mark_missing_in(value: Any, missing: set[str]) -> Any:  # JSON: any nesting of dict, list and str
    """The same data with every undrawable character replaced; `missing` collects them."""
    match value:
        case str():
            text, found = mark_missing(value)
            missing |= found
            return text
        case list():
            return [mark_missing_in(item, missing) for item in value]
        case dict():
            return {key: mark_missing_in(item, missing) for key, item in value.items()}
        case _:
            return value
