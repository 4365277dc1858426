"""Whose figure is it?

The subject of the verb before a figure: a named actor, a word that refers back ("the plant"), or a thing
that gives or takes money ("state budget").

    "The country now exports … to nearly 20 countries" → the main country of the article
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.extraction.cast import BODIES, Cast
from analysis.extraction.verbs import Verb
from analysis.records import Actor, ActorKind, Span, record
from analysis.words import Words

OPENERS = (
    "In|On|By|As of|Since|During|Over|At|For|Under|With|Last|This|Currently|Today|Now|"
    "However|Moreover|Meanwhile|Thus|Also|Besides|Earlier"
)
INTRO = re.compile(
    r"(?:According to [^,]{1,200}|[^,]{0,60}\b(?:last|this|next) (?:year|month|quarter)"
    rf"|(?:{OPENERS})\b[^,]{{0,80}}),\s*",
    re.IGNORECASE,
)
OPENING = re.compile(r"[\s“\"«„]{0,5}(?:that\s+)?", re.IGNORECASE)
CLAUSE = re.compile(
    r",\s+(?:while|and|but|with|which|where|whereas)\s+|;\s+"
    r"|\b(?:adding|noting|saying|stressing|stating|claiming|said|added|noted|announced|stressed|stated)\s+that\s+"
)
PARTING = (",", ";", "that")  # an introduction and a clause have one of them
FULL_CLAUSE = re.compile(r"[^,;]{3,80}?\b\w+(?:s|ed|are|was|were)\b")
AGENT = re.compile(r"\bby\s+(?:the\s+)?", re.IGNORECASE)
# "Exports to Poland", "orders from the army": the subject is not the one named last.
AWAY = re.compile(r"\b(?:to|from|with|against|via|into)\s+(?:the\s+)?$")
AWAY_REACH = 14
HAVING = frozenset({"has", "have", "had"})
PLACES = frozenset({"place", "country"})
ADVERB = re.compile(r"\s+(?:now|currently|also|already|\w{1,30}ly)$")
SHORTEST_CLAUSE = 3
CLAUSE_REACH = 500


@record()
class Holder:
    """Whose figure it is, and what the verb beside it tells: its tense."""

    actor: str | None
    kind: ActorKind | None
    country: str | None
    verb: Verb | None


@record()
class Scene:
    """What is needed to tell whose a figure is: the words, the cast, the codebooks."""

    words: Words
    cast: Cast
    books: Codebooks


@dataclass(frozen=True)
class Referring:
    """Words that refer back, by what they refer to."""

    country: tuple[str, ...]
    bodies: tuple[str, ...]
    people: tuple[str, ...]


@lru_cache(maxsize=8)
def load_referring(books: Codebooks) -> Referring:
    """The words that refer back, the longest first."""
    book = books.book("names")["anaphora"]
    country, bodies, people = (sorted(book[k], key=len, reverse=True) for k in ("country", "organisation", "person"))
    return Referring(tuple(country), tuple(bodies), tuple(people))


@lru_cache(maxsize=8)
def load_holders(books: Codebooks) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Things that give or take money ("state budget"), as words by the first of them, the longest first."""
    holders: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(books.book("names")["holders"]["words"], key=len, reverse=True):
        words = tuple(phrase.lower().split())
        holders[words[0]] = (*holders.get(words[0], ()), words)
    return holders


def find_holder(scene: Scene, sentence: Span, figure: Span, verbs: Sequence[Verb]) -> Holder:
    """The subject of the verb that governs a figure; of reported speech `sentence` is only what was said.

    `verbs` are those of the whole sentence.
    """
    text, cast = scene.words.text, scene.cast
    opening = OPENING.match(text, sentence.start, figure.start)
    start = find_clause(text, opening.end() if opening else sentence.start, figure.start)
    country = cast.main_country.country if cast.main_country else None
    verb = choose_verb(verbs, start, sentence.end, figure.start)
    if verb is None:
        return Holder(None, None, country, None)
    agent = find_agent(scene, sentence, verb) if verb.is_passive else None
    subject = Span(start, max(start, verb.span.start))
    thing = find_thing(scene, subject)
    actor = agent or (None if thing else find_named(scene, subject))
    if actor is not None:
        return Holder(actor.actor, actor.kind, actor.country or country, verb)
    return Holder(thing, None, country, verb)


