"""Whom does each narrative name, and how often?

A heatmap: a row for each actor; for either side the articles that name it and the mentions in a hundred sentences. The
number stands in every cell, and the shade follows it.
"""

import math

from matplotlib.colors import to_hex, to_rgb
from pandas import DataFrame

from analysis.charts.dumbbells import rate_words
from analysis.charts.floors import RATES_FROM, Sizes, explain_articles, is_above
from analysis.charts.lettering import escape, shorten, width_mm
from analysis.charts.look import (
    BAND,
    COLOURS,
    PAPER,
    SMALL_PT,
    WIDTH_MM,
    Chart,
    capitalise,
    count_words,
    house_style,
    list_words,
    make_alt,
)
from analysis.charts.sheet import BOLD, Sheet, draw_sides_legend
from analysis.charts.sheet import PLAIN as PLAIN_PEN
from analysis.comparison.wording import PLAIN, Wording
from analysis.records import Narrative

COLUMNS = [
    *("measure", "label", "articles_defence", "articles_civilian", "rate_defence", "rate_civilian"),
    *("low", "high", "q", "is_different", "n_defence", "n_civilian"),
]
SIDES: tuple[Narrative, Narrative] = ("defence", "civilian")
MOST_ACTORS = 20
DARKEST = 0.55  # of the colour in the fullest cell: dark words still stand out from it, 6 to 1

LEGEND_MM, HEAD_MM, ROW_MM, EDGE_MM = 6.5, 5.6, 5.2, 0.35
NAME_MM, CELLS_LEFT, CELL_MM, GROUP_GAP_MM = 2.0, 62.0, 25.5, 3.0


def draw_actors(table: DataFrame, source: str, articles: Sizes, wording: Wording = PLAIN) -> Chart:
    """Draw in how many articles, and how densely, each side names each actor."""
    data = table[COLUMNS].reset_index(drop=True)
    rows = choose_rows(data)
    subtitle = write_subtitle(data, rows, articles, wording)
    if not is_above(articles, RATES_FROM) or rows.empty:
        few = explain_articles("Actors", articles, RATES_FROM, wording)
        reason = "No person or body is named on either side." if is_above(articles, RATES_FROM) else few
        title = "Too few articles to set actors side by side" if reason == few else "No actor is named"
        alt = make_alt(f"No drawing. {reason}")
        return Chart("actors", title, subtitle, source, alt, data, None, reason=reason)
    with house_style():
        sheet = draw_cells(rows, articles, wording)
    title, alt = write_title(rows, articles, wording), write_alt(rows, articles, wording)
    return Chart("actors", title, subtitle, source, alt, data, sheet.figure)


def choose_rows(data: DataFrame) -> DataFrame:
    """The actors in most articles, from those of defence to those of civilian."""
    total = data["articles_defence"] + data["articles_civilian"]
    kept = data.assign(_total=total)[total > 0].sort_values(["_total", "label"], ascending=[False, True])
    gap = kept["rate_defence"] - kept["rate_civilian"]
    rows = kept.assign(_gap=gap).head(MOST_ACTORS).sort_values(["_gap", "label"], ascending=[False, True])
    return rows.drop(columns=["_total", "_gap"]).reset_index(drop=True)


def draw_cells(rows: DataFrame, articles: Sizes, wording: Wording) -> Sheet:
    """Draw the heads, and a row of four cells for each actor."""
    sheet = Sheet(LEGEND_MM + HEAD_MM + len(rows) * ROW_MM + 1)
    draw_heads(sheet, bool(rows["is_different"].any()), wording)
    peaks = [max(1e-9, float(rows[[f"{kind}_{s}" for s in SIDES]].max().max())) for kind in ("articles", "rate")]
    for place, row in enumerate(rows.to_dict("records")):
        top = LEGEND_MM + HEAD_MM + place * ROW_MM
        pen = BOLD if row["is_different"] else PLAIN_PEN
        name = shorten(escape(row["label"]), CELLS_LEFT - NAME_MM - 4, SMALL_PT, pen.is_bold)
        sheet.words(NAME_MM + 1, top + ROW_MM / 2, name, pen)
        for column, side in enumerate(SIDES):
            count, rate = int(row[f"articles_{side}"]), float(row[f"rate_{side}"])
            told = f"{count:,} of {articles[side]:,}", rate_words(rate, "")
            for group, (share, text) in enumerate(zip((count / peaks[0], rate / peaks[1]), told, strict=True)):
                draw_cell(sheet, place_cell(group, column), top, (side, share), wording.spell(text))
    return sheet


