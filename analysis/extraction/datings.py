"""Which dates does a sentence name, and of which period did the text speak before it?"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from analysis.codebooks import Codebooks
from analysis.dates.edtf import edtf_bounds, year_of
from analysis.dates.mentions import Mention
from analysis.dates.resolution import Resolved, resolve_mention
from analysis.extraction.standings import LOOK_BACK, PERIODS, Standing, find_role, load_dating_words
from analysis.records import Span, record

AHEAD = re.compile(
    r"\b(?:will|shall|plans?|planned|planning|expects?|expected|scheduled|due|aims?|intends?|set to|going to|forecasts?"
    r"|projected|is to|are to|would)\b"
)
# Forms that mean another date in a sentence about the future ("in the fourth quarter").
TURNING = frozenset({"weekday", "day", "month", "month_span", "quarter", "half", "months_run"})
# How far before a sentence, in characters and in dates, the period it goes on with may be named.
REACH, FURTHEST = 700, 8
# How many dates on each side of a figure are looked at.
NEXT = 6


@record()
class Dating:
    """A resolved date and how it stands in its sentence."""

    date: Resolved
    standing: Standing


@record()
class Before:
    """The period that was named last before a sentence, and whether in the same paragraph."""

    date: Resolved | None = None
    is_same_paragraph: bool = False


class Setting(NamedTuple):
    """Where a sentence stands: its article, all dates of it, and the publication date."""

    text: str
    sentence: Span
    mentions: Sequence[Mention]
    first: int
    published: str | None
    books: Codebooks


class Dates(list[Resolved]):
    """The resolved dates of a sentence, with what each belongs to; it knows where to look for the period before."""

    __slots__ = ("_before", "datings", "is_shared", "setting")

    def __init__(self, setting: Setting, datings: Sequence[Dating] = ()) -> None:
        super().__init__([dating.date for dating in datings])
        self.setting = setting
        self.datings = datings
        self._before: Before | None = None
        # Whether the sentence speaks of the same thing as the one with the period before; asked for once.
        self.is_shared: bool | None = None

    def on(self, span: Span) -> Resolved | None:
        """The date that stands on exactly these characters."""
        place = bisect_left(self.datings, span.start, key=begin_of)
        found = self[place] if place < len(self) else None
        return found if found is not None and found.mention.span == span else None

    def around(self, figure: Span) -> Sequence[Dating]:
        """The dates that may belong to a figure: the first of the sentence and those next to it on both sides."""
        if len(self.datings) <= 2 * NEXT:
            return self.datings
        place = bisect_left(self.datings, figure.start, key=begin_of)
        low = max(0, place - NEXT)
        return [*self.datings[: min(1, low)], *self.datings[low : place + NEXT]]

    @property
    def before(self) -> Before:
        """The period that the text spoke of last before the sentence; looked for once, when it is asked for."""
        if self._before is None:
            self._before = find_before(self.setting)
        return self._before


def resolve_dates(
    text: str, sentence: Span, mentions: Sequence[Mention], published: str | None, books: Codebooks
) -> Dates:
    """The dates of a sentence with their values; "the previous year" leans on the year the sentence names first."""
    first = bisect_left(mentions, sentence.start, key=start_of)
    last = first
    while last < len(mentions) and mentions[last].span.end <= sentence.end:
        last += 1
    setting = Setting(text, sentence, mentions, first, published, books)
    return Dates(setting, find_datings(setting, mentions[first:last]) if last > first else ())


def begin_of(dating: Dating) -> int:
    """Where a dated thing begins."""
    return dating.date.mention.span.start


def start_of(mention: Mention) -> int:
    """Where a date begins."""
    return mention.span.start


def find_datings(setting: Setting, inside: Sequence[Mention]) -> list[Dating]:
    """The dates of a sentence, resolved, with what each belongs to."""
    text, sentence, published = setting.text, setting.sentence, setting.published
    words = load_dating_words(setting.books)
    may_turn = any(m.edtf is None and m.form in TURNING for m in inside)
    is_ahead = may_turn and AHEAD.search(text, sentence.start, sentence.end) is not None
    standings = [find_role(text, sentence, inside, place, words) for place in range(len(inside))]
    context = find_context(inside, standings)
    datings = []
    for mention, standing in zip(inside, standings, strict=True):
        known = None if points_back(mention, inside, context) else context
        resolved = resolve_mention(mention, published, known, is_ahead)
        if mention.form == "named_before" or (mention.form == "relative_year" and leans_back(mention, known)):
            is_quarter = "quarter" in mention.span.of(text)
            resolved = refer_back(resolved, find_before(setting, "quarter" if is_quarter else None).date)
        datings.append(Dating(resolved, standing))
    return datings


def find_context(mentions: Sequence[Mention], standings: Sequence[Standing]) -> int | None:
    """The year that a sentence states first, not as a base of comparison."""
    pairs = zip(mentions, standings, strict=True)
    return next((year_of(m.edtf) for m, s in pairs if m.edtf and s.role == "plain" and s.cue is None), None)


def points_back(mention: Mention, inside: Sequence[Mention], context: int | None) -> bool:
    """Whether "that year" stands before every year of its sentence, so that it means none of them."""
    is_pointing = mention.form == "relative_year" and mention.part("rel") in {"same", "that"}
    return is_pointing and context is not None and next(m for m in inside if m is mention or m.edtf) is mention


def leans_back(mention: Mention, context: int | None) -> bool:
    """Whether "the same year" or "that year" points at a sentence before."""
    return context is None and (mention.part("rel") or "") in {"same", "that", "reporting"}


def refer_back(resolved: Resolved, before: Resolved | None) -> Resolved:
    """ "the reporting period": the period that was named last."""
    if before is None or before.edtf is None:
        return resolved
    value = before.edtf if resolved.mention.form == "named_before" else str(year_of(before.edtf))
    return Resolved(resolved.mention, value, f"the period named before, {before.mention.form} {before.edtf}")


def find_before(setting: Setting, form: str | None = None) -> Before:
    """The period that the text spoke of last before a sentence, and whether in the same paragraph.

    "The quarter" asks for a quarter. In a later paragraph a part of the period that the text began with goes back
    to the whole: August, to January–August.
    """
    lowest = max(0, setting.first - FURTHEST)
    for place in range(setting.first - 1, lowest - 1, -1):
        if setting.sentence.start - setting.mentions[place].span.start > REACH:
            break
        found = read_period(setting, place)
        if found is None or (form is not None and found.mention.form != form):
            continue
        is_same = "\n" not in setting.text[found.mention.span.end : setting.sentence.start]
        return Before(found if is_same else find_whole(setting, found, place), is_same)
    return Before()


def read_period(setting: Setting, place: int) -> Resolved | None:
    """The date at one place, if it is a period of which the text speaks."""
    mention = setting.mentions[place]
    if mention.form not in PERIODS or mention.part("unit") == "week":
        return None
    words = load_dating_words(setting.books)
    nearby = Span(max(0, mention.span.start - LOOK_BACK), mention.span.end)
    standing = find_role(setting.text, nearby, setting.mentions, place, words)
    is_span = mention.form in {"month_span", "year_span"}
    lead = max(0, mention.span.start - 12)
    is_compared = not is_span and words.weak.search(setting.text, lead, mention.span.start) is not None
    is_aside = "(" in setting.text[nearby.start : mention.span.start].rpartition(")")[2]
    if standing.role != "plain" or standing.cue is not None or standing.is_since or is_compared or is_aside:
        return None
    resolved = resolve_mention(mention, setting.published)
    if resolved.edtf is None:
        return None
    is_to_come = setting.published is not None and year_of(resolved.edtf) > year_of(setting.published)
    return None if is_to_come and not standing.is_attribute else resolved


def find_whole(setting: Setting, part: Resolved, place: int) -> Resolved:
    """The first period of the article, if another one is a part of it."""
    first = next((p for p in range(min(place, FURTHEST)) if setting.mentions[p].form in PERIODS), None)
    whole = read_period(setting, first) if first is not None else None
    if whole is None or whole.edtf is None or part.edtf is None:
        return part
    (start, end), (low, high) = edtf_bounds(whole.edtf), edtf_bounds(part.edtf)
    return whole if start <= low and high <= end and (start, end) != (low, high) else part
