"""Which numbers are no figures?

A date, a time, an ordinal, a model, a calibre, the number of a law or a telephone says nothing about how much.
Each rule has a name, which becomes the `reason` of the row.
"""

import re
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.records import Span

# name, what stands right before the number, the number itself, what stands right behind it
RULES: tuple[tuple[str, str, str, str], ...] = (
    ("time zone", r"(?:UTC|GMT)\s?[+-]$", r"\d{1,2}", r""),
    ("ordinal", r"", r"[\d,]+", r"^(?:st|nd|rd|th)\b"),
    ("model or type", r"[A-Za-zА-Яа-я]{1,6}[-–/]$", r"[\d.]+", r"^(?!\s?(?:percent|per cent|%))"),
    ("model or type", r"", r"[\d.]+", r"^-?[A-Z]{1,3}\d*(?![\w’'])(?!\s?(?:bn|mln))"),
    ("model or type", r"\b(?:Industry|version|Version|Boeing|Airbus|MAZ|BMW|Su|MiG|An|Il|Mi|Type|Mk|Mark|Block|Model|Phase|Stage|Route|Flight|Group of)\s$", r"[\d.]+", r""),
    ("calibre", r"", r"[\d.x×]+", r"^\s?-?mm[\s-](?:calib|cartridge|ammunition|rifle|sniper|mortar|howitzer|gun|cannon|shell|machine|grenade|pistol|round|artillery|anti|self)"),
    ("number of a document", r"(?:\bNo\.?|\bNr\.?|№|#|\bDecree|\bResolution|\b(?i:articles?|chapter|paragraph|section|page)|\bLaw|\bOrder|\bContract|\bLot|\bEdition|\bVol\.?|\bp\.)\s?(?:No\.?\s?)?$", r"[\d/.-]+", r""),
    ("list number", r"(?:^|\n)\s*$", r"\d{1,2}", r"^[.)]\s"),
)  # fmt: skip
TIME = re.compile(r"(?<![\d:.,])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])")
TELEPHONE = re.compile(
    r"(?:\b(?:tel|telephone|phone|fax|hotline)\b[.:]?\s*(?:no\.?\s*)?|(?=\+\s?\d|\(\d{2,5}\)\s?\d{2,4}[\s-]\d{2}))"
    r"(?P<number>[+(]?\d[\d\s().-]{5,}\d)",
    re.IGNORECASE,
)
COMPILED = tuple((name, re.compile(b), re.compile(n), re.compile(a)) for name, b, n, a in RULES)
ONE_OF = re.compile(
    r"^\s+of\s+(?:the|its|their|our|these|those|such|his|her|a|many|several|[A-Za-z’']+[’']s)\b",
    re.IGNORECASE,
)


def find_exclusion(text: str, span: Span) -> str | None:
    """The name of the rule by which a number is no figure, None if it may be one."""
    number = span.of(text)
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 24]
    for name, lead, itself, tail in COMPILED:
        if itself.fullmatch(number) and lead.search(before) and tail.search(after):
            return name
    return None


def find_composed(text: str) -> list[tuple[Span, str]]:
    """Telephone numbers and times of day, from the first to the last of their digits, with the name of the rule."""
    telephones = [(Span(*m.span("number")), "telephone") for m in TELEPHONE.finditer(text)]
    times = [(Span(*m.span()), "time of day") for m in TIME.finditer(text)]
    return telephones + [t for t in times if not any(t[0].overlaps(span) for span, _ in telephones)]


@lru_cache(maxsize=8)
def compile_ordinals(books: Codebooks) -> re.Pattern[str]:
    """The ordinal words."""
    words = "|".join(books.book("numbers")["ordinals"]["words"])
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def find_ordinals(text: str, books: Codebooks) -> list[Span]:
    """Ordinals written as words."""
    return [Span(*m.span()) for m in compile_ordinals(books).finditer(text)]


def is_one_of(text: str, span: Span) -> bool:
    """Whether a number is the "one" of "one of the"."""
    return span.of(text).lower() == "one" and ONE_OF.match(text[span.end : span.end + 30]) is not None
