"""How does a user get notebooks of their own: the ones that come with the project, ready on some sources?

A copy that is there already is left as it is; what somebody wrote in it is theirs.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis import places
from analysis.errors import OutputError, SourceError
from analysis.exploration.notebook_cell import read_cell, write_cell
from analysis.exploration.saving import keep_text

STARTER = "explore"
NOTEBOOKS = (STARTER, "1_extraction", "2_comparison", "3_charting", "briefing")
MANIFEST = "manifest.json"


def copy_starter(name: str, home: Path, sources: Sequence[str]) -> Path:
    """A starter notebook under a name of its own.

    Raises:
        OutputError: the name is no plain name, or a notebook of this name is there.
    """
    plain = name.removesuffix(".ipynb")
    if not plain or plain != Path(plain).name or plain.startswith("."):
        raise OutputError(f"--new is {name!r}; write a plain name such as tractors")
    target = home / f"{plain}.ipynb"
    if target.exists():
        raise OutputError(f"{target}: this notebook is there already; open it, or choose another name")
    copy_notebook(STARTER, target, list_values(sources))
    return target


def copy_all(home: Path, sources: Sequence[str]) -> Path:
    """The starter and the four notebooks in a folder of these sources; the starter's path."""
    values = list_values(sources)
    folder = find_folder(home, Path(sources[0]).resolve().stem or "articles", values)
    for name in NOTEBOOKS:
        if not (folder / f"{name}.ipynb").exists():
            copy_notebook(name, folder / f"{name}.ipynb", values)
    return folder / f"{STARTER}.ipynb"


def find_folder(home: Path, name: str, values: Mapping[str, Any]) -> Path:
    """The folder of some sources: one that is free, or the one in which the starter names them."""
    folder, number = home / name, 2
    while (starter := folder / f"{STARTER}.ipynb").exists() and not names_values(starter, values):
        folder, number = home / f"{name}-{number}", number + 1
    return folder


def names_values(starter: Path, values: Mapping[str, Any]) -> bool:
    """Whether a notebook is on these sources."""
    known = read_cell("".join(find_parameters(starter, read_notebook(starter))["source"]))
    return all(known.get(name) == value for name, value in values.items())


def list_values(sources: Sequence[str]) -> dict[str, Any]:
    """The parameters that name some sources, or a finished run if that is what is named."""
    paths = [Path(source).resolve() for source in sources]
    if len(paths) == 1:
        manifest = paths[0] if paths[0].name == MANIFEST else paths[0] / MANIFEST
        if manifest.is_file():
            return {"run": str(manifest)}
    return {"sources": [str(path) for path in paths]} if paths else {}


def copy_notebook(name: str, target: Path, values: Mapping[str, Any]) -> None:
    """A notebook with other values in its parameters cell.

    Raises:
        SourceError: the notebook is missing, or has no parameters cell.
        OutputError: the copy cannot be written.
    """
    source = places.NOTEBOOKS / f"{name}.ipynb"
    notebook = read_notebook(source)
    cell = find_parameters(source, notebook)
    cell["source"] = write_cell("".join(cell["source"]), values).splitlines(keepends=True)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{target.parent}: this folder cannot be made: {error.strerror}; choose another") from error
    keep_text(target, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")


def read_notebook(path: Path) -> dict[str, Any]:
    """A notebook as JSON."""
    try:
        notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: this notebook cannot be read: {error}; take it anew from the project") from error
    return notebook


def find_parameters(path: Path, notebook: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters cell of a notebook."""
    for cell in notebook["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            found: dict[str, Any] = cell
            return found
    raise SourceError(f"{path}: no cell has the tag parameters; take the notebook anew from the project")
