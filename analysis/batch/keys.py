"""Does a run stand there already, made from the same things?

A run depends on its parameters, its articles and how large they may be, the codebooks, the corrections, the logo, the
date of pages that state none, our own code and notebooks, and the libraries. The hash of all these is its key. It is
kept beside the runs in `.made/`, and a run is made again when its key is another, or when a file of its folder is not
the one that was made.
"""

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from analysis import __version__, places
from analysis.batch.plan import Run
from analysis.briefing.epoch import find_epoch
from analysis.briefing.files import write_bytes
from analysis.briefing.parameters import write_parameters
from analysis.errors import OutputError
from analysis.sources.catalogue import NAME as CATALOGUE
from analysis.sources.limits import find_limits
from analysis.sources.reading import KNOWN_KINDS

KEPT = ".made"
MANIFEST = "manifest.json"
LIBRARIES = (
    "CurrencyConverter", "duckdb", "fonttools", "htmldate", "ipykernel", "jinja2", "lxml", "matplotlib", "mistune",
    "nbclient", "nbconvert", "nbformat", "numpy", "nupunkt", "pandas", "papermill", "pydantic", "pypdfium2",
    "python-docx", "scipy", "trafilatura", "typst", "xlsxwriter",
)  # fmt: skip
CODE = (".py", ".toml", ".csv", ".typ", ".j2", ".css", ".js", ".html", ".ttf", ".otf", ".json", ".txt", ".md", ".icc")


def make_key(run: Run) -> str:
    """The hash of everything that a run depends on."""
    parameters = run.parameters
    asked = [parameters.codebooks, parameters.corrections, parameters.logo, parameters.spacy]
    facts = {
        "parameters": write_parameters(parameters),
        "sources": [hash_source(Path(source)) for source in parameters.sources],
        "files": [hash_named(name) for name in asked],
        "limits": asdict(find_limits()),
        "epoch": find_epoch().isoformat(),
        "code": hash_code(),
        "libraries": list_versions(),
    }
    return hashlib.sha256(json.dumps(facts, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def is_current(out: Path, run_id: str, key: str) -> bool:
    """Whether a run stands there, whole and made from what this key stands for."""
    from analysis.briefing.share.contents import check_contents

    try:
        kept = json.loads(place_note(out, run_id).read_text(encoding="utf-8"))
        manifest = (out / run_id / MANIFEST).read_bytes()
        is_same = kept == describe_made(key, manifest)
        return is_same and check_contents(out / run_id, json.loads(manifest)["files"]) == []
    except (OSError, ValueError):
        return False


def keep_key(out: Path, run_id: str, key: str) -> None:
    """Note what a run that was just made was made from.

    Raises:
        OutputError: the note cannot be written.
        OSError: the run is gone.
    """
    note = place_note(out, run_id)
    try:
        note.parent.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise OutputError(f"{note.parent}: a file stands where the keys of runs are kept; take it away") from error
    manifest = (out / run_id / MANIFEST).read_bytes()
    write_bytes(note, (json.dumps(describe_made(key, manifest), indent=1) + "\n").encode())


def read_refusals(out: Path, run_id: str) -> tuple[str, ...]:
    """The articles that a run which stands there had to leave out, each with its reason."""
    refused = json.loads((out / run_id / MANIFEST).read_text(encoding="utf-8"))["refused"]
    return tuple(f"{r['place']}: {r['reason']}" for r in refused)


def place_note(out: Path, run_id: str) -> Path:
    """Where the key of a run is kept."""
    return out / KEPT / f"{run_id}.json"


def describe_made(key: str, manifest: bytes) -> dict[str, Any]:
    """What is kept of a run: its key, and the hash of its manifest, which holds the hash of every other file."""
    return {"key": key, "manifest_sha256": hashlib.sha256(manifest).hexdigest()}


def hash_source(source: Path) -> list[list[str]]:
    """Every file that a source may give, with its hash."""
    if not source.is_dir():
        return [[source.name, hash_file(source)]]
    kinds = {*KNOWN_KINDS, Path(CATALOGUE).suffix}
    paths = (p for p in source.rglob("*") if p.suffix.lower() in kinds or p.is_symlink())
    return hash_all(source, paths)


def hash_named(name: str) -> object:
    """A file or folder beside the articles that a run reads, or a name that leads to none."""
    path = Path(name)
    if not name or not path.exists():
        return [name, find_version(name)]
    return hash_all(path, path.rglob("*")) if path.is_dir() else hash_file(path)


@cache
def hash_code() -> list[list[str]]:
    """Our own code, words, templates and fonts, and the notebooks."""
    own = (p for p in places.PACKAGE.rglob("*") if p.suffix in CODE)
    return hash_all(places.PACKAGE, own) + hash_all(places.NOTEBOOKS, places.NOTEBOOKS.glob("*.ipynb"))


def hash_all(folder: Path, paths: Iterable[Path]) -> list[list[str]]:
    """Files by their names within a folder, in order, each with its hash."""
    return [[p.relative_to(folder).as_posix(), hash_file(p)] for p in sorted(paths) if not p.is_dir()]


def hash_file(path: Path) -> str:
    """The hash of a file; of one that cannot be read, why: the run will say so too."""
    try:
        facts = path.stat()
        return hash_content(path, facts.st_mtime_ns, facts.st_size, facts.st_ino)
    except OSError as error:
        return f"cannot be read: {error.strerror}"


@cache
def hash_content(path: Path, *_state: int) -> str:
    """The hash of a file in one state, read once for all the runs that name it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def list_versions() -> dict[str, str]:
    """Our own version and those of Python and the libraries that a page depends on."""
    own = {"ploughshare": __version__, "python": platform.python_version()}
    return own | {name: find_version(name) for name in LIBRARIES}


@cache
def find_version(name: str) -> str:
    """The version of a package, nothing if there is none of this name."""
    try:
        return version(name) if name else ""
    except (PackageNotFoundError, ValueError):
        return ""
