"""Which figures does each side give, and how firm are they?

One row for each claim, in the claim's own words; a panel with its own axis for each indicator and unit. A
bound is drawn as a bound: "nearly 20" points down from 20 and is never a dot that says 20.
"""

from pandas import DataFrame

from analysis.charts.bounds import SHAPE_WORDS, draw_bounds_legend, draw_row, mark_of, shape_of
from analysis.charts.floors import CLAIMS_FROM, explain_claims
from analysis.charts.lettering import escape, shorten, width_mm
from analysis.charts.look import (
    BAND,
    BODY_PT,
    HAIR,
    MUTED,
    SMALL_PT,
    WIDTH_MM,
    Chart,
    capitalise,
    count_sides,
    count_words,
    house_style,
    list_words,
    make_alt,
    narratives_in,
)
from analysis.charts.panels import MOST_ROWS, Panel, choose_panels, sort_figures
from analysis.charts.periods import span_words
from analysis.charts.scale import Scale, make_scale
from analysis.charts.sheet import Sheet, draw_sides_legend
from analysis.comparison.wording import PLAIN, Wording

LEGEND_MM, HEAD_MM, ROW_MM, GAP_MM = 11.5, 5.2, 4.7, 2.4
WORDS_MM, PERIOD_MM = 2.0, 66.0
PLOT_LEFT, PLOT_RIGHT = 96.0, 156.0


def draw_figures(table: DataFrame, source: str, wording: Wording = PLAIN, most_rows: int = MOST_ROWS) -> Chart:
    """Draw each figure with its bound, by narrative, one panel for each indicator and unit."""
    data = sort_figures(table)
    panels = choose_panels(data, most_rows)
    if sum(len(panel.rows) for panel in panels) < CLAIMS_FROM:
        title = "No figures" if data.empty else "Too few figures to draw"
        reason = explain_claims("Figures", sum(len(panel.rows) for panel in panels))
        return explain_figures(data, source, (title, reason), wording)
    with house_style():
        sheet = draw_panels(panels, wording)
    words = write_title(data, wording), write_subtitle(data, panels, wording)
    alt = write_alt(data, panels, wording)
    return Chart("figures", *words, source, alt, data, sheet.figure, tuple(sheet.points))


def explain_figures(data: DataFrame, source: str, words: tuple[str, str], wording: Wording) -> Chart:
    """A chart that is not drawn: its title and the reason."""
    title, reason = words
    subtitle = write_subtitle(data, [], wording)
    return Chart("figures", title, subtitle, source, make_alt(f"No drawing. {reason}"), data, None, reason=reason)


def draw_panels(panels: list[Panel], wording: Wording) -> Sheet:
    """Draw the legend and the panels below one another."""
    rows = [row for panel in panels for row in panel.rows]
    shapes = {shape_of(row) for row in rows}
    # Exact figures alone need no words on how they are drawn.
    top = LEGEND_MM if shapes != {"exact"} else LEGEND_MM / 2
    sheet = Sheet(top + len(panels) * (HEAD_MM + GAP_MM) + len(rows) * ROW_MM)
    sides = {row.side for row in rows}
    draw_sides_legend(sheet, WORDS_MM, 3, sides, wording)
    if shapes != {"exact"}:
        draw_bounds_legend(sheet, WORDS_MM, 8, [s for s in SHAPE_WORDS if s in shapes])
    for panel in panels:
        draw_panel(sheet, top, panel, wording)
        top += HEAD_MM + len(panel.rows) * ROW_MM + GAP_MM
    return sheet


def draw_panel(sheet: Sheet, top: float, panel: Panel, wording: Wording) -> None:
    """Draw one indicator: its name and axis, then a row for each figure."""
    ending = "%" if panel.unit == "percent" else ""
    scale = make_scale([end for row in panel.rows for end in row.ends], PLOT_LEFT, PLOT_RIGHT, ending).spell(wording)
    draw_head(sheet, top + HEAD_MM / 2, panel)
    draw_axis(sheet, top, panel, scale)
    for place, row in enumerate(panel.rows):
        y = top + HEAD_MM + (place + 0.5) * ROW_MM
        sheet.words(WORDS_MM + 2, y, shorten(row.surface, PERIOD_MM - WORDS_MM - 5, SMALL_PT))
        sheet.note(PERIOD_MM, y, shorten(row.period, PLOT_LEFT - PERIOD_MM - 5, SMALL_PT))
        draw_row(sheet, y, row, scale)
        sheet.point(scale.place(mark_of(row)), y, (row.claim_id,), f"{row.surface}, {row.period}")


