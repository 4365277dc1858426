"""Which words does each narrative use more, and how sure is that?

Diverging dots: how many times as often a word stands in one narrative as in the other, on an axis that doubles (log2),
with its interval. A word that was called different is filled, any other hollow; one that a side never uses has no
interval, and its mark points on: the ratio is at least that.
"""

import math
from dataclasses import dataclass

from pandas import DataFrame

from analysis.charts.floors import WORDS_FROM, Sizes, explain_articles, is_above
from analysis.charts.lettering import escape, shorten, width_mm
from analysis.charts.look import (
    BAND,
    COLOURS,
    HAIR,
    MUTED,
    SMALL_PT,
    WIDTH_MM,
    Chart,
    capitalise,
    count_words,
    house_style,
    list_words,
    make_alt,
)
from analysis.charts.scale import Scale
from analysis.charts.sheet import Sheet, draw_sides_legend
from analysis.comparison.wording import PLAIN, Wording
from analysis.records import Narrative

COLUMNS = [
    *("term", "log_ratio", "log_ratio_low", "log_ratio_high", "p_permutation", "q", "is_different"),
    *("count_defence", "count_civilian", "docs_defence", "docs_civilian", "total_defence", "total_civilian"),
]
SIDES: tuple[Narrative, Narrative] = ("defence", "civilian")
MOST_A_SIDE = 10
MOST_NAMED = 3
LONGEST_ARM = 12.0  # doublings; beyond, an interval ends in an arrow

LEGEND_MM, HEAD_MM, ROW_MM = 6.5, 5.2, 4.7
WORD_MM, PLOT_LEFT, PLOT_RIGHT = 2.0, 40.0, 126.0
DOCS_AT = {"defence": 147.0, "civilian": 167.0}


@dataclass(frozen=True, slots=True)
class Word:
    """A word ready to be drawn; the ends of its interval may be missing (NaN)."""

    term: str
    ratio: float
    low: float
    high: float
    is_different: bool
    counts: tuple[int, int]
    docs: tuple[int, int]

    @property
    def side(self) -> Narrative:
        """Which side uses the word more."""
        return "defence" if self.ratio > 0 else "civilian"


def draw_words(table: DataFrame, source: str, articles: Sizes, wording: Wording = PLAIN) -> Chart:
    """Draw the words that differ most, from those of defence to those of civilian."""
    data = table[COLUMNS].reset_index(drop=True)
    found = choose_words(data)
    subtitle = write_subtitle(data, found, articles, wording)
    if not is_above(articles, WORDS_FROM) or not found:
        few = explain_articles("Words", articles, WORDS_FROM, wording)
        reason = "No word stands in an article of either side." if is_above(articles, WORDS_FROM) else few
        title = "Too few articles to compare words" if reason == few else "No words to compare"
        alt = make_alt(f"No drawing. {reason}")
        return Chart("words", title, subtitle, source, alt, data, None, reason=reason)
    with house_style():
        sheet = draw_rows(found, articles, wording)
    return Chart(
        "words", write_title(data, found, wording), subtitle, source, write_alt(found, wording), data, sheet.figure
    )


def choose_words(data: DataFrame) -> list[Word]:
    """The words of each side that differ most: those called different before all others, then by their p."""
    rows = data[data["log_ratio"].notna() & (data["log_ratio"] != 0)]
    ranked = rows.sort_values(["is_different", "p_permutation"], ascending=[False, True], kind="stable")
    words = [
        Word(
            escape(row["term"]),
            float(row["log_ratio"]),
            float(row["log_ratio_low"]),
            float(row["log_ratio_high"]),
            bool(row["is_different"]),
            (int(row["count_defence"]), int(row["count_civilian"])),
            (int(row["docs_defence"]), int(row["docs_civilian"])),
        )
        for side in (1, -1)
        for row in ranked[ranked["log_ratio"] * side > 0].head(MOST_A_SIDE).to_dict("records")
    ]
    return sorted(words, key=lambda word: (-word.ratio, word.term))


def make_ratio_scale(words: list[Word]) -> Scale:
    """An axis of doublings with 0 in its middle, as wide as its marks need and its intervals may."""
    ends = [abs(e) for word in words for e in (word.ratio, word.low, word.high) if math.isfinite(e)]
    marks = max(abs(word.ratio) for word in words)
    arm = min(max(ends), max(LONGEST_ARM, marks))
    step = next(step for step in (1, 2, 3, 4, 5, 10, 20) if arm / step <= 4)
    reach = step * math.ceil(arm / step)
    ticks = tuple(float(tick) for tick in range(-reach, reach + 1, step))
    return Scale(ticks, tuple(times_words(tick) for tick in ticks), PLOT_LEFT, PLOT_RIGHT)


def times_words(ratio: float) -> str:
    """Doublings as times: 2 → "4×"."""
    return f"{2 ** abs(ratio):,.0f}×" if ratio else "1"


