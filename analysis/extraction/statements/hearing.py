"""What is needed to hear who speaks in an article?

The words, sentences, quotations and actors of an article, sorted once, so that everything beside a cue is
found by bisection.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.extraction.statements.cues import Cues
from analysis.extraction.statements.nominals import UNCOUNTED, Phrase
from analysis.extraction.statements.quotations import Quotation
from analysis.extraction.statements.sources import Naming, Source
from analysis.extraction.statements.speakers import name_source
from analysis.records import Sentence, Span
from analysis.words import Words

EDGES = " \t\r\n\u00a0,;—–-"
LEADS = EDGES + ":"
NEAR = 8
NEAR_SENTENCES = 1


class Statement(NamedTuple):
    """One statement: where source, cue and content stand, and what it is attributed to."""

    sentence: Sentence
    source: Source | None
    cue: Span
    content: tuple[Span, ...]
    is_quoted: bool
    method: str


class Place(NamedTuple):
    """A cue in its sentence: the words first..last of the cue, the words low..high of the sentence."""

    number: int
    sentence: Sentence
    low: int
    high: int
    first: int
    last: int


@dataclass(slots=True)
class Hearing:
    """An article laid out for hearing its speakers, and who spoke last in which sentence."""

    words: Words
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    cues: Cues
    naming: Naming
    sentence_starts: list[int] = field(default_factory=list)
    quote_starts: list[int] = field(default_factory=list)
    quote_ends: list[int] = field(default_factory=list)
    speaker: Source | None = None
    speaker_number: int = -1
    said_until: int = 0
    number: int = -1
    low: int = 0
    high: int = 0
    framed: tuple[int, int] = (-1, 0)
    labels: list[tuple[int, Source]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sentence_starts = [s.span.start for s in self.sentences]
        self.quote_starts = [q.span.start for q in self.quotations]
        self.quote_ends = [q.span.end for q in self.quotations]

    def is_quoted(self, position: int) -> bool:
        """Whether a place stands inside quotation marks."""
        at = bisect_right(self.quote_starts, position) - 1
        return at >= 0 and position < self.quote_ends[at]

    def quotation_from(self, start: int, end: int) -> Quotation | None:
        """The first quotation that begins inside start..end."""
        at = bisect_left(self.quote_starts, start)
        return self.quotations[at] if at < len(self.quote_starts) and self.quote_starts[at] < end else None

    def quotation_until(self, position: int) -> Quotation | None:
        """A closed quotation that ends right before a place, with only a comma or a dash between."""
        at = bisect_right(self.quote_ends, position) - 1
        if at < 0 or position - self.quote_ends[at] >= NEAR or not self.quotations[at].is_closed:
            return None
        gap = self.words.text[self.quote_ends[at] : position]
        if gap.strip(EDGES) or ("\n\n" in gap and not self.ends_open(self.quotations[at])):
            return None
        return self.quotations[at]

    def ends_open(self, quotation: Quotation) -> bool:
        """Whether a quotation ends with a comma, so that who said it must follow."""
        text, inner = self.words.text, quotation.inner
        last = text[max(inner.start, inner.end - NEAR) : inner.end].rstrip(" ’'”\"")[-1:]
        return last == "," or text[quotation.span.end : quotation.span.end + 1] == ","

    def leaves_open(self, quotation: Quotation) -> bool:
        """Whether a quotation ends so that a small "she asked" may follow: not with a full stop."""
        inner = quotation.inner
        last = self.words.text[max(inner.start, inner.end - NEAR) : inner.end].rstrip(" ’'”\"")[-1:]
        return last != "." or self.ends_open(quotation)

    def begins_speech(self, quotation: Quotation, place: Place) -> bool:
        """Whether a quotation begins its sentence or stands behind a comma: not "the film “Winter”"."""
        start = quotation.span.start
        lead = self.words.text[max(place.sentence.span.start, start - NEAR) : start].rstrip()
        return not lead or lead[-1] in ",:—–-"

    def place(self, first: int, last: int) -> Place | None:
        """The place of a cue, None when it stands in no sentence."""
        number = self.number
        if not self.low <= first < self.high or number < 0:
            number = bisect_right(self.sentence_starts, self.words.starts[first]) - 1
            if number < 0:
                return None
            span = self.sentences[number].span
            self.low, self.high = self.words.first_from(span.start), self.words.last_until(span.end)
            self.number = number
        if last >= self.high:
            return None
        return Place(number, self.sentences[number], self.low, self.high, first, last)

    def name(self, phrase: Phrase, place: Place) -> Source:
        """The source that a noun phrase stands for; "he" goes on with the person who spoke just before."""
        source = name_source(phrase, self.naming, place.low)
        if phrase.kind == "pronoun" and self.words.lower[phrase.first] == "i":
            return self.name_oneself(source, place)
        is_he = phrase.kind == "pronoun" and self.words.lower[phrase.first] in {"he", "she"}
        if is_he and self.speaker and self.speaker.attribution == "named" and self.is_just_heard(place):
            return Source(source.span, self.speaker.name, "named")
        return source

    def name_oneself(self, source: Source, place: Place) -> Source:
        """The source that "I" stands for: whose words an interview gives there, else the person who just spoke."""
        at = bisect_left(self.labels, source.span.start, key=lambda label: label[0]) - 1
        speaker = self.labels[at][1] if at >= 0 else self.speaker if self.is_just_heard(place) else None
        if speaker is None or speaker.attribution != "named":
            return Source(source.span, "I", "class")
        return Source(source.span, speaker.name, speaker.attribution)

    def is_just_heard(self, place: Place) -> bool:
        """Whether the last speaker spoke in this sentence or in the one before it."""
        return 0 <= place.number - self.speaker_number <= NEAR_SENTENCES

    def remember(self, place: Place, source: Source, said_until: int = 0) -> None:
        """Keep who spoke last, for the verbs that share their subject; who speaks inside that is not it."""
        if self.speaker_number == place.number and self.words.starts[place.first] < self.said_until:
            return
        self.speaker, self.speaker_number, self.said_until = source, place.number, said_until

    def framed_until(self, place: Place) -> int | None:
        """Where what an agency reports ends, for "…, Trend reports, citing the ministry"."""
        number, end = self.framed
        return end if number == place.number and end <= self.words.starts[place.first] else None

    def can_speak(self, phrase: Phrase, source: Source) -> bool:
        """Whether a phrase can speak: a person, a body, a name, a class of people."""
        words, cues = self.words, self.cues
        if phrase.kind == "pronoun":
            return words.lower[phrase.first] != "it" or source.attribution != "class"
        if source.attribution != "class":
            return True
        if phrase.kind == "relative":
            return words.lower[phrase.first] == "who"
        head = phrase.head
        word = words.lower[head]
        is_name = words.forms[head][0].isupper() and head > phrase.first
        return (
            is_name
            or word.endswith(cues.people_endings)
            or word in cues.people
            or word in cues.bodies
            or word in UNCOUNTED
        )


def make(
    place: Place, source: Source | None, cue: Span, content: tuple[Span, ...], is_quoted: bool, method: str
) -> Statement:
    """A statement of the sentence a cue stands in."""
    return Statement(place.sentence, source, cue, content, is_quoted, method)


def trim(text: str, start: int, end: int) -> Span:
    """A span without white space, commas and dashes at its ends, and without the point of its sentence."""
    while start < end and text[start] in LEADS:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    if end > start and text[end - 1] == "." and text[end - 2 : end - 1] != ".":
        end -= 1
    return Span(start, max(start, end))
