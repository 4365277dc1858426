"""What happened, and when?

An event is a date with a word of the event codebook beside it: "established in 1976", "signed on May 5, 2025".
The nearest such word in the sentence names it. Its place is the place, plant or country that the sentence names
behind "in", "at" or "near".
"""

import re
from collections.abc import Sequence

from analysis.codebooks import Codebooks, Entry, load_entries
from analysis.codebooks.lexicon import Hit
from analysis.dates.resolution import Resolved
from analysis.extraction.cast import Cast
from analysis.extraction.nearness import is_of_purpose
from analysis.records import Span, record
from analysis.words import Words

REACH = 130
PLACE_KINDS = ("place", "facility", "country")
COUNTRY = PLACE_KINDS.index("country")
LEAD = 30
DESCRIBED = frozenset({
    "of", "the", "all", "its", "their", "such", "a", "an", "for", "with", "from", "these", "those", "other", "to",
})  # fmt: skip
BEHIND = re.compile(
    r"\b(?:in|at|near|outside|from)\s+(?:the\s+)?(?:(?:city|town|village|district|region|port)\s+of\s+)?$", re.I
)


@record()
class Event:
    """Something that happened: its kind, the words from the event to its date, and the date."""

    label: str
    span: Span
    period: str
    rule: str


def find_events(words: Words, marks: Sequence[Hit], dates: Sequence[Resolved], books: Codebooks) -> list[Event]:
    """The dated events of a sentence, from its hits of the codebook and its dates."""
    if not marks or not dates:
        return []
    entries = load_entries(books, "events", "event")
    hits = [(entries[hit.entry], words.span(hit.first, hit.last)) for hit in marks if not is_adjective(words, hit)]
    events = []
    for date in dates:
        if date.edtf is None or is_stretch(date):
            continue
        nearest = find_nearest(hits, date.mention.span)
        if nearest is None or is_of_purpose(words.text[nearest[1].end : date.mention.span.start]):
            continue
        if find_date(dates, nearest[1]) is date:
            entry, span = nearest
            both = Span(min(span.start, date.mention.span.start), max(span.end, date.mention.span.end))
            events.append(Event(entry.label, both, date.edtf.split("T")[0], date.rule))
    return events


def is_stretch(date: Resolved) -> bool:
    """Whether a date is no time at which something happened: "the past five years", but not "two years ago"."""
    form, rel = date.mention.form, date.mention.part("rel")
    return form == "same_period" or (form == "past_years" and rel not in {"ago", "earlier"})


def is_adjective(words: Words, hit: Hit) -> bool:
    """Whether a participle describes a noun and tells no event: "the volume of exported goods"."""
    if hit.first != hit.last or hit.first == 0 or not words.lower[hit.first].endswith("ed"):
        return False
    return words.lower[hit.first - 1] in DESCRIBED and words.gaps[hit.first].isspace()


def find_date(dates: Sequence[Resolved], event: Span) -> Resolved | None:
    """The date nearest to an event word: one event does not happen on two dates."""
    known = [d for d in dates if d.edtf is not None and not is_stretch(d)]
    return min(
        known, key=lambda d: max(d.mention.span.start - event.end, event.start - d.mention.span.end), default=None
    )


def find_nearest(hits: Sequence[tuple[Entry, Span]], date: Span) -> tuple[Entry, Span] | None:
    """The event word nearest to a date, within reach; words before the date win at a tie."""

    def distance(hit: tuple[Entry, Span]) -> tuple[int, int]:
        span = hit[1]
        return (date.start - span.end, 0) if span.end <= date.start else (span.start - date.end, 1)

    near = [hit for hit in hits if not hit[1].overlaps(date) and distance(hit)[0] <= REACH]
    return min(near, key=distance, default=None)


def find_place(cast: Cast, sentence: Span, event: Span, text: str) -> str | None:
    """Where an event happened: the place named nearest to it behind a word of place."""
    named = [
        (max(span.start - event.end, event.start - span.end), PLACE_KINDS.index(actor.kind), actor.actor)
        for span, actor in cast.inside(sentence)
        if actor.kind in PLACE_KINDS and BEHIND.search(text, max(sentence.start, span.start - LEAD), span.start)
    ]
    return min(named, default=(0, 0, None), key=lambda place: (place[1] == COUNTRY, place[0], place[1]))[2]
