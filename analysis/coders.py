"""How do people check the frames from the command line? A sheet goes out, coded sheets come back."""

import sys
from pathlib import Path

import click

from analysis.arguments import SOURCES, check_sources
from analysis.errors import NothingReadError, OutputError
from analysis.messages import SOME_FAILED, mind_mistakes, say, tell_refusals


@click.command()
@SOURCES
@click.option("--out", required=True, metavar="FILE", help="The sheet for the coders: .csv or .xlsx.")
@click.option("--n", "size", default=200, show_default=True, metavar="N", help="How many sentences to draw.")
@click.option("--seed", default=1, show_default=True, metavar="SEED", help="Another seed draws other sentences.")
@click.option("--codebooks", metavar="FOLDER", help="Word lists of your own, with the frames to check.")
@mind_mistakes
def sample(sources: tuple[str, ...], out: str, size: int, seed: int, codebooks: str | None) -> None:
    """Draw sentences for human coders, to check the frames.

    The sheet tells nothing of what the machine found; that is in FILE.key.csv, which the coders must not see. What
    each frame means is in FILE.frames.csv. A coder writes 1 below each frame that a sentence has, or below none.

    Example: ploughshare sample seeds --out sheet.xlsx
    """
    from analysis.briefing.store import check_target, write_table
    from analysis.comparison.coding import draw_sample

    sheet = check_target(out)
    if sheet.suffix.lower() not in (".csv", ".xlsx"):
        raise OutputError(f"{sheet}: coders get a sheet; use .csv or .xlsx")
    check_sources(sources)
    from analysis.cache.extraction import build_tables
    from analysis.cache.sources import read_collection
    from analysis.codebooks import load_codebooks

    collection = read_collection(sources)
    tell_refusals(collection.refusals)
    if not collection.articles:
        raise NothingReadError("no article could be read; nothing was written")
    books = load_codebooks(Path(codebooks) if codebooks else None)
    drawn = draw_sample(build_tables(collection.articles, books), collection.articles, books, size, seed)
    for path, table in (
        (sheet, drawn.sheet),
        (sheet.with_suffix(".key.csv"), drawn.key),
        (sheet.with_suffix(".frames.csv"), drawn.frames),
    ):
        write_table(table, path)
        say(str(path))
    sys.exit(SOME_FAILED if collection.refusals else 0)


@click.command()
@click.argument("sheets", nargs=-1, required=True, metavar="CODES…")
@click.option("--key", metavar="FILE", help="The key of the sample; with it the machine is measured as well.")
@click.option("--codebooks", metavar="FOLDER", help="Word lists of your own, with the frames that were checked.")
@click.option("--out", metavar="FOLDER", help="Keep the result here, as frames_check.csv among your codebooks.")
@mind_mistakes
def agreement(sheets: tuple[str, ...], key: str | None, codebooks: str | None, out: str | None) -> None:
    """Say how far coders agree, and the machine with them; one filled sheet a coder.

    A briefing prints what lies in its codebooks: ploughshare brief SOURCE --set codebooks=FOLDER.

    Example: ploughshare agreement anna.xlsx ben.xlsx --key sheet.key.csv --out codebooks
    """
    from analysis.briefing.store import check_target, write_table
    from analysis.codebooks import list_labels, load_codebooks
    from analysis.comparison.agreement import SCORES, measure_agreement, write_score
    from analysis.comparison.codesheets import read_coded
    from analysis.comparison.coding import sign_frames

    target = check_target(str(Path(out, "frames_check.csv"))) if out else None
    books = load_codebooks(Path(codebooks) if codebooks else None)
    frames = list(list_labels(books, "frames", "frame"))
    coded = read_coded([Path(s) for s in sheets], Path(key) if key else None, frames)
    measured = measure_agreement(coded, sign_frames(books))
    for row in measured.to_dict("records"):
        scores = (f"{name} {write_score(row, name)}" for name in SCORES if row[name] == row[name])
        say(f"{row['frame']}: {'; '.join(scores) or 'no score: nobody marked it'}")
    say(f"{len(sheets)} coders, {measured['sentences'].max()} sentences")
    if target:
        write_table(measured, target)
        say(str(target))
