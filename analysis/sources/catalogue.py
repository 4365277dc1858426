"""What does a person say about the files of a folder?

A folder may hold a `catalogue.csv`: one row a file with its SHA-256, publisher, date and narrative as a
person read them. Then exactly those files are read, and a file that was changed since is refused.
"""

import csv
import hashlib
import io
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysis.errors import SourceError
from analysis.records import Article, Narrative
from analysis.sources.decoding import decode_strictly
from analysis.sources.reading import read_bytes
from analysis.sources.rows import check_stated

NAME = "catalogue.csv"
REQUIRED = ("file", "sha256", "publisher", "date", "narrative")
OPTIONAL = ("title", "url", "language")


def read_catalogue(folder: Path) -> list[dict[str, str]]:
    """The rows of a folder's catalogue.

    Raises:
        SourceError: a column is missing or unknown, or the file is no CSV.
    """
    path = folder / NAME
    columns, cells = read_cells(path)
    if missing := [c for c in REQUIRED if c not in columns]:
        raise SourceError(f"{path}, row 1: the column {missing[0]!r} is missing; write {', '.join(REQUIRED)}")
    if unknown := [c for c in columns if c not in REQUIRED + OPTIONAL]:
        raise SourceError(f"{path}, row 1: {unknown[0]!r} is no column; known are {', '.join(REQUIRED + OPTIONAL)}")
    return cells


def read_cells(path: Path) -> tuple[Sequence[str], list[dict[str, str]]]:
    """The columns and the rows of a CSV file as they stand."""
    reader = csv.DictReader(io.StringIO(decode_strictly(read_bytes(path), path), newline=""), strict=True)
    try:
        return reader.fieldnames or [], list(reader)
    except csv.Error as error:
        raise SourceError(f"{path}, line {reader.line_num}: this is no CSV: {error}; mend the line") from error


def check_row(row: dict[str, str], place: str, folder: Path, seen: set[str]) -> Path:
    """The file that a row describes.

    Raises:
        SourceError: a cell is wrong, the file stands twice or outside of the folder, or it was changed.
    """
    if None in row or None in row.values():
        raise SourceError(f"{place}: the row does not have one cell for each column; mend it")
    name = row["file"]
    if name in seen or not name:
        raise SourceError(f"{place}: file is {name!r}, which is empty or stands twice; give each file one row")
    seen.add(name)
    path = folder / name
    if Path(os.path.realpath(folder)) not in Path(os.path.realpath(path)).parents:
        raise SourceError(f"{place}: {name!r} lies outside the folder; give a file inside it")
    check_stated(row["date"] or None, row["narrative"] or None, place)
    actual = hashlib.sha256(read_bytes(path)).hexdigest()
    if actual != row["sha256"].strip().lower():
        raise SourceError(
            f"{path}: its SHA-256 is {actual}, the catalogue says {row['sha256']}; restore the file or correct the row"
        )
    return path


def describe_by_catalogue(article: Article, row: dict[str, str]) -> Article:
    """The article with what a person wrote down; a date that the text contradicts gives a warning."""
    warnings = article.warnings
    stated = row["date"] or None
    if (
        stated
        and article.published
        and not (stated.startswith(article.published) or article.published.startswith(stated))
    ):
        warnings += (
            f"the catalogue dates the article {stated}, its text {article.published} ({article.published_rule})",
        )
    rule = article.published_rule
    if stated:
        rule = f"catalogue; in the text: {rule}" if article.published else "catalogue"
    narrative: Narrative | None = row["narrative"] or None  # type: ignore[assignment]  # checked by check_row
    return replace(
        article,
        published=stated or article.published,
        published_rule=rule,
        publisher=row["publisher"] or article.publisher,
        stated_narrative=narrative,
        title=row.get("title") or article.title,
        url=row.get("url") or article.url,
        language=row.get("language") or article.language,
        warnings=warnings,
    )
