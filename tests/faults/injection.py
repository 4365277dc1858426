"""A disk that fails, or a machine that dies, at the n-th call that writes something.

A call is the opening of a file for writing, a write, a rename, the making of a folder, or the wish to have something
brought to the disk. A write that fails has written half of what it was given.
"""

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

import duckdb

from analysis.briefing import folder

Fail = Callable[[], None]
CALLS = ("replace", "rename", "mkdir", "fsync", "write")


def raise_error(number: int) -> Fail:
    """What a failing disk does."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def die() -> None:
    """What a machine does whose power goes."""
    os._exit(9)


class Counter:
    """Counts the calls, and fails at one of them."""

    def __init__(self, at: int | None, fail: Fail) -> None:
        """Fail at the call of this number, never without one."""
        self.calls, self.at, self.fail = 0, at, fail

    def count(self) -> None:
        """Count a call."""
        self.calls += 1
        if self.calls == self.at:
            self.fail()

    def wrap(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, counted."""

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.count()
            return function(*args, **kwargs)

        return counted

    def open(self, path: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        """As the function of this name; a file to be written is counted, and so are its writes."""
        if not set(mode) & set("wax+"):
            return io_open(path, mode, *args, **kwargs)
        self.count()
        return CountedFile(io_open(path, mode, *args, **kwargs), self)

    def write_parquet(self, relation: Any, path: str, **how: Any) -> None:
        """As the method of this name, which tells trouble in its own way."""
        try:
            self.count()
        except OSError as error:
            raise duckdb.IOException(f'Could not write file "{path}": {error.strerror}') from error
        relation_write_parquet(relation, path, **how)

    def exchange(self, *places: Any) -> bool:
        """As the function of this name, which tells trouble by doing nothing."""
        try:
            self.count()
        except OSError:
            return False
        return folder_exchange(*places)


io_open, folder_exchange, relation_write_parquet = io.open, folder.exchange, duckdb.DuckDBPyRelation.write_parquet


class CountedFile:
    """A file whose writes are counted."""

    def __init__(self, file: Any, counter: Counter) -> None:
        """Stand for a file."""
        self.file, self.counter = file, counter

    def write(self, content: Any) -> Any:
        """Write, or half of it."""
        try:
            self.counter.count()
        except OSError:
            self.file.write(content[: len(content) // 2])
            raise
        return self.file.write(content)

    def __enter__(self) -> "CountedFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


@contextmanager
def fail_at(number: int | None, fail: Fail = die) -> Iterator[Counter]:
    """A disk that fails at the call of this number, or with none counts the calls."""
    counter = Counter(number, fail)
    changes = [mock.patch.object(os, name, counter.wrap(getattr(os, name))) for name in CALLS]
    changes += [mock.patch.object(module, "open", counter.open) for module in (io, builtins)]
    changes.append(mock.patch.object(folder, "exchange", counter.exchange))
    changes.append(
        mock.patch.object(
            duckdb.DuckDBPyRelation,
            "write_parquet",
            lambda relation, path, **how: counter.write_parquet(relation, path, **how),
        )
    )
    with ExitStack() as stack:
        for change in changes:
            stack.enter_context(change)
        yield counter
