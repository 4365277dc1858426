"""Is what was given on the command line there, and what is a run called that was given no name?"""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from analysis.cache.folder import choose_cache
from analysis.errors import SourceError
from analysis.sources.limits import MOST_MEGABYTES, USUAL_MEGABYTES, choose_limits

Command = TypeVar("Command", bound=Callable[..., None])
SOURCES = click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")


class Amount(click.FloatRange):
    """A number in a range; "nan" and "inf" are none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number that was written."""
        number = float(super().convert(value, param, ctx))
        if not math.isfinite(number):
            self.fail(f"{value} is not a number.", param, ctx)
        return number


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


def read_elsewhere(command: Command) -> Command:
    """Give a command the options that say which cluster reads the articles."""
    cluster = click.option("--cluster", metavar="ADDRESS", help="Read on a Dask cluster: tls://HOST:PORT, or local.")
    tls = click.option("--cluster-tls", metavar="FILE", help="Names ca, cert and key for the cluster (TOML).")
    workers = click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Workers of a local cluster.")
    return cluster(tls(workers(command)))


@contextmanager
def read_there(
    cluster: str | None, cluster_tls: str | None, workers: int | None, codebooks: str = ""
) -> Iterator[None]:
    """Let the articles be read on a cluster if one was named."""
    if cluster is None and cluster_tls is None and workers is None:
        yield
        return
    from analysis.batch.reading import read_on_cluster

    with read_on_cluster(cluster, cluster_tls, workers, codebooks):
        yield


def limit_files(command: Command) -> Command:
    """Give a command the option that says how large a file may be."""
    return click.option(
        "--max-mb",
        type=click.IntRange(1, MOST_MEGABYTES),
        metavar="N",
        expose_value=False,
        callback=lambda _context, _option, megabytes: choose_limits(megabytes),
        help=f"Megabytes a file may have.  [default: {USUAL_MEGABYTES}]",
    )(command)


def keep_articles(command: Command) -> Command:
    """Give a command the two options that say where articles that were read are kept, and whether to use them."""
    fresh = click.option(
        "--fresh",
        is_flag=True,
        expose_value=False,
        callback=lambda _context, _option, is_fresh: choose_cache(is_fresh=is_fresh),
        help="Read every article again.",
    )
    return keep_place(fresh(command))


def keep_place(command: Command) -> Command:
    """Give a command the option that says where articles that were read are kept."""
    return click.option(
        "--cache",
        metavar="FOLDER",
        expose_value=False,
        callback=lambda _context, _option, folder: choose_cache(folder),
        help="Where articles are kept; none: nowhere.  [default: your cache]",
    )(command)