def draw_head(sheet: Sheet, y: float, panel: Panel) -> None:
    """Write what a panel shows, its unit, and how many of its figures."""
    cut = "" if len(panel.rows) == panel.count else f"latest {len(panel.rows)} of {panel.count}"
    unit = ", ".join(filter(None, [shorten(panel.unit, 26, SMALL_PT), cut]))
    room = PLOT_LEFT - WORDS_MM - 8
    name = panel.indicator[:1].upper() + panel.indicator[1:]
    shown = shorten(name, room - width_mm(unit, SMALL_PT), BODY_PT, is_bold=True)
    width = sheet.heading(WORDS_MM, y, shown)
    sheet.note(WORDS_MM + width + 2, y, unit)


def draw_axis(sheet: Sheet, top: float, panel: Panel, scale: Scale) -> None:
    """Draw the ticks of a panel from top to bottom, their labels above."""
    head, bottom = top + HEAD_MM, top + HEAD_MM + len(panel.rows) * ROW_MM
    sheet.box((WORDS_MM, WIDTH_MM - 2), (top, head), BAND)
    for tick, label in zip(scale.ticks, scale.labels, strict=True):
        x = scale.place(tick)
        sheet.line((x, x), (head, bottom), MUTED if tick == 0 else HAIR, 0.8)
        sheet.note(x, top + HEAD_MM / 2, label, align="center")


def write_title(data: DataFrame, wording: Wording) -> str:
    """The finding: which indicators both sides put figures on."""
    if data.empty:
        return "No figures"
    if not {"defence", "civilian"} <= set(data["narrative"]):
        return f"Figures come from one side only: {list_words([wording.name(side) for side in narratives_in(data)])}"
    sides = data.groupby("indicator", observed=True)["narrative"].agg(set)
    shared = [str(name) for name, found in sides.items() if {"defence", "civilian"} <= found]
    if not shared:
        names = f"{wording.name('defence')} and {wording.name('civilian')}"
        return capitalise(f"{names} put figures on different things: no indicator in common")
    names = shorten(list_words(shared), 110, BODY_PT)
    count = wording.spell(f"{len(shared):,} of {count_words(len(sides), 'indicator')}")
    return f"Both narratives put figures on {count}: {names}"


def write_subtitle(data: DataFrame, panels: list[Panel], wording: Wording) -> str:
    """What is measured, how many figures, from when, and how many find no room."""
    if data.empty:
        return "No figure was found in the articles."
    loose = int((data["bound"] != "exact").sum())
    indicators, articles = data["indicator"].nunique(), data["article"].nunique()
    left_out = len(data) - sum(len(panel.rows) for panel in panels)
    parts = [
        "Stated value and its bound, an axis of its own for each indicator and unit",
        f"n = {count_words(len(data), 'figure')} ({count_sides(data, wording)}) "
        f"on {count_words(indicators, 'indicator')} in {count_words(articles, 'article')}",
        span_words(data["period"]),
        f"{loose:,} of {len(data):,} not exact",
    ]
    if left_out > 0 and panels:
        parts.append(f"{count_words(left_out, 'figure')} not drawn, see the table")
    return wording.spell("; ".join(parts) + ".")


def write_alt(data: DataFrame, panels: list[Panel], wording: Wording) -> str:
    """The chart in words: each indicator with its highest and lowest figure."""
    drawn = sum(len(panel.rows) for panel in panels)
    shown = "" if drawn == len(data) else f", {drawn} drawn"
    words = wording.spell(f"Dot plot of {count_words(len(data), 'figure')} ({count_sides(data, wording)}){shown}.")
    for panel in panels:
        ranked = sorted(panel.rows, key=lambda row: max(row.ends))
        lowest, highest = ranked[0], ranked[-1]
        words += f" {panel.indicator}: highest {escape(highest.surface, 60)} ({wording.name(highest.side)})"
        is_spread = max(lowest.ends) < max(highest.ends)
        words += f", lowest {escape(lowest.surface, 60)}; n {panel.count}." if is_spread else f"; n {panel.count}."
    return make_alt(words)
