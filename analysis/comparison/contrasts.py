"""Which sentences do the counts of the two narratives give?

Who speaks, and what one side never states.
"""

from collections.abc import Collection, Iterator, Mapping

from analysis.comparison.evidence import Measure
from analysis.comparison.findings import Counts, Finding
from analysis.comparison.prose import Line, Measured, Segment, Text
from analysis.comparison.sides import SIDES, Side
from analysis.comparison.wording import PLAIN, Wording, format_count, join_words, plural
from analysis.ledger import Tables
from analysis.ledger.silences import find_one_sided, find_unanswered


def count_articles(measures: Mapping[str, Measure]) -> Counts:
    """The original articles of each side."""
    return Counts(*(int(measures[f"{side}.articles"].value) for side in SIDES))


def find_contrasts(
    tables: Tables, texts: Collection[str], measures: Mapping[str, Measure], wording: Wording = PLAIN
) -> Iterator[Finding]:
    """How each side is sourced, and what nobody or one side alone never states."""
    yield from find_asymmetry(measures, wording)
    yield from find_silence_findings(tables, texts, measures, wording)


def find_silence_findings(
    tables: Tables, texts: Collection[str], measures: Mapping[str, Measure], wording: Wording = PLAIN
) -> Iterator[Finding]:
    """What nobody states, and what only one side states."""
    counts = count_articles(measures)
    unanswered = find_unanswered(tables.ledger, texts)
    if unanswered:
        text = f"No article names {join_words([s.words for s in unanswered], 'or')}."
        yield Finding("silence", (Line((Text(text),), "measured"),), articles=counts, key="all")
    silences = find_one_sided(tables.ledger, tables.articles)
    for side in SIDES:
        missing = [s.words for s in silences if s.side == side]
        if missing:
            count = int(measures[f"{side}.articles"].value)
            segments = (
                Text(f"The {wording.name(side)} narrative ("),
                Measured(format_count(count), f"{side}.articles"),
                Text(f" {plural('article', count)}) never states {join_words(missing, 'or')}; the other side does."),
            )
            yield Finding("silence", (Line(segments, "measured"),), articles=counts, key=side)


def find_asymmetry(measures: Mapping[str, Measure], wording: Wording = PLAIN) -> Iterator[Finding]:
    """How each side is sourced: figures, quotations, named people, unnamed classes."""
    if any(measures[f"{side}.articles"].value == 0 for side in SIDES):
        return
    lines = tuple(describe_sourcing(side, measures, wording) for side in SIDES)
    yield Finding("asymmetry", lines, articles=count_articles(measures))


def describe_sourcing(side: Side, measures: Mapping[str, Measure], wording: Wording = PLAIN) -> Line:
    """One side's figures and voices in a sentence."""

    def counted(name: str, noun: str) -> list[Segment]:
        count = int(measures[f"{side}.{name}"].value)
        return [Measured(format_count(count), f"{side}.{name}"), Text(f" {plural(noun, count)}")]

    segments: list[Segment] = [
        Text(f"{wording.head(side)}: "),
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
