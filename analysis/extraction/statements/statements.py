"""Who says what, in which words?

A statement is a source, a cue and a content. One look-up a word finds the cues; who speaks and what is said is
read beside each of them (`reported`, `framed`), and the statements of an article are set in order here.

    "Officials argue that …" → source "Officials" (a class), cue "argue", content "that …"
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, zip_longest

from analysis.codebooks import Codebooks
from analysis.extraction.statements.clauses import stands_as_noun
from analysis.extraction.statements.cues import Reading, compile_cues
from analysis.extraction.statements.framed import (
    find_labels,
    read_according,
    read_expression,
    read_impersonal,
    read_noun,
    read_opener,
    read_passive,
    read_state,
)
from analysis.extraction.statements.hearing import NEAR, Hearing, Statement, trim
from analysis.extraction.statements.quotations import Quotation
from analysis.extraction.statements.reported import cover, read_verb
from analysis.extraction.statements.sources import Naming
from analysis.records import Actor, Sentence, Span
from analysis.words import Words

__all__ = ["Statement", "find_speaker", "find_statements"]

READERS = {
    "impersonal": read_impersonal, "opener": read_opener, "according": read_according, "own": read_according,
    "citing": read_according, "passive": read_passive, "paper": read_passive, "expression": read_expression,
    "quoted": read_verb, "verb": read_verb, "state": read_state, "noun": read_noun,
}  # fmt: skip
UNSPOKEN = frozenset({"intention", "attitude", "expressed attitude", "state of mind"})
CONTRASTS = frozenset({"and", "but", "while", "whereas", "although", "though"})


def find_statements(
    words: Words,
    sentences: Sequence[Sentence],
    actors: Sequence[Actor],
    quotations: Sequence[Quotation],
    books: Codebooks,
) -> list[Statement]:
    """All statements of an article in the order of their cues."""
    cues = compile_cues(books)
    hearing = Hearing(words, sentences, quotations, cues, Naming(words, cues, actors, books))
    found = list(find_labels(hearing))
    hearing.labels = sorted([(s.cue.start, s.source) for s in found if s.source is not None])
    readings, near, lower, free = cues.readings, cues.near, [*words.lower, ""], 0
    for first in compress(range(len(words)), map(readings.__contains__, words.lower)):
        if first < free:
            continue
        pair = (lower[first], lower[first + 1])
        fitting = near[pair] if pair in near else cues.learn(pair)
        if fitting and not hearing.is_quoted(words.starts[first]):
            statement, free = read_cue(first, fitting, hearing)
            if statement is not None:
                found.append(statement)
    found.sort(key=lambda s: s.cue.start)
    found = drop_nested(found, hearing)
    pairs = zip_longest(found, found[1:])
    return add_quotations([cut_content(one, following, hearing) for one, following in pairs], hearing)


def read_cue(first: int, readings: Sequence[Reading], hearing: Hearing) -> tuple[Statement | None, int]:
    """The statement around a word that may be a cue, and the first word that may be the next cue."""
    lower = hearing.words.lower
    for reading in readings:
        tail, last = reading.tail, first + len(reading.tail)
        if last > first + 1 and tuple(lower[first + 1 : last + 1]) != tail:
            continue
        if reading.kind == "verb" and stands_as_noun(first, reading, hearing):
            continue
        place = hearing.place(first, last)
        statement = READERS[reading.kind](place, reading, hearing) if place is not None else None
        if statement is not None:
            return statement, last + 1
    return None, first + 1


def drop_nested(found: list[Statement], hearing: Hearing) -> list[Statement]:
    """Statements without those that only stand in what somebody else says; beside an agency the real source stays."""
    kept: list[Statement] = []
    for statement in found:
        outer = find_outer(kept, statement)
        content = statement.content
        if content[0].start < statement.cue.start:
            while (
                outer is not None and cover(content, outer.cue) and not (is_publisher(statement) or is_publisher(outer))
            ):
                kept.pop()
                outer = find_outer(kept, statement)
        elif outer is not None and cover(outer.content, statement.cue) and not is_publisher(outer):
            if is_sibling(statement, hearing):
                kept[-1] = end_before(outer, statement, hearing)
                kept.append(statement)
                continue
            is_same = statement.source and outer.source and statement.source.span == outer.source.span
            if not is_same:
                continue
        kept.append(statement)
    return kept


def is_sibling(statement: Statement, hearing: Hearing) -> bool:
    """Whether a statement begins a clause of its own: ", but officials said"."""
    if statement.source is None:
        return False
    at = hearing.words.first_from(statement.source.span.start) - 1
    return at > 0 and hearing.words.lower[at] in CONTRASTS and "," in hearing.words.gaps[at]


def end_before(outer: Statement, statement: Statement, hearing: Hearing) -> Statement:
    """A statement whose content ends where the next clause begins."""
    assert statement.source is not None
    at = hearing.words.first_from(statement.source.span.start) - 1
    last = outer.content[-1]
    end = hearing.words.ends[at - 1]
    return (
        outer._replace(content=(*outer.content[:-1], Span(last.start, end))) if last.start < end < last.end else outer
    )


def find_outer(kept: list[Statement], statement: Statement) -> Statement | None:
    """The statement before this one in the same sentence."""
    return kept[-1] if kept and kept[-1].sentence is statement.sentence else None


def is_publisher(statement: Statement) -> bool:
    """Whether a statement is what an agency or a paper reports."""
    return statement.source is not None and statement.source.attribution == "publisher"


def cut_content(statement: Statement, following: Statement | None, hearing: Hearing) -> Statement:
    """A content that ends where the same speaker goes on (", adding that …")."""
    if following is None or following.source is None or statement.source is None:
        return statement
    last = statement.content[-1]
    is_same = following.source.span == statement.source.span and following.sentence is statement.sentence
    if not is_same or not last.start < following.cue.start < last.end:
        return statement
    end = following.cue.start
    before = hearing.words.last_until(end) - 1
    if hearing.words.lower[before] in {"and", "but", "or", "then"}:
        end = hearing.words.starts[before]
    cut = trim(hearing.words.text, last.start, end)
    return statement._replace(content=(*statement.content[:-1], cut)) if cut.start < cut.end else statement


def add_quotations(found: list[Statement], hearing: Hearing) -> list[Statement]:
    """Statements with the quotations that go on behind them and have no speaker of their own."""
    taken = sorted({c.start for s in found for c in s.content})
    return [add_rest(s, taken, hearing) if s.is_quoted else s for s in found]


def add_rest(statement: Statement, taken: list[int], hearing: Hearing) -> Statement:
    """A statement in quotation marks with the next quotations, as long as nothing but marks stands between."""
    text, content = hearing.words.text, list_opening(statement, hearing)
    end = max(content[-1].end, statement.sentence.span.end)
    for at in range(bisect_left(hearing.quote_starts, content[-1].end), len(hearing.quotations)):
        quotation = hearing.quotations[at]
        start = quotation.span.start
        is_inside = statement.cue.start < start < end
        if start >= end + NEAR or not (is_inside or not text[end:start].strip(" \n\r\t.,")):
            break
        place = bisect_left(taken, start)
        if place < len(taken) and taken[place] < quotation.span.end:
            break
        content.append(quotation.span)
        end = max(end, quotation.span.end)
    return statement._replace(content=tuple(content)) if len(content) > len(statement.content) else statement


def list_opening(statement: Statement, hearing: Hearing) -> list[Span]:
    """The content of a statement with the paragraphs in front of it that open a quotation and leave it open."""
    text, content = hearing.words.text, list(statement.content)
    at = bisect_left(hearing.quote_starts, content[0].start) - 1
    while at >= 0 and not hearing.quotations[at].is_closed:
        before = hearing.quotations[at].span
        if text[before.end : content[0].start].strip():
            break
        content.insert(0, before)
        at -= 1
    return content


def find_speaker(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The statement whose content covers a span: of several the closest one, an agency's only when it is alone."""
    best, best_rank = None, (True, 0)
    for statement in statements:
        for content in statement.content:
            # the point behind "bln." may be the one that ends the sentence
            if content.start <= span.start and span.end <= content.end + 1 and statement.method not in UNSPOKEN:
                rank = (is_publisher(statement), sum(c.end - c.start for c in statement.content))
                if best is None or rank < best_rank:
                    best, best_rank = statement, rank
    return best
