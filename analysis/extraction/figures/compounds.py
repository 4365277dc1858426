"""Which figures say one thing together?

Feet and inches, money and its hundredths, a floor and a ceiling are one figure; an amount in brackets says the
figure before it again in another unit.

    "12 ft 2 in" → 12.17 ft     "more than 20 but fewer than 30" → 20 to 30     "5 million manat ($2.9 million)"
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.extraction.figures.bounds import apply_bound
from analysis.extraction.figures.quantities import Figure, is_whole
from analysis.records import Span

PARTS = {("ft", "in"): 12, ("m", "cm"): 100, ("kg", "g"): 1000, ("lb", "oz"): 16}
LOWER = frozenset({"more_than", "at_least"})
UPPER = frozenset({"less_than", "up_to", "nearly"})
LINKS = frozenset({"and", "but", ",", "and is", "or"})
OPENINGS = ("(", "[", "/")
RESTATING = frozenset({"or", ", or", ", or about", "or about", ", that is", ", i.e."})
MEASURES = frozenset({"mass", "length", "area", "volume", "energy", "power", "speed", "other"})
FARTHEST = 30
# "$ 90 mln, or 16 percent, more than": the change is said once for both.
RESTATED = frozenset({"or", "or about", "or by", "that is"})
MORE_OR_LESS = re.compile(r",? (more|higher|larger|up|less|lower|fewer|down)(?!\w)")


def join_figures(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence, those that belong together joined."""
    joined: list[Figure] = []
    for figure in figures:
        if joined and figure.kind is not None and joined[-1].kind is not None:
            between = text[joined[-1].span.end : figure.span.start]
            if len(between) <= FARTHEST:
                if one := add_part(joined[-1], figure, between) or close_bounds(joined[-1], figure, between):
                    joined[-1] = one
                    continue
                figure = tie_conversion(text, joined[-1], figure, between)
                if between.strip(" ,") in RESTATED:
                    figure = share_change(text, joined, figure)
        joined.append(figure)
    return joined


def add_part(whole: Figure, part: Figure, between: str) -> Figure | None:
    """A figure with its smaller unit: "12 ft 2 in", "13 dollars and 45 cents", "15 dollars 50"."""
    if whole.value is None or part.value is None or between.strip() not in {"", "and"}:
        return None
    is_cents = whole.kind == "money" and whole.unit != "cent" and part.value < 100 and is_whole(part.value)
    if is_cents and (part.unit == "cent" or (part.unit is None and between == " ")):
        size = 100
    else:
        size = PARTS.get((whole.unit or "", part.unit or ""), 0)
    if not size or part.bound != "exact" or whole.value < 1 or not is_whole(whole.value):
        return None
    value = whole.value + part.value / size
    low, high = apply_bound(value, whole.bound or "exact")
    return replace(whole, span=Span(whole.span.start, part.span.end), value=value, low=low, high=high)


def close_bounds(one: Figure, other: Figure, between: str) -> Figure | None:
    """A floor and a ceiling as one interval: "more than 20 but fewer than 30 ships"."""
    if between.strip() not in LINKS or one.value is None or other.value is None:
        return None
    if one.unit not in {None, other.unit} or (one.kind == "percent") != (other.kind == "percent"):
        return None
    low, high = (one, other) if one.bound in LOWER else (other, one)
    if low.bound not in LOWER or high.bound not in UPPER or low.value >= high.value:  # type: ignore[operator]
        return None
    span = Span(one.span.start, other.span.end)
    return replace(other, span=span, value=None, low=low.value, high=high.value, bound="between", method="two bounds")


def tie_conversion(text: str, main: Figure, other: Figure, between: str) -> Figure:
    """A figure in brackets or behind "or", tied to the figure that it restates in another unit."""
    words = between.strip()
    if not ((words[:1] in OPENINGS and words) or words in RESTATING) or not restates(main, other):
        return other
    if words[:1] == "/" and main.converts is None and main.kind == "money":
        return other
    first = main.converts or main.span
    fields = {"status": "minor", "reason": f"conversion of {first.of(text)}", "converts": first, "change": main.change}
    if other.bound == "exact" and main.bound not in {None, "exact", "between"} and other.value is not None:
        low, high = apply_bound(other.value, main.bound)
        fields |= {"bound": main.bound, "low": low, "high": high}
    return replace(other, **fields)  # type: ignore[arg-type]


def share_change(text: str, joined: list[Figure], figure: Figure) -> Figure:
    """A figure with the change said behind it, given to the figure before it too, which says the same."""
    match = MORE_OR_LESS.match(text, figure.span.end)
    if match and figure.change is None:
        figure = replace(figure, change="rise" if match[1] in {"more", "higher", "larger", "up"} else "fall")
    main = joined[-1]
    if match and main.change is None and main.kind != figure.kind:
        joined[-1] = replace(main, change=figure.change)
    return figure


def restates(main: Figure, other: Figure) -> bool:
    """Whether two figures can be one in two units."""
    is_other_unit = main.unit != other.unit
    if main.kind == "money" and other.kind == "money":
        return is_other_unit
    return is_other_unit and main.kind == other.kind and main.kind in MEASURES
