"""Where are the files that a plan names?

A path is seen from the folder of the plan, else from here, else from the folder of the project. What is found is kept
as a whole path, so that a run is the same wherever its plan is called from.
"""

import glob
import os
from pathlib import Path

from analysis import places
from analysis.briefing.parameters import Parameters
from analysis.errors import ParameterError

PATTERN = frozenset("*?[")
FILES = ("codebooks", "corrections", "logo")


def place_paths(parameters: Parameters, folder: Path) -> Parameters:
    """The parameters with every path found; one that leads nowhere, or fits nothing, stays as it was written."""
    sources = tuple(path for source in parameters.sources for path in find_sources(source, folder))
    files = {name: find_path(getattr(parameters, name), folder) for name in FILES}
    return parameters.model_copy(update={"sources": tuple(dict.fromkeys(sources)), **files})


def find_sources(source: str, folder: Path) -> list[str]:
    """The files or folders that a source names, in the order of their names."""
    found = find_path(source, folder)
    if Path(found).exists() or not PATTERN & set(source):
        return [found]
    for place in list_places(folder):
        matches = sorted(glob.glob(source, root_dir=place, recursive=True))  # noqa: PTH207 (a Path knows no whole pattern)
        if matches:
            return [make_whole(place / match) for match in matches]
    return [source]


def find_path(name: str, folder: Path) -> str:
    """A path as a whole one if something stands there."""
    if not name:
        return name
    try:
        for place in list_places(folder):
            if (place / name).exists():
                return make_whole(place / name)
    except (OSError, ValueError) as error:
        raise ParameterError(f"the path {name!r} cannot be looked at: {error}; check the spelling") from error
    return name


def make_whole(path: Path) -> str:
    """A path from the root, without a detour."""
    return os.path.normpath(Path.cwd() / path)


def list_places(folder: Path) -> tuple[Path, ...]:
    """Where a path may begin."""
    return folder, Path(), places.PROJECT
