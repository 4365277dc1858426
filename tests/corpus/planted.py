"""A corpus of our own: sixty short articles over ten years, with what is to be found in them, and what is not.

Places, plants and numbers are made up. Each planted case has a plant of its own, so that no case touches another.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from analysis.records import Article
from analysis.sources.copies import mark_copies

SIZE = 60
SEED = 11
YEARS = range(2016, 2026)
PLANTS = (
    "Karsat", "Velm", "Ostrin", "Dalvek", "Mirhal", "Torbin", "Sulgar", "Pendar", "Lochin", "Brevik", "Zarnak", "Ulmet",
    "Fendal", "Gorsk", "Haldan", "Irvek", "Jolmar", "Kestin", "Lomar", "Narvod", "Oldrin", "Pravik", "Quelin", "Rostan",
    "Sarvik", "Tolmen",
)  # fmt: skip
FILLERS = (
    "Visitors were shown the {a} hall and the {b} yard.", "The {a} line runs beside the {b} store.",
    "Guests spoke of {a} craft and {b} skill.", "A {a} band played while {b} flags were raised.",
    "Teachers praised the {a} school near the {b} road.", "The {a} river and the {b} hills frame the town.",
)  # fmt: skip
COLOURS = ("red", "green", "old", "new", "northern", "southern", "quiet", "broad", "stone", "timber", "upper", "lower")


@dataclass
class Corpus:
    """The articles, and the pairs of surfaces or articles that must be found in them."""

    texts: dict[str, str] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    conflicts: set[frozenset[str]] = field(default_factory=set)  # of surfaces
    echoes: set[tuple[str, str]] = field(default_factory=set)  # of articles: who repeats whom
    failures: set[str] = field(default_factory=set)  # the surface of what does not fit
    traps: set[frozenset[str]] = field(default_factory=set)  # of surfaces that look like a conflict and are none
    copies: dict[str, str] = field(default_factory=dict)

    def add(self, text: str, year: int) -> str:
        """An article of a year; its day follows from its number."""
        name = f"n{len(self.texts):02d}"
        self.texts[name] = text
        self.days[name] = f"{year}-{len(self.texts) % 12 + 1:02d}-{len(self.texts) % 28 + 1:02d}"
        return name

    def articles(self) -> list[Article]:
        """The articles with their copies marked."""
        made = [Article(name, text, published=self.days[name]) for name, text in self.texts.items()]
        return mark_copies(made)


CONFLICTS = (
    ("{p} Plant produced 300 tractors in {y}.", "{p} Plant produced 900 tractors in {y}.",
     "300 tractors", "900 tractors"),
    ("{p} Plant exported drones to more than 30 countries in {y}.",
     "{p} Plant exported drones to nearly 20 countries in {y}.", "more than 30 countries", "nearly 20 countries"),
    ("{p} Plant invested 88 million manat in {y}.", "{p} Plant invested 104 million manat in {y}.",
     "88 million manat", "104 million manat"),
    ("{p} Plant exported between 200 and 250 pumps in {y}.",
     "{p} Plant exported between 400 and 450 pumps in {y}.",
     "between 200 and 250 pumps", "between 400 and 450 pumps"),
    ("{p} Plant produced 7.2 tons of wire in {y}.", "{p} Plant produced 9.4 tons of wire in {y}.",
     "7.2 tons", "9.4 tons"),
)  # fmt: skip
TRAPS = (  # not a conflict: rounding, hedges, another period, stage, scope, capacity, per, base, modality
    ("{p} Plant invested 1.4 billion manat in {y}.", "{p} Plant invested 1.43 billion manat in {y}."),
    ("{p} Plant created 6,600 jobs in {y}.", "{p} Plant created 6,612 jobs in {y}."),
    ("{p} Plant produced nearly 20 ferries in {y}.", "{p} Plant produced 19 ferries in {y}."),
    ("{p} Plant produced about 500 looms in {y}.", "{p} Plant produced 520 looms in {y}."),
    ("{p} Plant produced 75 buses in the first quarter of {y}.", "{p} Plant produced 310 buses in {y}."),
    ("{p} Plant announced 800 jobs in {y}.", "{p} Plant created 450 jobs in {y}."),
    ("{p} Plant can produce 950 cranes in {y}.", "{p} Plant produced 410 cranes in {y}."),
    ("{p} Ministry approved a defence budget of 5.5 billion manat in {y}.",
     "{p} Ministry executed 4.1 billion manat of the defence budget in {y}."),
    ("{p} Ministry has a defence budget of 3.3 billion manat in {y}.",
     "{p} Ministry has a budget for defence and national security of 6.2 billion manat in {y}."),
    ("{p} Plant produced 640 radios in {y}.", "{p} Plant plans to produce 990 radios in {y}."),
)  # fmt: skip
ECHOES = (
    "{p} Plant produced 417 trailers in {y}.",
    "{p} Plant produced drones worth 61 million manat in {y}.",
    "{p} Plant created 1,270 jobs in {y}.",
)
FAILURES = (  # numbers that do not fit those beside them
    ("{p} Plant invested 17 million manat ($31 million) in 2024.", "$31 million"),
    ("2024 defence budget was 6.6 billion manat. The 2025 defence budget is 8.1 billion manat, a rise of 32 percent "
     "compared with 2024.", "32 percent"),
    ("{p} Plant spent 1.4 billion manat, or 27 percent of its budget of 8.1 billion manat, in {y}.", "27 percent"),
    ("{p} Plant produced 700 vehicles in {y}, including 500 lorries and 400 vans.", "700 vehicles"),
)  # fmt: skip


def plant() -> Corpus:
    """The corpus, the same on every call."""
    corpus, names, rng = Corpus(), iter(PLANTS), Random(SEED)
    years = cycle_years()
    for one, other, first, second in CONFLICTS:
        p, y = next(names), next(years)
        pair = {"p": p, "y": y}
        corpus.add(write(one.format(**pair), rng), y + 1)
        corpus.add(write(other.format(**pair), rng), y + 1)
        corpus.conflicts.add(frozenset({first, second}))
    for one, other in TRAPS:
        p, y = next(names), next(years)
        corpus.add(write(one.format(p=p, y=y), rng), y)
        corpus.add(write(other.format(p=p, y=y), rng), y + 1)
    for text in ECHOES:
        p, y = next(names), next(years)
        first_home = corpus.add(write(text.format(p=p, y=y), rng), y)
        corpus.echoes.add((corpus.add(write(text.format(p=p, y=y), rng), y + 1), first_home))
    for text, surface in FAILURES:
        corpus.add(write(text.format(p=next(names), y=next(years)), rng), 2024)
        corpus.failures.add(surface)
    for number in range(3):
        p, y = next(names), next(years)
        text = write(f"{p} Plant sold {31 + number} pianos in {y}.", rng, sentences=6)
        origin, copy = corpus.add(text, y), corpus.add(text, y + 1)
        corpus.copies[copy] = origin
        corpus.echoes.add((copy, origin))
    while len(corpus.texts) < SIZE:
        corpus.add(write("", rng, sentences=4), next(years))
    return corpus


def cycle_years() -> Iterator[int]:
    """The years, again and again."""
    while True:
        yield from YEARS


def write(fact: str, rng: Random, sentences: int = 3) -> str:
    """An article: a fact between sentences that claim nothing."""
    rest = [rng.choice(FILLERS).format(a=rng.choice(COLOURS), b=rng.choice(COLOURS)) for _ in range(sentences)]
    opening = f"The {fact}" if fact else "Nothing was counted."
    return " ".join([rest[0], opening, *rest[1:]])
