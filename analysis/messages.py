"""What does the command line say, and how does a mistake end?

One line a message; results go to standard output, progress and errors to standard error.
"""

import functools
import signal
import sys
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

import click

from analysis.briefing.epoch import find_epoch
from analysis.errors import ClusterError, NothingReadError, PloughshareError, RunError

SOME_FAILED, WRONG_USE = 1, 2


def say(words: str, err: bool = False) -> None:
    """Print one line; what a file name or a title may hold to steer a terminal is shown as a mark."""
    from analysis.briefing.glyphs import mark_controls

    click.echo(mark_controls(words).replace("\n", " "), err=err)


def say_each(lines: Iterable[str]) -> None:
    """Print some lines."""
    for line in lines:
        say(line)


def tell(words: str) -> None:
    """Say something on standard error, where progress and errors go."""
    say(words, err=True)


def stop(error: PloughshareError, code: int) -> NoReturn:
    """End with one line of error."""
    tell(f"ploughshare: {error}")
    sys.exit(code)


def mind_mistakes(command: Callable[..., None]) -> Callable[..., None]:
    """End a mistake of the user with one line and the exit code it deserves."""

    @functools.wraps(command)
    def minded(*args: Any, **kwargs: Any) -> None:
        try:
            find_epoch()  # a wrong one would show only when pages are printed
            command(*args, **kwargs)
        except PloughshareError as error:
            if click.get_current_context().find_root().params["debug"]:
                raise
            stop(error, SOME_FAILED if isinstance(error, RunError | NothingReadError | ClusterError) else WRONG_USE)
        except KeyboardInterrupt as stopped:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is ending already
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            tell(f"ploughshare: stopped; {str(stopped) or 'nothing half-made is left. Run the same command again.'}")
            from analysis.briefing.stopping import find_exit_code, forget_interrupted_code

            forget_interrupted_code()
            sys.exit(find_exit_code())

    return minded


def show_warnings() -> None:
    """Let a warning of the cache be one line like any other; other warnings are shown as Python shows them."""
    usual = warnings.showwarning

    def show(message: Warning | str, category: type[Warning], *rest: Any, **more: Any) -> None:
        if category.__name__ == "CacheWarning":
            tell(f"ploughshare: {message}")
        else:
            usual(message, category, *rest, **more)

    warnings.showwarning = show


def tell_refusals(refusals: Any) -> None:
    """Name everything that was refused, and what was passed over because it holds nothing that could be read."""
    for entry in refusals:
        tell(f"{'passed over' if entry.is_passed_over else 'refused'} {entry.place}: {entry.reason}")


def say_articles(articles: Any) -> None:
    """Say of each article what is known of it, and what should be looked at."""
    for article in articles:
        title = article.title or "no title in the text"
        published = f"{article.published} ({article.published_rule})" if article.published else "no publication date"
        say(f"{article.article_id}: {article.words} words; {published}; {title}")
        for warning in article.warnings:
            say(f"  warning: {warning}")
        if article.copy_of:
            say(f"  copy of {article.copy_of}")


def renew_index(out: Path) -> None:
    """Make the page anew that lists the runs of a folder, or say why it is not made."""
    from analysis.briefing.index import INDEX, write_index

    if out.is_dir() and write_index(out) is None:
        tell(f"{out / INDEX}: left as it is, for it is not one of ours; move it away to get a list of the runs")
