"""What is asked of every reader: an answer or one of our own errors, whatever the bytes are.

Each target takes bytes; what it raises beside our own errors is a mistake of ours.
"""

import contextlib
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from analysis.batch.grids import expand_grid
from analysis.batch.identifiers import check_id
from analysis.briefing.parameters import check_parameters
from analysis.codebooks.entries import make_entry
from analysis.codebooks.lexicon import make_matcher
from analysis.codebooks.loader import load_codebooks
from analysis.codebooks.shape import check_shape
from analysis.dates.edtf import edtf_bounds, is_edtf
from analysis.dates.mentions import find_mentions
from analysis.errors import PloughshareError
from analysis.extraction.sentences import find_sentences
from analysis.records import Article
from analysis.sources.decoding import decode_prose, decode_strictly
from analysis.sources.pages import read_page
from analysis.sources.printed import read_print
from analysis.sources.publication import describe_article
from analysis.sources.rows import read_date
from analysis.sources.tables import read_csv, read_jsonl
from analysis.words import find_words

PLACE = Path("fuzz")
TEXT = b"BAKU, Jan. 19, 2025 - The plant made 1,200.5 tonnes (2,6 bln. AZN) in 2024, up 12 percent, said A. Fatiyev.\n"
PAGE = (
    b'<!DOCTYPE html><html lang="en"><head><title>Mill</title><meta property="article:published_time" '
    b'content="2025-03-04"><style>.x{display:none}</style></head><body><h1>Mill</h1><p>The mill in Orvan spins 40 '
    b"tonnes of yarn a year, said its director.</p><table><tr><td>Wool</td><td>20</td></tr></table></body></html>"
)
PRINT = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 62>>stream\nBT /F 12 Tf 50 700 Td (The mill spins 40 tonnes of yarn.) Tj ET\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)
LINES = (
    b'{"id": "tea", "text": "The mill sold 40 tonnes on 5 May 2025.", "date": "2025-05-06", "narrative": "civilian"}\n'
    b'{"id": 2, "text": "Ore.", "title": null, "url": "https://example.org/2025/05/06/x"}\n'
)
ROWS = b'id,text,date,title\n1,"Tea, grown in 2024.",2025-05-06,Tea\n2,Ore is dug.,,\n'
BOOK = (
    b'[[frame]]\nid = "tea"\nlabel = "Tea"\npatterns = ["tea mill*", "reduc* ..4 dependen*", "# countries|states"]\n'
    b'exclude = ["green tea"]\npositive = ["The tea mills."]\nnegative = ["An ore mine."]\n'
)
PLAN = (
    b'[defaults]\nwords_shown = 20\n[grid]\npublishers = [["A"], ["B"]]\n[[run]]\nid = "seeds"\nsources = ["seeds"]\n'
    b'title = "Tea"\npublished_from = "2025-01"\n[run.grid]\nnumbers = ["en", "de"]\n'
)
DATES = b"2025-05-06|5 May 2025|the first eight months of 2024|2024~|2025-Q1|2006/2026|last year|31.12.2024|FY2023/24"
PATTERN = b"reduc* ..4 dependen*|# countries|*port|self-reliance"


def read_text(raw: bytes) -> None:
    """A text file."""
    text, _ = decode_prose(raw, PLACE)
    article = describe_article(Article("fuzz", text))
    assert article.text == text
    assert all(s.span.of(text) == s.text for s in find_sentences(text))


def read_lines(raw: bytes) -> None:
    """A JSONL file."""
    articles, refusals = read_jsonl(decode_strictly(raw, PLACE), PLACE)
    assert articles or refusals


def read_rows(raw: bytes) -> None:
    """A CSV file."""
    read_csv(decode_strictly(raw, PLACE), PLACE)


def read_dates(raw: bytes) -> None:
    """Dates, as a table states them and as a text mentions them."""
    for words in raw.decode("utf-8", "replace").split("|"):
        stated, _ = read_date(words)
        if stated:
            assert is_edtf(stated)
            edtf_bounds(stated)
        for mention in find_mentions(find_words(words)):
            assert mention.edtf is None or is_edtf(mention.edtf)


def read_pattern(raw: bytes) -> None:
    """A pattern of a codebook, and words it is compared with."""
    matcher = make_matcher([raw.decode("utf-8", "replace")], [], "fuzz")
    for span in matcher.find("reduced its dependence on 20 countries, self-reliance"):
        assert span.start < span.end


def read_book(raw: bytes) -> None:
    """A codebook of frames."""
    with contextlib.suppress(ValueError, RecursionError):
        book = tomllib.loads(raw.decode("utf-8"))
        check_shape(book, load_codebooks().book("frames"), "frames.toml")
        for entry in book.get("frame", []):
            make_entry(entry, "frames")


def read_plan(raw: bytes) -> None:
    """The entries of a plan."""
    with contextlib.suppress(ValueError, RecursionError):
        plan = tomllib.loads(raw.decode("utf-8"))
        for entry in plan["run"] if isinstance(plan.get("run"), list) else ():
            if isinstance(entry, dict):
                run_id = check_id(entry.get("id"), "fuzz")
                assert not {"/", "\\", "\0"} & set(run_id)
                assert run_id.strip(". ")
                if isinstance(grid := entry.get("grid", {}), dict):
                    expand_grid(run_id, grid, "fuzz")
                check_parameters({k: v for k, v in entry.items() if k not in ("id", "grid")})


TARGETS: Mapping[str, tuple[Callable[[bytes], object], tuple[bytes, ...]]] = {
    "text": (
        read_text,
        (TEXT, b"caf\xe9 " + TEXT, "İstanbul, 28 Aprel – Şəki".encode() + TEXT),
    ),
    "page": (lambda raw: read_page(raw, "fuzz", PLACE), (PAGE,)),
    "print": (lambda raw: read_print(raw, "fuzz", PLACE), (PRINT,)),
    "lines": (read_lines, (LINES,)),
    "rows": (read_rows, (ROWS, ROWS.replace(b",", b";"))),
    "dates": (read_dates, (DATES,)),
    "pattern": (read_pattern, (PATTERN, *PATTERN.split(b"|"))),
    "codebook": (read_book, (BOOK,)),
    "plan": (read_plan, (PLAN,)),
}


def attempt(name: str, raw: bytes) -> bool:
    """Give bytes to a target, and say whether they were read; anything but our own errors is let through."""
    try:
        TARGETS[name][0](raw)
    except PloughshareError:
        return False
    return True
