"""How much evidence does each narrative bring, and how complete is it?

Two panels, each with its own axis: what stands in a hundred words, and how many of the figures have a period, a unit,
a source and a holder.
"""

from pandas import DataFrame

from analysis.charts.dumbbells import SIDES, Panel, draw_dumbbells, rate_words, read_pairs
from analysis.charts.floors import RATES_FROM, Sizes, explain_articles, is_above
from analysis.charts.look import Chart, capitalise, house_style, list_words, make_alt
from analysis.comparison.wording import PLAIN, Wording

COLUMNS = [
    *("measure", "label", "unit", "rate_defence", "rate_civilian", "low_defence", "high_defence", "low_civilian"),
    *("high_civilian", "low", "high", "q", "is_different", "n_defence", "n_civilian"),
]
PANELS = {"per 100 words": ("Per 100 words", ""), "percent of figures": ("Of the figures", "%")}
OF_WORDS, OF_FIGURES = PANELS


def draw_density(table: DataFrame, source: str, articles: Sizes, wording: Wording = PLAIN) -> Chart:
    """Draw how dense and how complete the evidence of both sides is."""
    data = table[COLUMNS].reset_index(drop=True)
    panels = choose_panels(data)
    subtitle = write_subtitle(data, wording)
    if not is_above(articles, RATES_FROM) or not panels:
        few = explain_articles("Rates of evidence", articles, RATES_FROM, wording)
        reason = "No figure, statement or event was found on either side." if is_above(articles, RATES_FROM) else few
        title = "Too few articles to set the density of evidence side by side" if reason == few else "No evidence found"
        alt = make_alt(f"No drawing. {reason}")
        return Chart("density", title, subtitle, source, alt, data, None, reason=reason)
    with house_style():
        sheet = draw_dumbbells(panels, wording)
    words = write_title(panels, wording), subtitle
    return Chart("density", *words, source, write_alt(panels, wording), data, sheet.figure)


def choose_panels(data: DataFrame) -> list[Panel]:
    """What occurs, by its unit.

    Raises:
        ValueError: a unit has no panel.
    """
    if unknown := sorted(set(data["unit"]) - set(PANELS)):
        raise ValueError(f"unit {unknown[0]!r} has no panel; known are {', '.join(PANELS)}")
    panels = [
        Panel(*PANELS[unit], tuple(read_pairs(data[data["unit"] == unit], "rate"))) for unit in (OF_WORDS, OF_FIGURES)
    ]
    return [panel for panel in panels if panel.pairs]


def write_title(panels: list[Panel], wording: Wording) -> str:
    """The finding: what was called different, or what stands side by side."""
    pairs = [(pair, panel.ending) for panel in panels for pair in panel.pairs]
    called = [pair for pair, _ in pairs if pair.is_different]
    if called:
        parts = []
        for side in SIDES:
            more = [pair.label.lower() for pair in called if (pair.difference > 0) == (side == "defence")]
            parts += [f"{wording.name(side)} brings more {list_words(more[:3])}"] if more else []
        return capitalise("; ".join(parts))
    pair, ending = pairs[0]
    rates = " and ".join(f"{wording.spell(rate_words(pair.rates[s], ending))} in {wording.name(s)}" for s in SIDES)
    where = f"{panels[0].name[:1].lower()}{panels[0].name[1:]}"
    return f"No kind of evidence is called different: {pair.label.lower()} {where} are {rates}"


def write_subtitle(data: DataFrame, wording: Wording) -> str:
    """What is measured, and among how much."""
    sizes = {unit: data[data["unit"] == unit] for unit in PANELS}
    counts = {unit: count_units(rows, wording) for unit, rows in sizes.items()}
    words = (
        f"Claims per 100 words and percent of figures; n = {counts[OF_WORDS]} words, "
        f"{counts[OF_FIGURES]} figures; intervals take the article as the unit."
    )
    return wording.spell(words)


def count_units(rows: DataFrame, wording: Wording) -> str:
    """How many words, or figures, each side has."""
    counts = [(int(rows[f"n_{side}"].max()) if len(rows) else 0, wording.name(side)) for side in SIDES]
    return " and ".join(f"{count:,} {name}" for count, name in counts)


def write_alt(panels: list[Panel], wording: Wording) -> str:
    """The chart in words: the highest rate of each side in each panel."""
    words = "Dumbbell chart of the evidence of both sides."
    for panel in panels:
        words += f" {panel.name}:"
        parts = []
        for side in SIDES:
            ranked = sorted(panel.pairs, key=lambda pair: pair.rates[side])
            high, low = (f"{p.label} {rate_words(p.rates[side], panel.ending)}" for p in (ranked[-1], ranked[0]))
            parts.append(wording.spell(f"{wording.name(side)} highest {high}, lowest {low}"))
        words += f" {'; '.join(parts)}."
    return make_alt(words)
