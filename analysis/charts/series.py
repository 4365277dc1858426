"""How is one quantity told over time?

A small panel for each series with claims on several periods, each with its own axes. A bound is drawn as a bound, a
claim that another contradicts has a ring, and one that only repeats another is hollow. Claims are not joined by lines:
nothing is known between them.
"""

import math
from collections.abc import Sequence

import pandas as pd
from pandas import DataFrame

from analysis.charts.floors import CLAIMS_FROM
from analysis.charts.lettering import escape, shorten, width_mm
from analysis.charts.look import (
    BODY_PT,
    HAIR,
    MUTED,
    SMALL_PT,
    WIDTH_MM,
    Chart,
    count_sides,
    count_words,
    house_style,
    make_alt,
)
from analysis.charts.periods import period_years, span_words
from analysis.charts.plots import Plot, draw_claim, make_claims, make_plot, settle_claims
from analysis.charts.sheet import Pair, Sheet, draw_sides_legend
from analysis.comparison.wording import PLAIN, Wording

COLUMNS = [
    *("claim_id", "series_id", "narrative", "indicator", "actor", "surface", "value", "low", "high", "bound", "unit"),
    *("period", "is_conflict", "is_echo", "article"),
]
MOST_PANELS = 9
ACROSS = 3

LEGEND_MM, LEFT_MM, GAP_MM = 7.0, 2.0, 6.0
HEIGHT_MM, HEAD_MM, FOOT_MM, BELOW_MM = 44.0, 10.0, 5.0, 4.0


def draw_series(table: DataFrame, source: str, wording: Wording = PLAIN, most: int = MOST_PANELS) -> Chart:
    """Draw the series with claims on several periods, each in a small panel."""
    data = sort_series(table)
    told = choose_series(data)
    subtitle = write_subtitle(data, told, most, wording)
    if told.empty:
        count = data["series_id"].nunique()
        once = f"{count_words(count, 'series', 'series')} {'has' if count == 1 else 'have'} claims on one period only"
        reason = wording.spell(f"A series is drawn from {CLAIMS_FROM} periods on; {once if count else 'here is none'}.")
        alt, title = make_alt(f"No drawing. {reason}"), "No quantity is stated for more than one period"
        return Chart("series", title, subtitle, source, alt, data, None, reason=reason)
    panels = [data[data["series_id"] == name] for name in told.index[:most]]
    with house_style():
        sheet = draw_panels(panels, wording)
    words = write_title(told, wording), subtitle
    alt = write_alt(panels, wording)
    return Chart("series", *words, source, alt, data, sheet.figure, tuple(sheet.points))


def sort_series(table: DataFrame) -> DataFrame:
    """The table in an order that does not depend on how it came: by series, then time."""
    data = table[COLUMNS].astype(dict.fromkeys(["value", "low", "high"], float))
    starts = [years[0] if (years := period_years(period)) is not None else math.nan for period in data["period"]]
    dated = data.assign(_start=pd.Series(starts, data.index, dtype="float64")).dropna(subset="_start")
    has_number = dated[["value", "low", "high"]].notna().any(axis=1)
    ordered = dated[has_number].sort_values(["series_id", "_start", "claim_id"])
    return ordered.drop(columns="_start").reset_index(drop=True)


def choose_series(data: DataFrame) -> DataFrame:
    """The series with several periods, what each holds: those with a conflict first, then those with most periods."""
    counted = {"is_conflict": ("is_conflict", "any"), "periods": ("period", "nunique"), "claims": ("period", "size")}
    told = data.groupby("series_id", sort=True).agg(**counted)
    ranked = told[told["periods"] >= CLAIMS_FROM]
    return ranked.sort_values([*counted], ascending=False, kind="stable")


