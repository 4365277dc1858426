"""How was this briefing made, and how far does it carry? The method box."""

import platform

from analysis import __version__
from analysis.briefing.blocks import Block, Column, table_block
from analysis.briefing.cells import Cell, write_words
from analysis.briefing.opening import Briefing
from analysis.comparison.agreement import describe_check
from analysis.comparison.coding import sign_frames
from analysis.comparison.language import find_bands
from analysis.comparison.prose import Measured
from analysis.comparison.sides import SIDES

Fact = tuple[str, str, str]  # what a reader calls it, the answer, the name it is bound to
WEAKNESSES = (
    "English text only; names, periods and sources are found by rules and word lists: a sentence they do not foresee "
    "loses its source before it gains a wrong one"
)


def show_method(briefing: Briefing) -> Block:
    """The method box: versions, n, the floor and the null, what was and was not checked, what is known to be weak."""
    facts = [*list_versions(briefing), *list_grounds(briefing), *list_checks(briefing)]
    rows = [[write_words(label), answer(value, name)] for label, value, name in facts]
    return table_block("method", "How this was made", [Column("Point"), Column("Answer")], rows, briefing.notes)


def answer(value: str, name: str) -> Cell:
    """The cell of an answer; the numbers of a version are no decimals."""
    return (Measured(value, name, is_verbatim=name.startswith("version.")),)


def list_versions(briefing: Briefing) -> list[Fact]:
    """What made the briefing."""
    python = ".".join(platform.python_version_tuple()[:2])
    return [
        ("Made with", f"Ploughshare {__version__}, Python {python}", "version.ploughshare"),
        ("Codebooks (SHA-256)", briefing.codebooks.sha256[:12], "codebooks.sha256"),
    ]


def list_grounds(briefing: Briefing) -> list[Fact]:
    """What is compared, on how many articles, and what chance alone shows."""
    wording, counts = briefing.wording, [briefing.count(f"{side}.articles") for side in SIDES]
    n = f"{counts[0]:,} {wording.defence} and {counts[1]:,} {wording.civilian} articles"
    copies = briefing.count("read.copies")
    facts = [
        ("Unit of comparison", f"the article, never the word: {n}, {copies:,} copies left out", "method.unit"),
        ("How much may be said", briefing.comparison.floor.sentence, "floor.sentence"),
    ]
    chance = briefing.comparison.tables["chance"]
    if len(chance):
        row = chance.iloc[0]
        null = (
            f"{row['deals']:,.0f} random halves of the same articles: the frame that differs most does so by "
            f"{row['largest_median']:.1f} points between them (median), by {row['largest_seen']:.1f} between the sides"
        )
        facts.append(("What chance shows", null, "method.null"))
    return facts


def list_checks(briefing: Briefing) -> list[Fact]:
    """What a person changed or checked, and what is known to be weak."""
    return [
        (
            "Figures",
            "intervals with their hedge; a number stated bare has the rounding of its last digit",
            "method.figures",
        ),
        ("Corrections by an analyst", describe_corrections(briefing), "method.corrections"),
        ("Labels joined as one quantity", describe_joins(briefing), "method.joins"),
        ("Frames checked by human coders", describe_coding(briefing), "method.coders"),
        ("Words of likelihood", describe_bands(briefing), "method.bands"),
        ("Known weaknesses", WEAKNESSES, "method.weaknesses"),
    ]


def describe_bands(briefing: Briefing) -> str:
    """The bands that the analyst's words of likelihood stand for."""
    text = " ".join(line.text for line in (*briefing.judgement, *briefing.watch))
    bands = dict.fromkeys(band for _, band in find_bands(text, briefing.codebooks) if band)
    return "; ".join(f"{band.name}: {band.low} to {band.high} percent" for band in bands) or "none used"


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
