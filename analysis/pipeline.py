"""From files to a shared briefing, in the order of the rooms.

sources → extraction → ledger → comparison → charts and pages → a folder that appears whole.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.briefing.files import keep_several
from analysis.briefing.folder import write_whole
from analysis.briefing.furniture import build_furniture
from analysis.briefing.manifest import begin_manifest, write_json
from analysis.briefing.opening import Briefing, forget_run, read_sources
from analysis.briefing.parameters import Parameters
from analysis.briefing.stopping import check_stop, hold_signals
from analysis.briefing.store import place_table, write_codebooks, write_lines, write_store
from analysis.briefing.warm_kernels import (
    ask_server,
    end_jobs,
    forget_on_server,
    has_server,
    open_on_server,
    start_server,
    stop_server,
)
from analysis.briefing.warm_server import skip_slow_imports
from analysis.comparison.concordance import list_lines
from analysis.comparison.findings import spell_findings
from analysis.dates.edtf import edtf_bounds
from analysis.errors import OutputError
from analysis.ledger import Tables
from analysis.memory import give_back
from analysis.records import Refusal

Report = Callable[[str], None]
Running = dict[Future[None], str]  # a notebook that runs, and its name
# The longest first, so that none is waited for at the end.
NOTEBOOKS = ("3_charting", "briefing", "2_comparison", "1_extraction")
STOP_SECONDS = 0.1  # how long a Ctrl-C waits at most while notebooks run
ATTACHED = "ledger.csv"
MOST_ATTACHED_MB = 20  # a typesetter needs forty times the size of what is attached, and mail stops it
LARGE = 4_000_000  # bytes of ledger.parquet: some five thousand articles
STEPS = 3 + 4  # reading, tables, running, and a page each


def be_silent(_: str) -> None:
    """Report nothing."""


@dataclass(frozen=True)
class Made:
    """What there is to say of a run that was made: what was refused, and what else its reader must know."""

    refusals: tuple[Refusal, ...]
    remarks: tuple[str, ...] = ()


def write_briefing(
    parameters: Parameters, out: Path, name: str, report: Report = be_silent, at_once: int | None = None
) -> Made:
    """Make one run: read, extract, compare, run the notebooks (`at_once` of them side by side), print the pages.

    With one at once a run keeps one core busy: its pages are printed when its notebooks are done, not beside them.

    Raises:
        PloughshareError: whatever the user can mend; nothing is left behind then.
    """
    furniture = build_furniture(parameters)  # a logo that cannot be printed is refused before any work
    with write_whole(out, name) as folder, warm_kernels():
        report("reading")
        articles, refusals, tables, _ = read_sources(parameters)
        write_store(folder, articles, tables)
        if parameters.codebooks:
            write_codebooks(Path(parameters.codebooks), folder)
        write_json(begin_manifest(parameters, refusals), folder / "manifest.json")
        report("running the notebooks")
        date = find_date(tables)
        del articles, tables  # the server has its own
        give_back()
        furniture |= {"date": date} if date else {}
        warm_pages()
        at_once = at_once or (1 if is_large(folder) else None)
        with hold_signals(), run_jobs(folder, furniture, at_once) as (packing, running):
            wait_for_tables(packing)
            attached, remarks = choose_attached(folder / ATTACHED, parameters.attach_ledger)
            done = wait_for(running) if at_once != 1 else list(wait_for(running))
            forget_large(folder)
            print_pages(done, running, folder, attached, report)
        if parameters.docx:
            write_document(folder)
        do_job(has_server(), "seal", {"folder": str(folder.resolve()), "date": date})
        report("finishing")
    return Made(refusals, remarks)


@contextmanager
def warm_kernels() -> Iterator[None]:
    """A server that gets kernels ready while the sources are read; one that was there before is left running."""
    is_new = start_server()
    try:
        yield
    finally:
        if is_new:
            stop_server()


@contextmanager
def run_jobs(
    folder: Path, furniture: Mapping[str, Any], at_once: int | None = None
) -> Iterator[tuple[Future[None], Running]]:
    """The tables and the four notebooks, side by side; as many jobs at once as there are cores.

    When anything fails, the jobs are ended: nobody waits for a notebook that will not be kept.
    """
    (folder / "notebooks").mkdir()
    if is_served := has_server():
        open_on_server(folder / "manifest.json")
    with ThreadPoolExecutor(max_workers=min(len(NOTEBOOKS), at_once or os.cpu_count() or 1)) as pool:
        try:
            place = {"folder": str(folder.resolve())}
            values = place | {"furniture": dict(furniture)}
            packing = pool.submit(do_job, is_served, "pack", place)
            yield (
                packing,
                {pool.submit(do_job, is_served, "notebook", {"name": name} | values): name for name in NOTEBOOKS},
            )
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            end_jobs()
            raise


def is_large(folder: Path) -> bool:
    """Whether a run holds so many claims that its jobs should not be done side by side: each copies what it reads."""
    return (folder / "ledger.parquet").stat().st_size > LARGE


def forget_large(folder: Path) -> None:
    """Let the run go before its pages are printed, where it is so large that its jobs are done one after the other."""
    if is_large(folder):
        forget_run()
        if has_server():
            forget_on_server()


def warm_pages() -> None:
    """Import what prints, while the server gets ready what runs."""
    skip_slow_imports()
    import analysis.briefing.pages  # noqa: F401 (for those who print)


def do_job(is_served: bool, job: str, values: Mapping[str, Any]) -> None:
    """Do a job of a run: on the server that holds it, or here."""
    if is_served:
        ask_server(job, values)
        return
    skip_slow_imports()
    from analysis.briefing.jobs import JOBS

    JOBS[job](**values)


def write_document(folder: Path) -> None:
    """The briefing to edit."""
    from analysis.briefing.share import worddocument

    worddocument.write_document(folder)


def choose_attached(ledger: Path, is_asked: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The files that the PDF of the briefing is to hold, and why one that was asked for is not among them."""
    megabytes = ledger.stat().st_size / 1e6
    if not is_asked or megabytes <= MOST_ATTACHED_MB:
        return (ledger.name,) * is_asked, ()
    return (), (f"{ledger.name} has {megabytes:,.0f} MB and is not attached to briefing.pdf; it lies beside it",)


