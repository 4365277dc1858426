"""How do a hundred thousand articles become tables that no memory holds at once?

They are read and kept some hundred at a time. Links are drawn between figures in use alone, with the columns that
links need; then the tables are given out in the order of the articles, some hundred articles at a time.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

import pandas as pd

from analysis.cache.extraction import cut, find_kept, make_key, open_home, read_missing, warn_gone
from analysis.cache.figures import LINKS, NOTHING, Found, Gathering, list_labels, pack_column
from analysis.cache.folder import Cache, find_cache
from analysis.cache.parts import Linked, Part, Reread, Shelf, stack_by_article, take
from analysis.cache.segments import Segment
from analysis.codebooks import Codebooks, load_codebooks
from analysis.ledger import Tables
from analysis.ledger.columns import ARTICLES, SENTENCES
from analysis.ledger.joins import Measured, list_asked
from analysis.ledger.table import link_tables, make_table, read_tables, sort_articles
from analysis.memory import give_back
from analysis.records import Article


def stream_tables(
    articles: Iterable[Article], codebooks: Codebooks | None = None, pipeline: str | None = None
) -> Iterator[Part]:
    """The tables of `ledger.build_tables`, cut into parts of some hundred articles; each is read before the next.

    Raises:
        SourceError: two articles have one id.
    """
    books, ordered = codebooks or load_codebooks(), sort_articles(articles)
    if not ordered:
        return

    def reread(gone: Sequence[Article]) -> Tables:
        return read_tables(gone, books, pipeline)

    with tempfile.TemporaryDirectory(prefix="ploughshare-") as spare:
        home = open_home(find_cache(), books, pipeline) or Cache(Path(spare))
        shelves = fill_shelves(ordered, home, books, pipeline)
        linked = link_figures(ordered, shelves, books, reread)
        give_back()
        for chunk in cut(ordered):
            yield Part(chunk, sort_by_shelf(chunk, shelves), linked, reread)


def fill_shelves(ordered: Sequence[Article], home: Cache, books: Codebooks, pipeline: str | None) -> dict[str, Shelf]:
    """Where the tables of each article are, by its id; what was not read before is read and kept."""
    missing, shelves = {make_key(article): article for article in ordered}, dict[str, Shelf]()
    for segment, ids in find_kept(missing, home):
        shelves |= dict.fromkeys(ids, segment)
    for part, kept in read_missing(missing, home, books, pipeline):
        if kept is not None:
            shelves |= dict.fromkeys(kept.articles.values(), kept)
        elif part is not None:
            shelves |= dict.fromkeys(part.articles["article_id"].tolist(), part)
    return shelves


def sort_by_shelf(chunk: Sequence[Article], shelves: Mapping[str, Shelf]) -> list[tuple[Shelf, list[Article]]]:
    """The shelves on which some articles are, each with those that are on it."""
    found: dict[int, tuple[Shelf, list[Article]]] = {}
    for article in chunk:
        shelf = shelves[article.article_id]
        found.setdefault(id(shelf), (shelf, []))[1].append(article)
    return list(found.values())


def link_figures(ordered: Sequence[Article], shelves: Mapping[str, Shelf], books: Codebooks, reread: Reread) -> Linked:
    """Draw the links between all figures in use."""
    figures, actors = gather_figures(ordered, shelves, books, reread)
    unlinked = figures.assign(**{name: NOTHING[name] for name in LINKS})
    del figures
    linked = link_tables(Tables(unlinked, frame_articles(ordered), actors, make_table([], SENTENCES)), books, ()).ledger
    counted = Counter(linked["article_id"].tolist())
    ends = accumulate(counted[a.article_id] for a in ordered)
    bounds = {a.article_id: (end - counted[a.article_id], end) for a, end in zip(ordered, ends, strict=True)}
    return Linked({name: pack_column(linked[name]) for name in LINKS}, bounds)


def gather_figures(ordered: Sequence[Article], shelves: Mapping[str, Shelf], books: Codebooks, reread: Reread) -> Found:
    """The figures in use of all articles with what links need, and their actors, by article."""
    by_shelf = sort_by_shelf(ordered, shelves)
    gathering = Gathering(find_asked([shelf for shelf, _ in by_shelf], books))
    figures, actors = zip(*(find_figures(s, held, gathering, reread) for s, held in by_shelf), strict=True)
    return stack_by_article(figures), stack_by_article(actors)


def find_asked(shelves: Sequence[Shelf], books: Codebooks) -> set[Measured] | None:
    """The labels whose sentences decide which are joined; None, for all, if a segment has just been taken away."""
    try:
        return list_asked(list_labels(shelves), books)
    except OSError:
        return None


def find_figures(shelf: Shelf, articles: Sequence[Article], gathering: Gathering, reread: Reread) -> Found:
    """The figures in use of some articles, with what links need, and their actors."""
    if isinstance(shelf, Segment) and len(articles) == len(shelf.articles):
        try:
            return gathering.read(shelf)
        except OSError as error:
            warn_gone(shelf, error)
    return gathering.choose(take(shelf, articles, reread))


def frame_articles(ordered: Sequence[Article]) -> pd.DataFrame:
    """What links need to know of the articles."""
    whole = dict.fromkeys(("words", "used", "minor", "not_a_figure", "unread"), 0)
    rows = [
        {"article_id": a.article_id, "published": a.published, "publisher": a.publisher, "copy_of": a.copy_of} | whole
        for a in ordered
    ]
    return make_table(rows, ARTICLES)
