"""What was tested, and how much do so many articles allow to be said?

Above the floor, how many measures were tested and how many differ; below it, why no difference is claimed; and on
either side of it, what chance alone makes of the same articles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.comparison.contrasts import count_articles
from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Finding
from analysis.comparison.floors import Floor, write_p
from analysis.comparison.prose import Line, Measured, Segment, Text
from analysis.comparison.sides import SIDES
from analysis.comparison.wording import PLAIN, Wording, format_count, format_percent


@dataclass(frozen=True)
class Tested:
    """The tables that were tested, what their differences survive, and what chance makes of the articles."""

    tables: Mapping[str, pd.DataFrame]
    rivals: pd.DataFrame
    chance: pd.DataFrame
    omissions: pd.DataFrame


def describe_floor(tested: Tested, floor: Floor, measures: Mapping[str, Measure], wording: Wording = PLAIN) -> Finding:
    """What so many articles allow to be said, how many rows differ, and what halves of the same articles show."""
    articles = write_articles(measures, wording)
    is_tested = floor.level != "describe"
    segments, found = describe_tests(tested, articles) if is_tested else describe_silence(floor, articles)
    lines = [Line(tuple(segments), "measured")]
    if len(tested.chance):
        line, more = describe_chance(tested.chance.iloc[0], is_tested=is_tested)
        lines.append(line)
        found += more
    return Finding("difference", tuple(lines), tuple(found), articles=count_articles(measures))


def write_articles(measures: Mapping[str, Measure], wording: Wording) -> list[Segment]:
    """How many articles stand on either side."""
    segments: list[Segment] = []
    joints = (f" {wording.defence} and ", f" {wording.civilian} articles")
    for side, joint in zip(SIDES, joints, strict=True):
        name = f"{side}.articles"
        segments += [Measured(format_count(int(measures[name].value)), name), Text(joint)]
    return segments


def describe_silence(floor: Floor, articles: Sequence[Segment]) -> tuple[list[Segment], list[Measure]]:
    """Below the floor no difference is claimed, and why."""
    how = "smallest two-sided p that an exact permutation of the article labels could reach"
    smallest = Measure("floor.smallest_p", floor.smallest_p, "Smallest p", how)
    segments = [
        Text("No difference of vocabulary or frames is claimed: with "),
        *articles,
        Text(" the smallest p a test could show is "),
        Measured(write_p(floor.smallest_p), smallest.name),
        Text("."),
    ]
    return segments, [smallest]


def describe_tests(tested: Tested, articles: Sequence[Segment]) -> tuple[list[Segment], list[Measure]]:
    """Above the floor, how many measures were tested and how many differ."""
    rows, different = count_rows(tested.tables)
    segments = [
        Text("With "),
        *articles,
        Text(", "),
        Measured(format_count(int(rows.value)), rows.name),
        Text(" measures were tested; "),
        Measured(format_count(int(different.value)), different.name),
        Text(f" {'differs' if different.value == 1 else 'differ'} between the narratives."),
    ]
    return segments, [rows, different]


def count_rows(tables: Mapping[str, pd.DataFrame]) -> tuple[Measure, Measure]:
    """How many rows of all tables were tested, and how many are called different."""
    tested, different = (sum(int(t[flag].sum()) for t in tables.values()) for flag in ("is_tested", "is_different"))
    how = "rows of all tables of the comparison"
    return (
        Measure("floor.tested", tested, "Measures tested", f"{how} with enough articles for a test"),
        Measure("floor.different", different, "Measures that differ", f"{how} with q of 0.05 or less"),
    )


def describe_chance(row: pd.Series, *, is_tested: bool) -> tuple[Line, list[Measure]]:
    """What random halves of the same articles show in the first table, the frames, beside what the narratives show."""
    how = "articles dealt at random into two halves with half of each narrative in both"
    deals = Measure("chance.deals", row["deals"], "Random halves", how)
    median = Measure(
        "chance.largest_median", row["largest_median"], "Largest difference of a frame, halves", f"{how}; the median"
    )
    seen = Measure(
        "chance.largest_seen", row["largest_seen"], "Largest difference of a frame, narratives", "percent of sentences"
    )
    called = Measure("chance.called", row["called"], "Random halves with a difference", f"{how}, tested; words apart")
    segments: list[Segment] = [
        Text("The frame that differs most does so by "),
        Measured(format_percent(seen.value), seen.name),
        Text(" points between the narratives and by "),
        Measured(format_percent(median.value), median.name),
        Text(" between random halves of the same articles"),
    ]
    if is_tested:
        segments += [
            Text("; where nothing differs, the tests called "),
            Measured(f"{row['called']:.0f}", called.name),
            Text(" of "),
            Measured(f"{row['deals']:.0f}", deals.name),
            Text(" pairs of halves different"),
        ]
    return Line((*segments, Text(".")), "measured"), [seen, median, *([deals, called] if is_tested else [])]
