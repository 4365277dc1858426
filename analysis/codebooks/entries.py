"""Which entries of a codebook does a sentence hit, and does the codebook keep its own promises?

Frames, narratives, events and modalities are entries: an id, a label and patterns. An entry may carry test
sentences; a codebook whose test sentences fail is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.codebooks.lexicon import Lexicon, Listed, Matcher, read_listed
from analysis.codebooks.lines import find_line
from analysis.codebooks.loader import Codebooks
from analysis.errors import CodebookError
from analysis.records import Span


@dataclass(frozen=True)
class Entry:
    """One entry of a codebook with its patterns."""

    entry_id: str
    label: str
    listed: Listed
    matcher: Matcher


@lru_cache(maxsize=64)
def load_entries(books: Codebooks, book: str, kind: str) -> tuple[Entry, ...]:
    """The entries `[[kind]]` of a codebook, after running their test sentences.

    Raises:
        CodebookError: an id stands twice, or a test sentence fails; it names the file and the line.
    """
    entries: dict[str, Entry] = {}
    shelf = books.book(book)
    for number, raw in enumerate(shelf.get(kind, [])):
        try:
            add_entry(entries, raw, book)
        except CodebookError as error:
            line = find_line(shelf.source, kind, number, str(error))
            raise CodebookError(str(error).replace(f"{book}.toml", f"{shelf.place}, line {line}", 1)) from error
    return tuple(entries.values())


def add_entry(entries: dict[str, Entry], raw: Mapping[str, Any], book: str) -> None:
    """Read one entry, and run its test sentences."""
    entry = make_entry(raw, book)
    if entry.entry_id in entries:
        raise CodebookError(f"{book}.toml: the id {entry.entry_id!r} stands twice; rename one of them")
    check_sentences(entry, raw, book)
    entries[entry.entry_id] = entry


def make_entry(raw: Mapping[str, Any], book: str) -> Entry:
    """One entry, its patterns read."""
    missing = {"id", "patterns"} - raw.keys()
    if missing:
        raise CodebookError(f"{book}.toml: an entry has no {' and no '.join(sorted(missing))}; add it")
    where = f"{book}.toml, {raw['id']}"
    for pattern in sorted(set(raw["patterns"]) & set(raw.get("exclude", []))):
        raise CodebookError(f"{where}: the pattern {pattern!r} is excluded as well; take one of the two away")
    listed = read_listed(raw["patterns"], raw.get("exclude", []), where)
    return Entry(str(raw["id"]), str(raw.get("label", raw["id"])), listed, Matcher(Lexicon([listed])))


def check_sentences(entry: Entry, raw: Mapping[str, Any], book: str) -> None:
    """Run an entry's test sentences."""
    for wanted, sentences in ((True, raw.get("positive", [])), (False, raw.get("negative", []))):
        for sentence in sentences:
            if entry.matcher.hits(sentence) is not wanted:
                verb = "does not hit" if wanted else "hits"
                raise CodebookError(f"{book}.toml, {entry.entry_id}: it {verb} its test sentence {sentence!r}")


def list_labels(books: Codebooks, book: str, kind: str) -> dict[str, str]:
    """The label of each entry by its id, without compiling a pattern."""
    return {str(raw["id"]): str(raw.get("label", raw["id"])) for raw in books.book(book).get(kind, [])}


def find_entries(entries: tuple[Entry, ...], text: str) -> tuple[str, ...]:
    """The ids of the entries that a text hits, in the order of the codebook."""
    return tuple(entry.entry_id for entry in entries if entry.matcher.hits(text))


def find_first(entries: tuple[Entry, ...], text: str) -> tuple[Entry, Span] | None:
    """The first entry that a text hits and where."""
    for entry in entries:
        if spans := entry.matcher.find(text):
            return entry, spans[0]
    return None
