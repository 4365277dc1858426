"""What did we read, and what not?

A source is a file or a folder. A folder with a `catalogue.csv` is read by it; any other folder gives every
file of a known kind below it, README files apart. What is not read is refused by name.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.errors import SourceError
from analysis.records import Article, Refusal
from analysis.sources.catalogue import NAME, describe_by_catalogue, read_catalogue
from analysis.sources.copies import mark_copies
from analysis.sources.reading import KNOWN_KINDS, TABLE_KINDS, read_document
from analysis.sources.tables import read_table

LINKED_FOLDER = "this is a link to a folder, and links are not followed; name the folder it leads to"
GIVEN_TWICE = "given more than once; read once"


@dataclass(frozen=True)
class Collection:
    """The articles that were read and what was refused."""

    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...] = ()


def read_collection(sources: Iterable[str | Path]) -> Collection:
    """Read every article of some files and folders.

    Raises:
        SourceError: a source does not exist, a catalogue is wrong, or there is nothing to read at all.
    """
    articles: list[Article] = []
    refusals: list[Refusal] = []
    for path in sorted(map(Path, sources)):
        is_folder = path.is_dir() and not path.is_symlink()
        found, refused = read_folder(path) if is_folder else read_path(path, path.stem)
        articles += found
        refusals += refused
    unique, doubled = keep_unique(sorted(articles, key=lambda a: a.article_id))
    if not unique and not refusals and not doubled:
        raise SourceError("no source was given; name a file or a folder of articles, such as seeds")
    return Collection(tuple(mark_copies(unique)), tuple(refusals + doubled))


def read_articles(*sources: str | Path) -> list[Article]:
    """The articles of some files and folders.

    Raises:
        SourceError: anything was refused; the message names each refusal.
    """
    collection = read_collection(sources)
    if collection.refusals:
        raise SourceError("; ".join(f"{r.place}: {r.reason}" for r in collection.refusals))
    return list(collection.articles)


def read_folder(folder: Path) -> tuple[list[Article], list[Refusal]]:
    """The articles of a folder, by its catalogue if it has one."""
    if (folder / NAME).is_file():
        return read_catalogued(folder), []
    below = sorted(folder.rglob("*"))
    paths = [p for p in below if is_article_file(p)]
    if not paths:
        raise SourceError(f"{folder}: no article in this folder; known kinds are {', '.join(KNOWN_KINDS)}")
    articles: list[Article] = []
    refusals = [Refusal(str(p), LINKED_FOLDER) for p in below if p.is_symlink() and p.is_dir()]
    stems = Counter(p.stem for p in paths)
    for path in paths:
        name = path.stem if stems[path.stem] == 1 else path.relative_to(folder).as_posix()
        found, refused = read_path(path, name)
        articles += found
        refusals += refused
    return articles, refusals


def is_article_file(path: Path) -> bool:
    """Whether a file below a folder is meant to be read."""
    is_kind = path.suffix.lower() in KNOWN_KINDS
    return is_kind and not path.stem.upper().startswith("README") and not path.is_dir()


def read_catalogued(folder: Path) -> list[Article]:
    """The articles that a folder's catalogue lists."""
    articles = []
    for row in read_catalogue(folder):
        path = folder / row["file"]
        check_single(path)
        articles.append(describe_by_catalogue(read_document(path, path.stem), row))
    return articles


def check_single(path: Path) -> None:
    """Refuse a file in a catalogue that cannot hold one article."""
    kinds = [kind for kind in KNOWN_KINDS if kind not in TABLE_KINDS]
    if path.suffix.lower() not in kinds:
        raise SourceError(f"{path}: a catalogue lists files with one article each; known kinds are {', '.join(kinds)}")


def read_path(path: Path, name: str) -> tuple[list[Article], list[Refusal]]:
    """The articles of one file, or the reason why there are none.

    Raises:
        SourceError: the file does not exist or its kind is unknown: that is a mistake in the call, not in the file.
    """
    kind = path.suffix.lower()
    if not path.exists() and not path.is_symlink():
        raise SourceError(f"{path}: there is no such file or folder; check the spelling")
    if path.is_symlink() and path.is_dir():
        raise SourceError(f"{path}: {LINKED_FOLDER}")
    if kind not in KNOWN_KINDS:
        raise SourceError(
            f"{path}: files of the kind {kind or '(none)'!r} cannot be read; known are {', '.join(KNOWN_KINDS)}"
        )
    try:
        return read_table(path) if kind in TABLE_KINDS else ([read_document(path, name)], [])
    except SourceError as error:
        return [], [Refusal(str(path), str(error).removeprefix(f"{path}: "))]


def keep_unique(articles: Sequence[Article]) -> tuple[list[Article], list[Refusal]]:
    """The articles with distinct ids; a file given twice is read once, another text under a known id is refused."""
    kept: dict[str, Article] = {}
    refusals = []
    for article in articles:
        known = kept.setdefault(article.article_id, article)
        if known is not article and known.text != article.text:
            reason = "another article has this id; give each article its own"
            refusals.append(Refusal(f"article {article.article_id}", reason))
        elif known is not article and GIVEN_TWICE not in known.warnings:
            kept[article.article_id] = replace(known, warnings=(*known.warnings, GIVEN_TWICE))
    return list(kept.values()), refusals
