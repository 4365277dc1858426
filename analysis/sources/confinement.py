"""How is a page or a print read that may be made to harm its reader?

Their formats are large and their parsers are written in C: a file can be made to crash one, or to keep it busy for
hours. So they are read in a process of their own, with little memory and little time. A file that ends this process
is refused by name, and the next file gets a new one. One process reads file after file, because to start it takes
longer than to read a page.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from types import TracebackType
from typing import Any

from analysis import places
from analysis.errors import SourceError
from analysis.records import Article
from analysis.sources.limits import MEGABYTE, REMEDY, Limits

CHILD = "analysis.sources.confined"
PATIENCE = 6  # seconds on the clock for one of CPU: other programs want the machine as well
OUT_OF_TIME = 24  # SIGXCPU


class Confinement:
    """A process that reads pages and prints, started when the first one comes."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.child: subprocess.Popen[bytes] | None = None
        self.is_late = False

    def __enter__(self) -> "Confinement":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and self.child is not None:
            self.child.kill()  # nobody waits for its answer any more
        self.end()

    def read(self, kind: str, raw: bytes, name: str, place: object) -> Article:
        """The article of a page (`.html`) or a print (`.pdf`).

        Raises:
            SourceError: it holds no article, or its reading broke a limit.
        """
        answer = self.ask({"kind": kind, "name": name, "place": str(place), "size": len(raw)}, raw)
        if answer is None:
            raise SourceError(f"{place}: {self.tell_end()}")
        if "error" in answer:
            raise SourceError(answer["error"])
        fields = answer["article"]
        return Article(**fields | {"warnings": tuple(fields["warnings"])})

    def ask(self, question: dict[str, Any], raw: bytes) -> dict[str, Any] | None:
        """What the process answers; None if it ended over the question."""
        child = self.child = self.child or start_child(self.limits)
        assert child.stdin is not None  # it is a pipe
        assert child.stdout is not None
        watch = threading.Timer(PATIENCE * self.limits.seconds, self.stop)
        watch.daemon = True
        watch.start()
        try:
            child.stdin.write(json.dumps(question).encode() + b"\n" + raw)
            child.stdin.flush()
            line = child.stdout.readline()
        except BrokenPipeError:
            line = b""
        finally:
            watch.cancel()
        return json.loads(line) if line.endswith(b"\n") else None

    def stop(self) -> None:
        """End a process that takes too long."""
        self.is_late = True
        if self.child is not None:
            self.child.kill()

    def tell_end(self) -> str:
        """Why the process ended; the next file gets a new one."""
        code = self.end()
        if self.is_late or code == -OUT_OF_TIME:
            self.is_late = False
            return f"to read it takes more than {self.limits.seconds} seconds; save its text as .txt, {REMEDY}"
        most = self.limits.memory // MEGABYTE
        return f"its reading broke off: it is damaged, or needs more than {most} MB; save its text as .txt"

    def end(self) -> int:
        """End the process, if there is one, and give its exit code."""
        child, self.child = self.child, None
        if child is None:
            return 0
        assert child.stdin is not None
        assert child.stdout is not None
        with contextlib.suppress(BrokenPipeError):  # it may have ended already
            child.stdin.close()
        child.stdout.close()
        return child.wait()


def start_child(limits: Limits) -> subprocess.Popen[bytes]:
    """A reading process; nothing is imported from the folder in which the command was started."""
    found = [str(places.PROJECT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", CHILD, str(limits.seconds), str(limits.memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(found)},
    )
