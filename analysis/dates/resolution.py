"""Which date do "January 13" and "last year" mean in this article?

A mention without a year takes it from an anchor: the publication date of the article, or, for "the previous
year", the year that the same sentence speaks of. Each answer carries the rule that gave it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from analysis.dates.edtf import edtf_bounds, shift_year
from analysis.dates.mentions import Mention, read_count, spell_with_year

LAST = {
    "last",
    "the previous",
    "the preceding",
    "the past",
    "the last",
    "previous",
    "past",
    "preceding",
    "last year",
}
NEXT = {"next", "the following", "the coming"}
SAME = {"the same"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with its EDTF value and the rule that gave it; `edtf` is None where no anchor helps."""

    mention: Mention
    edtf: str | None
    rule: str


def resolve_mention(mention: Mention, published: str | None, context_year: int | None = None) -> Resolved:
    """The EDTF value of a mention, seen from the publication date and the year the sentence speaks of."""
    if mention.form == "impossible":
        return Resolved(mention, None, "there is no such date")
    if mention.edtf is not None:
        return Resolved(mention, mention.edtf, "stated")
    if mention.form in {"relative_year", "year_earlier", "same_period"}:
        return resolve_year(mention, published, context_year)
    if published is None:
        return Resolved(mention, None, "no publication date to count from")
    anchor = edtf_bounds(published)[1]
    match mention.form:
        case "relative_day":
            return Resolved(
                mention,
                shift_day(mention, published, anchor),
                f"{mention.part('rel')}, seen from {published}",
            )
        case "relative_month":
            return Resolved(
                mention,
                shift_month(mention, anchor),
                f"{mention.part('rel')} {mention.part('unit')}, seen from {published}",
            )
        case "past_years":
            return Resolved(mention, span_back(mention, anchor), f"counted back from {published}")
    return Resolved(mention, spell_nearest(mention, anchor), f"year taken from the publication date {published}")


def resolve_year(mention: Mention, published: str | None, context_year: int | None) -> Resolved:
    """ "last year", "the previous year", "a year earlier", "the same period of last year"."""
    words = " ".join((mention.part("rel") or mention.part("rel2") or "").lower().split())
    leans_on_sentence = words.startswith("the ") or words in {"earlier", "before", "later", "previous", ""}
    if leans_on_sentence and context_year is not None:
        anchor, seen_from = context_year, f"the year {context_year} of the sentence"
    elif published is not None:
        anchor, seen_from = edtf_bounds(published)[0].year, f"the publication date {published}"
    else:
        return Resolved(mention, None, "no publication date to count from")
    year = anchor + year_offset(mention, words)
    if mention.form == "same_period" and mention.part("year"):
        year = int(mention.part("year") or 0)
    return Resolved(mention, str(year), f"{words or 'same period'} year, seen from {seen_from}")


def year_offset(mention: Mention, words: str) -> int:
    """How many years away the words point."""
    if mention.form == "same_period" or words in LAST | {"earlier", "ago", "before"}:
        return -1
    return 1 if words in NEXT | {"later"} else 0


def shift_day(mention: Mention, published: str, anchor: date) -> str | None:
    """Yesterday, today or tomorrow, if the publication date is known to the day."""
    if len(published) < 10:
        return None
    offset = {"yesterday": -1, "today": 0, "tomorrow": 1}[(mention.part("rel") or "").lower()]
    return (anchor + timedelta(days=offset)).isoformat()


def shift_month(mention: Mention, anchor: date) -> str | None:
    """Last, this or next month or quarter; a week is left open."""
    offset = {"last": -1, "this": 0, "next": 1}[(mention.part("rel") or "").lower()]
    match mention.part("unit"):
        case "month":
            months = anchor.year * 12 + anchor.month - 1 + offset
            return f"{months // 12}-{months % 12 + 1:02d}"
        case "quarter":
            quarters = anchor.year * 4 + (anchor.month - 1) // 3 + offset
            return f"{quarters // 4}-Q{quarters % 4 + 1}"
    return None


def span_back(mention: Mention, anchor: date) -> str | None:
    """ "the past two decades": from that many years ago until the publication."""
    count = read_count(mention.part("count") or "")
    years = {"years": 1, "decades": 10}.get((mention.part("span") or "").lower())
    return None if years is None else f"{anchor.year - count * years:04d}/{anchor.year}"


def spell_nearest(mention: Mention, anchor: date) -> str | None:
    """The value with the year its words point at, seen from the anchor; a day far ahead is that of the year before."""
    year = anchor.year + offset_of_year(mention.part("of"))
    value = spell_with_year(mention.form, str(year), dict(mention.parts))
    if value is None:
        return None
    try:
        ahead = (edtf_bounds(value)[0] - anchor).days
    except ValueError:
        return None
    return shift_year(value, -1) if ahead > 180 and mention.form in {"day_month", "month_day", "month"} else value


def offset_of_year(words: str | None) -> int:
    """How many years away "of last year" points; nothing said is the year of the anchor."""
    said = " ".join((words or "").lower().split())
    return -1 if said in LAST else 1 if said in NEXT else 0
