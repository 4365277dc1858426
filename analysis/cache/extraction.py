"""How do articles become tables when most of them were read before?

What an article says is found by what decides it: its id, its text, its date, the narrative its input states, and the
way of reading (see `version`). What its input says beyond that, and whether it is a copy, is written beside it anew.
"""

import hashlib
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from analysis.cache.folder import Cache, find_cache
from analysis.cache.merging import merge_segments
from analysis.cache.readers import count_readers, open_readers
from analysis.cache.segments import (
    CacheWarning,
    Segment,
    choose_rows,
    is_whole,
    list_segments,
    read_segment,
    write_segment,
)
from analysis.cache.version import name_version
from analysis.codebooks import Codebooks, load_codebooks
from analysis.ledger import Tables
from analysis.ledger.corrections import Correction
from analysis.ledger.table import describe_articles, link_tables, read_tables, sort_articles, stack_tables
from analysis.records import Article

CHUNK = 500  # articles read at a time
Thing = TypeVar("Thing")
Chunk = Sequence[tuple[str, Article]]  # articles that are read at a time, each with its key
Helper = Callable[[Sequence[Chunk], Cache, Codebooks, str | None], Iterator[Segment]]
Read = tuple[Tables | None, Segment | None]  # one of them is there
HELPER: ContextVar[Helper | None] = ContextVar("HELPER", default=None)  # who reads them, if not this process


def build_tables(
    articles: Iterable[Article],
    codebooks: Codebooks | None = None,
    corrections: Sequence[Correction] = (),
    pipeline: str | None = None,
) -> Tables:
    """The same tables as `ledger.build_tables`; an article that was read before is not read again.

    Raises:
        SourceError: two articles have one id.
        CorrectionError: an article no longer says what an entry of the corrections corrects.
    """
    books, ordered = codebooks or load_codebooks(), sort_articles(articles)
    home = open_home(find_cache(), books, pipeline)
    stacked = stack_tables(gather_parts(ordered, home, books, pipeline), books)
    return link_tables(replace(stacked, articles=describe_articles(stacked.articles, ordered)), books, corrections)


def open_home(cache: Cache | None, books: Codebooks, pipeline: str | None) -> Cache | None:
    """The part of the cache for a way of reading, made if it is not there."""
    if cache is None:
        return None
    folder = cache.folder / "articles" / name_version(books, pipeline)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        warn_unkept(folder, error)
        return None
    merge_segments(folder, books)
    return replace(cache, folder=folder)


def warn_unkept(folder: Path, error: OSError) -> None:
    """Say that nothing is kept, and why."""
    reason = error.strerror or error
    warnings.warn(f"{folder}: nothing can be kept there: {reason}; choose another", CacheWarning, stacklevel=2)


def warn_gone(segment: Segment, error: OSError) -> None:
    """Say that a segment was taken away while it was used."""
    words = f"{segment.folder}: cannot be read: {error.strerror or error}; its articles are read again"
    warnings.warn(words, CacheWarning, stacklevel=2)


def gather_parts(
    ordered: Sequence[Article], home: Cache | None, books: Codebooks, pipeline: str | None
) -> Iterator[Tables]:
    """The tables of articles, those that are kept first; the others are read and kept."""
    missing = {make_key(article): article for article in ordered}
    for segment, ids in find_kept(missing, home):
        try:
            yield choose_rows(read_segment(segment), ids)
        except OSError as error:
            warn_gone(segment, error)
            missing |= {make_key(article): article for article in ordered if article.article_id in ids}
    for part, kept in read_missing(missing, home, books, pipeline):
        if part is not None:
            yield part
        elif kept is not None:  # read elsewhere
            yield read_segment(kept)


def find_kept(missing: dict[str, Article], home: Cache | None) -> Iterator[tuple[Segment, set[str]]]:
    """The segments that hold some of the articles that are missing, with their ids; they are missing no more."""
    for segment in list_usable(home):
        wanted = [key for key in segment.articles if key in missing]
        if wanted and is_whole(segment):
            yield segment, {missing.pop(key).article_id for key in wanted}


def list_usable(home: Cache | None) -> Iterator[Segment]:
    """The segments that may be used: none of a fresh cache, and of one that is read from some moment on the later."""
    for segment in list_segments(home.folder) if home and not home.is_fresh else ():
        if home and (not home.since or is_since(segment, home.since)):
            yield segment


def is_since(segment: Segment, moment: float) -> bool:
    """Whether a segment was written after a moment."""
    try:
        return segment.folder.stat().st_mtime >= moment
    except OSError:
        return False


def read_missing(
    missing: dict[str, Article], home: Cache | None, books: Codebooks, pipeline: str | None
) -> Iterator[Read]:
    """What was read, some hundred articles at a time: the tables if they are at hand, the segment if it is kept."""
    chunks = list(cut([pair for pair in missing.items() if not is_broken(pair[1])]))
    helper = HELPER.get()
    if helper and home and chunks:
        yield from ((None, segment) for segment in helper(chunks, home, books, pipeline))
    elif home and (readers := count_readers(len(chunks))) > 1:
        yield from read_beside(chunks, readers, home, books, pipeline)
    else:
        yield from (read_chunk(chunk, home, books, pipeline) for chunk in chunks)
    if broken := [article for article in missing.values() if is_broken(article)]:
        yield read_tables(broken, books, pipeline), None


def read_beside(
    chunks: Sequence[Chunk], readers: int, home: Cache, books: Codebooks, pipeline: str | None
) -> Iterator[Read]:
    """The segments that several processes read; a chunk that one of them did not keep is read here."""
    left = dict(enumerate(chunks))

    def read(number: int) -> str:
        part = read_tables([article for _, article in chunks[number]], books, pipeline)
        return write_segment(home.folder, part, name_articles(chunks[number])).folder.name

    with open_readers(len(chunks), readers, read) as done:
        for number, name in done:
            yield None, Segment(home.folder / name, name_articles(left.pop(number)))
    yield from (read_chunk(chunk, home, books, pipeline) for chunk in left.values())


def read_chunk(chunk: Chunk, home: Cache | None, books: Codebooks, pipeline: str | None) -> Read:
    """Read a chunk here, and keep it where something can be kept."""
    part = read_tables([article for _, article in chunk], books, pipeline)
    return part, keep(name_articles(chunk), part, home) if home else None


def name_articles(chunk: Chunk) -> dict[str, str]:
    """The ids of the articles of a chunk by their keys."""
    return {key: article.article_id for key, article in chunk}


def is_broken(article: Article) -> bool:
    """Whether an article holds half a character (a lone surrogate), which no file can hold."""
    try:
        f"{article.article_id}{article.text}".encode()
    except UnicodeEncodeError:
        return True
    return False


def keep(articles: dict[str, str], part: Tables, home: Cache) -> Segment | None:
    """Keep what some articles gave; where that cannot be done, say so and go on."""
    try:
        return write_segment(home.folder, part, articles)
    except OSError as error:
        warn_unkept(home.folder, error)
        return None


def make_key(article: Article) -> str:
    """The key of an article: the sum of all that decides what is read in it."""
    stated = repr((article.article_id, article.published, article.stated_narrative))
    return hashlib.sha256(f"{stated}\n{article.text}".encode("utf-8", "surrogatepass")).hexdigest()


def cut(things: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
    """The things in chunks."""
    return (things[at : at + CHUNK] for at in range(0, len(things), CHUNK))
