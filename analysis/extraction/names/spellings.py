"""Which spellings are one name, within an article and across articles?

A name has a key: small plain letters, one way of writing the sounds that are transcribed in several ways, no
article, no legal form, "defence" as "defense". Two names with one key are one actor.

    "Khanlar Fatiyev", "Xanlar Fatiev" → one key     "Ministry of Defence", "the Defense Ministry" → one key
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from analysis.extraction.names.lexicon import fold_letters
from analysis.records import Actor

ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
MARKS = re.compile(r"[“”\"«»„]")
WORD = re.compile(r"[^\W_]+(?:[’'‘][^\W_]{2,})*")
MINISTRY = re.compile(r"^(.+) (ministry|department|committee|agency)$")
LEGAL = frozenset(
    [
        "llc",
        "cjsc",
        "ojsc",
        "jsc",
        "pjsc",
        "ltd",
        "limited",
        "inc",
        "incorporated",
        "plc",
        "gmbh",
        "ag",
        "se",
        "sa",
        "nv",
        "ab",
        "oy",
        "as",
        "asa",
        "srl",
        "spa",
        "ooo",
        "oao",
        "zao",
        "pao",
        "too",
        "mmc",
        "qsc",
        "asc",
        "llp",
        "corp",
        "co",
        "corporation",
        "company",
        "pvt",
        "pte",
        "kg",
        "bv",
        "doo",
        "ead",
        "ad",
        "kft",
        "zrt",
        "osc",
    ]
)
SOUNDS = {
    "iye": "e", "iy": "i", "ye": "e", "ie": "e", "yy": "i", "ij": "i", "yi": "i", "dzh": "j", "zh": "j", "dj": "j",
    "kh": "k", "ks": "k", "x": "k", "gh": "g", "q": "g", "sch": "s", "sh": "s", "tch": "c", "ch": "c", "ou": "u",
    "oo": "u",     "ph": "f", "w": "v", "y": "i",
}  # fmt: skip
SOUND = re.compile(
    r"^ye|(?:iye|ye|ie)(?=v[aeiou]?$)|iy(?=v)|" + "|".join(k for k in SOUNDS if k not in {"iye", "ye", "ie"})
)
DOUBLE = re.compile(r"(.)\1")
VOWELS_MATTER = 4
PERSON = "person"
BODIES = frozenset({"organisation", "facility", "publisher"})
Name = tuple[str, str, str]  # kind, name and country of an actor; no country is ""


@lru_cache(maxsize=16384)
def fold_name(name: str) -> str:
    """The key of an organisation, a facility or a place."""
    folded = fold_letters(ARTICLE.sub("", MARKS.sub("", name)))
    words = [w for w in WORD.findall(folded.replace("defence", "defense").replace("organis", "organiz")) if w != "the"]
    while len(words) > 1 and words[-1] in LEGAL:
        words.pop()
    key = " ".join(words)
    ministry = MINISTRY.match(key)
    if ministry is not None and " of " not in key:
        return f"{ministry[2]} of {ministry[1]}"
    return key


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """The key of one word of the name of a person."""
    folded = fold_letters(word)
    folded = DOUBLE.sub(r"\1", SOUND.sub(lambda found: SOUNDS[found[0]], folded))
    return folded.replace("e", "a") if len(folded) >= VOWELS_MATTER else folded


def fold_person(name: str) -> tuple[str, ...]:
    """The keys of the words of a person's name."""
    return tuple(fold_word(word) for word in WORD.findall(name))


