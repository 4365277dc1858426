"""Which date do "January 13" and "last year" mean in this article?

A mention without a year takes it from an anchor: the publication date of the article, or, for "the previous
year", the year that the same sentence speaks of. Each answer carries the rule that gave it.
"""

from datetime import date, timedelta

from analysis.dates.edtf import edtf_bounds, is_edtf, shift_year
from analysis.dates.mention import Mention
from analysis.dates.spelling import spell_month_range, spell_with_year
from analysis.records import record

BACK = frozenset(
    {"last", "past", "previous", "preceding", "prior", "recent", "earlier", "ago", "before", "previously", "outgoing"}
)
AHEAD = frozenset({"next", "following", "coming", "upcoming", "later"})
# "the previous year" is the year before that of its sentence; "last year" is always that before the publication.
LEANING = frozenset(
    {
        "previous",
        "preceding",
        "prior",
        "following",
        "same",
        "that",
        "reporting",
        "earlier",
        "before",
        "later",
        "previously",
        "year",
        "",
    }
)
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS_OF = {"year": 12, "decade": 120, "month": 1, "quarter": 3}
DAYS_OF = {"week": 7, "day": 1}
WITHOUT_VALUE = {
    "impossible": "there is no such date",
    "ambiguous_day": "day and month may be swapped, and no other date of the article settles it",
    "named_before": "no period was named before",
}
YEARLY = frozenset({"relative_year", "year_earlier", "same_period"})
# How far ahead of the publication a day or month without a year may lie before it is that of the year before.
FURTHEST_AHEAD = 180


@record()
class Resolved:
    """A mention with its EDTF value and the rule that gave it; `edtf` is None where no anchor helps."""

    mention: Mention
    edtf: str | None
    rule: str


def resolve_mention(
    mention: Mention, published: str | None, context_year: int | None = None, is_ahead: bool = False
) -> Resolved:
    """The EDTF value of a mention, seen from the publication date and the year the sentence speaks of.

    `is_ahead` says that the sentence speaks of the future: "in the fourth quarter" is then the next one.
    """
    if mention.edtf is not None:
        return Resolved(mention, mention.edtf, "stated")
    if mention.form in WITHOUT_VALUE:
        return Resolved(mention, None, WITHOUT_VALUE[mention.form])
    if mention.form in YEARLY:
        return resolve_year(mention, published, context_year)
    if published is None:
        return Resolved(mention, None, "no publication date to count from")
    return resolve_from(mention, published, is_ahead)


def resolve_from(mention: Mention, published: str, is_ahead: bool) -> Resolved:
    """The value of a mention that is counted from the publication date."""
    anchor = edtf_bounds(published)[1]
    value: str | None
    match mention.form:
        case "relative_day":
            value = shift_day(mention, published, anchor)
            rule = f"{mention.part('rel')}, seen from {published}"
        case "weekday":
            value = find_weekday(mention, published, anchor, is_ahead)
            rule = f"{mention.part('rel') or 'nearest'} {(mention.part('weekday') or '').capitalize()}, seen from {published}"
        case "relative_month":
            value = shift_month(mention, published, anchor)
            rule = f"{mention.part('rel')} {mention.part('unit')}, seen from {published}"
        case "past_years":
            value = count_span(mention, published, anchor)
            rule = f"counted {'on' if mention.part('rel') in AHEAD else 'back'} from {published}"
        case _:
            value, rule = spell_nearest(mention, published, anchor, is_ahead)
    return Resolved(mention, value, rule)


def resolve_year(mention: Mention, published: str | None, context_year: int | None) -> Resolved:
    """ "last year", "the previous year", "a year earlier", "the same period of last year"."""
    words = (mention.part("rel") or mention.part("rel2") or "").removeprefix("the ")
    if mention.form == "same_period" and mention.part("year"):
        return Resolved(mention, mention.part("year"), "the same period of a stated year")
    if words in LEANING and context_year is not None:
        anchor, seen_from = context_year, f"the year {context_year} of the sentence"
    elif published is not None:
        anchor, seen_from = edtf_bounds(published)[0].year, f"the publication date {published}"
    else:
        return Resolved(mention, None, "no publication date to count from")
    year = f"{anchor + year_offset(mention, words):04d}"
    said = words if words.endswith("year") or "year " in words else f"{words or 'same period'} year"
    return Resolved(mention, year if is_edtf(year) else None, f"{said}, seen from {seen_from}")


def year_offset(mention: Mention, words: str) -> int:
    """How many years away the words point."""
    if mention.form == "same_period" or (words == "year" and mention.form == "year_earlier") or words in BACK:
        return -1
    return 1 if words in AHEAD else 0


def shift_day(mention: Mention, published: str, anchor: date) -> str | None:
    """Yesterday, today or tomorrow, if the publication date is known to the day."""
    offset = {"yesterday": -1, "today": 0, "tomorrow": 1}[mention.part("rel") or ""]
    return (anchor + timedelta(days=offset)).isoformat() if is_day(published) else None


