"""On whose word does each narrative rest?

For each kind of source, how many claims of a side name it. Few claims are shown as counts, because a share
of nine claims looks more certain than it is.
"""

from typing import get_args

from pandas import DataFrame

from analysis.charts.floors import CLAIMS_FROM, SHARES_FROM, explain_claims
from analysis.charts.look import (
    BAND,
    COLOURS,
    HAIR,
    MUTED,
    WIDTH_MM,
    Chart,
    capitalise,
    house_style,
    list_words,
    make_alt,
    narratives_in,
)
from analysis.charts.scale import Scale, make_count_scale, make_scale
from analysis.charts.sheet import Sheet, draw_sides_legend
from analysis.comparison.wording import PLAIN, Wording
from analysis.records import Attribution, Narrative

COLUMNS = ["narrative", "attribution", "count", "n"]
ATTRIBUTIONS: tuple[Attribution, ...] = get_args(Attribution)
ROW_NAMES: dict[Attribution, str] = {
    "named": "A named person",
    "organisation": "An organisation",
    "class": "A class, such as “officials”",
    "publisher": "The publisher itself",
    "none": "Nobody: no source is given",
}
FINDINGS: dict[Attribution, str] = {
    "named": "name a person",
    "organisation": "name an organisation",
    "class": "name only a class of people",
    "publisher": "rest on the publisher",
    "none": "name no source",
}

LEGEND_MM, HEAD_MM, LINE_MM, GAP_MM = 6.5, 5.2, 4.6, 2.4
NAME_MM, PLOT_LEFT, PLOT_RIGHT = 2.0, 52.0, 144.0


def draw_attribution(table: DataFrame, source: str, wording: Wording = PLAIN) -> Chart:
    """Draw how many claims of each narrative rest on each kind of source."""
    data = sort_attribution(table)
    sides = [side for side in narratives_in(data) if size_of(data, side) > 0]
    if (told := sum(size_of(data, side) for side in sides)) < CLAIMS_FROM:
        title = "Too few figures and statements to draw" if told else "No figures or statements"
        reason = explain_claims("Figures and statements", told)
        alt = make_alt(f"No drawing. {reason}")
        subtitle = write_subtitle(data, sides, wording)
        return Chart("attribution", title, subtitle, source, alt, data, None, reason=reason)
    with house_style():
        sheet = draw_rows(data, sides, wording)
    words = write_title(data, sides, wording), write_subtitle(data, sides, wording)
    return Chart("attribution", *words, source, write_alt(data, sides, wording), data, sheet.figure)


def sort_attribution(table: DataFrame) -> DataFrame:
    """The table by narrative and kind of source.

    Raises:
        ValueError: a kind of source is unknown, or a narrative has two numbers of claims.
    """
    if unknown := sorted(set(table["attribution"]) - set(ATTRIBUTIONS), key=str):
        known = ", ".join(ATTRIBUTIONS)
        raise ValueError(f"attribution {unknown[0]!r} is unknown; write one of {known}")
    sizes = table.groupby("narrative", observed=True)["n"].nunique()
    if (sizes > 1).any():
        raise ValueError(f"narrative {sizes.idxmax()!r} has several n; give the number of its claims once")
    order = table["attribution"].map(ATTRIBUTIONS.index)
    ordered = table[COLUMNS].assign(_order=order).sort_values(["narrative", "_order"])
    return ordered.drop(columns="_order").reset_index(drop=True)


def size_of(data: DataFrame, side: Narrative) -> int:
    """How many claims a narrative has."""
    return max(int(n) for narrative, n in zip(data["narrative"], data["n"], strict=True) if narrative == side)


def count_of(data: DataFrame, side: Narrative, kind: Attribution) -> int:
    """How many claims of a narrative rest on a kind of source; none where the table is silent."""
    rows = zip(data["narrative"], data["attribution"], data["count"], strict=True)
    return sum(int(count) for narrative, attribution, count in rows if (narrative, attribution) == (side, kind))


def has_shares(data: DataFrame, sides: list[Narrative]) -> bool:
    """Whether all sides have claims enough for shares."""
    return all(size_of(data, side) >= SHARES_FROM for side in sides)


