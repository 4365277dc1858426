"""How do the claims of all articles become one table?

Each article is read once and gives rows to four tables: the ledger (claims), the articles, the actors, and the
sentences with their narrative and frames. Then the claims are corrected and converted, and the links between
them are drawn: series, echoes.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from itertools import pairwise, repeat
from operator import attrgetter
from typing import Any, get_args

import pandas as pd

from analysis.codebooks import Codebooks, load_codebooks
from analysis.errors import SourceError
from analysis.extraction import Reading, read_article, write_claims
from analysis.extraction.narratives import list_deciding_words, name_frames
from analysis.ledger.columns import ACTORS, ARTICLES, BOOLEANS, FLOATS, LEDGER, LISTS, SENTENCES, WHOLE
from analysis.ledger.correcting import apply_corrections
from analysis.ledger.corrections import Correction
from analysis.ledger.currency import convert_money
from analysis.ledger.echoes import link_echoes
from analysis.ledger.joins import find_joins, map_joins
from analysis.ledger.names import share_names
from analysis.ledger.series import link_series
from analysis.ledger.tables import Tables
from analysis.records import Article, Claim, Status

STATUSES: tuple[Status, ...] = get_args(Status)
BY_ARTICLE = ("ledger", "articles", "actors", "sentences")
READ = tuple(f.name for f in fields(Claim))
read_fields = attrgetter(*READ)
spell_list = json.JSONEncoder(ensure_ascii=False).encode  # made once: a call of json.dumps makes one each time


def build_ledger(articles: Iterable[Article], codebooks: Codebooks | None = None) -> pd.DataFrame:
    """The ledger of some articles: one row a claim, columns as in `columns.LEDGER`."""
    return build_tables(articles, codebooks).ledger


def build_tables(
    articles: Iterable[Article],
    codebooks: Codebooks | None = None,
    corrections: Sequence[Correction] = (),
    pipeline: str | None = None,
) -> Tables:
    """Read every article once and build all tables; the order of the articles changes nothing.

    `pipeline` is a spaCy pipeline that adds names to those that the rules find.

    Raises:
        SourceError: two articles have one id.
        CorrectionError: an article no longer says what an entry of the corrections corrects.
    """
    books = codebooks or load_codebooks()
    return link_tables(read_tables(sort_articles(articles), books, pipeline), books, corrections)


def read_tables(articles: Iterable[Article], books: Codebooks, pipeline: str | None = None) -> Tables:
    """The tables of some articles as they were read, in their order; nothing is corrected, converted or linked."""
    claims: list[Claim] = []
    article_rows, actor_rows, sentence_rows = [], [], []
    for article in articles:
        reading = read_article(article, books, pipeline)
        written = write_claims(reading)
        claims += written
        article_rows.append(article_row(reading, written))
        actor_rows += list_actors(reading)
        sentence_rows += list_sentences(reading)
    return Tables(
        frame_claims(claims),
        make_table(article_rows, ARTICLES),
        make_table(actor_rows, ACTORS),
        make_table(sentence_rows, SENTENCES),
    )


def link_tables(tables: Tables, books: Codebooks, corrections: Sequence[Correction]) -> Tables:
    """Correct the claims, convert their amounts, and draw the links between them."""
    ledger, applied = apply_corrections(tables.ledger, corrections)
    articles = count_statuses(tables.articles, ledger) if len(applied) else tables.articles
    joins = find_joins(ledger, books)
    joined = map_joins(joins)
    converted = convert_money(ledger, articles, books)
    named = share_names(converted, tables.actors)
    linked = link_echoes(link_series(named, joined), articles, joined)
    linked = linked.assign(actor=converted["actor"])
    return replace(tables, ledger=linked, articles=articles, corrections=applied, joins=joins)


def join_ledgers(
    parts: Iterable[Tables], codebooks: Codebooks | None = None, corrections: Sequence[Correction] = ()
) -> Tables:
    """The tables of several collections as one, linked anew: the same as if all articles had been read together.

    `corrections` are those with which the parts were built; they are replayed, for one may merge claims of two parts.

    Raises:
        SourceError: two articles have one id.
        CorrectionError: an article no longer says what an entry of the corrections corrects.
    """
    books = codebooks or load_codebooks()
    stacked = stack_tables(parts, books)
    ids = stacked.articles["article_id"]
    if len(twice := ids[ids.duplicated()]):
        raise SourceError(f"article {twice.iloc[0]}: it stands in two of the ledgers; join each article once")
    unlinked = stacked.ledger.assign(series_id=None, echo_of=None).astype({"series_id": "str", "echo_of": "str"})
    return link_tables(replace(stacked, ledger=unlinked), books, corrections)


def stack_tables(parts: Iterable[Tables], books: Codebooks) -> Tables:
    """The tables of several collections below one another, sorted by article; nothing is linked anew."""
    several = list(parts) or [read_tables([], books)]
    stacked = (pd.concat([getattr(part, name) for part in several], ignore_index=True) for name in BY_ARTICLE)
    return Tables(*(table.sort_values("article_id", kind="stable", ignore_index=True) for table in stacked))


def count_statuses(articles: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """The table of articles with their figures counted by status anew."""
    figures = ledger[ledger["claim_type"] == "figure"]
    counts = Counter(zip(figures["article_id"], figures["status"], strict=True))
    counted = articles.copy()
    for status in STATUSES:
        counted[status] = [counts[article, status] for article in articles["article_id"]]
    return counted.astype(dict.fromkeys(STATUSES, "int64"))


def sort_articles(articles: Iterable[Article]) -> list[Article]:
    """The articles by their ids, each of which must be its own."""
    ordered = sorted(articles, key=lambda a: a.article_id)
    for one, other in pairwise(ordered):
        if one.article_id == other.article_id:
            raise SourceError(f"article {one.article_id}: two articles have this id; give each its own")
    return ordered


def frame_claims(claims: Sequence[Claim]) -> pd.DataFrame:
    """Claims as a table with the types of the ledger; lists become JSON."""
    cells = zip(*map(read_fields, claims), strict=True) if claims else repeat((), len(READ))
    read: dict[str, Sequence[Any]] = dict(zip(READ, cells, strict=True))
    read |= {name: [*map(spell_words if name == "frames" else spell_pairs, read[name])] for name in LISTS}
    missing = [None] * len(claims)  # what is linked later
    return type_claims(pd.DataFrame({name: read.get(name, missing) for name in LEDGER}))


def spell_pairs(pairs: Sequence[tuple[int, int]]) -> str:
    """Pairs of numbers as JSON, which spells lists of whole numbers as Python does."""
    return repr([*map(list, pairs)]) if pairs else "[]"


@lru_cache(maxsize=4096)
def spell_words(words: tuple[str, ...]) -> str:
    """Words as JSON."""
    return spell_list(words)


def type_claims(table: pd.DataFrame) -> pd.DataFrame:
    """A table of claims with the types of the ledger."""
    types: dict[str, Any] = dict.fromkeys(LEDGER, "str")
    types |= dict.fromkeys(FLOATS, "float64") | dict.fromkeys(WHOLE, "int64") | dict.fromkeys(BOOLEANS, "bool")
    return table.astype(types)


def make_table(rows: Sequence[dict[str, Any]] | Sequence[tuple[Any, ...]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows as a table with exactly these columns; a row without their names has a cell for each of them."""
    table = pd.DataFrame(rows, columns=list(columns))
    whole = [
        c for c in ("words", "used", "minor", "not_a_figure", "unread", "mentions", "start", "end") if c in columns
    ]
    types: dict[str, Any] = {
        c: "int64" if c in whole else "float64" if c == "narrative_score" else "str" for c in columns
    }
    return table.astype(types)


