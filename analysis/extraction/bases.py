"""Against when is a figure compared?

"12 percent more than in the same period of last year" (January–August 2025) → base 2024-01/2024-08
"""

from collections.abc import Sequence

from analysis.codebooks import Codebooks
from analysis.dates.edtf import is_edtf, shift_year, year_of
from analysis.dates.resolution import Resolved
from analysis.extraction.datings import Dates, Dating
from analysis.extraction.figures.figures import Figure
from analysis.extraction.nearness import REACH, is_beside, is_occasion
from analysis.extraction.standings import load_dating_words
from analysis.records import Span


def is_base_of(text: str, dating: Dating, figure: Figure, books: Codebooks) -> bool:
    """Whether a figure is compared with a date.

    "from 2023" and "on 2023" compare only behind a change: "up 4 percent on 2023", but "on 5 May 2023".
    """
    span = dating.date.mention.span
    if dating.date.edtf is None or is_beside(text, span, figure.span):
        return False
    if dating.standing.cue is not None:
        return not (figure.span.end > dating.standing.cue and figure.span.start < span.start)
    if dating.standing.role == "base":
        return True
    is_open = dating.date.mention.form in {"month_span", "past_years"} or is_occasion(dating.date)
    if figure.change is None or figure.span.end > span.start or is_open:
        return False
    return load_dating_words(books).weak.search(text, max(figure.span.end, span.start - 30), span.start) is not None


def find_base(dates: Dates, figure: Figure, bases: Sequence[Dating], period: str | None) -> str | None:
    """The period that a change is counted from."""
    if bases:
        base = min(bases, key=lambda d: (distance(d.date.mention.span, figure.span), d.date.mention.span.start)).date
        if base.mention.form in {"same_period", "year_earlier"} and (shifted := shift_from(base, period)):
            return shifted
        if base.mention.form == "relative_month" and period is not None:
            return shift_unit(base, period) or (base.edtf or "").split("T", 1)[0]
        return (base.edtf or "").split("T", 1)[0]
    setting = dates.setting
    start = max(setting.sentence.start, figure.span.start - REACH)
    end = min(setting.sentence.end, figure.span.end + REACH)
    if period is not None and load_dating_words(setting.books).yearly.search(setting.text, start, end):
        return year_before(period)
    return None


def distance(span: Span, figure: Span) -> int:
    """The characters between a date and a figure."""
    return figure.start - span.end if span.end <= figure.start else span.start - figure.end


def shift_from(base: Resolved, period: str | None) -> str | None:
    """ "the same period of 2024", seen from the period itself: "2025-01/2025-08" → "2024-01/2024-08"."""
    if period is None or base.edtf is None:
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
