"""What is the article of a PDF?

The text is taken page by page. Words broken at a line end are joined, lines are joined to paragraphs, and what
stands at the head or foot of most pages, page numbers among it, is left out with a warning that quotes it.

    "The plant pro-" "duced 40 trac-" "tors."  →  "The plant produced 40 tractors."
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from analysis.dates.edtf import is_edtf
from analysis.errors import SourceError
from analysis.records import Article
from analysis.sources.limits import REMEDY, check_numbers, find_limits
from analysis.sources.publication import describe_article
from analysis.sources.unseen import drop_unseen

MOST_PAGES = 500
MOST_PIECES = 50_000  # on a page; a page of a newspaper has some thousands
LEAST_LETTERS = 10
EDGE_LINES = 2
LARGE = 1.15
FULL_LINE = 0.75
PAGE_NUMBER = re.compile(
    r"[\W_]{0,3}(?:page\s{0,3})?\d{1,4}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,4})?[\W_]{0,3}", re.IGNORECASE
)
FILTERS = re.compile(rb"/Filter\s{0,5}(?:/[A-Za-z0-9#.]{1,40}|\[[^\]>]{0,4000}\])")
MOST_FILTERS = 8
KNOWN_FILTERS = frozenset(
    b"FlateDecode LZWDecode ASCII85Decode ASCIIHexDecode RunLengthDecode CCITTFaxDecode DCTDecode JBIG2Decode "
    b"JPXDecode Crypt Standard Fl LZW A85 AHx RL CCF DCT".split()
)
# PDFium marks a hyphen at a line end, and leaves the line break out.
BREAK = re.compile("[\ufffe\x02\xad](?:\r\n)?")
BROKEN = ("\ufffe", "-")
STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
# A number that begins or ends a line and may be that of the page.
END_NUMBER = re.compile(r"^\d{1,4}\b|\b\d{1,4}(?=$| of \d| ?/ ?\d)")
Edge = tuple[int, str]
# Words before a hyphen that stays when the line breaks behind it.
COMPOUNDS = frozenset(
    (
        "anti", "co", "cross", "ex", "first", "full", "half", "high", "large", "long", "low", "medium", "mid",
        "multi", "non", "one", "part", "post", "pre", "second", "self", "semi", "short", "single", "small", "so",
        "state", "third", "three", "two", "ultra", "vice", "well", "world", "year",
    )
)  # fmt: skip
ENDS = (".", "!", "?", ":", ";", "…", "”", '"', "»")
BULLETS = ("•", "–", "- ", "▪", "●", "*")


class Printed(NamedTuple):
    """The lines of each page, those of them in large letters, what the file says of itself, and letters unseen."""

    pages: list[list[str]]
    headings: set[str]
    facts: dict[str, str]
    unseen: int


def read_print(raw: bytes, name: str, place: object) -> Article:
    """The article of a PDF file.

    Raises:
        SourceError: the file is no PDF, is locked, damaged or too long, or has no text in it.
    """
    check_filters(raw, place)
    pages, headings, facts, unseen = read_pages(raw, place)
    repeated = find_repeated(pages)
    lines = [line for number, page in enumerate(pages) for line in drop_edges(page, number, repeated)]
    text = join_lines(lines, headings)
    check_numbers(text, place)
    if sum(c.isalpha() for c in text) < LEAST_LETTERS:
        raise SourceError(f"{place}: there is no text in this PDF; if it is a scan, recognise its text (OCR) first")
    warnings = tuple(f"left out as head or foot of the pages: {words!r}" for words in sorted(set(repeated.values())))
    if unseen:
        warnings += (f"{unseen} characters that nobody sees on the pages were left out",)
    if (empty := sum(not page for page in pages)) > 0:
        warnings += (f"{empty} of {len(pages)} pages hold no text; if they are scanned, recognise their text first",)
    if (strange := count_strange(text)) * 20 > len(text):
        warnings += (f"{strange} of {len(text)} characters have no meaning in this PDF; compare it with its pages",)
    if is_letter_by_letter(text):
        warnings += ("letters stand apart in this PDF, and words may be lost; compare the text with its pages",)
    return date_print(Article(name, text, warnings=warnings), facts)


def check_filters(raw: bytes, place: object) -> None:
    """Refuse a file of which a part is packed in a way that no reader unpacks: it would be lost without a word."""
    for found in FILTERS.finditer(raw):
        names = re.findall(rb"/([A-Za-z0-9#.]+)", found[0])[1:]
        if len(names) > MOST_FILTERS:
            raise SourceError(f"{place}: a part of it is packed {len(names)} times over; print it anew")
        if strange := [name.decode("ascii") for name in names if name not in KNOWN_FILTERS]:
            raise SourceError(
                f"{place}: a part of it is packed by {strange[0]!r}, which no reader knows; print it anew"
            )


def is_letter_by_letter(text: str) -> bool:
    """Whether most words are single characters: each letter was placed by itself, and blanks are guesswork."""
    words = text.split()
    return sum(len(word) == 1 for word in words) * 2 > len(words)


def read_pages(raw: bytes, place: object) -> Printed:
    """What stands on the pages of a file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(f"{place}: this PDF asks for a password; save a copy without one") from error
        raise SourceError(f"{place}: this is no PDF that can be read ({error}); print it anew") from error
    try:
        if len(document) > MOST_PAGES:
            raise SourceError(f"{place}: {len(document)} pages; the limit is {MOST_PAGES}; split the file")
        pages, headings, total, most, unseen = [], set(), 0, find_limits().characters, 0
        for number in range(len(document)):
            lines, large, hidden = read_lines(document, number, place)
            unseen += hidden
            pages.append(lines)
            headings |= {line for line in lines if line in large}
            total += sum(map(len, pages[-1]))
            if total > most:
                raise SourceError(f"{place}: more than {most} characters; {REMEDY}")
        return Printed(pages, headings, document.get_metadata_dict(skip_empty=True), unseen)
    finally:
        document.close()