def wait_for_tables(packing: Future[None]) -> None:
    """Wait for the tables: what is wrong with the run as a whole is told before what is wrong with a notebook."""
    for done in wait_for([packing]):
        done.result()


def print_pages(
    done: Iterable[Future[None]], running: Running, folder: Path, attached: Sequence[str], report: Report
) -> None:
    """Print each notebook as HTML and PDF when it is done; the briefing's PDF holds the files to attach."""
    from analysis.briefing import pages

    for run in done:
        run.result()
        name = running[run]
        files = attached if name == "briefing" else ()
        if has_server() and pages.is_large(name, folder):
            print_apart({"name": name, "folder": str(folder.resolve()), "attached": files})
        else:
            pages.print_pages(name, folder, files)
        report(f"{pages.PAGES[name]} printed")


def print_apart(values: Mapping[str, Any]) -> None:
    """Have pages printed by a process of their own, whose memory ends with it; a place to stop meanwhile."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        try:
            for done in wait_for([pool.submit(do_job, True, "pages", values)]):
                done.result()
        except BaseException:
            end_jobs()
            raise


def wait_for(running: Iterable[Future[Any]]) -> Iterator[Future[Any]]:
    """The jobs as they are done; a place to stop between any two, and while none is done."""
    waiting = set(running)
    while waiting:
        check_stop()
        done, waiting = wait(waiting, STOP_SECONDS, FIRST_COMPLETED)
        yield from done


def find_date(tables: Tables) -> str | None:
    """The date of a briefing: the day of its latest article, so that equal inputs give equal pages."""
    published = sorted(edtf_bounds(p)[1] for p in tables.articles["published"].dropna())
    return published[-1].isoformat() if published else None


def write_comparison(briefing: Briefing, out: Path) -> None:
    """The comparison without pages: its tables as CSV and the findings as JSON."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{out}: this folder cannot be made: {error.strerror}; choose another with --out") from error
    lines = list_lines(briefing.tables, briefing.articles, briefing.comparison, briefing.codebooks)
    with keep_several(out) as half:
        for name, table in briefing.comparison.tables.items():
            named = table.reset_index() if name == "words" and len(table) else table
            place_table(named, half / f"{name}.csv")
        place_table(lines, half / "lines.csv")
        write_lines(half / "findings.json", spell_findings(briefing.comparison.findings))
