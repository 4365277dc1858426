"""What did we read, and what not?

A source is a file or a folder. A folder with a `catalogue.csv` is read by it; any other folder gives every
file of a known kind below it, README files apart. What is not read is refused by name.
"""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis.errors import SourceError
from analysis.memory import give_back
from analysis.records import Article, Refusal
from analysis.sources.catalogue import NAME, check_row, describe_by_catalogue, read_catalogue
from analysis.sources.confinement import Confinement
from analysis.sources.copies import mark_copies
from analysis.sources.known import Known, Shelf
from analysis.sources.limits import find_limits
from analysis.sources.reading import KNOWN_KINDS, TABLE_KINDS, read_document
from analysis.sources.tables import read_table

LINKED_FOLDER = "this is a link to a folder, and links are not followed; name the folder it leads to"
CLOSED_FOLDER = "this folder cannot be opened; check its rights"
GIVEN_TWICE = "given more than once; read once"
MOST_NAMED = 10
ID_DIGITS = 8


@dataclass(frozen=True)
class Collection:
    """The articles that were read, what was refused, and what holds nothing that could be read."""

    articles: tuple[Article, ...]
    refusals: tuple[Refusal, ...] = ()
    passed_over: tuple[Refusal, ...] = ()


@dataclass
class Haul:
    """What reading has given so far, the process that reads pages and prints, and what was read before."""

    confinement: Confinement
    known: Shelf[Article] | None = None
    articles: list[Article] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    passed_over: list[Refusal] = field(default_factory=list)


def read_collection(sources: Iterable[str | Path], known: Known | None = None) -> Collection:
    """Read every article of some files and folders; what is known from before is not read again.

    Raises:
        SourceError: a source does not exist, a catalogue is wrong, or there is nothing to read at all.
    """
    with Confinement(find_limits()) as confinement:
        haul = Haul(confinement, known.articles if known else None)
        paths = sorted(map(Path, sources))
        for path in paths:
            if is_folder(path) and not path.is_symlink():
                read_folder(path, haul)
            else:
                read_given(path, haul, len(paths) == 1)
    if not haul.articles and not haul.refusals and not haul.passed_over:
        raise SourceError("no source was given; name a file or a folder of articles, such as seeds")
    unique = keep_unique(sorted(haul.articles, key=lambda a: a.article_id))
    marked = tuple(mark_copies(unique, known.runs if known else None))
    give_back()
    return Collection(marked, tuple(haul.refusals), tuple(haul.passed_over))


def read_articles(*sources: str | Path) -> list[Article]:
    """The articles of some files and folders.

    Raises:
        SourceError: anything was refused; the message names each refusal.
    """
    collection = read_collection(sources)
    if collection.refusals:
        raise SourceError("; ".join(f"{r.place}: {r.reason}" for r in collection.refusals))
    return list(collection.articles)


def read_folder(folder: Path, haul: Haul) -> None:
    """Read the articles of a folder, by its catalogue if it has one."""
    if (folder / NAME).is_file():
        return read_catalogued(folder, haul)
    below = sorted(folder.rglob("*"))
    paths = [p for p in below if is_article_file(p)]
    others = [p for p in below if is_other_file(p)]
    if not paths:
        raise SourceError(f"{folder}: no article in this folder; known kinds are {', '.join(KNOWN_KINDS)}")
    haul.refusals += [Refusal(make_printable(str(p)), reason) for p in below if (reason := refuse_folder(p))]
    for kind, names in group_others(others, folder):
        pass_over(folder, f"{len(names)} of the kind {kind}, which cannot be read: {name_some(names)}", haul)
    stems = Counter(p.stem for p in paths)
    for path in paths:
        read_path(path, path.stem if stems[path.stem] == 1 else path.relative_to(folder).as_posix(), haul)
    return None


def is_article_file(path: Path) -> bool:
    """Whether a file below a folder is meant to be read."""
    is_kind = path.suffix.lower() in KNOWN_KINDS
    return is_kind and not path.stem.upper().startswith("README") and not is_folder(path)


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; one that may not even be looked at is none."""
    return os.path.isdir(path)  # noqa: PTH112 (Path.is_dir raises where a folder may not be entered)


def is_other_file(path: Path) -> bool:
    """Whether a file of a kind we do not read may have been meant to be read: it is neither hidden nor a README."""
    is_plain = not path.name.startswith(".") and not path.stem.upper().startswith("README")
    return is_plain and path.suffix.lower() not in KNOWN_KINDS and not is_folder(path)


def refuse_folder(path: Path) -> str | None:
    """Why a folder below a source is not entered."""
    if not is_folder(path):
        return None
    if path.is_symlink():
        return LINKED_FOLDER
    return None if os.access(path, os.R_OK | os.X_OK) else CLOSED_FOLDER


def group_others(paths: Sequence[Path], folder: Path) -> list[tuple[str, list[str]]]:
    """The files of a folder that are of no known kind, by their kinds."""
    kinds: dict[str, list[str]] = {}
    for path in paths:
        kinds.setdefault(path.suffix.lower() or "(none)", []).append(path.relative_to(folder).as_posix())
    return sorted(kinds.items())


def name_some(names: Sequence[str]) -> str:
    """The first of some names, and how many there are beside."""
    left = len(names) - MOST_NAMED
    return make_printable(", ".join(names[:MOST_NAMED])) + (f" and {left} more" if left > 0 else "")


def read_catalogued(folder: Path, haul: Haul) -> None:
    """Read the articles that a folder's catalogue lists; a row or a file that is wrong is refused by itself."""
    rows = read_catalogue(folder)
    if not rows:
        raise SourceError(f"{folder / NAME}: no file is listed; add a row for each, or take the catalogue away")
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        place = f"{folder / NAME}, row {number}"
        try:
            path = check_row(row, place, folder, seen)
            check_single(path)
            article = read_document(path, make_printable(path.stem), haul.confinement, haul.known)
        except SourceError as error:
            refuse(error, folder / row.get("file", "") if row.get("file") else place, haul)
        else:
            haul.articles.append(describe_by_catalogue(article, row))
    unlisted = [p for p in sorted(folder.rglob("*")) if is_article_file(p) and p.name != NAME]
    names = [p.relative_to(folder).as_posix() for p in unlisted]
    if left := [name for name in names if name not in seen]:
        pass_over(folder, f"not in {NAME}, so not read: {name_some(left)}", haul)


