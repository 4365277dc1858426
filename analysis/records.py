"""The nouns: what is an Article, a Span, a Claim?

Records that check themselves and are never changed. Everything before the ledger speaks in these;
from the ledger on, a Claim is a row and its fields are the columns.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeVar, dataclass_transform, get_args

ClaimType = Literal["figure", "event", "statement"]
Status = Literal["used", "minor", "not_a_figure", "unread"]
Kind = Literal[
    "money", "percent", "count", "mass", "length", "area", "volume", "energy",
    "power", "speed", "duration", "ratio", "multiple", "other",
]  # fmt: skip
Bound = Literal["exact", "about", "nearly", "more_than", "at_least", "less_than", "up_to", "between"]
Change = Literal["rise", "fall"]
Attribution = Literal["named", "organisation", "class", "publisher", "none"]
Modality = Literal["stated", "planned", "forecast", "possible", "denied"]
Narrative = Literal["defence", "civilian", "both", "neither"]
ActorKind = Literal["person", "organisation", "facility", "place", "country", "publisher"]

NARRATIVES: tuple[Narrative, ...] = get_args(Narrative)
Pairs = tuple[tuple[int, int], ...]
Class = TypeVar("Class")


@dataclass_transform(frozen_default=True)
def record(*, order: bool = False) -> Callable[[type[Class]], type[Class]]:
    """A class of records that nobody changes: mypy sees to it.

    An article gives hundreds of them, and a dataclass that guards itself takes four times as long to make.
    """
    return dataclass(slots=True, unsafe_hash=True, order=order)


@record(order=True)
class Span:
    """Characters start..end (code points, end exclusive) of an article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end}: start must be 0 or more and not after end")

    def of(self, text: str) -> str:
        """The words the span stands on."""
        return text[self.start : self.end]

    def shift(self, by: int) -> "Span":
        """The same span in a text that begins `by` characters earlier."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@record()
class Article:
    """One document, as read: its text untouched, and what was found out about it."""

    article_id: str
    text: str
    title: str | None = None
    published: str | None = None
    published_rule: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    stated_narrative: Narrative | None = None
    copy_of: str | None = None
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.article_id:
            raise ValueError("an article needs an id")

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def words(self) -> int:
        """Number of words, split at white space."""
        return len(self.text.split())


@record()
class Refusal:
    """Something that was to be read and was not, with the reason; what is passed over holds nothing to be read."""

    place: str
    reason: str
    is_passed_over: bool = False


def list_refused(entries: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """Those that were refused, without what was passed over."""
    return tuple(entry for entry in entries if not entry.is_passed_over)


@record()
class Sentence:
    """A sentence of an article and where it stands."""

    span: Span
    text: str


@record()
class Actor:
    """A person, organisation, place or country of one article, with all its mentions."""

    actor: str
    kind: ActorKind
    role: str | None = None
    country: str | None = None
    spellings: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@record()
class Claim:
    """One row of the ledger: a figure, an event or a statement, tied to its exact words."""

    claim_id: str
    claim_type: ClaimType
    article_id: str
    start: int
    end: int
    surface: str
    sentence: str
    sentence_start: int
    sentence_end: int
    status: Status = "used"
    reason: str | None = None
    kind: Kind | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    bound: Bound | None = None
    change: Change | None = None
    per: str | None = None
    period: str | None = None
    base_period: str | None = None
    period_rule: str | None = None
    about: str | None = None
    indicator: str | None = None
    scope: str | None = None
    actor: str | None = None
    actor_kind: ActorKind | None = None
    country: str | None = None
    attributed_to: str | None = None
    attribution: Attribution = "none"
    cue: str | None = None
    is_quoted: bool = False
    source_span: Pairs = ()
    cue_span: Pairs = ()
    content_span: Pairs = ()
    modality: Modality = "stated"
    narrative: Narrative = "neither"
    article_narrative: Narrative = "neither"
    frames: tuple[str, ...] = field(default=())
    method: str = ""

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.surface):
            raise ValueError(f"{self.article_id} {self.start}..{self.end} does not fit {self.surface!r}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"{self.surface!r}: low {self.low} is above high {self.high}")


def make_claim_id(article_id: str, span: Span, claim_type: ClaimType, value: object) -> str:
    """A short name for a claim that is the same on every run: hash of article, span, type and value."""
    key = f"{article_id}\x1f{span.start}\x1f{span.end}\x1f{claim_type}\x1f{value!r}"
    return claim_type[0] + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:11]