def draw_rows(words: list[Word], articles: Sizes, wording: Wording) -> Sheet:
    """Draw the legend, the axis and a row for each word."""
    sheet = Sheet(LEGEND_MM + HEAD_MM + len(words) * ROW_MM + 1)
    draw_legend(sheet, words, wording)
    scale = make_ratio_scale(words).spell(wording)
    draw_axis(sheet, scale)
    for place, word in enumerate(words):
        y = LEGEND_MM + HEAD_MM + (place + 0.5) * ROW_MM
        sheet.words(WORD_MM + 1, y, shorten(word.term, PLOT_LEFT - WORD_MM - 6, SMALL_PT))
        draw_word(sheet, y, word, scale)
        for side, docs in zip(SIDES, word.docs, strict=True):
            sheet.words(DOCS_AT[side], y, wording.spell(f"{docs:,} of {articles[side]:,}"), align="right")
        sheet.line((WORD_MM, WIDTH_MM - 2), (y + ROW_MM / 2, y + ROW_MM / 2), HAIR, 0.5)
    return sheet


def draw_legend(sheet: Sheet, words: list[Word], wording: Wording) -> None:
    """Say what the marks mean, and what stands beside them."""
    end = draw_sides_legend(sheet, WORD_MM, LEGEND_MM / 2, SIDES, wording)
    signs = ["line: 95% interval"]
    if any(not word.is_different for word in words):
        signs.append("hollow: not called different")
    if any(0 in word.counts for word in words):
        signs.append("arrow: the other side never has it")
    sheet.note(end + 1, LEGEND_MM / 2, ";  ".join(signs))


def draw_axis(sheet: Sheet, scale: Scale) -> None:
    """Draw the ticks from top to bottom, and the heads of the columns."""
    top, middle = LEGEND_MM + HEAD_MM, LEGEND_MM + HEAD_MM / 2
    sheet.box((WORD_MM, WIDTH_MM - 2), (LEGEND_MM, top), BAND)
    sheet.note(WORD_MM + 1, middle, "Word")
    for tick, label in zip(scale.ticks, scale.labels, strict=True):
        x = scale.place(tick)
        sheet.line((x, x), (top, sheet.height_mm - 1), MUTED if tick == 0 else HAIR)
        sheet.note(x, middle, label, align="center")
    for side in SIDES:
        width = width_mm("articles", SMALL_PT)
        sheet.note(DOCS_AT[side], middle, "articles", align="right")
        sheet.mark(DOCS_AT[side] - width - 2.2, middle, side)


def draw_word(sheet: Sheet, y: float, word: Word, scale: Scale) -> None:
    """Draw a word: its interval, cut by arrows at the ends of the axis, and its mark."""
    x, colour = scale.place(word.ratio), COLOURS[word.side]
    if 0 in word.counts:
        away = 7.0 if word.ratio > 0 else -7.0
        sheet.arrow(x, y, x + away, colour)
    elif math.isfinite(word.low):
        for end in (word.low, word.high):
            if scale.ticks[0] <= end <= scale.ticks[-1]:
                sheet.line((x, scale.place(end)), (y, y), colour, 1.2)
            else:
                sheet.arrow(x, y, scale.left_mm if end < 0 else scale.right_mm, colour)
    sheet.mark(x, y, word.side, is_hollow=not word.is_different, times=0.9)


def write_title(data: DataFrame, words: list[Word], wording: Wording) -> str:
    """The finding: the words called different on either side, or that none was."""
    called = int(data["is_different"].sum())
    tried = wording.spell(count_words(len(data), "word"))
    if not called:
        return f"No single word is called different among {tried}"
    parts = []
    for side in SIDES:
        named = [word for word in words if word.is_different and word.side == side]
        order = named if side == "defence" else named[::-1]
        if order:
            parts.append(f"{wording.name(side)}: {list_words([f'“{w.term[:30]}”' for w in order[:MOST_NAMED]])}")
    count = wording.spell(f"{called:,} of {tried}")
    return f"{count} {'is' if called == 1 else 'are'} called different; most in {'; most in '.join(parts)}"


def write_subtitle(data: DataFrame, words: list[Word], articles: Sizes, wording: Wording) -> str:
    """What is measured, of how many words and articles, and how many are drawn."""
    totals = [0 if data.empty else int(data[f"total_{side}"].max()) for side in SIDES]
    names = [wording.name(side) for side in SIDES]
    sizes = " and ".join(
        f"{total:,} words in {articles[side]:,} {name} articles"
        for total, side, name in zip(totals, SIDES, names, strict=True)
    )
    shown = f"{len(words)} of {count_words(len(data), 'word')} drawn" if words else "no words"
    return wording.spell(
        f"How many times as often a word stands in {names[0]} (right) or {names[1]} (left), log2 axis; "
        f"n = {sizes}; {shown}, at most {MOST_A_SIDE} a side; q after Benjamini–Hochberg."
    )


def write_alt(words: list[Word], wording: Wording) -> str:
    """The chart in words: the words furthest out on either side."""
    text = f"Diverging dot plot of {count_words(len(words), 'word')}."
    for side in SIDES:
        found = [word for word in words if word.side == side]
        order = found if side == "defence" else found[::-1]
        if order:
            told = [f"{w.term[:30]} {wording.spell(times_words(w.ratio))}" for w in order[:MOST_NAMED]]
            text += f" {capitalise(wording.name(side))} uses more: highest {', '.join(told)}; n {len(found)}."
    return make_alt(text)
