"""Who and what plays a part in an article, under which names?

All mentions of one name become one actor: a surname alone stands for the only person of that surname, short
forms and spellings are joined, two people with one surname are kept apart.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.codebooks import Codebooks
from analysis.extraction.names.lexicon import Lexicon, load_lexicon
from analysis.extraction.names.names import find_inner_countries, find_names
from analysis.extraction.names.pipelines import add_pipeline_names, load_pipeline
from analysis.extraction.names.runs import Name
from analysis.extraction.names.spellings import fold_name, fold_person, is_same_person
from analysis.records import Actor, ActorKind, Sentence
from analysis.words import Words

BODIES: frozenset[ActorKind] = frozenset({"organisation", "facility"})


def find_actors(
    words: Words, sentences: Sequence[Sentence], books: Codebooks, pipeline: str | None = None
) -> list[Actor]:
    """The actors of an article in the order of their first mention; a spaCy pipeline may add the names it finds."""
    names = find_names(words, sentences, books)
    if pipeline is not None:
        names = add_pipeline_names(words, names, load_pipeline(pipeline))
    names += find_inner_countries(words, names, books)
    people = [n for n in names if n.kind == "person"]
    groups = group_people(people, [s.span.start for s in sentences])
    groups += group_bodies([n for n in names if n.kind != "person"], load_lexicon(books))
    actors = [make_actor(group, words.text) for group in groups]
    return sorted(tell_apart(actors), key=lambda a: a.spans[0].start)


@dataclass(slots=True)
class Bearer:
    """A person with the folded name and all mentions so far."""

    key: tuple[str, ...]
    names: list[Name]


def group_people(people: Sequence[Name], starts: Sequence[int]) -> list[list[Name]]:
    """The mentions of each person; `starts` is where the sentences begin."""
    bearers: dict[str, list[Bearer]] = defaultdict(list)
    short: list[tuple[tuple[str, ...], Name]] = []
    for name in people:
        key = fold_person(name.name)
        if len(key) < 2:
            short.append((key, name))
            continue
        fitting = [b for b in bearers[key[-1]] if is_same_person(key, b.key)]
        if len(fitting) == 1:
            fitting[0].names.append(name)
            fitting[0].key = max(fitting[0].key, key, key=lambda k: (len(k), sum(map(len, k))))
        else:
            bearers[key[-1]].append(Bearer(key, [name]))
    alone: dict[str, Bearer] = {}
    for key, name in short:
        surname = key[-1] if key else name.name
        bearer = choose_bearer(bearers.get(surname, []), name, starts)
        if bearer is None:
            bearer = alone.setdefault(surname, Bearer(key, []))
        bearer.names.append(name)
    everybody = [b for listed in bearers.values() for b in listed] + list(alone.values())
    return [sorted(b.names, key=lambda n: n.span.start) for b in everybody]


def choose_bearer(bearers: Sequence[Bearer], name: Name, starts: Sequence[int]) -> Bearer | None:
    """The person whom a lone surname stands for: the only bearer, the one of that role, or the only one close before.

    Of two people with one surname the lone surname is neither, unless just one of them is named in full in the
    same sentence or the one before.
    """
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    if name.role is not None:
        office = name.role.split()[-1].lower()
        fitting = [b for b in bearers if any(office in (n.role or "").lower().split() for n in b.names)]
        if len(fitting) == 1:
            return fitting[0]
    sentence = bisect_right(starts, name.span.start) - 1
    since = starts[max(sentence - 1, 0)] if starts else 0
    close = [b for b in bearers if any(since <= n.span.start < name.span.start for n in b.names)]
    return close[0] if len(close) == 1 else None


def group_bodies(names: Sequence[Name], lexicon: Lexicon) -> list[list[Name]]:
    """The mentions of everything that is no person, by its folded name."""
    groups: dict[tuple[str, str], list[Name]] = defaultdict(list)
    folded: dict[tuple[str, str | None], str] = {}
    for name in names:
        if (name.name, name.country) not in folded:
            folded[name.name, name.country] = fold_body(name, lexicon)
        family = "body" if name.kind in BODIES else name.kind
        groups[family, folded[name.name, name.country]].append(name)
    join_countries(groups)
    return list(groups.values())


def join_countries(groups: dict[tuple[str, str], list[Name]]) -> None:
    """Join "Ministry of Defence" with "Ukraine’s Ministry of Defence" where the article has a single such body."""
    longer: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for family, key in groups:
        if family == "body" and groups[family, key][0].country is not None:
            inside = key.rpartition(" of ")[0]
            for part in {key.partition(" ")[2], inside, inside.partition(" ")[2]}:
                if (family, part) in groups:
                    longer[family, part].append((family, key))
    for short in sorted(longer, key=lambda key: (-len(key[1]), key)):
        full = [one for one in longer[short] if one in groups]
        countries = {groups[one][0].country for one in full} | {n.country for n in groups[short] if n.country}
        if len(countries) == 1 and full:
            joined = [n for one in [short, *full] for n in groups.pop(one)]
            groups[full[0]] = sorted(joined, key=lambda n: n.span.start)


def fold_body(name: Name, lexicon: Lexicon) -> str:
    """The key of a name; of a body behind its country: "Turkish Defence Ministry" → "tr ministry of defense"."""
    if name.kind not in BODIES or name.country is None:
        return fold_name(name.name)
    first, _, rest = name.name.partition(" ")
    is_country = bool(rest) and any(k.kind == "country" for k in lexicon.known.get(first, ()))
    return f"{name.country.lower()} {fold_name(rest if is_country else name.name)}"


def make_actor(group: list[Name], text: str) -> Actor:
    """One actor from its mentions: the fullest name, the longest role, the kind that acts if any does."""
    if len(group) == 1:
        name = group[0]
        return Actor(name.name, name.kind, name.role, name.country, (name.span.of(text),), (name.span,))
    spellings = tuple(sorted({text[n.span.start : n.span.end] for n in group}))
    kind = choose_kind(group)
    roles = sorted({n.role for n in group if n.role}, key=lambda r: (-len(r), r))
    return Actor(
        actor=choose_name(group, kind),
        kind=kind,
        role=roles[0] if roles else None,
        country=next((n.country for n in group if n.country), None),
        spellings=spellings,
        spans=tuple(n.span for n in group),
    )


def choose_name(group: list[Name], kind: ActorKind) -> str:
    """The fullest name of a person, the commonest of anything else; the first at a tie."""
    if kind == "person":
        return max(group, key=lambda n: (len(n.name.split()), -n.span.start)).name
    names = [n.name for n in group]
    return names[0] if len(set(names)) == 1 else Counter(names).most_common(1)[0][0]


def choose_kind(group: list[Name]) -> ActorKind:
    """The kind of most mentions; a plant that acts once is an organisation."""
    kinds = [n.kind for n in group]
    if len(set(kinds)) == 1:
        return kinds[0]
    return "organisation" if "organisation" in kinds and "facility" in kinds else Counter(kinds).most_common(1)[0][0]


def tell_apart(actors: list[Actor]) -> list[Actor]:
    """Actors of different countries that share a name, each with its country: "Ministry of Defence (UA)"."""
    if len({actor.actor for actor in actors}) == len(actors):
        return actors
    shared = Counter(actor.actor for actor in actors)
    return [replace(a, actor=f"{a.actor} ({a.country or a.kind})") if shared[a.actor] > 1 else a for a in actors]


def find_main_country(actors: Sequence[Actor]) -> Actor | None:
    """The country that an article is about: the one named most often, the earlier one at a tie."""
    countries = [a for a in actors if a.kind == "country"]
    return max(countries, key=lambda a: (len(a.spans), -a.spans[0].start), default=None)
