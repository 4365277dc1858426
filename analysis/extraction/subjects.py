"""Whose figure is it?

The subject of the verb before a figure: a named actor, a word that refers back ("the plant"), or a thing
that gives or takes money ("state budget").

    "The country now exports … to nearly 20 countries" → the main country of the article
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.extraction.actors import find_main_country
from analysis.extraction.sources import compile_sources, last_body, last_person
from analysis.extraction.verbs import Verb, find_verbs
from analysis.records import Actor, ActorKind, Span

OPENERS = (
    "In|On|By|As of|Since|During|Over|At|For|Under|With|Last|This|Currently|Today|Now|"
    "However|Moreover|Meanwhile|Thus|Also|Besides|Earlier"
)
INTRO = re.compile(
    rf"^(?:According to [^,]+|[^,]{{0,60}}\b(?:last|this|next) (?:year|month|quarter)|(?:{OPENERS})\b[^,]{{0,80}}),\s*",
    re.IGNORECASE,
)
OPENING = re.compile(r"[\s“\"«„]*(?:that\s+)?", re.IGNORECASE)
CLAUSE = re.compile(r",\s+(?:while|and|but|with|which|where|whereas)\s+|;\s+")
AGENT = re.compile(r"\bby\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose figure it is, and what the verb beside it tells: its tense."""

    actor: str | None
    kind: ActorKind | None
    country: str | None
    verb: Verb | None


@lru_cache(maxsize=8)
def compile_holders(books: Codebooks) -> re.Pattern[str]:
    """Things that give or take money ("state budget")."""
    words = sorted(books.book("names")["holders"]["words"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def find_holder(text: str, sentence: Span, figure: Span, actors: Sequence[Actor], books: Codebooks) -> Holder:
    """The subject of the verb that governs a figure; of reported speech `sentence` is only what was said."""
    opening = OPENING.match(text, sentence.start, figure.start)
    sentence = Span(opening.end() if opening else sentence.start, sentence.end)
    words = sentence.of(text)
    at = figure.start - sentence.start
    clause = find_clause(words, at)
    verbs = [v for v in find_verbs(words, books) if clause.start <= v.span.start]
    before = [v for v in verbs if v.span.end <= at]
    verb = before[0] if before else next(iter(verbs), None)
    main = find_main_country(actors)
    country = main.country if main else None
    if verb is None:
        return Holder(None, None, country, None)
    agent = find_agent(text, sentence, verb, actors) if verb.is_passive else None
    subject = Span(clause.start, max(clause.start, verb.span.start)).shift(sentence.start)
    actor = agent or find_named(text, subject, actors, books)
    if actor is not None:
        return Holder(actor.actor, actor.kind, actor.country or country, verb)
    return Holder(find_thing(subject.of(text), books), None, country, verb)


def find_clause(words: str, at: int) -> Span:
    """The clause in which a place stands, without its introduction."""
    starts = [m.end() for m in CLAUSE.finditer(words, 0, at)]
    intro = INTRO.match(words)
    first = intro.end() if intro and intro.end() <= at else 0
    for start in reversed(starts):
        if re.match(r"[^,;]{3,80}?\b\w+(?:s|ed|are|was|were)\b", words[start:at]) and len(words[start:at].split()) > 3:
            return Span(max(first, start), len(words))
    return Span(first, len(words))


def find_agent(text: str, sentence: Span, verb: Verb, actors: Sequence[Actor]) -> Actor | None:
    """The actor behind "by" in a passive sentence."""
    match = AGENT.search(text, sentence.start + verb.span.end, sentence.end)
    if match is None:
        return None
    return next((a for a in actors for s in a.spans if s.start == match.end()), None)


def find_named(text: str, subject: Span, actors: Sequence[Actor], books: Codebooks) -> Actor | None:
    """The actor that a subject names or refers back to."""
    words = subject.of(text).rstrip()
    if compile_holders(books).search(words):
        return None
    inside = [(s, a) for a in actors for s in a.spans if subject.covers(s)]
    if inside:
        direct = [(s, a) for s, a in inside if s.end == subject.start + len(words)]
        return (direct or sorted(inside, key=lambda x: x[0]))[0][1]
    return refer_back(words, subject.start, actors, books)


def refer_back(words: str, at: int, actors: Sequence[Actor], books: Codebooks) -> Actor | None:
    """The actor that "the country", "the plant" or "it" points at."""
    phrase = re.sub(r"\s+(?:now|currently|also|already|\w+ly)$", "", words.strip().lower())
    forms = compile_sources(books)
    if match := forms.country.search(phrase):
        return find_main_country(actors) if match.start() == 0 else None
    if forms.bodies.search(phrase) or phrase == "it":
        return last_body(actors, at, phrase if phrase != "it" else "") or (
            find_last(actors, at) if phrase == "it" else None
        )
    if forms.people.search(phrase):
        return last_person(actors, at, phrase)
    return None


def find_last(actors: Sequence[Actor], at: int) -> Actor | None:
    """The actor named last before a place, countries and bodies only."""
    named = [
        (s.start, a)
        for a in actors
        if a.kind in {"organisation", "facility", "country"}
        for s in a.spans
        if s.start < at
    ]
    return max(named, key=lambda n: n[0])[1] if named else None


def find_thing(words: str, books: Codebooks) -> str | None:
    """The thing whose figure it is, in its own words: "state budget"."""
    if match := compile_holders(books).search(words):
        return match.group().lower()
    return None
