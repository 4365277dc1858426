"""Which words are numbers, and what do their pieces come to?

"two", "hundred", "and", "five" → 205     "half", "million" → 500000
"""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from analysis.codebooks import Codebooks
from analysis.extraction.figures.stretches import Stretch
from analysis.records import Span

ONE = Decimal(1)


class Number(NamedTuple):
    """A number from its first to its last word; `step` is the size of its last written digit (0.1 bn for "8.1 bn").

    Letters that touch its digits and are no scale stand in `prefix` ("AZN5.8bn") and `suffix` ("40kg").
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    form: str
    prefix: str = ""
    suffix: str = ""
    is_scaled: bool = False
    head: Decimal = ONE

    @property
    def span(self) -> Span:
        """The characters of the number."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class NumberWords:
    """The number words of the codebook by kind: unit, tens, scale, dozen, part, vague."""

    kinds: dict[str, tuple[str, Decimal]]
    vague: dict[str, tuple[Decimal, Decimal]]
    several: frozenset[str]
    letters: dict[str, Decimal]
    metres: frozenset[str]
    triggers: frozenset[str]
    multiples: dict[str, Decimal]
    followers: frozenset[str]
    compared: frozenset[str]
    prefixes: frozenset[str]
    marked: frozenset[str]


@lru_cache(maxsize=8)
def load_number_words(books: Codebooks) -> NumberWords:
    """The number words as tables."""
    book = books.book("numbers")
    short = book["letters"]["short"]
    kinds = {w: ("unit", Decimal(v)) for w, v in book["units"].items()}
    kinds |= {w: ("tens", Decimal(v)) for w, v in book["tens"].items()}
    kinds |= {w: ("scale", Decimal(v)) for w, v in book["scales"].items() if w not in short}
    kinds |= {w: ("dozen", Decimal(v)) for w, v in book["multiplied"].items()}
    kinds |= {w: ("part", read_part(v)) for w, v in book["fractions"].items()}
    kinds |= {w: ("fold", Decimal(v)) for w, v in book["folds"].items()}
    vague = {w: (Decimal(v[0]), Decimal(v[1])) for w, v in book["vague"].items()}
    multiples = {w: Decimal(v) for w, v in book["multiples"].items() if isinstance(v, int)}
    letters = {w: Decimal(book["scales"][w]) for w in short}
    ordinals = frozenset(book["ordinals"]["words"]) | frozenset(book["ordinals"]["totals"])
    return NumberWords(
        kinds,
        vague,
        frozenset(book["several"]["words"]),
        letters,
        frozenset(book["letters"]["metres"]),
        frozenset(kinds) | frozenset(vague) | ordinals | frozenset(multiples),
        multiples,
        frozenset(book["multiples"]["followers"]),
        frozenset(book["multiples"]["compared"]),
        frozenset(form for form in list_symbols(books) if form.isalpha()),
        frozenset(form[:-1] for form in list_symbols(books) if form[-1:] == "$"),
    )


def list_symbols(books: Codebooks) -> list[str]:
    """The codes and signs of the currencies, some of which touch digits although they are letters ("AZN5.8bn")."""
    return [form for row in books.rows("currencies") for form in [row["code"], *row["symbols"].split("|")] if form]


def read_part(written: str) -> Decimal:
    """The value of a part, written as "1/3" in the codebook."""
    over, _, under = written.partition("/")
    return Decimal(over) / Decimal(under)


@dataclass(slots=True)
class Sum:
    """The number read so far, piece by piece."""

    total: Decimal = Decimal(0)
    current: Decimal | None = None
    step: Decimal = ONE
    unit: Decimal = ONE
    kind: str = ""
    head: Decimal = ONE
    pieces: list[str] = field(default_factory=list)

    def add(self, kind: str, value: Decimal, step: Decimal = ONE) -> None:
        """Take the next piece."""
        if kind in {"scale", "dozen"}:
            self.multiply(kind, value)
        else:
            self.current = value if self.current is None else self.current + value
            self.step, self.unit = step, ONE
        if not self.pieces:
            self.head = value
        self.kind = kind
        self.pieces.append(kind)

    def multiply(self, kind: str, value: Decimal) -> None:
        """Take a scale: "hundred" and "dozen" go on counting, "million" closes what stands before it."""
        self.step = self.step * value if self.pieces else value
        self.unit = value
        if value == 100 or kind == "dozen":
            self.current = (ONE if self.current is None else self.current) * value
        elif self.total and self.total < value:
            self.total, self.current = (self.total + (self.current or 0)) * value, None
        else:
            self.total, self.current = self.total + (ONE if self.current is None else self.current) * value, None

    @property
    def value(self) -> Decimal:
        """What the pieces come to."""
        return self.total + (self.current or 0)


def make_number(stretch: Stretch, first: int, last: int, found: Sum, form: str) -> Number:
    """A number with one value."""
    value = found.value
    start, end = stretch.starts[first], stretch.ends[last]
    return Number(
        first,
        last,
        start,
        end,
        value,
        value,
        value,
        found.step,
        form,
        "",
        "",
        "scale" in found.pieces or "dozen" in found.pieces,
        found.head,
    )


def make_part(stretch: Stretch, first: int, last: int, value: Decimal, form: str) -> Number:
    """A number that one word says: a part of a whole, "threefold"."""
    return Number(first, last, stretch.starts[first], stretch.ends[last], value, value, value, value, form)


def make_vague(stretch: Stretch, first: int, last: int, low: Decimal, high: Decimal) -> Number:
    """A number with two ends and no value."""
    start, end = stretch.starts[first], stretch.ends[last]
    return Number(first, last, start, end, None, low, high, low, "vague")
