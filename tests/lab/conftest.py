"""A real JupyterLab on the seeds, as `ploughshare explore` starts it, and a page of it."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.commands import SEEDS, find_marked

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/lab\S*token=\w+")
PICTURES = os.environ.get("PLOUGHSHARE_PICTURES", "")  # a folder: notebooks/pictures, to take the tour anew
MARK = "PLOUGHSHARE_TEST_LAB"
FROM_SERVER = ("data:", "blob:", "about:")
IDLE = "document.body && window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
OPENED = "path => window.jupyterapp?.shell.currentWidget?.context?.path === path"
DONE = """() => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets.filter(cell => cell.model.type === 'code');
  const count = cells.at(-1)?.model.executionCount;
  return count !== null && count !== window.lastCount;
}"""
RUN = """() => {
  const cells = window.jupyterapp.shell.currentWidget.content.widgets.filter(cell => cell.model.type === 'code');
  window.lastCount = cells.at(-1).model.executionCount;
  window.jupyterapp.commands.execute('notebook:run-all-cells');
}"""
FAILED = """() => window.jupyterapp.shell.currentWidget.content.widgets.flatMap(
  cell => cell.model.type === 'code' ? cell.model.outputs.toJSON() : []
).filter(output => output.output_type === 'error').map(output => output.evalue)"""


@dataclass(frozen=True)
class Lab:
    """A JupyterLab that runs: its address, and the folder in which it was started."""

    address: str
    folder: Path
    process: subprocess.Popen[str]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab on the three seeds; when it has ended, nothing of it is left running."""
    pytest.importorskip("anywidget", reason="anywidget is not installed: pip install -e .")
    folder = tmp_path_factory.mktemp("lab")
    own = {name: str(folder / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    settings = {"JUPYTERLAB_SETTINGS_DIR": str(folder / "s"), "JUPYTERLAB_WORKSPACES_DIR": str(folder / "w")}
    environment = os.environ | own | settings | {"JUPYTER_RUNTIME_DIR": str(folder / "r"), MARK: folder.name}
    words = ["explore", SEEDS, "--in", folder / "mine", "--no-browser", "--port", find_port()]
    process = subprocess.Popen(
        [sys.executable, "-m", "analysis", *map(str, words)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment, cwd=folder,
        start_new_session=True,
    )  # fmt: skip
    try:
        yield Lab(read_address(process), folder, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    for _ in range(10):  # kernels of a server that had to be killed end a moment later
        if not (left := find_marked(MARK, folder.name)):
            break
    assert left == []


def find_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def read_address(process: subprocess.Popen[str]) -> str:
    """The address with its token, as JupyterLab tells it; what else it says is read on, so that it is not held up."""
    said = []
    assert process.stderr is not None
    for line in process.stderr:
        said.append(line)
        if found := ADDRESS.search(line):
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return found[0]
    raise AssertionError("JupyterLab did not start: " + "".join(said))


class Page:
    """A page of JupyterLab as a user drives it."""

    def __init__(self, page: Any, lab: Lab) -> None:
        self.page, self.lab = page, lab

    def run(self, name: str) -> Any:
        """Open a notebook, run all its cells, and wait until they have run; the panel of the notebook."""
        path = f"{name}.ipynb"
        self.page.evaluate("path => { window.jupyterapp.commands.execute('docmanager:open', {path}); }", path)
        self.page.wait_for_function(OPENED, arg=path)
        self.page.wait_for_function(IDLE)
        self.page.evaluate(RUN)
        self.page.wait_for_function(DONE)
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def take_picture(self, element: Any, name: str) -> None:
        """Take a picture of an element, and keep it for the tour of the notebooks if that is asked for."""
        content = element.screenshot(type="png")
        assert len(content) > 10_000
        if PICTURES:
            Path(PICTURES, f"{name}.png").write_bytes(content)

    def list_errors(self) -> list[str]:
        """What the cells of the notebook in front failed with."""
        return self.page.evaluate(FAILED)

    def read_parameters(self) -> str:
        """The source of the parameters cell of the notebook in front."""
        return self.page.evaluate(
            "() => window.jupyterapp.shell.currentWidget.content.widgets.find("
            "cell => (cell.model.getMetadata('tags') ?? []).includes('parameters')).model.sharedModel.getSource()"
        )


@pytest.fixture(scope="module")
def page(lab: Lab, browser: Any) -> Iterator[Page]:
    """JupyterLab in a browser; it must have asked for nothing beyond this machine and complained of nothing."""
    asked: list[str] = []
    said: list[str] = []
    home = lab.address.partition("/lab")[0]
    context = browser.new_context(viewport={"width": 1300, "height": 1500})
    context.set_default_timeout(60_000)
    opened = context.new_page()
    inside = (home, home.replace("http", "ws"), *FROM_SERVER)
    opened.on("request", lambda request: request.url.startswith(inside) or asked.append(request.url))
    opened.on("console", lambda message: message.type == "error" and said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(lab.address)
    opened.wait_for_selector(".jp-Notebook .jp-Cell")
    opened.get_by_role("button", name="No", exact=True).click()  # JupyterLab asks whether to fetch its news
    yield Page(opened, lab)
    context.close()
    assert (asked, said) == ([], [])


Open = Callable[..., Any]
