"""From files to a shared briefing, in the order of the rooms.

sources → extraction → ledger → comparison → charts and pages → a folder that appears whole.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

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
# First one without charts, during which the server imports what draws; then the longest, so that none is waited for.
NOTEBOOKS = ("2_comparison", "3_charting", "briefing", "1_extraction")
STOP_SECONDS = 0.1  # how long a Ctrl-C waits at most while notebooks run
ATTACHED = "ledger.csv"
MOST_ATTACHED_MB = 20  # a typesetter needs forty times the size of what is attached, and mail stops it
LARGE = 4_000_000  # bytes of ledger.parquet: some five thousand articles
PRINTER = Lock()  # of two large pages one waits: a typesetter takes half a gigabyte for a hundred printed pages
STEPS = 3 + 4  # reading, tables, running, and a page each


def be_silent(_: str) -> None:
    """Report nothing."""


@dataclass(frozen=True)
class Made:
    """What there is to say of a run that was made: what was refused, and what else its reader must know."""

    refusals: tuple[Refusal, ...]
    remarks: tuple[str, ...] = ()


class Packed(NamedTuple):
    """The files that the PDF of the briefing is to hold, and what there is to say of them."""

    files: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def write_briefing(
    parameters: Parameters, out: Path, name: str, report: Report = be_silent, at_once: int | None = None
) -> Made:
    """Make one run: read, extract, compare, run the notebooks and print their pages (`at_once` side by side).

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
        with hold_signals(), run_jobs(folder, furniture, parameters.attach_ledger, at_once) as (packing, making):
            remarks = next(wait_for([packing])).result().remarks  # what is wrong with the whole is told first
            for done in wait_for(making):
                if page := done.result():
                    report(f"{page} printed")
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
    folder: Path, furniture: Mapping[str, Any], is_attached: bool, at_once: int | None = None
) -> Iterator[tuple[Future[Packed], list[Future[str]]]]:
    """The tables, and the four notebooks with their pages, side by side; as many at once as there are cores.

    When anything fails, the jobs are ended: nobody waits for a notebook that will not be kept.
    """
    (folder / "notebooks").mkdir()
    if is_served := has_server():
        open_on_server(folder / "manifest.json")
    with ThreadPoolExecutor(max_workers=min(len(NOTEBOOKS), at_once or os.cpu_count() or 1)) as pool:
        try:
            packing = pool.submit(write_tables, folder, is_attached, is_served)
            steps = Making(folder, furniture, packing, is_served).list_steps()
            yield packing, [pool.submit(step) for step in steps]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            end_jobs()
            raise


def is_large(folder: Path) -> bool:
    """Whether a run holds so many claims that its jobs should not be done side by side: each copies what it reads."""
    return (folder / "ledger.parquet").stat().st_size > LARGE


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


def write_tables(folder: Path, is_attached: bool, is_served: bool) -> Packed:
    """Write the files that other programs read, and say which of them the PDF of the briefing is to hold."""
    do_job(is_served, "pack", {"folder": str(folder.resolve())})
    return choose_attached(folder / ATTACHED, is_attached)


@dataclass(frozen=True)
class Making:
    """How the notebooks of a run become pages: where, what stands around them, and what was packed before."""

    folder: Path
    furniture: Mapping[str, Any]
    packing: Future[Packed]
    is_served: bool

    def list_steps(self) -> list[Callable[[], str]]:
        """What is to be done, in order, each giving the page that it printed, or nothing.

        A large run is let go when its notebooks are run, so that its pages are not printed beside it.
        """
        if not is_large(self.folder):
            return [partial(self.make_pages, name) for name in NOTEBOOKS]
        running = [partial(self.run_notebook, name) for name in NOTEBOOKS]
        return [*running, self.forget, *(partial(self.print_pages, name) for name in NOTEBOOKS)]

    def make_pages(self, name: str) -> str:
        """Run a notebook and print it."""
        self.run_notebook(name)
        return self.print_pages(name)

    def run_notebook(self, name: str) -> str:
        """Run a notebook; nothing is printed yet."""
        do_job(self.is_served, "notebook", self.place(name) | {"furniture": dict(self.furniture)})
        return ""

    def forget(self) -> str:
        """Let the run go, here and on the server: to print its pages nobody needs it."""
        forget_run()
        if self.is_served:
            forget_on_server()
        return ""

    def print_pages(self, name: str) -> str:
        """Print a notebook as HTML and PDF, a large one in a process of its own whose memory ends with it.

        The PDF of the briefing holds the files to attach.
        """
        from analysis.briefing import pages

        files = self.packing.result().files if name == "briefing" else ()
        if self.is_served and pages.is_large(name, self.folder):
            with PRINTER:
                do_job(True, "pages", self.place(name) | {"attached": files})
        else:
            pages.print_pages(name, self.folder, files)
        return pages.PAGES[name]

    def place(self, name: str) -> dict[str, Any]:
        """A notebook of the run by its name."""
        return {"name": name, "folder": str(self.folder.resolve())}


def write_document(folder: Path) -> None:
    """The briefing to edit."""
    from analysis.briefing.share import worddocument

    worddocument.write_document(folder)


def choose_attached(ledger: Path, is_asked: bool) -> Packed:
    """The files that the PDF of the briefing is to hold, and why one that was asked for is not among them."""
    megabytes = ledger.stat().st_size / 1e6
    if not is_asked or megabytes <= MOST_ATTACHED_MB:
        return Packed((ledger.name,) * is_asked)
    remark = f"{ledger.name} has {megabytes:,.0f} MB and is not attached to briefing.pdf; it lies beside it"
    return Packed((), (remark,))


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
