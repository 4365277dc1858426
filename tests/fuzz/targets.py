"""What is asked of every reader: an answer or one of our own errors, whatever the bytes are.

Each target takes bytes; what it raises beside our own errors is a mistake of ours.
"""

import tomllib
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from analysis import extract
from analysis.batch.identifiers import check_id
from analysis.batch.plan import make_runs
from analysis.codebooks import load_codebooks
from analysis.codebooks.entries import add_entry
from analysis.codebooks.lexicon import make_matcher
from analysis.codebooks.shape import check_shape
from analysis.dates.edtf import edtf_bounds, is_edtf
from analysis.dates.mentions import find_mentions
from analysis.errors import PloughshareError
from analysis.extraction.figures.figures import find_figures
from analysis.extraction.sentences import find_sentences
from analysis.records import Article
from analysis.sources.decoding import decode_prose, decode_strictly
from analysis.sources.pages import read_page
from analysis.sources.printed import read_print
from analysis.sources.publication import describe_article
from analysis.sources.rows import read_date
from analysis.sources.tables import read_csv, read_jsonl
from analysis.words import find_words
from tests.fuzz import samples

PLACE = Path("fuzz")
Target = Callable[[bytes], object]


def read_text(raw: bytes) -> None:
    """A text file."""
    text, _ = decode_prose(raw, PLACE)
    article = describe_article(Article("fuzz", text))
    assert article.text == text
    assert all(s.span.of(text) == s.text for s in find_sentences(text))


def read_numbers(raw: bytes) -> None:
    """The figures of a text: each stands on its words, none on another's, and none is above its own high."""
    text, books = raw.decode("utf-8", "replace"), load_codebooks()
    words = find_words(text)
    figures = find_figures(words, find_sentences(text), find_mentions(words, books), books)
    assert all(one.span.end <= other.span.start for one, other in pairwise(figures))
    for figure in figures:
        assert figure.span.of(text).strip()
        stated = [v for v in (figure.low, figure.value, figure.high) if v is not None]
        assert all(value.is_finite() for value in stated)
        assert stated == sorted(stated)


def read_claims(raw: bytes) -> None:
    """The claims of a text, each on the words and in the sentence that it names."""
    text = raw.decode("utf-8", "replace")
    for claim in extract(Article("fuzz", text, published="2025-06-15")):
        assert text[claim.start : claim.end] == claim.surface
        assert text[claim.sentence_start : claim.sentence_end] == claim.sentence
        assert claim.period is None or is_edtf(claim.period)


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
    if (book := parse_toml(raw)) is not None:
        check_shape(book, load_codebooks().book("frames"), "frames.toml")
        entries: dict[str, Any] = {}
        for entry in book.get("frame", []):
            add_entry(entries, entry, "frames")


def read_plan(raw: bytes) -> None:
    """The runs of a plan."""
    plan = parse_toml(raw)
    parts = [(plan or {}).setdefault(name, {}) for name in ("defaults", "grid")]
    if plan is None or not all(isinstance(part, dict) for part in parts):
        return
    entries = plan.get("run")
    for number, entry in enumerate(entries if isinstance(entries, list) else (), start=1):
        for run in make_runs(entry, plan, {}, (PLACE, number)):
            assert not {"/", "\\", "\0"} & set(check_id(run.run_id, "fuzz"))
            assert run.run_id.strip(". ")


def parse_toml(raw: bytes) -> dict[str, Any] | None:
    """A TOML file, None if it is none: to find that out is the library's work."""
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return None


TARGETS: Mapping[str, tuple[Target, tuple[bytes, ...]]] = {
    "text": (
        read_text,
        (samples.TEXT, b"caf\xe9 " + samples.TEXT, "İstanbul, 28 Aprel – Şəki".encode() + samples.TEXT),
    ),
    "numbers": (read_numbers, samples.NUMBERS),
    "page": (lambda raw: read_page(raw, "fuzz", PLACE), (samples.PAGE, samples.STORY)),
    "print": (lambda raw: read_print(raw, "fuzz", PLACE), (samples.PRINT,)),
    "lines": (read_lines, (samples.LINES,)),
    "rows": (read_rows, (samples.ROWS, samples.ROWS.replace(b",", b";"))),
    "dates": (read_dates, (samples.DATES,)),
    "pattern": (read_pattern, (samples.PATTERN, *samples.PATTERN.split(b"|"))),
    "codebook": (read_book, (samples.BOOK,)),
    "plan": (read_plan, (samples.PLAN,)),
}
# What takes too long for twenty thousand inputs in every test run, and is asked when inputs are sought by coverage.
GUIDED = {**TARGETS, "claims": (read_claims, (samples.TEXT, *samples.NUMBERS))}


def attempt(name: str, raw: bytes) -> bool:
    """Give bytes to a target, and say whether they were read; anything but our own errors is let through."""
    try:
        GUIDED[name][0](raw)
    except PloughshareError:
        return False
    return True