def place_cell(group: int, column: int) -> float:
    """The left edge of a cell."""
    return CELLS_LEFT + group * (2 * CELL_MM + GROUP_GAP_MM) + column * CELL_MM


def draw_heads(sheet: Sheet, has_called: bool, wording: Wording) -> None:
    """Draw the legend, and write what the columns hold."""
    end = draw_sides_legend(sheet, NAME_MM, LEGEND_MM / 2, SIDES, wording)
    sheet.note(
        end + 1, LEGEND_MM / 2, "the shade follows the number" + (";  bold: called different" if has_called else "")
    )
    sheet.box((NAME_MM, WIDTH_MM - 2), (LEGEND_MM, LEGEND_MM + HEAD_MM - 0.4), BAND)
    middle = LEGEND_MM + HEAD_MM / 2 - 0.2
    sheet.note(NAME_MM + 1, middle, "Actor")
    for group, head in enumerate(("articles", "mentions")):
        for column, side in enumerate(SIDES):
            left = place_cell(group, column) + (CELL_MM - width_mm(head, SMALL_PT) - 4) / 2
            sheet.mark(left + 1, middle, side, times=0.85)
            sheet.note(left + 3.6, middle, head)


def draw_cell(sheet: Sheet, left: float, top: float, filled: tuple[Narrative, float], text: str) -> None:
    """Draw a cell in the shade of its number, with the number."""
    side, share = filled
    edges = (left + EDGE_MM, left + CELL_MM - EDGE_MM), (top + EDGE_MM, top + ROW_MM - EDGE_MM)
    sheet.box(*edges, shade(side, 0.0 if math.isnan(share) else share))
    sheet.words(left + CELL_MM / 2, top + ROW_MM / 2, text, align="center")


def shade(side: Narrative, share: float) -> str:
    """The colour of a side, as full as the share of the highest number."""
    full = 0.04 + (DARKEST - 0.04) * share if share > 0 else 0.02
    mixed = [full * c + (1 - full) * p for c, p in zip(to_rgb(COLOURS[side]), to_rgb(PAPER), strict=True)]
    return str(to_hex((mixed[0], mixed[1], mixed[2])))


def write_title(rows: DataFrame, articles: Sizes, wording: Wording) -> str:
    """The finding: whom each side names in most articles."""
    parts, named_most = [], []
    for side in SIDES:
        highest = int(rows[f"articles_{side}"].max())
        names = rows.loc[rows[f"articles_{side}"] == highest, "label"]
        if highest:
            named = list_words([shorten(escape(name), 45, SMALL_PT) for name in names[:2]])
            more = f" and {count_words(len(names) - 2, 'other')}" if len(names) > 2 else ""
            told = wording.spell(f"{highest:,} of {articles[side]:,}")
            named_most.append(f"{named}{more}")
            parts.append(f"{told} {wording.name(side)} articles")
    if len(set(named_most)) < len(named_most):
        return f"Both narratives name {named_most[0]} most: in {list_words(parts)}"
    return f"Named most: {'; '.join(f'{name} in {told}' for name, told in zip(named_most, parts, strict=True))}"


def write_subtitle(data: DataFrame, rows: DataFrame, articles: Sizes, wording: Wording) -> str:
    """What is counted, among how much, and how many actors are drawn."""
    sizes = " and ".join(f"{articles[side]:,} {wording.name(side)}" for side in SIDES)
    sentences = [0 if data.empty else int(data[f"n_{side}"].max()) for side in SIDES]
    words = (
        f"Articles that name a person, body or facility, and mentions in 100 sentences; n = {sizes} articles, "
        f"{sentences[0]:,} and {sentences[1]:,} sentences; sorted by the difference"
    )
    if 0 < len(rows) < len(data):
        words += f"; the {len(rows)} in most articles, {count_words(len(data) - len(rows), 'actor')} not drawn"
    return wording.spell(words + ".")


def write_alt(rows: DataFrame, articles: Sizes, wording: Wording) -> str:
    """The chart in words: the three named in most articles on each side."""
    text = f"Heatmap of {count_words(len(rows), 'actor')} by side."
    for side in SIDES:
        ranked = rows.sort_values([f"articles_{side}", "label"], ascending=[False, True]).head(3)
        told = [
            f"{escape(row['label'], 40)} {wording.spell(format(int(row[f'articles_{side}']), ','))}"
            for row in ranked.to_dict("records")
        ]
        size = wording.spell(f"{articles[side]:,}")
        text += f" {capitalise(wording.name(side))}, of {size} articles: highest {', '.join(told)}."
    return make_alt(text)
