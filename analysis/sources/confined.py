"""What does the process do that reads pages and prints for another?

It gets bytes and gives an article or a refusal; it opens no file of the user and writes none, reaches no network and
starts no program. It ends when the other side closes the pipe.

    python -m analysis.sources.confined SECONDS BYTES
"""

import contextlib
import json
import os
import sys
from dataclasses import asdict
from typing import Any, BinaryIO

from analysis.errors import SourceError
from analysis.sources.pages import read_page
from analysis.sources.printed import read_print

READERS = {".html": read_page, ".pdf": read_print}
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename")


def main(seconds: int, memory: int) -> None:
    """Read what comes on standard input until it ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # a library that prints something must not spoil an answer
    limit_memory(memory)
    sys.addaudithook(forbid)
    for line in iter(sys.stdin.buffer.readline, b""):
        limit_time(seconds)
        answers.write(json.dumps(answer(json.loads(line), sys.stdin.buffer)) + "\n")
        answers.flush()


def answer(question: dict[str, Any], raw: BinaryIO) -> dict[str, Any]:
    """The article of one file, or why there is none."""
    place = question["place"]
    content = raw.read(question["size"])
    try:
        return {"article": asdict(READERS[question["kind"]](content, question["name"], place))}
    except SourceError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": f"{place}: to read it takes too much memory; save its text as .txt"}
    except Exception as error:  # noqa: BLE001 (whatever a parser stumbles over, the other files are read)
        kind = type(error).__name__
        return {"error": f"{place}: its reading broke off ({kind}); it may be damaged: save its text as .txt"}


def limit_memory(most: int) -> None:
    """Let the system refuse more memory, files that are written, and dumps, where it can."""
    with contextlib.suppress(ImportError):
        import resource

        for what, limit in ((resource.RLIMIT_AS, most), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(what, (limit, limit))


def limit_time(seconds: int) -> None:
    """Let the system end this process when it has worked so many seconds more."""
    with contextlib.suppress(ImportError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what no reader of text has to do; the file over which it was tried is refused with it."""
    is_written = event == "open" and isinstance(arguments[1], str) and not arguments[1].startswith("r")
    if is_written or event.startswith(FORBIDDEN):
        raise PermissionError(f"{event} is not allowed while a file is read")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