def draw_rows(data: DataFrame, sides: list[Narrative], wording: Wording) -> Sheet:
    """Draw a row for each kind of source, with a line for each side."""
    row = len(sides) * LINE_MM + GAP_MM
    sheet = Sheet(LEGEND_MM + HEAD_MM + len(ATTRIBUTIONS) * row + 1)
    draw_sides_legend(sheet, NAME_MM, LEGEND_MM / 2, sides, wording)
    scale = choose_scale(data, sides).spell(wording)
    draw_axis(sheet, scale, "% of the claims" if has_shares(data, sides) else "claims")
    for place, kind in enumerate(ATTRIBUTIONS):
        top = LEGEND_MM + HEAD_MM + place * row
        sheet.words(NAME_MM, top + row / 2, ROW_NAMES[kind])
        sheet.line((NAME_MM, WIDTH_MM - 2), (top + row, top + row), HAIR, 0.6)
        for line, side in enumerate(sides):
            y = top + GAP_MM / 2 + (line + 0.5) * LINE_MM
            count, size = count_of(data, side, kind), size_of(data, side)
            x = draw_dot(sheet, y, scale, (count, size), side)
            share = f" ({100 * count / size:.0f}%)" if has_shares(data, sides) else ""
            sheet.words(x + 2.6, y, wording.spell(f"{count:,} of {size:,}{share}"))
    return sheet


def choose_scale(data: DataFrame, sides: list[Narrative]) -> Scale:
    """An axis of shares where all sides have claims enough, else of counts."""
    counts = [(count_of(data, side, kind), size_of(data, side)) for side in sides for kind in ATTRIBUTIONS]
    if has_shares(data, sides):
        return make_scale([100 * count / size for count, size in counts], PLOT_LEFT, PLOT_RIGHT, "%")
    return make_count_scale(max(count for count, _ in counts), PLOT_LEFT, PLOT_RIGHT)


def draw_axis(sheet: Sheet, scale: Scale, unit: str) -> None:
    """Draw the ticks from top to bottom, their labels above."""
    top = LEGEND_MM + HEAD_MM
    sheet.box((NAME_MM, WIDTH_MM - 2), (LEGEND_MM, top), BAND)
    sheet.note(NAME_MM + 1, LEGEND_MM + HEAD_MM / 2, f"Source, in {unit}")
    for tick, label in zip(scale.ticks, scale.labels, strict=True):
        x = scale.place(tick)
        sheet.line((x, x), (top, sheet.height_mm - 1), MUTED if tick == 0 else HAIR)
        sheet.note(x, LEGEND_MM + HEAD_MM / 2, label, align="center")


def draw_dot(sheet: Sheet, y: float, scale: Scale, counted: tuple[int, int], side: Narrative) -> float:
    """Draw one number as a line from nothing to its mark; returns where the mark stands."""
    count, size = counted
    # The axis holds shares where its labels do.
    is_share = scale.labels[0].endswith("%")
    x = scale.place(100 * count / size if is_share else count)
    sheet.line((scale.left_mm, x), (y, y), COLOURS[side], 1.2)
    sheet.mark(x, y, side)
    return x


def find_main(data: DataFrame, side: Narrative) -> tuple[list[Attribution], int]:
    """The kinds of source most claims of a narrative rest on, and their number."""
    counts = {kind: count_of(data, side, kind) for kind in ATTRIBUTIONS}
    highest = max(counts.values())
    return [kind for kind, count in counts.items() if count == highest], highest


def write_title(data: DataFrame, sides: list[Narrative], wording: Wording) -> str:
    """The finding: on whose word most claims of each narrative rest."""
    parts = []
    for side in sides:
        kinds, highest = find_main(data, side)
        told = " or ".join(FINDINGS[kind] for kind in kinds[:2])
        each = ", each" if len(kinds) > 1 else ""
        noun = "claim" if size_of(data, side) == 1 else "claims"
        parts.append(f"{wording.name(side)}: {highest:,} of {size_of(data, side):,} {noun} {told}{each}")
    return capitalise(wording.spell("; ".join(parts)))


def write_subtitle(data: DataFrame, sides: list[Narrative], wording: Wording) -> str:
    """What is counted, and the number of claims of each side."""
    if not sides:
        return "No claim was found in the articles."
    sizes = list_words([f"{size_of(data, side):,} {wording.name(side)}" for side in sides])
    measure = "share" if has_shares(data, sides) else "number"
    few = "" if has_shares(data, sides) else f"; too few for shares, which need {SHARES_FROM} on each side"
    return wording.spell(f"Claims by the kind of source named for them, {measure}; n = {sizes} claims{few}.")


def write_alt(data: DataFrame, sides: list[Narrative], wording: Wording) -> str:
    """The chart in words: the counts of each side, the highest first."""
    words = "Dot plot of claims by kind of source."
    for side in sides:
        counts = sorted(((count_of(data, side, kind), kind) for kind in ATTRIBUTIONS), key=lambda pair: -pair[0])
        told = ", ".join(f"{kind} {count:,}" for count, kind in counts)
        words += f" {capitalise(wording.name(side))} (n {size_of(data, side):,}): highest {told}."
    return make_alt(wording.spell(words))
