"""Which words may say that somebody speaks, thinks, shows or wants something?

The reporting verbs of the codebook as one table from a word to what it may mean, so that one look-up a word
finds every place where a statement may stand.

    "went on to say" → "went" + ("on", "to", "say"), class "speech", shape "past"
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from analysis.codebooks import Codebooks
from analysis.errors import CodebookError

Shape = Literal["base", "s", "past", "ing", "participle"]
SHAPES: tuple[Shape, ...] = ("base", "s", "past", "ing", "participle")
CLASSES = ("speech", "claim", "remark", "forecast", "thought", "evidence", "intention", "attitude")
SAYING = frozenset({"speech", "claim", "remark", "forecast"})
TRAILING = SAYING | {"evidence", "thought"}
KINDS = (
    "impersonal", "opener", "according", "own", "citing", "expression", "passive", "paper", "quoted", "verb", "state",
    "noun",
)  # fmt: skip
MOST_KNOWN = 100_000
SUBJECTS = ("any", "source", "speaker")
VOWELS = "aeiou"


# What a small word does beside a verb; plain numbers, since every word beside a cue is asked.
HELPER, ADVERB, DETERMINER, PREPOSITION, INNER, SUBORDINATOR = 1, 2, 4, 8, 16, 32
RELATIVE, PEOPLE, PRONOUN, TIME, FINITE, NOUN_LY = 64, 128, 256, 512, 1024, 2048

ROLES = {
    "helpers": HELPER, "adverbs": ADVERB, "determiners": DETERMINER, "prepositions": PREPOSITION,
    "inner": INNER, "subordinators": SUBORDINATOR, "relatives": RELATIVE, "people": PEOPLE,
    "pronouns": PRONOUN, "times": TIME, "finite": FINITE, "adjectives_ly": NOUN_LY,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word as a cue: the words that belong to it, its kind, its form, its classes.

    `needs`, where it is given, are the words of which one must come next. A verb of saying has what was said on
    either side; a trailing verb may stand behind it.
    """

    tail: tuple[str, ...]
    kind: str
    shape: Shape
    classes: tuple[str, ...] = ()
    needs: frozenset[str] | None = None
    is_saying: bool = field(init=False)
    is_trailing: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_saying", not SAYING.isdisjoint(self.classes))
        object.__setattr__(self, "is_trailing", not TRAILING.isdisjoint(self.classes))


@dataclass(frozen=True, eq=False)
class Cues:
    """The reporting verbs of the codebook, ready for look-up."""

    readings: Mapping[str, tuple[Reading, ...]]
    takes: Mapping[str, frozenset[str]]
    subjects: Mapping[str, str]
    roles: Mapping[str, int]
    people: frozenset[str]
    bodies: frozenset[str]
    facilities: frozenset[str]
    names_of_bodies: frozenset[str]
    outside: frozenset[str]
    passive: frozenset[str]
    labels: frozenset[str]
    given: frozenset[str]
    surname_endings: tuple[str, ...]
    people_endings: tuple[str, ...]
    documents: frozenset[str]
    tellings: frozenset[str]
    near: dict[tuple[str, str], tuple[Reading, ...]] = field(default_factory=dict)

    def learn(self, pair: tuple[str, str]) -> tuple[Reading, ...]:
        """Keep which readings of a word the word behind it allows, for every time the two are met."""
        word, following = pair
        if len(self.near) >= MOST_KNOWN:
            self.near.clear()
        self.near[pair] = tuple(
            r
            for r in self.readings[word]
            if (not r.tail or r.tail[0] == following) and (r.needs is None or following in r.needs)
        )
        return self.near[pair]


def inflect(verb: str) -> dict[Shape, tuple[str, ...]]:
    """The forms of a verb of the codebook, each cut into words."""
    forms = [tuple(form.split()) for form in verb.split("|")]
    if len(forms) == 1:
        head, *tail = forms[0]
        forms = [(form, *tail) for form in inflect_regular(head)]
    return dict(zip(SHAPES, forms, strict=False))


def inflect_regular(base: str) -> tuple[str, str, str, str]:
    """The forms of a regular verb: announce, announces, announced, announcing."""
    if base.endswith("y") and base[-2] not in VOWELS:
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base}s"
    stem = base.removesuffix("e")
    return base, third, f"{stem}ed", f"{base if base.endswith('ee') else stem}ing"


