"""How are foreign words set in a picture?

Words come from articles: they are made plain before they are drawn, never read as mathematics, and cut
to the room there is. The fonts are the project's own, so that every machine draws the same picture.

    shorten("Production of special-purpose items in Tərtər", 30, 8) == "Production of special…"
"""

import re
import unicodedata
from functools import lru_cache

import matplotlib as mpl
from matplotlib.font_manager import FontEntry, FontProperties, fontManager, get_font
from matplotlib.ft2font import LoadFlags

from analysis.places import FONTS

FAMILY = "Ploughshare Noto Sans"
FALLBACK = "Ploughshare DejaVu Sans"
SPARE_FONTS = f"{mpl.get_data_path()}/fonts/ttf"
# Names of our own: a Noto Sans installed on the machine may be another version.
FACES = (
    FontEntry(fname=str(FONTS / "NotoSans-Regular.ttf"), name=FAMILY, weight=400),
    FontEntry(fname=str(FONTS / "NotoSans-Bold.ttf"), name=FAMILY, weight=700),
    FontEntry(fname=str(FONTS / "NotoSans-Italic.ttf"), name=FAMILY, style="italic", weight=400),
    FontEntry(fname=f"{SPARE_FONTS}/DejaVuSans.ttf", name=FALLBACK, weight=400),
    FontEntry(fname=f"{SPARE_FONTS}/DejaVuSans-Bold.ttf", name=FALLBACK, weight=700),
)
fontManager.ttflist.extend(FACES)

MM_PER_POINT = 25.4 / 72
MISSING = "□"
INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs"})
# The manat sign is missing from many fonts.
MANAT = re.compile(r"\s*₼\s*")
LONGEST_CHARS = 400


@lru_cache(maxsize=1)
def drawable_characters() -> frozenset[int]:
    """The characters our fonts can draw."""
    regular = (face for face in FACES if face.weight == 400 and face.style == "normal")
    return frozenset().union(*(get_font(face.fname).get_charmap() for face in regular))


def escape(text: object, limit_chars: int = LONGEST_CHARS) -> str:
    """Any text as plain words on one line: nothing invisible, nothing the fonts lack, and not too long."""
    words = MANAT.sub(" AZN ", unicodedata.normalize("NFC", str(text)))
    seen = "".join(" " if c.isspace() else c for c in words if c.isspace() or is_visible(c))
    line = " ".join(seen.split())
    drawn = "".join(c if ord(c) in drawable_characters() else MISSING for c in line)
    return drawn if len(drawn) <= limit_chars else drawn[: limit_chars - 1].rstrip() + "…"


def is_visible(character: str) -> bool:
    """Whether a character leaves ink; marks that turn or hide text do not."""
    return unicodedata.category(character) not in INVISIBLE


@lru_cache(maxsize=64)
def face_of(size_pt: float, is_bold: bool = False, is_italic: bool = False) -> FontProperties:
    """The font of a size and a cut."""
    return FontProperties(
        family=[FAMILY, FALLBACK],
        size=size_pt,
        weight=700 if is_bold else 400,
        style="italic" if is_italic else "normal",
    )


@lru_cache(maxsize=4096)
def advance_em(character: str, is_bold: bool) -> float:
    """How far a character moves the pen, in sizes of its font; nothing where no font has it."""
    weight = 700 if is_bold else 400
    faces = [face for face in FACES if face.weight == weight and face.style == "normal"]
    for font in (get_font(face.fname) for face in faces):
        if font.get_char_index(ord(character)) != 0:
            font.set_size(100, 72)
            glyph = font.load_char(ord(character), flags=LoadFlags.NO_HINTING)
            return float(glyph.linearHoriAdvance) / 65536 / 100
    return 0.0


def width_mm(text: str, size_pt: float, is_bold: bool = False) -> float:
    """How wide a line of text will be drawn, or a hair more: letters that are set closer are not counted."""
    return sum(advance_em(character, is_bold) for character in text) * size_pt * MM_PER_POINT


def shorten(text: str, room_mm: float, size_pt: float, is_bold: bool = False) -> str:
    """The text, or as many of its words as fit, with "…"."""
    if width_mm(text, size_pt, is_bold) <= room_mm:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        is_short = width_mm(text[:middle].rstrip() + "…", size_pt, is_bold) <= room_mm
        fits, too_long = (middle, too_long) if is_short else (fits, middle)
    kept, space = text[:fits], text[:fits].rfind(" ")
    # Cut between words unless that would lose more than a quarter of the line.
    whole = kept[:space] if text[fits] != " " and space > 3 * fits // 4 else kept
    return whole.rstrip(" ,;:–-") + "…"


def wrap(text: str, room_mm: float, size_pt: float, lines: int = 2, indent_mm: float = 0) -> list[str]:
    """The text on at most so many lines, the first one indented, the last one shortened."""
    words, rows = text.split(" "), list[str]()
    while words:
        room = room_mm - (0 if rows else indent_mm)
        if len(rows) == lines - 1:
            return [*rows, shorten(" ".join(words), room, size_pt)]
        taken = 1
        while taken < len(words) and width_mm(" ".join(words[: taken + 1]), size_pt) <= room:
            taken += 1
        rows.append(shorten(" ".join(words[:taken]), room, size_pt))
        words = words[taken:]
    return rows