def article_row(reading: Reading, claims: Sequence[Claim]) -> dict[str, Any]:
    """One article with its figures counted by status."""
    article = reading.article
    statuses = [c.status for c in claims if c.claim_type == "figure"]
    return {
        "article_id": article.article_id,
        "published": article.published,
        "words": article.words,
        "narrative": reading.narrative,
        "narrative_score": reading.score,
        "narrative_words": list_deciding_words(reading.words, reading.marks, reading.books),
        "sha256": article.sha256,
        **describe_input(article),
        **{status: statuses.count(status) for status in STATUSES},
    }


def describe_input(article: Article) -> dict[str, str | None]:
    """What the input says of an article that decides nothing of what is read in it."""
    return {
        "title": article.title,
        "published_rule": article.published_rule,
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "copy_of": article.copy_of,
        "warnings": "; ".join(article.warnings) or None,
    }


def describe_articles(table: pd.DataFrame, articles: Sequence[Article]) -> pd.DataFrame:
    """The table of articles with what their input says of each; both are sorted by article."""
    assert table["article_id"].tolist() == [article.article_id for article in articles]
    described = pd.DataFrame([describe_input(a) for a in articles], index=table.index)
    return table.assign(**{str(name): described[name].astype("str") for name in described})


def list_actors(reading: Reading) -> list[tuple[Any, ...]]:
    """The actors of one article, in the order of `columns.ACTORS`."""
    article_id = reading.article.article_id
    return [
        (
            article_id,
            actor.actor,
            actor.kind,
            actor.role,
            actor.country,
            spell_words(actor.spellings),
            len(actor.spans),
            spell_pairs([(s.start, s.end) for s in actor.spans]),
        )
        for actor in reading.actors
    ]


def list_sentences(reading: Reading) -> list[tuple[Any, ...]]:
    """The sentences of one article with their narrative and frames, in the order of `columns.SENTENCES`."""
    article_id, marks, books = reading.article.article_id, reading.marks, reading.books
    hit = marks.places("frames")
    frames = {place: spell_words(name_frames(marks.entries("frames", place), books)) for place in hit}
    return [
        (
            article_id,
            sentence.span.start,
            sentence.span.end,
            len(sentence.text.split()),
            narrative,
            frames.get(place, "[]"),
        )
        for place, (sentence, narrative) in enumerate(zip(reading.sentences, reading.narratives, strict=True))
    ]
