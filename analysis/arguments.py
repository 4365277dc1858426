"""Is what was given on the command line there, and what is a run called that was given no name?"""

from pathlib import Path

from analysis.errors import SourceError


def check_sources(sources: tuple[str, ...]) -> None:
    """Refuse a source that does not exist before anything is started."""
    for source in sources:
        try:
            is_there = Path(source).exists()
        except OSError as error:
            raise SourceError(
                f"{source}: cannot be read: {error.strerror}; check the spelling and its rights"
            ) from error
        if not is_there:
            raise SourceError(f"{source}: there is no such file or folder; check the spelling")


def name_run(source: str) -> str:
    """The name of a run from its first source."""
    return Path(source).resolve().stem or "briefing"


def find_folder(run: str) -> Path:
    """The folder in which a run lies, whether the run is named by its own folder or by its manifest."""
    place = Path(run)
    folder = place.parent if place.name == "manifest.json" else place
    return folder.parent if folder.name else folder.resolve().parent
