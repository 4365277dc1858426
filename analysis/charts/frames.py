"""Which frames does each narrative use more?

The share of sentences with a frame on either side, sorted by their difference. The title claims a difference only
where one was called; else it says that none was, and which gap is widest.
"""

import math

from pandas import DataFrame

from analysis.charts.dumbbells import SIDES, Pair, Panel, draw_dumbbells, rate_words, read_pairs
from analysis.charts.floors import RATES_FROM, Sizes, explain_articles, is_above
from analysis.charts.lettering import escape, shorten
from analysis.charts.look import BODY_PT, Chart, capitalise, count_words, house_style, make_alt
from analysis.comparison.wording import PLAIN, Wording

COLUMNS = ["frame", "label", "share_defence", "share_civilian", "n_defence", "n_civilian"]
INTERVALS = ["low_defence", "high_defence", "low_civilian", "high_civilian", "low", "high"]
TESTS = ["q", "is_different"]
MOST_FRAMES = 24
TITLE_LABEL_MM = 55


def draw_frames(table: DataFrame, source: str, articles: Sizes, wording: Wording = PLAIN) -> Chart:
    """Draw the share of sentences with each frame on both sides."""
    data = sort_frames(table)
    pairs = choose_pairs(data)
    if not is_above(articles, RATES_FROM):
        reason = explain_articles("Shares of sentences", articles, RATES_FROM, wording)
        return explain_frames(data, source, ("Too few articles to set frames against each other", reason), wording)
    if not pairs:
        reason = "No frame of the codebook occurs in a sentence of either side."
        return explain_frames(data, source, ("No frame was found", reason), wording)
    with house_style():
        sheet = draw_dumbbells([Panel("Frame", "%", tuple(pairs))], wording)
    words = write_title(pairs, wording), write_subtitle(data, pairs, wording)
    return Chart("frames", *words, source, write_alt(data, pairs, wording), data, sheet.figure)


def explain_frames(data: DataFrame, source: str, words: tuple[str, str], wording: Wording) -> Chart:
    """A chart that is not drawn: its title and the reason."""
    title, reason = words
    subtitle = f"Share of sentences with a frame; n = {write_sizes(data, wording)} sentences."
    return Chart("frames", title, subtitle, source, make_alt(f"No drawing. {reason}"), data, None, reason=reason)


def sort_frames(table: DataFrame) -> DataFrame:
    """The table from what defence uses more to what civilian uses more."""
    missing = [column for column in INTERVALS + TESTS if column not in table.columns]
    data = table.assign(**{column: False if column == "is_different" else math.nan for column in missing})
    data = data[COLUMNS + INTERVALS + TESTS]
    gap = data["share_defence"] - data["share_civilian"]
    ordered = data.assign(_gap=-gap).sort_values(["_gap", "label", "frame"])
    return ordered.drop(columns="_gap").reset_index(drop=True)


def choose_pairs(data: DataFrame) -> list[Pair]:
    """The frames that occur; where they are many, those that differ most."""
    kept = sorted(read_pairs(data, "share"), key=lambda pair: -abs(pair.difference))[:MOST_FRAMES]
    return sorted(kept, key=lambda pair: -pair.difference)


def write_title(pairs: list[Pair], wording: Wording) -> str:
    """The finding: the widest difference either way that was called, or that none was."""
    called = [pair for pair in pairs if pair.is_different]
    if not called:
        widest = max(pairs, key=lambda pair: abs(pair.difference))
        if widest.difference == 0:
            return "Both narratives use every frame equally often"
        more = wording.name("defence" if widest.difference > 0 else "civilian")
        return f"No frame is called different; the widest gap, more in {more}, is {write_gap(widest, wording)}"
    parts = []
    for pair, side in ((called[0], SIDES[0]), (called[-1], SIDES[1])):
        if (pair.difference > 0) == (side == "defence"):
            parts.append(f"{wording.name(side)} leads in {write_gap(pair, wording)}")
    return capitalise("; ".join(parts))


def write_gap(pair: Pair, wording: Wording) -> str:
    """A frame with its shares, the higher one first."""
    first, second = SIDES if pair.difference >= 0 else SIDES[::-1]
    shares = [wording.spell(rate_words(pair.rates[side])) for side in (first, second)]
    name = shorten(pair.label, TITLE_LABEL_MM, BODY_PT)
    return f"“{name}” ({shares[0]} against {shares[1]})"


def write_sizes(data: DataFrame, wording: Wording) -> str:
    """How many sentences each side has."""
    sizes = [(data[f"n_{side}"].max(), wording.name(side)) for side in SIDES]
    return wording.spell(" and ".join(f"{0 if n != n else int(n):,} {name}" for n, name in sizes))


def write_subtitle(data: DataFrame, pairs: list[Pair], wording: Wording) -> str:
    """What is measured, of how many sentences, how sure, and what is left out."""
    has_all = all(pair.has_interval(side) for pair in pairs for side in SIDES)
    parts = [
        "Share of sentences with a frame, difference in percentage points",
        f"n = {write_sizes(data, wording)} sentences",
        "intervals take the article as the unit" if has_all else "no interval where none can be given",
    ]
    if len(pairs) < len(data):
        parts.append(f"{count_words(len(data) - len(pairs), 'frame')} not drawn, see the table")
    return "; ".join(parts) + "."


def write_alt(data: DataFrame, pairs: list[Pair], wording: Wording) -> str:
    """The chart in words: the highest and the lowest share of each side."""
    words = (
        f"Dumbbell chart of {count_words(len(pairs), 'frame')} in percent of {write_sizes(data, wording)} sentences."
    )
    for side in SIDES:
        ranked = sorted(pairs, key=lambda pair: pair.rates[side])
        ends = [f"{escape(p.label, 50)} {wording.spell(rate_words(p.rates[side]))}" for p in (ranked[-1], ranked[0])]
        words += f" {capitalise(wording.name(side))}: highest {ends[0]}, lowest {ends[1]}."
    return make_alt(words)
