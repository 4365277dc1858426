"""What happened, and when?

An event is a date with a word of the event codebook beside it: "established in 1976", "signed on May 5, 2025".
The nearest such word in the sentence names it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.codebooks import Codebooks, Entry, load_entries
from analysis.codebooks.lexicon import Hit
from analysis.dates.resolution import Resolved
from analysis.records import Span
from analysis.words import Words

REACH = 130


@dataclass(frozen=True, slots=True)
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
    hits = [(entries[hit.entry], words.span(hit.first, hit.last)) for hit in marks]
    events = []
    for date in dates:
        if date.edtf is None or date.mention.form in {"past_years", "same_period"}:
            continue
        nearest = find_nearest(hits, date.mention.span)
        if nearest is not None and find_date(dates, nearest[1]) is date:
            entry, span = nearest
            both = Span(min(span.start, date.mention.span.start), max(span.end, date.mention.span.end))
            events.append(Event(entry.label, both, date.edtf.split("T")[0], date.rule))
    return events


def find_date(dates: Sequence[Resolved], event: Span) -> Resolved | None:
    """The date nearest to an event word: one event does not happen on two dates."""
    known = [d for d in dates if d.edtf is not None and d.mention.form not in {"past_years", "same_period"}]
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
