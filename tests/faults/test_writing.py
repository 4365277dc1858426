"""Whatever call that writes fails, or is the last before the power goes: the run before is there, or the new one."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from analysis.batch.keys import KEPT, keep_key
from analysis.briefing import pages, store
from analysis.briefing.folder import write_whole
from analysis.briefing.index import INDEX, write_index
from analysis.briefing.manifest import begin_manifest, write_json
from analysis.briefing.opening import Briefing, open_run
from analysis.briefing.run import write_notebook
from analysis.briefing.share.pack import seal_pack, write_pack
from analysis.briefing.store import write_store
from analysis.errors import OutputError
from tests.commands import hash_tree
from tests.faults.injection import Fail, die, fail_at, raise_error

NAME = "seeds"
MOST = 200
ROOM = 100_000_000
needs_forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
Tree = Mapping[str, str]


class Printed:
    """Stands for an exporter: the page was printed before."""

    def __init__(self, page: Any) -> None:
        """Give this page whatever is asked."""
        self.page = page

    def __call__(self) -> "Printed":
        return self

    def from_notebook_node(self, *_: Any) -> tuple[Any, dict[str, Any]]:
        """The page."""
        return self.page, {}


@pytest.fixture(scope="module")
def run(seeds_run: Path) -> Iterator[tuple[Briefing, list[Any]]]:
    """A briefing whose slow parts are done: only what writes is left."""
    briefing = open_run(seeds_run / "manifest.json")
    sheets = (seeds_run / "ledger.xlsx").read_bytes()
    html, pdf = ((seeds_run / f"briefing.{ending}").read_bytes() for ending in ("html", "pdf"))
    change = pytest.MonkeyPatch()
    change.setattr("analysis.briefing.workbook.spell_workbook", lambda *_: sheets)
    change.setattr(pages, "PloughshareHTMLExporter", Printed(html.decode()))
    change.setattr(pages, "PloughsharePDFExporter", Printed(pdf))
    change.setattr(pages, "draw_png", lambda _: b"PNG")
    tables = {path.name: path.read_bytes() for path in seeds_run.rglob("*.parquet")}
    change.setattr(store, "write_parquet", lambda _, path: path.write_bytes(tables[path.name]))
    notebooks = [pages.read_notebook(path) for path in sorted(seeds_run.glob("notebooks/*.ipynb"))]
    yield briefing, notebooks
    change.undo()


def write_run(out: Path, run: tuple[Briefing, list[Any]], key: str) -> None:
    """Write what a batch writes for a run, in the order in which it does."""
    briefing, notebooks = run
    with write_whole(out, NAME) as folder:
        write_store(folder, briefing.articles, briefing.tables)
        write_json(begin_manifest(briefing.parameters, ()), folder / "manifest.json")
        write_pack(folder, briefing)
        (folder / "notebooks").mkdir()
        for name, notebook in zip(sorted(pages.PAGES), notebooks, strict=True):
            write_notebook(notebook, folder / "notebooks" / f"{name}.ipynb")
            pages.write_pages(notebook, pages.PAGES[name], folder)
        pages.write_charts(notebooks[2], folder / "charts")
        seal_pack(folder, key)
    keep_key(out, NAME, key)
    write_index(out)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in memory where there is one, for thousands of files are written."""
    memory = Path("/dev/shm")
    is_there = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    with TemporaryDirectory(dir=memory if is_there else tmp_path_factory.mktemp("place")) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def trees(run: tuple[Briefing, list[Any]], place: Path) -> tuple[Path, Tree, Tree, int]:
    """The output with the run before, every file of it and of the new one, and the number of calls."""
    out = place / "trees"
    for name, key in (("old", "2026-01-01"), ("new", "2026-01-02")):
        with fail_at(None) as counter:
            write_run(out / name, run, key)
    return out / "old", hash_tree(out / "old"), hash_tree(out / "new"), counter.calls


def assert_old_or_new(out: Path, old: Tree, new: Tree) -> None:
    """The run, its note and the list are each as before, or as after."""
    found = {name: content for name, content in hash_tree(out).items() if not is_hidden(name)}
    for part in (f"{NAME}/", f"{KEPT}/", INDEX):
        files, before, after = ({n: h for n, h in tree.items() if n.startswith(part)} for tree in (found, old, new))
        assert files in (before, after), part
    assert set(found) == set(old)


def is_hidden(name: str) -> bool:
    """Whether a file has no final name."""
    return any(part.startswith(".") and part != KEPT for part in name.split("/"))


def list_calls(step: int, chosen: int, calls: int) -> range:
    """The calls that a test fails at: one in so many, or with FAULTS=all in the environment every one."""
    is_all = os.environ.get("FAULTS") == "all"
    return range(1 if is_all else 1 + chosen, min(calls, MOST) + 1, 1 if is_all else step)


@pytest.mark.parametrize(
    ("number", "chosen"), [(errno.ENOSPC, 0), (errno.EIO, 1)], ids=["the disk is full", "the disk fails"]
)
def test_a_call_that_fails_is_told_and_leaves_the_run_before_or_the_new_one(
    number: int, chosen: int, run: Any, trees: tuple[Path, Tree, Tree, int], place: Path
) -> None:
    before, old, new, calls = trees
    out = place / "out"
    is_changed = True

    for call in list_calls(2, chosen, calls):
        if is_changed:
            restore(before, out)
        said = fail_once(out, run, call, raise_error(number))
        assert_old_or_new(out, old, new)
        is_changed = hash_tree(out) != old

        assert os.strerror(number) in said or is_changed, call
        assert {path.name for path in out.iterdir()} == {NAME, KEPT, INDEX}, call
    write_run(out, run, "2026-01-02")
    assert hash_tree(out) == new


def restore(before: Path, out: Path) -> None:
    """Put the output back as it was before."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(before, out)


def fail_once(out: Path, run: Any, call: int, fail: Fail) -> str:
    """Write a run on a disk that fails at one call; what was said, nothing if the failure did no harm."""
    with fail_at(call, fail):
        try:
            write_run(out, run, "2026-01-02")
        except OutputError as error:
            return str(error)
        except OSError as error:
            return f"{error.filename}: {error.strerror}"
    return ""


@needs_forks
def test_a_death_at_any_call_leaves_the_run_before_or_the_new_one_and_the_next_clears_up(
    run: Any, trees: tuple[Path, Tree, Tree, int], place: Path
) -> None:
    before, old, new, calls = trees
    out = place / "killed"
    restore(before, out)

    for number, call in enumerate(list_calls(3, 2, calls)):
        if (pid := os.fork()) == 0:
            fail_once(out, run, call, die)
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
        assert_old_or_new(out, old, new)
        if not number % 20:
            write_run(out, run, "2026-01-02")
            assert hash_tree(out) == new, call
            restore(before, out)
