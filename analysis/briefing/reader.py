"""Which articles can be read on a page, and where in them do the claims stand?

A text is cut at every paragraph, sentence and claim: the pieces, one after the other, are the text again. Overlapping
claims share the pieces in which they overlap.

    "Exports reached 20 tonnes." -> "Exports reached ", ["20 tonnes", ["f1…"], "f", "f"], "."
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice, pairwise
from typing import Any, NamedTuple

import pandas as pd

from analysis.briefing.blocks import Block, prose_block, reader_block
from analysis.briefing.claim_rows import build_claims, cut, write_accounting
from analysis.briefing.claim_tables import number_articles
from analysis.briefing.opening import Briefing
from analysis.comparison.prose import Line, Measured, Text
from analysis.comparison.wording import format_count, format_date
from analysis.ledger.columns import ARTICLES, LEDGER
from analysis.ledger.rows import Row, group_rows, list_rows
from analysis.records import Article

BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
LONGEST_TITLE = 160  # characters of a heading; the text begins with the whole title
MOST_ENTRIES = 300  # with their texts and claims: a page of some ten megabytes, a print of some hundred pages
FIRST_ENTRIES = 80  # of more articles: a typesetter needs six megabytes for each

Paragraph = dict[str, Any]


class Piece(NamedTuple):
    """A part of a text in which the same sentence and the same claims hold."""

    start: int
    end: int
    sentence: int | None
    claims: tuple[Row, ...]
    begins: tuple[Row, ...]


def show_reader(briefing: Briefing) -> Block:
    """The texts of the articles that the findings cite, with the claims in use marked."""
    ledger = briefing.tables.ledger
    is_cited = ledger["claim_id"].isin(list(briefing.notes.numbers))
    shown = choose_entries(briefing) & set(ledger["article_id"][is_cited])
    rows = list_rows(ledger[ledger["article_id"].isin(list(shown)) & (ledger["status"] == "used")], LEDGER)
    return reader_block(list_entries(briefing, shown, rows, has_claims=False))


def show_ledger(briefing: Briefing) -> Block:
    """Every article with its accounting, its text with the marks, and the table of its claims of every status.

    Of very many articles, those that a page can hold: those that the findings cite, the first findings first.
    """
    ledger, shown = briefing.tables.ledger, choose_entries(briefing)
    rows = list_rows(ledger[ledger["article_id"].isin(list(shown))], LEDGER)
    return reader_block(list_entries(briefing, shown, rows, has_claims=True))


def show_rest(briefing: Briefing) -> Block:
    """How many articles the page shows, and where the others are."""
    shown, read = len(choose_entries(briefing)), len(briefing.articles)
    if shown == read:
        return prose_block([Line((Text("Every article that was read is shown."),), "measured")], briefing.notes)
    number = Measured(format_count(shown), "articles.shown")
    rest = Measured(format_count(read - shown), "articles.left_to_ledger")
    words = (Text("Shown are "), number, Text(" articles, those that the findings cite first; the claims of "), rest)
    return prose_block([Line((*words, Text(" more are in ledger.csv.")), "measured")], briefing.notes)


def choose_entries(briefing: Briefing) -> set[str]:
    """The articles whose text and claims a page shows: all of them or, of very many, those cited first."""
    names: list[str] = briefing.tables.articles["article_id"].tolist()
    if len(names) <= MOST_ENTRIES:
        return set(names)
    ledger = briefing.tables.ledger
    cited = ledger[ledger["claim_id"].isin(list(briefing.notes.numbers))]
    homes = zip(cited["claim_id"].map(briefing.notes.numbers), cited["article_id"], strict=True)
    ordered = dict.fromkeys([*(name for _, name in sorted(homes)), *names])
    return set(islice(ordered, min(FIRST_ENTRIES, MOST_ENTRIES)))


def list_entries(
    briefing: Briefing, shown: Collection[str], rows: Iterable[Row], has_claims: bool
) -> list[dict[str, Any]]:
    """Some articles in the order of the table of what was read."""
    claims = group_rows(rows, lambda row: row["article_id"])
    known, told = briefing.tables.articles, briefing.tables.sentences
    sentences = list_sentences(told[told["article_id"].isin(list(shown))])
    facts = {row["article_id"]: row for row in list_rows(known[known["article_id"].isin(list(shown))], ARTICLES)}
    texts = {article.article_id: article for article in briefing.articles}
    entries = []
    for name, number in number_articles(briefing).items():
        if name not in shown:
            continue
        found = claims.get(name, [])
        entry = describe_entry(facts[name], texts[name], number)
        entry["narrative"] = briefing.wording.name(facts[name]["narrative"])
        entry["text"] = cut_text(texts[name].text, sentences[name], found)
        entries.append(entry | list_claims(facts[name], found, number) if has_claims else entry)
    return entries


def list_claims(facts: Row, found: Sequence[Row], number: int) -> dict[str, Any]:
    """What is counted in an article, and its claims one by one."""
    kinds = Counter(row["claim_type"] for row in found)
    return {"accounting": write_accounting(facts, kinds), "claims": build_claims(found, number)}


def list_sentences(table: pd.DataFrame) -> dict[str, list[tuple[int, int]]]:
    """The sentences of each article."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in list_rows(table, ("article_id", "start", "end")):
        found[row["article_id"]].append((row["start"], row["end"]))
    return found


