"""What do the pages show?

One function for each section: it takes a briefing and returns a block. A notebook is a row of such calls.
"""

import platform
from collections.abc import Sequence

from analysis import __version__
from analysis.briefing.blocks import (
    Block,
    Column,
    items_block,
    notes_block,
    prose_block,
    table_block,
    title_block,
)
from analysis.briefing.cells import (
    write_words,
)
from analysis.briefing.notes import list_notes
from analysis.briefing.opening import Briefing
from analysis.comparison.agreement import describe_check
from analysis.comparison.coding import sign_frames
from analysis.comparison.findings import LABELS, Finding
from analysis.comparison.prose import Line, Measured, Segment, Text, check_lines
from analysis.comparison.wording import format_count, format_date, plural

KEY_KINDS = ("conflict", "implied", "echo", "asymmetry", "stale")


def show_title(briefing: Briefing, annex: str = "") -> Block:
    """The title, that of an annex if it is one, and what was read."""
    title = f"{briefing.title} – {annex}" if annex else briefing.title
    return title_block(title, [describe_reading(briefing)], briefing.notes)


def describe_reading(briefing: Briefing) -> Line:
    """How many articles, of which sides, published when."""

    def measured(name: str, noun: str) -> list[Segment]:
        count = int(briefing.comparison.measures[name].value)
        return [Measured(format_count(count), name), Text(f" {plural(noun, count)}")]

    segments: list[Segment] = [
        Text("Read: "),
        *measured("read.articles", "article"),
        Text(" ("),
        Measured(format_count(count_of(briefing, "defence.articles")), "defence.articles"),
    ]
    segments += [
        Text(" on defence, "),
        Measured(format_count(count_of(briefing, "civilian.articles")), "civilian.articles"),
        Text(" on civilian industry; "),
    ]
    segments += [
        *measured("read.words", "word"),
        Text("), "),
        *describe_dates(briefing),
        *measured("read.refused", "source"),
        Text(" refused."),
    ]
    line = Line(tuple(segments), "measured")
    check_lines([line])
    return line


def count_of(briefing: Briefing, measure: str) -> int:
    """A count by its name."""
    return int(briefing.comparison.measures[measure].value)


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
    """The findings that an adviser reads first."""
    return show_kinds(briefing, KEY_KINDS)


def show_claims(briefing: Briefing) -> Block:
    """What is claimed, quantity by quantity."""
    return show_kinds(briefing, ("series",))


def show_cautions(briefing: Briefing) -> Block:
    """Where claims differ, overlap or must not be compared."""
    return show_kinds(briefing, ("conflict", "variation", "scope", "share", "date"))


def show_silences(briefing: Briefing) -> Block:
    """What nobody states, and what only one side states."""
    return show_kinds(briefing, ("silence",))


def show_differences(briefing: Briefing) -> Block:
    """What may be said of differences between the narratives."""
    return show_kinds(briefing, ("difference",))


def show_kinds(briefing: Briefing, kinds: Sequence[str]) -> Block:
    """The findings of some kinds, or that there are none."""
    chosen = [f for kind in kinds for f in briefing.comparison.findings if f.kind == kind]
    if not chosen:
        return prose_block(
            [Line((Text("Nothing of this kind was found in the articles read."),), "measured")],
            briefing.notes,
        )
    return items_block([item_of(f) for f in chosen], briefing.notes)


def item_of(finding: Finding) -> tuple[str, str, Sequence[Line]]:
    """A finding as an item of a list: anchor, label, sentences."""
    return finding.finding_id, finding.headline or LABELS[finding.kind], finding.lines


def show_method(briefing: Briefing) -> Block:
    """The method box: versions, the floor, what was and was not checked."""
    floor = briefing.comparison.floor
    facts = (
        ("Ploughshare", __version__, "version.ploughshare"),
        ("Python", ".".join(platform.python_version_tuple()[:2]), "version.python"),
        ("Codebooks (SHA-256)", briefing.codebooks.sha256[:12], "codebooks.sha256"),
        ("How much may be said", floor.sentence, "floor.sentence"),
        ("Unit of comparison", "the article, never the word; copies count once", "method.unit"),
        (
            "Figures",
            "intervals with their hedge; a number stated bare carries the rounding of its last digit",
            "method.figures",
        ),
        ("Corrections by an analyst", describe_corrections(briefing), "method.corrections"),
        ("Labels joined as one quantity", describe_joins(briefing), "method.joins"),
        ("Frames checked by human coders", describe_coding(briefing), "method.coders"),
    )
    rows = [[write_words(label), (Measured(value, name),)] for label, value, name in facts]
    return table_block("method", "How this was made", [Column("Point"), Column("Answer")], rows, briefing.notes)


def describe_corrections(briefing: Briefing) -> str:
    """The corrections by their ids: those that were applied, and those whose article was not read."""
    table = briefing.tables.corrections
    applied, passed = (list(table.loc[table["is_applied"] == state, "correction_id"]) for state in (True, False))
    said = [
        f"{len(ids)} {state}: {', '.join(ids)}" for ids, state in ((applied, "applied"), (passed, "passed over")) if ids
    ]
    return "; ".join(said) or "none"


def describe_joins(briefing: Briefing) -> str:
    """The labels that were joined."""
    joins = briefing.tables.joins
    pairs = zip(joins["label"], joins["joined"], strict=True)
    return "; ".join(f"{label} with {joined}" for label, joined in pairs) or "none"


def describe_coding(briefing: Briefing) -> str:
    """The last check of the frames by human coders, as it lies among the codebooks, or that there is none."""
    return describe_check(briefing.codebooks.rows("frames_check"), sign_frames(briefing.codebooks))


def show_notes(briefing: Briefing) -> Block:
    """The notes: each number's sentence, and how each measurement was made."""
    return notes_block(list_notes(briefing))
