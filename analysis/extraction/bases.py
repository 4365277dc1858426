"""Against when is a figure compared?

"12 percent more than in the same period of last year" (January–August 2025) → base 2024-01/2024-08
"""

import re
from collections.abc import Sequence

from analysis.codebooks import Codebooks
from analysis.dates.edtf import edtf_bounds, is_edtf, shift_year, year_of
from analysis.dates.resolution import Resolved
from analysis.extraction.datings import Dates, Dating
from analysis.extraction.figures.figures import Figure
from analysis.extraction.nearness import REACH, is_beside, is_occasion
from analysis.extraction.standings import load_dating_words
from analysis.records import Span

COMPARED_REACH = 80
LONGEST_YEAR = 370
# "40 million, or 12 percent, more than": each of the two figures is compared.
COMPARED = re.compile(
    r"(?:,?\s+or\s+[^,;()\n]{1,40}|\s*\([^()\n]{1,40}\))?,?\s+(?:more|less|fewer|higher|lower|greater|larger|smaller|better|worse|faster|slower)\b"
)
# What was planned or thought of at a time is no measure of that time.
PLANNED = re.compile(
    r"\b(?:planned|expected|forecast|forecasted|estimated|promised|projected|targeted|budgeted|announced|thought|assumed|agreed)\b"
)


def is_base_of(text: str, dating: Dating, figure: Figure, books: Codebooks) -> bool:
    """Whether a figure is compared with a date.

    "from 2023" and "on 2023" compare only behind a change: "up 4 percent on 2023", but "on 5 May 2023".
    """
    span = dating.date.mention.span
    if (dating.date.edtf is None and not is_counted(dating)) or is_beside(text, span, figure.span):
        return False
    if is_planned(text, dating):
        return True
    if dating.standing.cue is not None:
        return not (figure.span.end > dating.standing.cue and figure.span.start < span.start)
    if dating.standing.role == "base":
        return True
    is_open = dating.date.mention.form in {"month_span", "past_years"} or is_occasion(dating.date)
    if figure.change is None or figure.span.end > span.start or is_open:
        return False
    return load_dating_words(books).weak.search(text, max(figure.span.end, span.start - 30), span.start) is not None


def is_planned(text: str, dating: Dating) -> bool:
    """Whether a figure is compared with what was planned at a time: "300 million less than planned in March"."""
    cue = dating.standing.cue
    return cue is not None and PLANNED.search(text, cue, dating.date.mention.span.start) is not None


def is_counted(dating: Dating) -> bool:
    """Whether a base is counted from the period of its figure, so that no publication date is needed for it."""
    is_earlier = dating.date.mention.form in {"same_period", "year_earlier"} or is_year_before(dating.date)
    return is_earlier and (dating.standing.role == "base" or dating.standing.cue is not None)


def is_compared(text: str, figure: Span) -> bool:
    """Whether words of comparison stand behind a figure and what it is also said to be: "40, or 12 percent, more"."""
    return COMPARED.match(text, figure.end, min(len(text), figure.end + COMPARED_REACH)) is not None


def is_beyond(text: str, dating: Dating, figure: Span) -> bool:
    """Whether a base stands behind a figure with no other number between, so that it is the one of this figure."""
    span = dating.date.mention.span
    return span.start >= figure.end and not any(c.isdigit() for c in text[figure.end : span.start])


def find_base(dates: Dates, figure: Figure, bases: Sequence[Dating], period: str | None) -> str | None:
    """The period that a change is counted from."""
    bases = [d for d in bases if not is_planned(dates.setting.text, d)]
    if bases:
        base = choose_base(dates.setting.text, figure.span, bases).date
        if is_year_before(base) and period is not None:
            return find_year_before(period)
        if base.mention.form in {"same_period", "year_earlier"} and (shifted := shift_from(base, period)):
            return shifted
        if base.mention.form == "relative_month" and period is not None:
            return shift_unit(base, period) or (base.edtf or "").split("T", 1)[0]
        return (base.edtf or "").split("T", 1)[0] or None
    setting = dates.setting
    start = max(setting.sentence.start, figure.span.start - REACH)
    end = min(setting.sentence.end, figure.span.end + REACH)
    if period is not None and load_dating_words(setting.books).yearly.search(setting.text, start, end):
        return year_before(period)
    return None


def choose_base(text: str, figure: Span, bases: Sequence[Dating]) -> Dating:
    """The base behind a figure without another number between, else the nearest."""
    behind = [d for d in bases if is_beyond(text, d, figure)]
    return min(behind or bases, key=lambda d: (distance(d.date.mention.span, figure), d.date.mention.span.start))


def is_year_before(base: Resolved) -> bool:
    """Whether a base is "the previous year", the one before that of the figure."""
    return base.mention.form == "relative_year" and base.mention.part("rel") in {"previous", "preceding", "prior"}


def find_year_before(period: str | None) -> str | None:
    """The year before a period: 2023 before January–May 2024, but 2022/2023 before the fiscal year 2023/2024."""
    if period is None:
        return None
    first, last = edtf_bounds(period)
    is_split = first.year != last.year and (last - first).days < LONGEST_YEAR
    shifted = shift_year(period, -1) if is_split or (len(period) == 9 and "/" in period) else f"{first.year - 1:04d}"
    return shifted if is_edtf(shifted) else None


def distance(span: Span, figure: Span) -> int:
    """The characters between a date and a figure."""
    return figure.start - span.end if span.end <= figure.start else span.start - figure.end


def shift_from(base: Resolved, period: str | None) -> str | None:
    """ "the same period of 2024", seen from the period itself: "2025-01/2025-08" → "2024-01/2024-08"."""
    if period is None:
        return None
    stated = base.mention.part("year")
    years = int(stated) - year_of(period) if stated and stated.isdigit() else -1
    shifted = shift_year(period, years) if years else None
    return shifted if shifted is not None and is_edtf(shifted) else None


def shift_unit(base: Resolved, period: str) -> str | None:
    """ "the previous quarter", seen from a quarter; "a month earlier", seen from a month."""
    rel, unit = base.mention.part("rel"), base.mention.part("unit")
    if rel not in {"previous", "preceding", "prior", "earlier", "before"}:
        return None
    year = int(period[:4])
    if unit == "quarter" and len(period) == 7 and period[5] == "Q":
        quarter = int(period[6])
        return f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q4"
    if unit == "month" and len(period) == 7 and period[5] != "Q":
        month = int(period[5:7])
        return f"{year}-{month - 1:02d}" if month > 1 else f"{year - 1}-12"
    return None


def year_before(period: str) -> str | None:
    """The same part of the year before; a day has none, and neither has a span of years."""
    is_long = "/" in period and year_of(period) != int(period.split("/")[1][:4])
    if is_long or len(period.split("/")[0]) > 7:
        return None
    shifted = shift_year(period, -1)
    return shifted if is_edtf(shifted) else None
