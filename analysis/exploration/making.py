"""How does what was explored become a run folder? By `ploughshare brief`, with the parameters of the notebook."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from analysis.briefing.opening import find_source
from analysis.briefing.parameters import Parameters
from analysis.errors import ParameterError, RunError
from analysis.exploration.holding import Holding

PATHS = ("codebooks", "corrections", "logo")


def make_run(held: Holding, corrections: Path, name: str, out: str, parameters: Parameters | None = None) -> str:
    """Make the briefing of what is explored; the folder of the run.

    Raises:
        ParameterError: a finished run is explored, which has no sources to read again.
        RunError: the command failed; it says why.
    """
    asked = parameters or held.parameters
    if held.run and not all(find_source(s).exists() for s in asked.sources):
        raise ParameterError(f"{held.run}: a finished run is explored; name its sources to make a briefing anew")
    sources = [str(find_source(source).resolve()) for source in asked.sources]
    settings = dict(list_settings(asked))
    if corrections.exists():
        settings["corrections"] = str(corrections.resolve())
    named = name.strip() or Path(sources[0]).stem
    command = [sys.executable, "-m", "analysis", "brief", *sources, "--name", named, "--out", out]
    for key, value in settings.items():
        command += ["--set", f"{key}={value}"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    folder = Path(out, named)
    if done.returncode not in {0, 1} or not (folder / "briefing.pdf").exists():
        raise RunError(done.stderr.strip() or f"the briefing was not made: exit code {done.returncode}")
    return str(folder)


def list_settings(parameters: Parameters) -> Iterator[tuple[str, str]]:
    """The parameters that are not as they come, as the command line takes them; paths seen from everywhere."""
    for name, field in Parameters.model_fields.items():
        value = getattr(parameters, name)
        if name == "sources" or value == field.default:
            continue
        if name in PATHS:
            yield name, str(find_source(value).resolve())
        elif isinstance(value, bool):
            yield name, str(value).lower()
        else:
            yield name, json.dumps(list(value), ensure_ascii=False) if isinstance(value, tuple) else str(value)