def is_day(published: str) -> bool:
    """Whether a date is known to the day."""
    return len(published) >= 10 and "/" not in published


def find_weekday(mention: Mention, published: str, anchor: date, is_ahead: bool) -> str | None:
    """The last such weekday up to the publication, the next one where the words look ahead."""
    if not is_day(published):
        return None
    number, rel = WEEK.index(mention.part("weekday") or ""), mention.part("rel")
    back = (anchor.weekday() - number) % 7
    if rel == "last" and back == 0:
        back = 7
    if rel == "next" or (is_ahead and rel != "last"):
        back = back - 7 or -7 * (rel == "next")
    return (anchor - timedelta(days=back)).isoformat()


def shift_month(mention: Mention, published: str, anchor: date) -> str | None:
    """Last, this or next month, quarter or week; a publication known only to the year has none."""
    rel = mention.part("rel") or ""
    offset = -1 if rel in BACK else 1 if rel in AHEAD else 0
    if len(published) < 7 or "/" in published:
        return None
    match mention.part("unit"):
        case "month":
            months = anchor.year * 12 + anchor.month - 1 + offset
            return spell_month_range(months, months)
        case "quarter":
            quarters = anchor.year * 4 + (anchor.month - 1) // 3 + offset
            return f"{quarters // 4}-Q{quarters % 4 + 1}"
        case "week" if is_day(published):
            first = anchor - timedelta(days=anchor.weekday() - 7 * offset)
            return f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}"
    return None


def count_span(mention: Mention, published: str, anchor: date) -> str | None:
    """ "the past two decades": from that many years ago until the publication; "two years ago": that year."""
    unit, rel = (mention.part("unit") or "").rstrip("s"), mention.part("rel") or ""
    count = int(mention.part("count") or 1)
    value = (
        count_months(count, unit, rel, published, anchor)
        if unit in MONTHS_OF
        else count_days(count, unit, rel, published, anchor)
    )
    return value if value is not None and is_edtf(value) else None


def count_months(count: int, unit: str, rel: str, published: str, anchor: date) -> str | None:
    """A span of years or months up to the publication, or from it."""
    months = count * MONTHS_OF[unit]
    way = 1 if rel in AHEAD else -1
    if not 0 < count <= 1000:
        return None
    if unit in {"year", "decade"}:
        other = anchor.year + way * months // 12
        if rel in {"ago", "earlier"}:
            return f"{other:04d}"
        return f"{min(other, anchor.year):04d}/{max(other, anchor.year):04d}"
    if len(published) < 7:
        return None
    here = anchor.year * 12 + anchor.month - 1
    if rel in {"ago", "earlier"}:
        return spell_month_range(here - months, here - months)
    first, last = sorted((here, here + way * months))
    return f"{first // 12:04d}-{first % 12 + 1:02d}/{last // 12:04d}-{last % 12 + 1:02d}"


def count_days(count: int, unit: str, rel: str, published: str, anchor: date) -> str | None:
    """A span of weeks or days up to the publication, or from it."""
    if unit not in DAYS_OF or not is_day(published) or count > 3000:
        return None
    other = anchor + timedelta(days=count * DAYS_OF[unit] * (1 if rel in AHEAD else -1))
    if rel in {"ago", "earlier"}:
        return other.isoformat() if unit == "day" else other.isoformat()[:7]
    return f"{min(other, anchor).isoformat()}/{max(other, anchor).isoformat()}"


def spell_nearest(mention: Mention, published: str, anchor: date, is_ahead: bool) -> tuple[str | None, str]:
    """The value with the year its words point at, seen from the publication.

    A part of the year that has not begun yet is that of the year before, unless the sentence looks ahead.
    """
    said = (mention.part("of") or "").removeprefix("the ")
    rule = f"year taken from the publication date {published}"
    year = anchor.year + (-1 if said in BACK else 1 if said in AHEAD else 0)
    value = spell_with_year(mention.form, str(year), dict(mention.parts))
    if value is None or not is_edtf(value):
        return None, rule
    if said:
        return value, rule
    ahead, rel = (edtf_bounds(value)[0] - anchor).days, mention.part("rel")
    # A day or month may lie some way ahead ("opens on 20 July"); a quarter is reported when it is over.
    limit = FURTHEST_AHEAD if mention.form in {"day", "month"} and rel != "last" else 0
    if ahead > limit and not is_ahead and rel not in {"next", "this"}:
        return shift_checked(value, -1), f"{rule}; not yet come then, so the year before"
    if is_ahead and len(published) >= 7 and (edtf_bounds(value)[1] - anchor).days < -FURTHEST_AHEAD:
        return shift_checked(value, 1), f"{rule}; over by then, so the year after"
    if rel == "last" and ahead > -28 and mention.form == "month":
        return shift_checked(value, -1), f"{rule}; the last one"
    return value, rule


def shift_checked(value: str, years: int) -> str | None:
    """The same part of another year, None for 29 February where there is none."""
    shifted = shift_year(value, years)
    return shifted if is_edtf(shifted) else None
