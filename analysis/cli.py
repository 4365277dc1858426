"""One verb a need: brief, batch, diff, extract, compare, check, explore, sample, agreement.

Exit codes: 0 all done; 1 some runs or articles failed, each named; 2 wrong use. A mistake of the user ends in
one line that says what, where and what to do; `--debug` shows the traceback.
"""

import gc
import sys
from pathlib import Path
from typing import Any

import click

from analysis import __version__
from analysis.arguments import (
    SOURCES,
    Amount,
    check_sources,
    find_folder,
    keep_articles,
    keep_place,
    limit_files,
    name_run,
    read_elsewhere,
    read_there,
)
from analysis.cache.folder import choose_cache
from analysis.coders import agreement, sample
from analysis.errors import NothingReadError
from analysis.messages import (
    SOME_FAILED,
    mind_mistakes,
    renew_index,
    say,
    say_articles,
    say_each,
    show_warnings,
    tell,
    tell_refusals,
)

RARELY = 50_000  # objects made between two looks for garbage; imports make many and throw away few
SOME = Amount(min=0, min_open=True)
OUT = click.option("--out", default="reports", metavar="FOLDER", help="Where runs are kept.", show_default=True)
SETTINGS = click.option(
    "--set", "settings", multiple=True, metavar="KEY=VALUE", help="Set a parameter; see notebooks/README.md."
)


def main() -> None:
    """Run the command line."""
    from analysis.briefing.stopping import take_signals

    gc.set_threshold(RARELY)
    show_warnings()
    take_signals()
    commands(prog_name="ploughshare")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def commands(debug: bool) -> None:
    """Who claimed what about a country's industry, with which number, in which words.

    Reads news articles on defence and civilian industry and prints briefings in which every number leads to
    the sentence it came from.
    """


@commands.command()
@SOURCES
@click.option(
    "--name",
    metavar="NAME",
    help="Name of the run; the folder below --out.  [default: that of the first source]",
)
@OUT
@SETTINGS
@keep_articles
@read_elsewhere
@limit_files
@click.option("--title", metavar="TITLE", help="Title of the briefing.")
@mind_mistakes
def brief(
    sources: tuple[str, ...], name: str | None, out: str, settings: tuple[str, ...], title: str | None, **there: Any
) -> None:
    """Make one briefing: HTML, PDF, annexes and the ledger.

    Example: ploughshare brief seeds
    """
    from analysis.briefing.warm_kernels import start_server

    check_sources(sources)
    start_server()  # before anything is imported that takes time; it ends with this program
    from analysis.briefing.parameters import check_parameters, read_settings

    asked = read_settings(settings) | {"sources": list(sources)} | ({"title": title} if title is not None else {})
    parameters = check_parameters(asked)
    from analysis.pipeline import STEPS, write_briefing
    from analysis.progress import show_progress
    from analysis.records import list_refused

    run = name if name is not None else name_run(sources[0])
    with read_there(**there, codebooks=parameters.codebooks), show_progress(STEPS, run) as report:
        briefing = write_briefing(parameters, Path(out), run, report)
    renew_index(Path(out))
    tell_refusals(briefing.refusals)
    for remark in briefing.remarks:
        tell(remark)
    say(f"{Path(out, run, 'briefing.pdf')}")
    sys.exit(SOME_FAILED if list_refused(briefing.refusals) else 0)


@commands.command()
@SOURCES
@click.option("--out", required=True, metavar="FILE", help="The ledger: .csv, .parquet, .jsonl or .xlsx.")
@click.option("--articles", metavar="FILE", help="Also write the table of articles.")
@click.option("--actors", metavar="FILE", help="Also write the table of actors.")
@click.option("--spacy", metavar="NAME", help="A spaCy pipeline that adds names to those of the rules.")
@keep_articles
@read_elsewhere
@limit_files
@mind_mistakes
def extract(
    sources: tuple[str, ...], out: str, articles: str | None, actors: str | None, spacy: str | None, **there: Any
) -> None:
    """Write the ledger alone: every claim of every status.

    Example: ploughshare extract seeds --out ledger.csv
    """
    from analysis.briefing.store import check_target

    targets = {
        name: check_target(path) for name, path in (("ledger", out), ("articles", articles), ("actors", actors)) if path
    }
    check_sources(sources)
    from analysis.briefing.streams import write_streams
    from analysis.cache.sources import read_collection
    from analysis.cache.streaming import stream_tables

    collection = read_collection(sources)
    tell_refusals(collection.passed_over + collection.refusals)
    if not collection.articles:
        raise NothingReadError("no article could be read; nothing was written")
    with read_there(**there):
        write_streams(stream_tables(collection.articles, pipeline=spacy), targets)
    for path in targets.values():
        say(str(path))
    sys.exit(SOME_FAILED if collection.refusals else 0)


