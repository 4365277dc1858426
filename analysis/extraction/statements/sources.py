"""What is a source, and whom does a word that refers back stand for?

A source is a person, an organisation, a country or a publisher of the article, a class of people
("officials", "government sources"), or a word that refers back ("he", "the ministry").
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from analysis.codebooks import Codebooks
from analysis.extraction.statements.cues import Cues
from analysis.records import Actor, Attribution, Span
from analysis.words import Words

BY_KIND: dict[str, Attribution] = {
    "person": "named", "organisation": "organisation", "facility": "organisation", "place": "organisation",
    "country": "organisation", "publisher": "publisher",
}  # fmt: skip


class Source(NamedTuple):
    """Who says something: the words, the name they stand for, and what kind of source that is."""

    span: Span
    name: str
    attribution: Attribution


@lru_cache(maxsize=8)
def list_anaphora(books: Codebooks) -> dict[str, str]:
    """What each word that refers back stands for: "the ministry" → "organisation"."""
    anaphora = books.book("names")["anaphora"]
    return {phrase: kind for kind, phrases in anaphora.items() for phrase in phrases}


@lru_cache(maxsize=8)
def list_demonyms(books: Codebooks) -> frozenset[str]:
    """The words for people of a country, which keep their capital."""
    return frozenset(row["demonym"].split()[0] for row in books.rows("demonyms"))


@dataclass(slots=True)
class Naming:
    """The actors of an article in the order of their mentions, for looking up who is meant."""

    words: Words
    cues: Cues
    actors: Sequence[Actor]
    books: Codebooks
    starts: list[int] = field(default_factory=list)
    mentions: list[tuple[int, int, Actor]] = field(default_factory=list)
    people: list[Actor] = field(default_factory=list)
    people_starts: list[int] = field(default_factory=list)
    surnames: frozenset[str] = frozenset()
    known: dict[str, Source] = field(default_factory=dict)
    by_role: dict[str, tuple[list[int], list[Actor]]] = field(default_factory=dict)
    by_head: dict[str, list[tuple[list[int], Actor]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbered = sorted((s.start, s.end, n) for n, a in enumerate(self.actors) for s in a.spans)
        self.mentions = [(start, end, self.actors[n]) for start, end, n in numbered]
        self.starts = [start for start, _, _ in numbered]
        people = [(start, actor) for start, _, actor in self.mentions if actor.kind == "person"]
        self.people_starts = [start for start, _ in people]
        self.people = [actor for _, actor in people]
        self.surnames = frozenset(actor.actor.split()[-1] for actor in self.people)

    def inside(self, start: int, end: int) -> list[tuple[int, int, Actor]]:
        """The mentions that lie inside start..end."""
        at = bisect_left(self.starts, start)
        found = []
        while at < len(self.starts) and self.starts[at] < end:
            if self.mentions[at][1] <= end:
                found.append(self.mentions[at])
            at += 1
        return found

    def person_before(self, position: int) -> Actor | None:
        """The person named last before a place."""
        at = bisect_left(self.people_starts, position)
        return self.people[at - 1] if at else None

    def person_of(self, role: str, position: int) -> Actor | None:
        """The person of a role ("minister") named last before a place."""
        if role not in self.by_role:
            pairs = zip(self.people_starts, self.people, strict=True)
            found = [(at, a) for at, a in pairs if role in (a.role or "").lower()]
            if not found and role == "head of state":
                found = list(zip(self.people_starts, self.people, strict=True))
            self.by_role[role] = [at for at, _ in found], [a for _, a in found]
        starts, people = self.by_role[role]
        at = bisect_left(starts, position)
        return people[at - 1] if at else None

    def body_of(self, head: str, position: int) -> Actor | None:
        """The body with a word in its name ("plant") that was named most often before a place, the first at a tie."""
        if head not in self.by_head:
            bodies = (a for a in self.actors if a.kind in {"organisation", "facility"})
            alike = (a for a in bodies if head in re.findall(r"\w+", a.actor.lower()))
            self.by_head[head] = [(sorted(s.start for s in a.spans), a) for a in alike]
        counted = [(-bisect_left(starts, position), starts[0], a) for starts, a in self.by_head[head]]
        earlier = [c for c in counted if c[0]]
        return min(earlier, key=lambda c: c[:2])[2] if earlier else None