def list_readings(book: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    """Every cue of the codebook by its first word."""
    merged: dict[tuple[tuple[str, ...], Shape], list[str]] = {}
    for name in CLASSES:
        for verb in book["verbs"][name]["forms"]:
            for shape, form in inflect(verb).items():
                names = merged.setdefault((form, shape), [])
                names += [name] if name not in names else []
    for (form, shape), names in merged.items():
        yield form[0], Reading(form[1:], "verb", shape, tuple(names))
    for cue in book["quoted"]["cues"]:
        first, *rest = cue.split()
        yield first, Reading(tuple(rest), "quoted", "participle", ("speech",))
    frames = book["prepositions"]
    for kind, phrases in (
        ("according", frames["according"]),
        ("own", frames["own"]),
        ("citing", frames["citing"]),
        ("impersonal", book["impersonal"]["cues"]),
        ("opener", book["impersonal"]["openers"]),
    ):
        for phrase in phrases:
            first, *rest = phrase.split()
            yield first, Reading(tuple(rest), kind, "base")
    yield from list_nouns(book)


def list_nouns(book: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    """The cues that are no verbs: passives, expressed attitudes, states of mind, nouns."""
    for phrase in book["passive"]["participles"]:
        first, *rest = phrase.split()
        yield first, Reading((*rest, "by"), "passive", "past")
    for word in book["passive"]["papers"]:
        yield word, Reading(("in",), "paper", "past")
    for verb in book["expressions"]["verbs"]:
        for shape, form in inflect(verb).items():
            for thing in book["expressions"]["objects"]:
                yield form[0], Reading((*form[1:], *thing.split()), "expression", shape, ("attitude",))
    for word in book["states"]["words"]:
        yield word, Reading((), "state", "base", needs=frozenset(book["states"]["followers"]))
    for word in book["nouns"]["words"]:
        yield word, Reading((), "noun", "base", needs=frozenset(book["nouns"]["followers"]))


@lru_cache(maxsize=8)
def compile_cues(books: Codebooks) -> Cues:
    """The cues and small words of the codebook as tables."""
    book, names = books.book("reporting_verbs"), books.book("names")
    readings: dict[str, list[Reading]] = {}
    for first, reading in list_readings(book):
        readings.setdefault(first, []).append(reading)
    roles: dict[str, int] = {}
    for section, role in ROLES.items():
        for word in book["grammar"][section]:
            roles[word] = roles.get(word, 0) | role
    heads = names["organisations"]["heads"] + names["facilities"]["heads"]
    anaphora = [phrase.split()[-1] for phrase in names["anaphora"]["organisation"]]
    return Cues(
        readings={word: tuple(sorted(found, key=rank)) for word, found in readings.items()},
        takes={name: frozenset(book["verbs"][name]["takes"]) for name in CLASSES},
        subjects={name: read_subject(book["verbs"][name]) for name in CLASSES},
        roles=roles,
        people=frozenset(book["classes"]["heads"]) | last_words(names["roles"]["heads"]),
        bodies=last_words(heads) | frozenset(anaphora),
        facilities=last_words(names["facilities"]["heads"]),
        names_of_bodies=frozenset(book["classes"]["names_of_bodies"]),
        outside=frozenset(book["classes"]["outside"]),
        passive=frozenset(book["passive"]["participles"]),
        labels=frozenset(book["grammar"]["labels"]),
        people_endings=tuple(book["classes"]["endings"]),
        surname_endings=tuple(book["classes"]["surname_endings"]),
        given=frozenset(name for listed in names["given"].values() for name in listed),
        documents=frozenset(book["classes"]["documents"]),
        tellings=frozenset(form[0] for verb in book["tellings"]["verbs"] for form in inflect(verb).values()),
    )


def read_subject(section: Mapping[str, Any]) -> str:
    """What may be the subject of a class of verbs.

    Raises:
        CodebookError: the codebook says anything else than any, source or speaker.
    """
    subject = str(section["subject"])
    if subject not in SUBJECTS:
        raise CodebookError(f"reporting_verbs.toml: subject is {subject!r}; write one of {', '.join(SUBJECTS)}")
    return subject


def rank(reading: Reading) -> tuple[int, int]:
    """Longer cues are tried first; of one word a verb comes before a noun."""
    return -len(reading.tail), KINDS.index(reading.kind)


def last_words(phrases: Iterable[str]) -> frozenset[str]:
    """The last word of each phrase."""
    return frozenset(phrase.split()[-1] for phrase in phrases)
