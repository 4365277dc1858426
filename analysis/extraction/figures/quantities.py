"""What is a figure?"""

from decimal import Decimal

from analysis.records import Bound, Change, Kind, Span, Status, record


@record()
class Figure:
    """A number of the text and what it means; `converts` is the figure that it says again in another unit."""

    span: Span
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    kind: Kind | None = None
    unit: str | None = None
    bound: Bound | None = None
    change: Change | None = None
    per: str | None = None
    about: str | None = None
    status: Status = "used"
    reason: str | None = None
    method: str = "number and unit"
    converts: Span | None = None


def exclude(span: Span, reason: str) -> Figure:
    """A number that is no figure, by a rule of that name."""
    return Figure(span, status="not_a_figure", reason=reason, method="exclusion")


def is_whole(value: Decimal) -> bool:
    """Whether a number has no part behind its point; of a number of thirty digits the rest cannot be asked for."""
    return value == value.to_integral_value()