def choose_verb(verbs: Sequence[Verb], start: int, stop: int, at: int) -> Verb | None:
    """The first verb of a clause, before a place if there is one."""
    inside = [v for v in verbs if start <= v.span.start and v.span.end <= stop]
    # "which had 3 docks then, now builds 40 ships": to have is the weakest of verbs.
    inside.sort(key=lambda v: v.form in HAVING and v.span.end <= at)
    return next((v for v in inside if v.span.end <= at), inside[0] if inside else None)


def find_clause(text: str, start: int, at: int) -> int:
    """Where the clause begins in which a place stands, its introduction left out."""
    if not any(text.find(mark, start, at) >= 0 for mark in PARTING):
        return start
    intro = INTRO.match(text, start, at)
    first = intro.end() if intro else start
    for begun in reversed([m.end() for m in CLAUSE.finditer(text, max(first, at - CLAUSE_REACH), at)]):
        if FULL_CLAUSE.match(text, begun, at) and len(text[begun:at].split()) > SHORTEST_CLAUSE:
            return begun
    return first


def find_agent(scene: Scene, sentence: Span, verb: Verb) -> Actor | None:
    """The actor behind "by" in a passive sentence."""
    match = AGENT.search(scene.words.text, verb.span.end, sentence.end)
    return scene.cast.starting_at(match.end()) if match else None


def find_named(scene: Scene, subject: Span) -> Actor | None:
    """The actor that a subject names or refers back to."""
    words = subject.of(scene.words.text).rstrip()
    named = scene.cast.inside(subject)
    if not named:
        return refer_back(scene, words, subject.start)
    inside = [m for m in named if not is_away(scene.words.text, subject.start, m[0].start)]
    if not inside:
        return None
    end = subject.start + len(words)
    span, actor = next((m for m in inside if m[0].end == end), inside[0])
    return find_body_of(scene, span, actor, end)


def find_body_of(scene: Scene, place: Span, actor: Actor, end: int) -> Actor:
    """The body that a place and a noun name together: "Ganja plant" of the Ganja Automobile Plant; else the actor."""
    behind = scene.words.text[place.end : end]
    nouns = load_referring(scene.books).bodies
    if actor.kind not in PLACES or f"the {behind.strip().lower()}" not in nouns:
        return actor
    name, noun = place.of(scene.words.text).removesuffix("'s").removesuffix("’s").lower(), behind.split()[-1].lower()
    bodies = (body for _, body in scene.cast.mentions if body.kind in BODIES)
    return next((b for b in bodies if b.actor.lower().startswith(name) and noun in b.actor.lower().split()), actor)


def is_away(text: str, start: int, at: int) -> bool:
    """Whether a name stands behind "to" or "from" and so is not the subject."""
    return AWAY.search(text, max(start, at - AWAY_REACH), at) is not None


def refer_back(scene: Scene, words: str, at: int) -> Actor | None:
    """The actor that "the country", "the plant" or "it" points at."""
    phrase = ADVERB.sub("", words[-80:].strip().lower())
    forms, cast = load_referring(scene.books), scene.cast
    if country := find_ending(phrase, forms.country):
        return cast.main_country if country == phrase else None
    if phrase == "it":
        return cast.main_body(at, "") or cast.last_named(at)
    if body := find_ending(phrase, forms.bodies):
        return cast.main_body(at, body)
    if person := find_ending(phrase, forms.people):
        return cast.last_person(at, person)
    return None


def find_ending(phrase: str, forms: tuple[str, ...]) -> str | None:
    """The form with which a phrase ends, as a word of its own."""
    if not phrase.endswith(forms):
        return None
    found = next(form for form in forms if phrase.endswith(form))
    before = phrase[: -len(found)]
    return None if before and (before[-1].isalnum() or before[-1] == "_") else found


def find_thing(scene: Scene, subject: Span) -> str | None:
    """The thing whose figure it is, in its own words: "state budget"."""
    holders, words = load_holders(scene.books), scene.words
    numbers = words.between(subject)
    for place in numbers:
        for phrase in holders.get(words.lower[place], ()):
            stop = place + len(phrase)
            if stop <= numbers.stop and tuple(words.lower[place:stop]) == phrase:
                return " ".join(phrase)
    return None
