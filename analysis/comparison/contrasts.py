"""Which sentences does the comparison of the two narratives give?

Who speaks, what one side never states, and how much may be said of differences at that many articles.
"""

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Counts, Finding
from analysis.comparison.floors import Floor
from analysis.comparison.prose import NUMBER, Line, Measured, Segment, Text
from analysis.comparison.sides import SIDES, Side
from analysis.comparison.wording import format_count, format_percent, join_words, plural
from analysis.ledger import Tables
from analysis.ledger.silences import find_one_sided, find_unanswered


def count_articles(measures: Mapping[str, Measure]) -> Counts:
    """The original articles of each side."""
    return Counts(*(int(measures[f"{side}.articles"].value) for side in SIDES))


def find_silence_findings(tables: Tables, texts: Iterable[str], measures: Mapping[str, Measure]) -> Iterator[Finding]:
    """What nobody states, and what only one side states."""
    counts = count_articles(measures)
    unanswered = find_unanswered(tables.ledger, texts)
    if unanswered:
        text = f"No article names {join_words([s.words for s in unanswered], 'or')}."
        yield Finding("silence", (Line((Text(text),), "measured"),), articles=counts, key="all")
    for side in SIDES:
        missing = [s.words for s in find_one_sided(tables.ledger, tables.articles) if s.side == side]
        if missing:
            count = int(measures[f"{side}.articles"].value)
            segments = (
                Text(f"The {side} narrative ("),
                Measured(format_count(count), f"{side}.articles"),
                Text(f" {plural('article', count)}) never states {join_words(missing, 'or')}; the other side does."),
            )
            yield Finding("silence", (Line(segments, "measured"),), articles=counts, key=side)


def find_asymmetry(measures: Mapping[str, Measure]) -> Iterator[Finding]:
    """How each side is sourced: figures, quotations, named people, unnamed classes."""
    if any(measures[f"{side}.articles"].value == 0 for side in SIDES):
        return
    lines = tuple(describe_sourcing(side, measures) for side in SIDES)
    yield Finding("asymmetry", lines, articles=count_articles(measures))


def describe_sourcing(side: Side, measures: Mapping[str, Measure]) -> Line:
    """One side's figures and voices in a sentence."""

    def counted(name: str, noun: str) -> list[Segment]:
        count = int(measures[f"{side}.{name}"].value)
        return [Measured(format_count(count), f"{side}.{name}"), Text(f" {plural(noun, count)}")]

    segments: list[Segment] = [
        Text(f"{side.capitalize()}: "),
        *counted("figures", "figure"),
        Text(" ("),
        *counted("money", "amount"),
        Text(" of money), "),
    ]
    segments += [
        *counted("quotations", "direct quotation"),
        Text(", "),
        *counted("people", "statement"),
        Text(" by named people and "),
    ]
    segments += [*counted("classes", "statement"), Text(" by unnamed classes such as officials.")]
    return Line(tuple(segments), "measured")


def find_differences(
    compared: Mapping[str, pd.DataFrame], floor: Floor, measures: Mapping[str, Measure]
) -> Iterator[Finding]:
    """Frames that differ, where the number of articles allows a test; else that none may be claimed."""
    counts = count_articles(measures)
    if floor.level == "describe":
        articles = [
            Measured(format_count(int(measures[f"{side}.articles"].value)), f"{side}.articles") for side in SIDES
        ]
        smallest = Measure(
            "floor.smallest_p",
            floor.smallest_p,
            "Smallest p",
            "smallest two-sided p that an exact permutation of the article labels could reach",
        )
        segments = (
            Text("No difference of vocabulary or frames is claimed: with "),
            articles[0],
            Text(" defence and "),
            articles[1],
            Text(" civilian articles the smallest p a test could show is "),
            Measured(f"{floor.smallest_p:.2f}", smallest.name),
            Text("."),
        )
        yield Finding("difference", (Line(segments, "measured"),), (smallest,), articles=counts)
        return
    frames = compared["frames"]
    for _, row in frames[frames["is_different"]].iterrows():
        yield describe_difference(row, counts)


def describe_difference(row: pd.Series, counts: Counts) -> Finding:
    """One frame that differs, with its interval."""
    found = measure_difference(row)
    label = str(row["label"])
    segments = (
        # A label of the user's codebook may hold a number ("Industry 4.0").
        Measured(label, found["share_defence"].name) if NUMBER.search(label) else Text(label),
        Text(": "),
        Measured(format_percent(row["share_defence"]), found["share_defence"].name),
        Text(" percent of defence sentences against "),
        Measured(format_percent(row["share_civilian"]), found["share_civilian"].name),
        Text(" percent of civilian ones ("),
        *write_interval(row, found),
        Text(", q "),
        Measured(f"{row['q']:.3f}", found["q"].name),
        Text(")."),
    )
    return Finding(
        "difference",
        (Line(segments, "measured"),),
        tuple(found.values()),
        articles=counts,
        interval=(row["low"], row["high"]) if "low" in found else None,
        p=row["p"],
        q=row["q"],
        is_tested=True,
        key=row["frame"],
    )


def measure_difference(row: pd.Series) -> dict[str, Measure]:
    """The numbers of one frame as named measures; the ends of the interval only where there is one."""
    ends = ["low", "high"] if pd.notna(row["low"]) and pd.notna(row["high"]) else []
    return {
        name: Measure(
            f"frame.{row['frame']}.{name}",
            row[name],
            f"{row['label']}, {name.replace('_', ' ')}",
            "percent of sentences, articles as units",
        )
        for name in ["share_defence", "share_civilian", *ends, "q"]
    }


def write_interval(row: pd.Series, found: Mapping[str, Measure]) -> list[Segment]:
    """The interval of a difference, or why there is none."""
    if "low" not in found:
        return [Text("no interval: the articles of each side are alike")]
    return [
        Text("difference "),
        Measured(format_percent(row["low"]), found["low"].name),
        Text(" to "),
        Measured(format_percent(row["high"]), found["high"].name),
        Text(" points"),
    ]
