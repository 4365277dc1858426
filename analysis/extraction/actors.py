"""Who and what plays a part in an article, under which names?

All mentions of one name become one actor: a surname alone stands for the only person of that surname, short
forms and spellings are joined, two people with one surname are kept apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from analysis.codebooks import Codebooks
from analysis.extraction.names import Name, find_names
from analysis.records import Actor, Sentence, Span
from analysis.words import Words

ARTICLE = re.compile(r"^(?:the)\s+", re.IGNORECASE)


def find_actors(words: Words, sentences: Sequence[Sentence], books: Codebooks) -> list[Actor]:  # noqa: ARG001
    """The actors of an article in the order of their first mention."""
    text = words.text
    names = find_names(text, books)
    names += find_surnames(text, names)
    names += find_repeats(text, names)
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(names, key=lambda n: n.span):
        groups[fold_name(name.name)].append(name)
    return [make_actor(group, text) for group in groups.values()]


def fold_name(name: str) -> str:
    """A name for joining: no article, small letters, one spelling of "defence"."""
    folded = ARTICLE.sub("", re.sub(r"[“”\"«»„]", "", name)).lower()
    return " ".join(folded.replace("defence", "defense").split())


def find_surnames(text: str, names: Sequence[Name]) -> list[Name]:
    """Mentions of a person by surname alone, where only one person bears it."""
    people = {n.name for n in names if n.kind == "person" and " " in n.name}
    surnames = Counter(full.split()[-1] for full in people)
    found = []
    for full in sorted(people):
        surname = full.split()[-1]
        if surnames[surname] == 1:
            found += find_word(text, surname, full, names)
    return found


def find_repeats(text: str, names: Sequence[Name]) -> list[Name]:
    """Mentions of a full name that no rule caught on its own."""
    found: list[Name] = []
    for full in sorted({n.name for n in names if n.kind == "person"}):
        found += find_word(text, full, full, [*names, *found])
    return found


def find_word(text: str, form: str, name: str, names: Iterable[Name]) -> list[Name]:
    """Mentions of one spelling outside the names that are known already."""
    known = list(names)
    matches = re.finditer(rf"(?<![\w]){re.escape(form)}(?![\w])", text)
    spans = (Span(*m.span()) for m in matches)
    return [Name(s, name, "person") for s in spans if not any(s.overlaps(n.span) for n in known)]


def make_actor(group: list[Name], text: str) -> Actor:
    """One actor from its mentions: the fullest name, the longest role, the kind that acts if any does."""
    kinds = Counter(n.kind for n in group)
    kind = "organisation" if kinds["organisation"] and kinds["facility"] else kinds.most_common(1)[0][0]
    roles = sorted({n.role for n in group if n.role}, key=lambda r: (-len(r), r))
    return Actor(
        actor=group[0].name,
        kind=kind,
        role=roles[0] if roles else None,
        country=next((n.country for n in group if n.country), None),
        spellings=tuple(sorted({n.span.of(text) for n in group})),
        spans=tuple(n.span for n in group),
    )


def find_main_country(actors: Sequence[Actor]) -> Actor | None:
    """The country that an article is about: the one named most often, the earlier one at a tie."""
    countries = [a for a in actors if a.kind == "country"]
    return max(countries, key=lambda a: (len(a.spans), -a.spans[0].start), default=None)