def is_same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two folded names can be one person: surname alike, every other word of the shorter in the longer.

    An initial stands for a word that begins with it: "i aliav" and "ilham aliav", but not "h aliav".
    """
    short, long = sorted((one, other), key=len)
    if not short or short[-1] != long[-1] or len(short) < 2:
        return tuple(short) == tuple(long)
    rest = list(long[:-1])
    if not (
        short[0] == rest[0] or (short[0][0] == rest[0][0] and 1 in (len(short[0]), len(rest[0]))) or short[0] in rest
    ):
        return False
    for word in short[:-1]:
        match = next((w for w in rest if w == word or (1 in (len(w), len(word)) and w[0] == word[0])), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def join_actors(actors: Iterable[tuple[str, Actor]]) -> dict[tuple[str, str], str]:
    """One name for each actor across articles: (article id, name there) → the name all of them share."""
    listed = [(article, (actor.kind, actor.actor, actor.country or "")) for article, actor in actors]
    shared = share_spellings(Counter(name for _, name in listed))
    places = {name: place for place, name in enumerate(shared)}
    ordered = sorted(listed, key=lambda pair: places[pair[1]])
    return {(article, name[1]): shared[name] for article, name in ordered}


def share_spellings(names: Mapping[Name, int]) -> dict[Name, str]:
    """The name that all share of each that occurs so often, people first; the order of the others is kept.

    Countries are joined by their code, bodies by their key and country, people by name: a person whose name is
    shorter joins a longer one only where a single one fits.
    """
    people: Counter[str] = Counter()
    groups: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name, times in names.items():
        if name[0] == PERSON:
            people[name[1]] += times
        else:
            groups[body_key(name)].append(name)
    joined = join_people(people)
    shared = {name: joined[name[1]] for name in names if name[0] == PERSON}
    for group in groups.values():
        counted: Counter[str] = Counter()
        for name in group:
            counted[name[1]] += names[name]
        shared |= dict.fromkeys(group, choose_name(counted))
    return shared


def body_key(name: Name) -> tuple[str, ...]:
    """What bodies of one kind must share to be one; a plant that signs is still the same plant."""
    kind, text, country = name
    if kind == "country" and country:
        return ("country", country)
    return ("body" if kind in BODIES else kind, fold_name(text), country)


def join_people(people: Mapping[str, int]) -> dict[str, str]:
    """The shared name of each person; the longest names are taken first."""
    clusters: list[tuple[tuple[str, ...], list[str]]] = []
    near: dict[tuple[str, ...], list[int]] = defaultdict(list)  # clusters by surname and one of the other words
    keyed = [(fold_person(name), name) for name in people]
    for key, name in sorted(keyed, key=lambda k: (-len(k[0]), -sum(map(len, k[0])), k)):
        close = {n for place in list_close(key) for n in near.get(place, ())}
        fitting = [n for n in sorted(close) if is_same_person(key, clusters[n][0])]
        if len(fitting) != 1:
            exact = [n for n in fitting if clusters[n][0] == key]
            fitting = exact[:1]
        if not fitting:
            for place in list_places(key):
                near[place].append(len(clusters))
            clusters.append((key, []))
            fitting = [len(clusters) - 1]
        clusters[fitting[0]][1].append(name)
    joined: dict[str, str] = {}
    for _, members in clusters:
        joined |= dict.fromkeys(members, choose_name({name: people[name] for name in members}))
    return joined


def list_places(key: Sequence[str]) -> list[tuple[str, ...]]:
    """Where a folded name can be found: by its surname and each of its other words, and by their initials."""
    words = [(key[-1], word) for word in dict.fromkeys(key[:-1])]
    return [*words, *((key[-1], initial, "…") for initial in dict.fromkeys(word[:1] for word in key[:-1]))] or [
        ("".join(key),)
    ]


def list_close(key: Sequence[str]) -> list[tuple[str, ...]]:
    """Where those stand that may be the same person: a word is alike, or one of the two is the other's initial."""
    words = [(key[-1], word) for word in key[:-1]]
    initials = [(key[-1], word, "…") if len(word) == 1 else (key[-1], word[:1]) for word in key[:-1]]
    return [*words, *initials] or [("".join(key),)]


def choose_name(counted: Mapping[str, int]) -> str:
    """The name for all: the one with the most written-out words, then the commonest, then the first in the alphabet."""
    return min(counted, key=lambda name: (-sum(len(w.rstrip(".")) > 1 for w in name.split()), -counted[name], name))