def check_single(path: Path) -> None:
    """Refuse a file in a catalogue that cannot hold one article."""
    kinds = [kind for kind in KNOWN_KINDS if kind not in TABLE_KINDS]
    if path.suffix.lower() not in kinds:
        raise SourceError(f"{path}: a catalogue lists files with one article each; known kinds are {', '.join(kinds)}")


def read_given(path: Path, haul: Haul, is_alone: bool) -> None:
    """Read the articles of a file that was named; one of another kind among others is refused by itself.

    Raises:
        SourceError: there is no such file, or none that can be read: that is a mistake in the call, not in the file.
    """
    kind = path.suffix.lower()
    if not os.path.lexists(path):
        raise SourceError(f"{path}: there is no such file or folder; check the spelling")
    if is_folder(path):
        raise SourceError(f"{path}: {LINKED_FOLDER}")
    if kind in KNOWN_KINDS:
        return read_path(path, path.stem, haul)
    error = SourceError(
        f"{path}: files of the kind {kind or '(none)'!r} cannot be read; known are {', '.join(KNOWN_KINDS)}"
    )
    if is_alone:
        raise error
    return refuse(error, path, haul)


def read_path(path: Path, name: str, haul: Haul) -> None:
    """Read the articles of one file of a known kind, or note why there are none."""
    kind = path.suffix.lower()
    try:
        if kind in TABLE_KINDS:
            take_table(path, haul)
        else:
            haul.articles.append(read_document(path, make_printable(name), haul.confinement, haul.known))
    except SourceError as error:
        refuse(error, path, haul)


def take_table(path: Path, haul: Haul) -> None:
    """Read the articles of a table; one without rows is passed over."""
    found, refused = read_table(path, haul.known)
    haul.articles += found
    haul.refusals += refused[:MOST_NAMED]
    if (left := len(refused) - MOST_NAMED) > 0:
        last = refused[-1].place.removeprefix(f"{path}, ")
        haul.refusals.append(
            Refusal(make_printable(str(path)), f"{left} more of its lines or rows are refused as well, up to {last}")
        )
    if not found and not refused:
        pass_over(path, "the table is empty: no row stands below its header", haul)


def pass_over(place: Path, reason: str, haul: Haul) -> None:
    """Note what holds nothing that could be read, and why."""
    haul.passed_over.append(Refusal(make_printable(str(place)), reason, is_passed_over=True))


def refuse(error: SourceError, place: Path | str, haul: Haul) -> None:
    """Note what was refused, where it lies and why."""
    said = str(error).removeprefix(str(place)).lstrip(":, ")
    haul.refusals.append(Refusal(make_printable(str(place)), make_printable(said)))


def make_printable(name: str) -> str:
    """A name of a file as text that can be written down; a byte of it that is no UTF-8 becomes a code."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def keep_unique(articles: Sequence[Article]) -> list[Article]:
    """The articles with distinct ids; a file given twice is read once, another text under a known id gets one more."""
    kept: dict[str, Article] = {}
    for article in articles:
        known = kept.get(article.article_id)
        if known is not None and known.text != article.text:
            article = rename(article)
            known = kept.get(article.article_id)
        if known is None:
            kept[article.article_id] = article
        elif GIVEN_TWICE not in known.warnings:
            kept[article.article_id] = replace(known, warnings=(*known.warnings, GIVEN_TWICE))
    return sorted(kept.values(), key=lambda a: a.article_id)


def rename(article: Article) -> Article:
    """An article whose id another one has, under an id that holds the sum of its words."""
    known = article.article_id
    article_id = f"{known}-{article.sha256[:ID_DIGITS]}"
    note = f"another article has the id {known!r}, so this one is called {article_id!r}; give each article its own"
    return replace(article, article_id=article_id, warnings=(*article.warnings, note))
