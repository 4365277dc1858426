"""How are the cells of a notebook run in this very process?

A process that was forked for one notebook needs no kernel beside it and no wire between: the cells run in a shell of
IPython, and what they show is noted as a kernel would tell it. To papermill this is an engine like its own.
"""

import base64
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import TextIOBase
from pathlib import Path
from typing import Any

import nbformat
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.paths import get_ipython_dir
from papermill.engines import Engine, papermill_engines
from traitlets import Type
from traitlets.config import Config

from analysis.briefing.bookmark import keep_bookmark

ENGINE = "ploughshare-shell"
GOES_ON = "raises-exception"  # the tag of a cell that is meant to fail
CHARTS = "module://matplotlib_inline.backend_inline"  # what a kernel gives matplotlib

_outputs: list[Any] = []  # of the cell that runs


def note(kind: str, **said: Any) -> None:
    """Note an output of the cell that runs."""
    _outputs.append(nbformat.v4.new_output(kind, **said))


def spell_bundle(bundle: Mapping[str, Any]) -> dict[str, Any]:
    """What an object shows of itself as a notebook holds it: pictures as letters."""
    return {
        kind: base64.b64encode(shown).decode("ascii") if isinstance(shown, bytes) else shown
        for kind, shown in bundle.items()
    }


class NotingPublisher(DisplayPublisher):  # type: ignore[misc]  # IPython gives its base no types
    """Notes what is displayed."""

    def publish(self, data: Any, metadata: Any = None, **_: Any) -> None:
        """Note an object that a cell displays."""
        note("display_data", data=spell_bundle(data), metadata=dict(metadata or {}))

    def clear_output(self, wait: bool = False) -> None:  # noqa: ARG002 (at once is soon enough)
        """Forget what the cell has shown."""
        _outputs.clear()


class NotingHook(DisplayHook):  # type: ignore[misc]  # as above
    """Notes what a cell ends in."""

    def write_output_prompt(self) -> None:
        """Write no prompt."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        """Note the result of the cell that runs."""
        data, metadata = spell_bundle(format_dict), dict(md_dict or {})
        note("execute_result", data=data, metadata=metadata, execution_count=self.prompt_count)

    def finish_displayhook(self) -> None:
        """Write no end of a line."""


class NotingStream(TextIOBase):
    """Notes what is written to one of the two streams."""

    def __init__(self, name: str) -> None:
        """Be the stream of this name."""
        self.stream = name

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, words: str) -> int:
        """Note some words; with those right before them they are one output."""
        last = _outputs[-1] if _outputs else None
        if last is not None and last.output_type == "stream" and last.name == self.stream:
            last.text += words
        elif words:
            note("stream", name=self.stream, text=words)
        return len(words)


class Shell(InteractiveShell):  # type: ignore[misc]  # as above
    """A shell that notes what its cells show, and keeps no history."""

    displayhook_class = Type(NotingHook)
    display_pub_class = Type(NotingPublisher)

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        note("error", ename=etype.__name__, evalue=str(evalue), traceback=stb)


def make_shell() -> Shell:
    """The shell of this process, made once; it can be made before the process is forked."""
    shell: Shell = Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    if ENGINE not in papermill_engines._engines:  # the registry has no other way to ask
        papermill_engines.register(ENGINE, ShellEngine)
    return shell


@contextmanager
def note_streams() -> Iterator[None]:
    """Note what is printed."""
    with redirect_stdout(NotingStream("stdout")), redirect_stderr(NotingStream("stderr")):
        yield


class ShellEngine(Engine):  # type: ignore[misc]  # papermill ships no types
    """Runs a notebook in the shell of this process."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,  # noqa: ARG003 (there is only this shell)
        execution_timeout: float = 0,
        bookmark: str = "",
        **_: Any,
    ) -> None:
        """Run the cells in order, up to the first that fails; one that takes too long ends this process."""
        keep_bookmark(nb_man, bookmark)
        shell = make_shell()
        run_startup(shell)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        choose_backend()
        with note_streams():
            for place, cell in enumerate(nb_man.nb.cells):
                nb_man.cell_start(cell, place)
                signal.setitimer(signal.ITIMER_REAL, execution_timeout)
                if cell.cell_type == "code" and cell.source.strip() and not run_cell(shell, cell):
                    nb_man.cell_exception(cell, place)
                    return
                nb_man.cell_complete(cell, place)


def choose_backend() -> None:
    """Show the charts of pyplot in the notebook, as a kernel does."""
    backend = os.environ.setdefault("MPLBACKEND", CHARTS)
    if "matplotlib" in sys.modules:  # it looked at the environment when it was loaded
        sys.modules["matplotlib"].rcParams["backend"] = backend


def run_startup(shell: Shell) -> None:
    """Run what the user's IPython runs when it starts, as a kernel does."""
    for path in sorted(Path(get_ipython_dir(), "profile_default", "startup").glob("*.[pi]*y")):
        shell.safe_execfile(str(path), shell.user_ns, raise_exceptions=False)


def run_cell(shell: Shell, cell: Any) -> bool:
    """Run a cell and give it its outputs; whether the next one is to be run."""
    _outputs.clear()
    result = shell.run_cell(cell.source, store_history=True)
    cell.execution_count = shell.execution_count - 1
    cell.outputs = list(_outputs)
    return bool(result.success) or GOES_ON in cell.metadata.get("tags", [])