def draw_panels(panels: Sequence[DataFrame], wording: Wording) -> Sheet:
    """Draw the legend and the panels, three in a row."""
    across = 2 if len(panels) == 4 else min(len(panels), ACROSS)
    width = (WIDTH_MM - 2 * LEFT_MM - (across - 1) * GAP_MM) / across
    lines = -(-len(panels) // across)
    sheet = Sheet(LEGEND_MM + lines * (HEIGHT_MM + BELOW_MM))
    draw_legend(sheet, panels, wording)
    for place, rows in enumerate(panels):
        left = LEFT_MM + place % across * (width + GAP_MM)
        top = LEGEND_MM + place // across * (HEIGHT_MM + BELOW_MM)
        draw_panel(sheet, ((left, left + width), top), rows, wording)
    return sheet


def draw_legend(sheet: Sheet, panels: Sequence[DataFrame], wording: Wording) -> None:
    """Say what marks, arrows, rings and hollow marks mean."""
    sides = {side for rows in panels for side in rows["narrative"]}
    end = draw_sides_legend(sheet, LEFT_MM, 3, sides, wording)
    bounds = {bound for rows in panels for bound in rows["bound"]}
    signs = ["arrow: more or less than"] if bounds - {"exact", "about", "between"} else []
    signs += ["≈ about"] if "about" in bounds else []
    signs += ["ring: contradicted"] if any(rows["is_conflict"].any() for rows in panels) else []
    signs += ["hollow: repeats another"] if any(rows["is_echo"].any() for rows in panels) else []
    sheet.note(end + 1, 3, ";  ".join(signs))


def draw_panel(sheet: Sheet, at: tuple[Pair, float], rows: DataFrame, wording: Wording) -> None:
    """Draw one series: its name, its latest claim in words, its axes and its claims."""
    (left, right), top = at
    claims = make_claims(rows)
    name = escape(rows["indicator"].mode().iloc[0])
    sheet.heading(left, top + 2.4, shorten(name[:1].upper() + name[1:], right - left, BODY_PT, is_bold=True))
    actors = [escape(actor) for actor in rows["actor"].dropna() if escape(actor).casefold() != name.casefold()]
    whose = f"{actors[0]}; " if actors else ""
    sheet.note(left, top + 6.6, shorten(f"{whose}latest: {claims[-1].surface}", right - left, SMALL_PT))
    area = (left, right), (top + HEAD_MM, top + HEIGHT_MM - FOOT_MM)
    plot = make_plot(claims, area, "%" if rows["unit"].iloc[0] == "percent" else "", wording)
    draw_axes(sheet, plot)
    for claim, x in settle_claims(claims, plot):
        y = draw_claim(sheet, claim, x, plot)
        sheet.point(x, y, (claim.claim_id,), f"{claim.surface}, {claim.period}")


def draw_axes(sheet: Sheet, plot: Plot) -> None:
    """Draw the lines of the values with their labels, and the years below."""
    for tick, label in zip(plot.values.ticks, plot.values.labels, strict=True):
        y = plot.values.place(tick)
        sheet.line((plot.left, plot.right), (y, y), MUTED if tick == 0 else HAIR, 0.7)
        sheet.note(plot.left - 1.5, y, label, align="right")
    for tick, label in zip(plot.years.ticks, plot.years.labels, strict=True):
        x = plot.years.place(tick)
        if label:
            sheet.line((x, x), (plot.bottom, plot.bottom + 1), MUTED, 0.7)
        # A year begins at its tick, and so do its letters.
        if x + width_mm(label, SMALL_PT) <= plot.right + 1:
            sheet.note(x, plot.bottom + 3.2, label)


def write_title(told: DataFrame, wording: Wording) -> str:
    """The finding: how many quantities are told for several periods, and how many are contradicted."""
    disputed = int(told["is_conflict"].sum())
    count = count_words(len(told), "quantity", "quantities")
    if not disputed:
        return wording.spell(f"{count} stated for more than one period; no claim on them is contradicted")
    verb = "is" if disputed == 1 else "are"
    return wording.spell(
        f"Of {count} stated for more than one period, {disputed:,} {verb} contradicted by another claim"
    )


def write_subtitle(data: DataFrame, told: DataFrame, most: int, wording: Wording) -> str:
    """What is shown, how many claims, from when, and how many series are left out."""
    if told.empty:
        return "Figures on one quantity of one holder, by the time they speak of."
    parts = [
        "Stated value and its bound by the time it is stated for, axes of its own for each quantity",
        f"n = {count_words(int(told['claims'].sum()), 'figure')} in {count_words(len(told), 'series', 'series')}",
        span_words(set(data["period"][data["series_id"].isin(told.index)])),
    ]
    if most < len(told):
        parts.append(f"{len(told) - most:,} series not drawn")
    return wording.spell("; ".join(parts) + ".")


def write_alt(panels: Sequence[DataFrame], wording: Wording) -> str:
    """The chart in words: the highest and the lowest claim of each panel."""
    words = wording.spell(f"Small multiples of {count_words(len(panels), 'series', 'series')} over time.")
    for rows in panels:
        claims = sorted(make_claims(rows), key=lambda claim: claim.top)
        low, high = claims[0], claims[-1]
        words += f" {escape(rows['indicator'].iloc[0], 50)} ({count_sides(rows, wording)}): highest "
        words += f"{escape(high.surface, 40)} in {high.period}, lowest {escape(low.surface, 40)} in {low.period}."
    return make_alt(words)
