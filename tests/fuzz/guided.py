"""Inputs that are sought by what they reach: Atheris keeps each that takes a new way through the code.

    python -m tests.fuzz.guided SECONDS [TARGET …]

It is slower than the mutations and finds what they do not. Atheris has no file for every system and Python; where
it is missing, that is said and nothing else happens. What breaks a target is left as `fuzz-TARGET-…` where the command
was started; it becomes a test of its own, with the input in it.
"""

import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

MISSING = "Atheris is not installed (it has files for Linux on x86-64 alone): no inputs are sought by coverage."
PROGRESS = re.compile(r"#\d+\s+DONE\b")
LONGEST_INPUT = 4096  # bytes
LONGEST_REPORT = 4000  # characters
SLOWEST = 10  # seconds for one input


def main(seconds: str, *names: str) -> int:
    """Seek inputs for each target in a process of its own; 1 if one was found that breaks it."""
    if find_spec("atheris") is None:
        print(MISSING)  # noqa: T201 (a command)
        return 0
    from tests.fuzz.targets import GUIDED

    failed = [name for name in names or GUIDED if run_target(name, seconds)]
    print(f"Broken: {', '.join(failed)}" if failed else "Every input was read or refused.")  # noqa: T201
    return bool(failed)


def run_target(name: str, seconds: str) -> int:
    """Seek inputs for one target, from its samples on."""
    with tempfile.TemporaryDirectory() as folder:
        for number, raw in enumerate(list_samples(name)):
            Path(folder, f"sample-{number}").write_bytes(raw)
        limits = (f"-max_total_time={seconds}", f"-max_len={LONGEST_INPUT}", f"-timeout={SLOWEST}")
        order = [sys.executable, "-m", "tests.fuzz.guided", "--target", name, folder, *limits]
        done = subprocess.run([*order, f"-artifact_prefix=fuzz-{name}-"], check=False, capture_output=True, text=True)
    counts = [line for line in done.stderr.splitlines() if PROGRESS.match(line)]
    print(f"{name}: {counts[-1] if counts and not done.returncode else done.stderr[-LONGEST_REPORT:]}", flush=True)  # noqa: T201
    return done.returncode


def list_samples(name: str) -> tuple[bytes, ...]:
    """The good inputs of a target."""
    from tests.fuzz.targets import GUIDED

    return GUIDED[name][1]


def seek(name: str, arguments: list[str]) -> None:
    """Give a target whatever Atheris thinks of, until an error or the time ends it."""
    import atheris

    with atheris.instrument_imports(include=["analysis"]):
        from tests.fuzz.targets import attempt

    def try_input(raw: bytes) -> None:
        attempt(name, raw)

    settings: Any = [sys.argv[0], *arguments]
    atheris.Setup(settings, try_input)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] == "--target":
        seek(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main(*sys.argv[1:]))
