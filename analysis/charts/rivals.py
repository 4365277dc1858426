"""Does each difference hold when one article, or one publisher, is left out?

A strip for each difference: a tick for each article left out, and below it one for each publisher, at what remains of
the difference. 100% is all of it, 0% none. A case in which it does not hold is a ring.
"""

from collections.abc import Sequence

from pandas import DataFrame

from analysis.charts.floors import RATES_FROM, Sizes, explain_articles, is_above
from analysis.charts.lettering import escape, shorten
from analysis.charts.look import (
    BAND,
    COLOURS,
    HAIR,
    INK,
    LINK,
    MUTED,
    SMALL_PT,
    WIDTH_MM,
    Chart,
    count_words,
    house_style,
    make_alt,
)
from analysis.charts.scale import Scale, make_scale
from analysis.charts.sheet import Sheet, draw_sides_legend
from analysis.comparison.wording import PLAIN, Wording
from analysis.records import Narrative

COLUMNS = ["table", "measure", "label", "unit", "difference", "left_out", "name", "without", "kept", "holds"]
LEFT_OUT = ("article", "publisher")
SIDES: tuple[Narrative, Narrative] = ("defence", "civilian")

LEGEND_MM, HEAD_MM, LINE_MM, GAP_MM = 6.5, 5.2, 4.4, 1.6
NAME_MM, KIND_MM, PLOT_LEFT, PLOT_RIGHT, TOLD_AT = 2.0, 54.0, 74.0, 132.0, 167.0
TICK_MM = 1.5
MANY_CASES, DIGITS_MM = 500, 1


def draw_rivals(table: DataFrame, source: str, articles: Sizes, wording: Wording = PLAIN) -> Chart:
    """Draw what remains of each difference without each article and each publisher."""
    data = sort_cases(table)
    strips = [rows for _, rows in data.groupby(["table", "measure"], sort=False)]
    subtitle = write_subtitle(strips, articles, wording)
    if not is_above(articles, RATES_FROM) or not strips:
        few = explain_articles("Differences without one article", articles, RATES_FROM, wording)
        counts = " and ".join(f"{articles[side]:,} {wording.name(side)}" for side in SIDES)
        none = wording.spell(
            f"No difference was called between {counts} articles, so that none can be put to the test."
        )
        reason = none if is_above(articles, RATES_FROM) else few
        title = "No difference to put to the test" if reason == none else "Too few articles to leave one out"
        alt = make_alt(f"No drawing. {reason}")
        return Chart("rivals", title, subtitle, source, alt, data, None, reason=reason)
    with house_style():
        sheet = draw_strips(strips, wording)
    words = write_title(strips, wording), subtitle
    return Chart("rivals", *words, source, write_alt(strips, wording), data, sheet.figure)


def sort_cases(table: DataFrame) -> DataFrame:
    """The table as it is drawn: by difference, then what is left out."""
    return table[COLUMNS].reset_index(drop=True)


def parts_of(strip: DataFrame) -> list[tuple[str, DataFrame]]:
    """What is left out of a difference, each kind that there is."""
    return [(kind, rows) for kind in LEFT_OUT if len(rows := strip[strip["left_out"] == kind])]


def draw_strips(strips: Sequence[DataFrame], wording: Wording) -> Sheet:
    """Draw the legend, the axis and the strips."""
    lines = sum(len(parts_of(strip)) for strip in strips)
    sheet = Sheet(LEGEND_MM + HEAD_MM + lines * LINE_MM + len(strips) * GAP_MM + 1)
    end = draw_sides_legend(sheet, NAME_MM, LEGEND_MM / 2, SIDES, wording)
    sheet.note(end - 3, LEGEND_MM / 2, "has more;  line: without one;  ring: the difference does not hold")
    kept = [float(value) for strip in strips for value in strip["kept"]]
    scale = make_scale([*kept, 100.0], PLOT_LEFT, PLOT_RIGHT, "%").spell(wording)
    draw_axis(sheet, scale)
    top = LEGEND_MM + HEAD_MM
    for strip in strips:
        draw_strip(sheet, top, strip, scale, wording)
        top += len(parts_of(strip)) * LINE_MM + GAP_MM
    return sheet


