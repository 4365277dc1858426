"""From files to a shared briefing, in the order of the rooms.

sources → extraction → ledger → comparison → charts and pages → a folder that appears whole.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

from analysis.briefing.folder import write_whole
from analysis.briefing.manifest import build_manifest, write_json
from analysis.briefing.opening import Briefing, make_briefing
from analysis.briefing.parameters import Parameters
from analysis.briefing.store import write_store, write_table
from analysis.briefing.warm_kernels import choose_provisioner, start_server, stop_server
from analysis.comparison.findings import finding_json
from analysis.dates.edtf import edtf_bounds
from analysis.errors import OutputError

Report = Callable[[str], None]
STEPS = 3 + 4  # reading, tables, finishing, and a notebook each


def be_silent(_: str) -> None:
    """Report nothing."""


def write_briefing(parameters: Parameters, out: Path, name: str, report: Report = be_silent) -> Briefing:
    """Make one run: read, extract, compare, run the notebooks, print the pages.

    Raises:
        PloughshareError: whatever the user can mend; nothing is left behind then.
    """
    with write_whole(out, name) as folder, warm_kernels():
        report("reading and comparing")
        briefing = make_briefing(parameters)
        report("writing the ledger")
        write_store(folder, briefing.articles, briefing.tables)
        write_json([finding_json(f) for f in briefing.comparison.findings], folder / "findings.json")
        write_json(build_manifest(briefing), folder / "manifest.json")
        print_pages(briefing, folder, report)
        report("finishing")
    return briefing


@contextmanager
def warm_kernels() -> Iterator[None]:
    """A server that gets kernels ready while the sources are read."""
    start_server()
    try:
        yield
    finally:
        stop_server()


def print_pages(briefing: Briefing, folder: Path, report: Report) -> None:
    """Run the four notebooks side by side, and print each as HTML and PDF when it is done."""
    from analysis.briefing.pages import write_charts, write_pages
    from analysis.briefing.run import NOTEBOOKS, PAGES, run_notebook

    notebooks = folder / "notebooks"
    notebooks.mkdir()
    choose_provisioner()
    date = find_date(briefing)
    with ThreadPoolExecutor(max_workers=len(NOTEBOOKS)) as pool:
        runs = {pool.submit(run_notebook, name, notebooks, "../manifest.json", date): name for name in NOTEBOOKS}
        for run in as_completed(runs):
            name, notebook = runs[run], run.result()
            write_pages(notebook, PAGES[name], folder)
            if name == "3_charting":
                write_charts(notebook, folder / "charts")
            report(f"{PAGES[name]} printed")


def find_date(briefing: Briefing) -> str | None:
    """The date of a briefing: the day of its latest article, so that equal inputs give equal pages."""
    published = sorted(edtf_bounds(p)[1] for p in briefing.tables.articles["published"].dropna())
    return published[-1].isoformat() if published else None


def write_comparison(briefing: Briefing, out: Path) -> None:
    """The comparison without pages: its tables as CSV and the findings as JSON."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{out}: this folder cannot be made: {error.strerror}; choose another with --out") from error
    for name, table in briefing.comparison.tables.items():
        named = table.reset_index() if name == "words" and len(table) else table
        write_table(named, out / f"{name}.csv")
    write_json([finding_json(f) for f in briefing.comparison.findings], out / "findings.json")
