"""Who is meant by the words in front of "said"?

A source is a person, an organisation, a country or a publisher of the article, a class of people
("officials", "government sources"), or a word that refers back ("he", "the ministry").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.records import Actor, Attribution, Span

BY_KIND: dict[str, Attribution] = {
    "person": "named", "organisation": "organisation", "facility": "organisation", "place": "organisation",
    "country": "organisation", "publisher": "publisher",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """Who says something: the words, the name they stand for, and what kind of source that is."""

    span: Span
    name: str
    attribution: Attribution


@dataclass(frozen=True)
class SourceWords:
    """The words for unnamed sources and references back, compiled."""

    unnamed: re.Pattern[str]
    outside: re.Pattern[str]
    people: re.Pattern[str]
    bodies: re.Pattern[str]
    country: re.Pattern[str]


@lru_cache(maxsize=8)
def compile_sources(books: Codebooks) -> SourceWords:
    """Regular expressions for sources without a name."""
    classes = books.book("reporting_verbs")["classes"]
    heads = "|".join(sorted(classes["heads"], key=len, reverse=True))
    anaphora = books.book("names")["anaphora"]
    words = {k: "|".join(re.escape(w) for w in sorted(v, key=len, reverse=True)) for k, v in anaphora.items()}
    unnamed = rf"(?<![\w’'-])(?:[\w’'-]+\s+){{0,3}}?(?:{heads})"
    return SourceWords(
        re.compile(
            rf"{unnamed}(?:\s+(?:from|of|at|in|close to|familiar with)\s+(?:the\s+)?[\w’' -]{{2,40}}?)?$",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:(?:{'|'.join(map(re.escape, classes['outside']))})\s+)+", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{words['person']})$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{words['organisation']})$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{words['country']})$", re.IGNORECASE),
    )


def find_source_ending(text: str, start: int, end: int, actors: Sequence[Actor], books: Codebooks) -> Source | None:
    """The source whose words end at `end`, inside start..end; None when the words there are no source."""
    words = compile_sources(books)
    segment = text[start:end].rstrip()
    end = start + len(segment)
    if actor := actor_ending(actors, end, text):
        return Source(actor[1], actor[0].actor, BY_KIND[actor[0].kind])
    if match := words.unnamed.search(segment):
        lead = words.outside.match(match.group())
        span = Span(start + match.start() + (lead.end() if lead else 0), end)
        return Source(span, fold_class(span.of(text), books), "class")
    if match := words.people.search(segment):
        person = last_person(actors, start + match.start(), match.group())
        name = person.actor if person else match.group()
        return Source(Span(start + match.start(), end), name, "named" if person else "class")
    if match := words.bodies.search(segment):
        body = last_body(actors, start + match.start(), match.group())
        return Source(Span(start + match.start(), end), body.actor if body else match.group(), "organisation")
    return None


def fold_class(words: str, books: Codebooks) -> str:
    """The words for a class of sources, without a capital at the start unless a country gives it."""
    is_of_country = any(words.startswith(f"{row['demonym']} ") for row in books.rows("demonyms"))
    return words if is_of_country else words[:1].lower() + words[1:]


def actor_ending(actors: Sequence[Actor], end: int, text: str) -> tuple[Actor, Span] | None:
    """The actor with a mention that ends at a place, also behind an apposition ("Fatiyev, the chairman,")."""
    for actor in actors:
        for span in actor.spans:
            gap = text[span.end : end]
            if span.end == end or (
                gap.startswith(",")
                and gap.endswith(",")
                and len(gap) < 160
                and "." not in gap
                and actor.kind == "person"
            ):
                return actor, Span(span.start, span.end)
    return None


def last_person(actors: Sequence[Actor], before: int, words: str) -> Actor | None:
    """The person a pronoun or a role points at: of that role, and named last before it."""
    role = words.lower().removeprefix("the ").strip()
    people = [(s.start, a) for a in actors if a.kind == "person" for s in a.spans if s.start < before]
    if role not in {"he", "she"}:
        people = [(at, a) for at, a in people if role in (a.role or "").lower()] or (
            [] if role != "head of state" else people
        )
    return max(people, key=lambda p: p[0])[1] if people else None


def last_body(actors: Sequence[Actor], before: int, words: str) -> Actor | None:
    """The organisation or facility that "the plant" points at: of those with that word in their name the one
    most often named so far, the first one at a tie; an article returns to what it is about.
    """
    head = words.lower().removeprefix("the ").strip()
    counted = []
    for actor in actors:
        earlier = [s.start for s in actor.spans if s.start < before]
        is_same = not head or head in re.findall(r"\w+", actor.actor.lower())
        if earlier and is_same and actor.kind in {"organisation", "facility"}:
            counted.append((-len(earlier), earlier[0], actor))
    return min(counted, key=lambda c: c[:2])[2] if counted else None