@commands.command()
@SOURCES
@click.option("--out", required=True, metavar="FOLDER", help="Where the tables and findings.json go.")
@SETTINGS
@keep_articles
@read_elsewhere
@limit_files
@mind_mistakes
def compare(sources: tuple[str, ...], out: str, settings: tuple[str, ...], **there: Any) -> None:
    """Compare the two narratives without pages: tables as CSV and findings.json.

    Example: ploughshare compare seeds --out comparison
    """
    from analysis.briefing.parameters import check_parameters, read_settings

    parameters = check_parameters(read_settings(settings) | {"sources": list(sources)})
    check_sources(sources)
    from analysis.briefing.opening import make_briefing
    from analysis.pipeline import write_comparison
    from analysis.records import list_refused

    with read_there(**there, codebooks=parameters.codebooks):
        briefing = make_briefing(parameters)
    write_comparison(briefing, Path(out))
    tell_refusals(briefing.refusals)
    say(str(Path(out, "findings.json")))
    sys.exit(SOME_FAILED if list_refused(briefing.refusals) else 0)


@commands.command()
@SOURCES
@limit_files
@mind_mistakes
def check(sources: tuple[str, ...]) -> None:
    """Say what would be read, what is refused and why; change nothing.

    Example: ploughshare check seeds
    """
    from analysis.sources import read_collection

    collection = read_collection(sources)
    say_articles(collection.articles)
    tell_refusals(collection.passed_over + collection.refusals)
    say(f"{len(collection.articles)} read, {len(collection.refusals)} refused")
    sys.exit(SOME_FAILED if collection.refusals else 0)


@commands.command()
@click.argument("plan", metavar="PLAN.toml")
@OUT
@SETTINGS
@click.option("--only", multiple=True, metavar="ID", help="Make only this run or entry, or a pattern of ids.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Make only the first N runs.")
@click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Runs at once.  [default: one a core]")
@click.option("--cluster", metavar="ADDRESS", help="Make them on a Dask cluster: tls://HOST:PORT, or local.")
@click.option("--cluster-tls", metavar="FILE", help="Names ca, cert and key for the cluster (TOML).")
@click.option("--time-limit", default=3600.0, type=SOME, metavar="S", help="Seconds a run may take.  [default: 3600]")
@click.option("--memory-limit", default=4.0, type=SOME, metavar="GB", help="Memory a run may take.  [default: 4]")
@click.option("--list", "is_list", is_flag=True, help="List the runs and which are up to date.")
@click.option("--fresh", is_flag=True, help="Make and read again what is up to date, too.")
@keep_place
@limit_files
@click.option("--keep-going", is_flag=True, help="Go on with the other runs when one fails.")
@mind_mistakes
def batch(plan: str, out: str, settings: tuple[str, ...], only: tuple[str, ...], limit: int | None, **how: Any) -> None:
    """Make the briefings of a plan; those that are up to date are left as they are.

    Example: ploughshare batch notebooks/briefings.toml --workers 2
    """
    from analysis.batch.making import How, list_states, make_batch
    from analysis.batch.outcomes import sum_up
    from analysis.batch.plan import choose_runs, read_plan
    from analysis.briefing.parameters import read_settings
    from analysis.progress import show_runs

    runs = choose_runs(read_plan(Path(plan), read_settings(settings)), only, limit)
    if how["fresh"]:
        choose_cache(is_fresh=True, is_shared=True)
    if how.pop("is_list"):
        return say_each(list_states(runs, Path(out)))
    with show_runs(len(runs), say) as report:
        outcomes = make_batch(runs, Path(out), How(**how), report)
    renew_index(Path(out))
    say(sum_up(outcomes, runs))
    sys.exit(0 if len(outcomes) == len(runs) and all(o.is_whole for o in outcomes) else SOME_FAILED)


@commands.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--out", metavar="FOLDER", help="Where the pages go.  [default: beside the folder of NEW]")
@mind_mistakes
def diff(old: str, new: str, out: str | None) -> None:
    """Say what came, went and changed between two runs, and print it as HTML and PDF.

    Example: ploughshare diff archive/seeds reports/seeds
    """
    from analysis.briefing.difference import compare_runs, read_run, write_difference
    from analysis.briefing.difference.summary import list_lines

    difference = compare_runs(read_run(Path(old)), read_run(Path(new)))
    say_each(list_lines(difference))
    for path in write_difference(difference, Path(out) if out else find_folder(new)):
        say(str(path))


@commands.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE…]")
@click.option("--port", default=8888, show_default=True, type=click.IntRange(1, 65535), help="Port on this machine.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--new", metavar="NAME", default="", help="Begin a notebook of your own from the starter.")
@click.option(
    "--in", "folder", metavar="FOLDER", default="", help="Where your own are kept.  [default: notebooks/mine]"
)
@mind_mistakes
def explore(sources: tuple[str, ...], port: int, no_browser: bool, new: str, folder: str) -> None:
    """Open the notebooks in JupyterLab, on this machine only; ready on sources or on the folder of a run.

    Example: ploughshare explore my-articles
    """
    from analysis.exploring import open_lab

    check_sources(sources)
    open_lab(sources, port, no_browser, new, folder)


commands.add_command(sample)
commands.add_command(agreement)