def read_lines(document: Any, number: int, place: object) -> tuple[list[str], str, int]:
    """The lines of one page, its words in large letters, and how many characters nobody sees on it."""
    import pypdfium2

    try:
        page = document[number]
        if (pieces := pypdfium2.raw.FPDFPage_CountObjects(page)) > MOST_PIECES:
            raise SourceError(f"{place}: page {number + 1} is drawn in {pieces} pieces; save its text as .txt")
        unseen = drop_unseen(page)
        written = page.get_textpage()
        shown = written.get_text_bounded()
        unseen += count_letters(written.get_text_range()) - count_letters(shown)  # beside the page
        text = BREAK.sub("\ufffe\n", shown)
        large = find_large(page, written)
    except pypdfium2.PdfiumError as error:
        raise SourceError(f"{place}: page {number + 1} cannot be read ({error}); print the file anew") from error
    lines = (" ".join(line.split()) for line in re.split(r"\r\n|\r|\n", text))
    return [line for line in lines if line], large, max(0, unseen)


def count_letters(text: str) -> int:
    """How many characters a text has, blanks and breaks apart."""
    return len("".join(BREAK.sub("", text).split()))


def find_large(page: Any, written: Any) -> str:
    """The words of a page that are clearly larger than most of it."""
    from pypdfium2 import raw

    pieces = [
        (each.get_font_size() * abs(each.get_matrix().d), " ".join(each.extract().split()))
        for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1, textpage=written)
    ]
    sizes: Counter[float] = Counter()
    for size, words in pieces:
        sizes[round(size, 1)] += len(words)
    usual = max(sizes.items(), key=lambda item: (item[1], item[0]), default=(0.0, 0))[0]
    return " ".join(words for size, words in pieces if size >= LARGE * usual)