def draw_axis(sheet: Sheet, scale: Scale) -> None:
    """Draw the ticks from top to bottom, their labels above."""
    top, middle = LEGEND_MM + HEAD_MM, LEGEND_MM + HEAD_MM / 2
    sheet.box((NAME_MM, WIDTH_MM - 2), (LEGEND_MM, top), BAND)
    sheet.note(NAME_MM + 1, middle, "Difference")
    sheet.note(KIND_MM, middle, "without one")
    sheet.note(TOLD_AT, middle, "holds without", align="right")
    for tick, label in zip(scale.ticks, scale.labels, strict=True):
        x = scale.place(tick)
        sheet.line((x, x), (top, sheet.height_mm - 1), INK if tick == 100 else MUTED if tick == 0 else HAIR)
        sheet.note(x, middle, label, align="center")


def draw_strip(sheet: Sheet, top: float, strip: DataFrame, scale: Scale, wording: Wording) -> None:
    """Draw one difference: its name and side, and its cases."""
    first = top + (GAP_MM + LINE_MM) / 2
    row = strip.iloc[0]
    sheet.mark(NAME_MM + 2, first, side_of(strip))
    sheet.words(NAME_MM + 5, first, shorten(escape(row["label"]), KIND_MM - NAME_MM - 9, SMALL_PT))
    for place, (kind, rows) in enumerate(parts_of(strip)):
        y = first + place * LINE_MM
        sheet.note(KIND_MM, y, kind)
        draw_cases(sheet, y, rows, scale)
        held = int(rows["holds"].sum())
        sheet.words(TOLD_AT, y, wording.spell(f"{held:,} of {count_words(len(rows), kind)}"), align="right")
    bottom = top + len(parts_of(strip)) * LINE_MM + GAP_MM
    sheet.line((NAME_MM, WIDTH_MM - 2), (bottom, bottom), HAIR, 0.6)


def draw_cases(sheet: Sheet, y: float, rows: DataFrame, scale: Scale) -> None:
    """Draw a line at what remains in each case, and a ring where the difference does not hold."""
    places = [scale.place(float(kept)) for kept in rows["kept"]]
    sheet.line((min(places), max(places)), (y, y), LINK, 0.6)
    cases = list(zip(places, rows["holds"].tolist(), strict=True))
    if len(rows) > MANY_CASES:  # lines that no eye tells apart are drawn once
        cases = sorted({(round(x, DIGITS_MM), holds) for x, holds in cases})
    for x, holds in cases:
        sheet.line((x, x), (y - TICK_MM, y + TICK_MM), COLOURS[side_of(rows)], 0.9)
        if not holds:
            sheet.mark(x, y, "any", is_hollow=True, times=0.8)


def side_of(strip: DataFrame) -> Narrative:
    """Which side has more."""
    return "defence" if float(strip["difference"].iloc[0]) > 0 else "civilian"


def has_failed(strip: DataFrame, kind: str) -> bool:
    """Whether a difference does not hold without one of a kind."""
    return not bool(strip.loc[strip["left_out"] == kind, "holds"].all())


def write_title(strips: Sequence[DataFrame], wording: Wording) -> str:
    """The finding: how many of the differences hold in every case."""
    firm = sum(bool(strip["holds"].all()) for strip in strips)
    words = (
        f"{firm:,} of {count_words(len(strips), 'difference')} {'holds' if firm == 1 else 'hold'} whatever is left out"
    )
    parts = [
        f"{failed:,} {'fails' if failed == 1 else 'fail'} without a single {kind}"
        for kind in LEFT_OUT
        if (failed := sum(has_failed(strip, kind) for strip in strips))
    ]
    return wording.spell("; ".join([words, *parts]))


def write_subtitle(strips: Sequence[DataFrame], articles: Sizes, wording: Wording) -> str:
    """What is measured, and of how many articles."""
    counts = " and ".join(f"{articles[side]:,} {wording.name(side)}" for side in SIDES)
    told = f"; {count_words(len(strips), 'difference')} with the smallest q of each table" if strips else ""
    words = (
        f"What remains of a difference without one article or one publisher, percent; n = {counts} articles{told}; "
        "it holds where it keeps its sign and its 95% interval spares nought."
    )
    return wording.spell(words)


def write_alt(strips: Sequence[DataFrame], wording: Wording) -> str:
    """The chart in words: the least that remains of each difference."""
    text = f"Strip plot of {count_words(len(strips), 'difference')}, each without one article or publisher."
    least = sorted(strips, key=lambda strip: float(strip["kept"].min()))
    for name, strip in (("lowest", least[0]), ("highest", least[-1])):
        row = strip.sort_values("kept", kind="stable").iloc[0]
        kept = wording.spell(f"{row['kept']:.0f}%")
        text += f" The {name} remainder: {escape(row['label'], 50)} keeps {kept} without one {row['left_out']}."
    return make_alt(text)
