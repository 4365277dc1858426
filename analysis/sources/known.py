"""What did an earlier reading make of the same words?

Whoever keeps things (see the room `cache`) hands in shelves. What stands on them is found by the sum of all that
decides it, so it is what would be made again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from analysis.records import Article

Thing = TypeVar("Thing")


class Shelf(Protocol[Thing]):
    """Things by their keys."""

    def find(self, key: str) -> Thing | None:
        """The thing of a key, if it is there."""

    def keep(self, key: str, thing: Thing) -> None:
        """Put a thing there."""


@dataclass(frozen=True)
class Known:
    """Articles by what they were read from, and the runs of words of their texts."""

    articles: Shelf[Article]
    runs: Shelf[Any]


def recall(shelf: Shelf[Thing] | None, key: Callable[[], str], make: Callable[[], Thing]) -> Thing:
    """The thing of a key from a shelf, or one that is made, and put there."""
    if shelf is None:
        return make()
    name = key()
    found = shelf.find(name)
    if found is None:
        found = make()
        shelf.keep(name, found)
    return found


def sum_words(*parts: bytes) -> str:
    """A short sum of some parts, each told apart from the next."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()[:32]