def find_repeated(pages: Sequence[Sequence[str]]) -> dict[Edge, str]:
    """The lines that stand in one place at the head or foot of most pages, the same but for a page number."""
    first: dict[Edge, str] = {}
    counts: Counter[Edge] = Counter()
    for number, page in enumerate(pages):
        for edge, line in find_edges(page, number):
            counts[edge] += 1
            first.setdefault(edge, line)
    least = max(2, (len(pages) + 1) // 2)
    return {edge: first[edge] for edge, count in counts.items() if count >= least}


def find_edges(page: Sequence[str], number: int) -> list[tuple[Edge, str]]:
    """The first and last lines of a page, by their place and words; once as they are, once counted from page 0."""
    places = sorted({*range(min(EDGE_LINES, len(page))), *range(max(0, len(page) - EDGE_LINES), len(page))})
    edges = []
    for at in places:
        place = at if at < EDGE_LINES else at - len(page)
        counted = END_NUMBER.sub(lambda found: f"#{int(found[0]) - number}", page[at])
        if not page[at][0].islower():  # the rest of a sentence is no head
            edges += [((place, words), page[at]) for words in dict.fromkeys((page[at], counted))]
    return edges


def drop_edges(page: Sequence[str], number: int, repeated: dict[Edge, str]) -> list[str]:
    """The lines of a page without its head, foot and number."""
    dropped = {line for edge, line in find_edges(page, number) if edge in repeated or PAGE_NUMBER.fullmatch(line)}
    first, last = EDGE_LINES, len(page) - EDGE_LINES
    return [line for n, line in enumerate(page) if first <= n < last or line not in dropped]


def join_lines(lines: Sequence[str], headings: Set[str] = frozenset()) -> str:
    """Lines joined to paragraphs: a full line goes on, a short one or a heading ends its paragraph."""
    if not lines:
        return ""
    known = Counter(word for line in lines for word in re.findall(r"[\w-]+", line.lower()))
    lengths = sorted(map(len, lines))
    usual = lengths[int(len(lengths) * 0.9)]
    text = lines[0]
    for before, line in pairwise(lines):
        if before.endswith(BROKEN) and line[:1].islower():
            text = join_word(text, line, known)
        elif (before in headings) == (line in headings) and goes_on(before, line, usual):
            text += " " + line
        else:
            text += "\n\n" + line
    return text.replace("\ufffe", "-")


def goes_on(before: str, line: str, usual: int) -> bool:
    """Whether a paragraph goes on in the next line."""
    if line.startswith(BULLETS):
        return False
    if before.endswith(ENDS) and len(before) < FULL_LINE * usual:
        return False
    return len(before) >= FULL_LINE * usual or line[:1].islower() or before.endswith(",")


def join_word(text: str, line: str, known: Counter[str]) -> str:
    """A text and a line whose first word was begun in the text."""
    left = re.search(r"[\w-]*$", text[:-1])
    right = re.match(r"[\w-]*", line)
    first, second = left[0].lower() if left else "", right[0].lower() if right else ""
    is_known = known[f"{first}-{second}"] > known[first + second]
    is_compound = first in COMPOUNDS and not known[first + second]
    return text[:-1] + ("-" if is_known or is_compound else "") + line


def count_strange(text: str) -> int:
    """How many characters stand for nothing: private ones, controls, replacement marks."""
    return sum(1 for c in text if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or (c < " " and c not in "\n\t"))


def date_print(article: Article, facts: dict[str, str]) -> Article:
    """The article with its date and title: of the text, else, more weakly, of the file."""
    described = describe_article(article)
    title = (facts.get("Title") or "").strip()
    if described.title is None and len(title.split()) >= 3 and "." not in title[-5:]:
        described = replace(described, title=" ".join(title.split()))
    stamp = STAMP.match(facts.get("CreationDate") or "")
    day = "-".join(stamp.groups()) if stamp else ""
    if described.published or not is_edtf(day):
        return described
    dated = describe_article(replace(article, published=day, title=described.title))
    note = f"no publication date in the text; {day} is the day the PDF was made"
    return replace(dated, published_rule="creation date of the PDF", warnings=(*dated.warnings, note))