def describe_entry(row: Row, article: Article, number: int) -> dict[str, Any]:
    """An article in plain words: title, publisher, date, words and hash."""
    published = "date not stated" if row["published"] is None else format_date(row["published"])
    facts = [
        row["publisher"] or "publisher not stated",
        published,
        f"{article.words:,} words",
        f"SHA-256 {row['sha256'][:8]}",
    ]
    return {
        "article_id": article.article_id,
        "number": number,
        "title": cut(row["title"] or article.article_id, LONGEST_TITLE),
        "source": " · ".join(facts),
        "accounting": None,
        "claims": None,
    }


def cut_text(text: str, sentences: Sequence[tuple[int, int]], claims: Iterable[Row]) -> list[Paragraph]:
    """A text as paragraphs of sentences of pieces."""
    marks = sorted((r for r in claims if r["start"] < r["end"]), key=lambda r: (r["start"], -r["end"], r["claim_id"]))
    paragraphs = find_paragraphs(text)
    pieces = {piece.start: piece for piece in cut_pieces(text, paragraphs, sentences, marks)}
    return [
        {"sentences": join_pieces(text, walk_pieces(start, end, pieces), start), "after": text[end:following]}
        for start, end, following in paragraphs
    ]


def find_paragraphs(text: str) -> list[tuple[int, int, int]]:
    """Where the paragraphs of a text start and end, and where the next one starts."""
    breaks = [found.span() for found in BLANK_LINES.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return list(zip(starts, ends, [*starts[1:], len(text)], strict=True))


def cut_pieces(
    text: str, paragraphs: Iterable[tuple[int, ...]], sentences: Iterable[tuple[int, int]], claims: Iterable[Row]
) -> Iterator[Piece]:
    """The pieces between any two places where something starts or ends."""
    marks = list(claims)
    begins, ends = group_rows(marks, lambda row: row["start"]), group_rows(marks, lambda row: row["end"])
    spans = dict(sentences)
    places = {0, len(text), *begins, *ends, *spans, *spans.values(), *chain.from_iterable(paragraphs)}
    holding: dict[str, Row] = {}
    sentence = None
    for start, end in pairwise(sorted(places)):
        for row in ends.get(start, []):
            del holding[row["claim_id"]]
        holding |= {row["claim_id"]: row for row in begins.get(start, [])}
        if start in spans:
            sentence = start
        elif sentence is not None and start >= spans[sentence]:
            sentence = None
        yield Piece(start, end, sentence, tuple(holding.values()), tuple(begins.get(start, [])))


def walk_pieces(start: int, end: int, pieces: Mapping[int, Piece]) -> Iterator[Piece]:
    """The pieces from one place to another."""
    while start < end:
        yield pieces[start]
        start = pieces[start].end


def join_pieces(text: str, pieces: Iterable[Piece], start: int) -> list[dict[str, Any]]:
    """The sentences of the paragraph that starts here; one that began before it, or no sentence, has no start."""
    return [
        {
            "start": sentence if sentence is not None and sentence >= start else None,
            "pieces": [write_piece(text, piece) for piece in run],
        }
        for sentence, run in groupby(pieces, key=lambda piece: piece.sentence)
    ]


def write_piece(text: str, piece: Piece) -> str | list[Any]:
    """A piece as data: words, or words with the claims they belong to, their kinds, and the kinds that begin here."""
    words = text[piece.start : piece.end]
    if not piece.claims:
        return words
    return [words, [row["claim_id"] for row in piece.claims], name_kinds(piece.claims), name_kinds(piece.begins)]


def name_kinds(claims: Iterable[Row]) -> str:
    """The kinds of some claims, a letter each: figure, event, statement, number not in use."""
    kinds = {row["claim_type"][0] if row["status"] == "used" else "n" for row in claims}
    return "".join(kind for kind in "sefn" if kind in kinds)
