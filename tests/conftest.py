"""What many tests look at: runs of the seeds and of hostile articles, a batch of two, and one browser for all."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.batch.plans import a_plan
from tests.commands import SEEDS, call, hash_tree
from tests.hostile import write_articles

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

# The same inputs each time, so that a test that fails has failed of what was changed; `make fuzz` seeks others.
hypothesis.settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
if "FUZZ_COUNT" not in os.environ:
    hypothesis.settings.load_profile("repeatable")


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests keep nothing in the user's cache, and find nothing there."""
    os.environ["PLOUGHSHARE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    del os.environ["PLOUGHSHARE_CACHE"]


@pytest.fixture(scope="session")
def seeds_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run folder of the three seeds, named as a user names them, made where they lie."""
    folder = tmp_path_factory.mktemp("seeds-run")
    shutil.copytree(SEEDS, folder / "seeds")

    done = call("brief", "seeds", "--out", "reports", cwd=folder)

    assert (done.returncode, done.stderr) == (0, "")
    return folder / "reports" / "seeds"


@pytest.fixture(scope="session")
def hostile_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run folder of the hostile articles."""
    folder = tmp_path_factory.mktemp("hostile-run")
    sources = write_articles(folder / "articles")

    done = call("brief", *sources, "--out", folder / "reports", "--name", "hostile")

    assert (done.returncode, done.stderr) == (0, "")
    return folder / "reports" / "hostile"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium, started once."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
    if BROWSER is None:
        pytest.skip("Chromium is not installed: install the package chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Every file of a plan of the runs one and two, made with one worker."""
    folder = tmp_path_factory.mktemp("reference")
    call("batch", a_plan(folder, "one", "two"), "--out", folder / "out", "--workers", "1")
    return hash_tree(folder / "out")
