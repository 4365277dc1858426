"""What do the pages show?

One function for each section: it takes a briefing and returns a block. A notebook is a row of such calls.
"""

from collections.abc import Sequence

from analysis.briefing.blocks import (
    Block,
    items_block,
    notes_block,
    prose_block,
    title_block,
)
from analysis.briefing.notes import list_notes
from analysis.briefing.opening import Briefing
from analysis.comparison.findings import LABELS, Finding, FindingKind
from analysis.comparison.prose import Line, Measured, Segment, Strong, Text, check_lines
from analysis.comparison.ranking import CAUTIONS, choose_key_findings, limit_listed, pick_kinds, rank_series
from analysis.comparison.sides import SIDES
from analysis.comparison.wording import format_count, format_date, plural

GUIDE = "Each underlined number leads to the words it came from."
NOTHING_FOUND = "Nothing of this kind was found in the articles read."
NOTHING_CLAIMED = "No figure of the articles read speaks of a quantity that could be named."
ANNEX, FILE = "the annex on the comparison", "findings.json"
NO_JUDGEMENT = "The analyst added no judgement: each sentence here is reported or measured."


def show_title(briefing: Briefing, annex: str = "") -> Block:
    """The title, that of an annex if it is one, and what was read."""
    title = f"{briefing.title} – {annex}" if annex else briefing.title
    guide = [] if annex else [Line((Text(GUIDE),), "measured")]
    return title_block(title, [*ask_question(briefing), describe_reading(briefing), *guide], briefing.notes)


def ask_question(briefing: Briefing) -> list[Line]:
    """The question the briefing is to answer, in the words of whoever asked it."""
    asked = briefing.parameters.question
    words = Measured(asked, "parameter.question", is_verbatim=True)
    return [Line((Strong("Question: "), words), "judged")] if asked else []


def describe_reading(briefing: Briefing) -> Line:
    """How many articles, of which sides, published when."""

    def measured(name: str, noun: str) -> list[Segment]:
        count = briefing.count(name)
        return [Measured(format_count(count), name), Text(f" {plural(noun, count)}")]

    segments = [Text("Read: "), *measured("read.articles", "article"), Text(" (")]
    for side in SIDES:
        count = Measured(format_count(briefing.count(f"{side}.articles")), f"{side}.articles")
        segments += [count, Text(f" {briefing.wording.name(side)}{', ' if side == SIDES[0] else '; '}")]
    segments += [
        *measured("read.words", "word"),
        Text("; "),
        *measured("read.publishers", "publisher"),
        Text(" named; "),
    ]
    copies = briefing.count("read.copies")
    segments += [Measured(format_count(copies), "read.copies"), Text(" copy), " if copies == 1 else " copies), ")]
    segments += [*describe_dates(briefing), *measured("read.refused", "source"), Text(" refused.")]
    line = Line(tuple(segments), "measured")
    check_lines([line])
    return line


def describe_dates(briefing: Briefing) -> list[Segment]:
    """From when to when the articles were published."""
    dates = sorted(briefing.tables.articles["published"].dropna())
    if not dates:
        return [Text("no date of publication stated; ")]
    first, last = (
        Measured(format_date(dates[0]), "published.first"),
        Measured(format_date(dates[-1]), "published.last"),
    )
    return (
        [Text("published from "), first, Text(" to "), last, Text("; ")]
        if dates[0] != dates[-1]
        else [Text("published on "), first, Text("; ")]
    )


def show_key_findings(briefing: Briefing) -> Block:
    """The findings that an adviser reads first, each with the strength of its ground."""
    chosen = choose_key_findings(briefing.comparison.findings)
    return show_findings(briefing, chosen, "No finding of the articles read stands out.", has_strength=True)


def show_claims(briefing: Briefing, most: int | None = None) -> Block:
    """What is claimed, quantity by quantity; those that move and those with the most claims first."""
    return show_findings(briefing, rank_series(briefing.comparison.findings), NOTHING_CLAIMED, most)


def show_cautions(briefing: Briefing, most: int | None = None) -> Block:
    """Where claims differ, repeat one origin or must not be compared, and why; key findings are not repeated."""
    key = {f.finding_id for f in choose_key_findings(briefing.comparison.findings)} if most else set()
    rest = [f for f in find_kinds(briefing, CAUTIONS) if f.finding_id not in key]
    return show_findings(briefing, rest, NOTHING_FOUND, most)


def show_silences(briefing: Briefing) -> Block:
    """What nobody states, and what only one side states."""
    return show_findings(briefing, find_kinds(briefing, ("silence",)), NOTHING_FOUND)


def show_differences(briefing: Briefing, most: int | None = None) -> Block:
    """What may be said of differences between the narratives."""
    return show_findings(briefing, find_kinds(briefing, ("difference",)), NOTHING_FOUND, most)


def find_kinds(briefing: Briefing, kinds: Sequence[FindingKind]) -> list[Finding]:
    """The findings of some kinds, kind by kind."""
    return pick_kinds(briefing.comparison.findings, kinds)


def show_findings(
    briefing: Briefing, findings: Sequence[Finding], nothing: str, most: int | None = None, has_strength: bool = False
) -> Block:
    """Findings as a list, with a word on how many more there are and where; or that there are none."""
    if not findings:
        return prose_block([Line((Text(nothing),), "measured")], briefing.notes)
    shown = findings[: limit_listed(len(findings)) if most is None else most]
    rest = len(findings) - len(shown)
    closing = [count_rest(rest, FILE if most is None else ANNEX)] if rest else []
    return items_block([item_of(f, has_strength) for f in shown], briefing.notes, closing)


def count_rest(count: int, place: str) -> Line:
    """How many findings of a list stand elsewhere alone."""
    rest = Measured(format_count(count), "findings.elsewhere")
    return Line((rest, Text(f" more {'stands' if count == 1 else 'stand'} in {place}.")), "measured")


def item_of(finding: Finding, has_strength: bool) -> tuple[str, str, Sequence[Line]]:
    """A finding as an item of a list: anchor, label, sentences, and on request how strong its ground is."""
    lines = [*finding.lines, *([weigh(finding)] if has_strength and finding.ground else [])]
    return finding.finding_id, finding.headline or LABELS[finding.kind], lines


def weigh(finding: Finding) -> Line:
    """The strength of a finding with its reason."""
    assert finding.ground is not None
    return Line((Text(f"Ground: {finding.strength} ("), *finding.ground.segments, Text(").")), "measured")


def show_judgement(briefing: Briefing) -> Block:
    """What the analyst concludes, and would watch from here, in sentences of their own; or that there are none."""
    watched = [Line((Strong("To watch: "), *line.segments), line.kind) for line in briefing.watch]
    lines = [*briefing.judgement, *watched] or [Line((Text(NO_JUDGEMENT),), "measured")]
    return prose_block(lines, briefing.notes)


def show_notes(briefing: Briefing) -> Block:
    """The notes: each number's sentence, and how each measurement was made."""
    return notes_block(list_notes(briefing))
