"""Which actor was named where, and whom does "the plant" or "he" point back to?

The mentions of all actors of an article in their order, so that what stands before a place is found without
going through all of them.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extraction.names.actors import find_main_country
from analysis.records import Actor, Span

BODIES = frozenset({"organisation", "facility"})
NAMED = BODIES | {"country"}
PRONOUNS = frozenset({"he", "she"})
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an article by their mentions, sorted by place."""

    starts: Sequence[int]
    mentions: Sequence[tuple[Span, Actor]]
    main_country: Actor | None

    def before(self, at: int) -> Sequence[tuple[Span, Actor]]:
        """The mentions that begin before a place."""
        return self.mentions[: bisect_left(self.starts, at)]

    def inside(self, span: Span) -> list[tuple[Span, Actor]]:
        """The mentions that lie wholly inside a span."""
        first, stop = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [mention for mention in self.mentions[first:stop] if mention[0].end <= span.end]

    def starting_at(self, at: int) -> Actor | None:
        """The actor whose mention begins at a place."""
        place = bisect_left(self.starts, at)
        is_there = place < len(self.starts) and self.starts[place] == at
        return self.mentions[place][1] if is_there else None

    def last_named(self, at: int) -> Actor | None:
        """The country or body named last before a place."""
        return next((actor for _, actor in reversed(self.before(at)) if actor.kind in NAMED), None)

    def last_person(self, at: int, words: str) -> Actor | None:
        """The person that a pronoun or a role points at: of that role, and named last before it."""
        role = words.lower().removeprefix("the ").strip()
        people = [actor for _, actor in self.before(at) if actor.kind == "person"]
        if role not in PRONOUNS:
            fitting = [person for person in people if role in (person.role or "").lower()]
            people = fitting if fitting or role != "head of state" else people
        return people[-1] if people else None

    def main_body(self, at: int, words: str) -> Actor | None:
        """The body that "the plant" points at: of those with that word in their name, the one named most often so far.

        The first one wins at a tie: an article returns to what it is about.
        """
        head = words.lower().removeprefix("the ").strip()
        counts: dict[str, int] = {}
        bodies: dict[str, Actor] = {}
        for _, actor in self.before(at):
            if actor.kind in BODIES and (not head or head in WORD.findall(actor.actor.lower())):
                counts[actor.actor] = counts.get(actor.actor, 0) + 1
                bodies.setdefault(actor.actor, actor)
        return max(bodies.values(), key=lambda actor: counts[actor.actor], default=None)


def gather_cast(actors: Sequence[Actor]) -> Cast:
    """The mentions of all actors in order."""
    mentions = sorted(((span, actor) for actor in actors for span in actor.spans), key=lambda m: m[0].start)
    return Cast([span.start for span, _ in mentions], mentions, find_main_country(actors))
