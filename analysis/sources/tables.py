"""How do the lines of a JSONL file become articles?

One article a line: `{"id": …, "text": …}`, optionally `title date publisher url language narrative`.
A line that is not like that is refused by its number; the other lines are read.
"""

import json
from pathlib import Path
from typing import Any

from analysis.dates.edtf import is_edtf, year_of
from analysis.errors import SourceError
from analysis.records import NARRATIVES, Article, Refusal
from analysis.sources.publication import describe_article
from analysis.sources.reading import read_file

OPTIONAL = ("title", "date", "publisher", "url", "language", "narrative")
YEARS = range(1800, 2200)


def read_jsonl(path: Path) -> tuple[list[Article], list[Refusal]]:
    """The articles of a JSONL file and the lines that are none."""
    articles, refusals = [], []
    # Only "\n" ends a line of JSONL: a U+2028 inside a text is a character like any other.
    for number, line in enumerate(read_file(path).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            articles.append(make_article(parse_line(line, place), place))
        except SourceError as error:
            refusals.append(Refusal(place, str(error).removeprefix(f"{place}: ")))
    return articles, refusals


def parse_line(line: str, place: str) -> dict[str, Any]:
    """One line as a record; a key that stands twice is an error."""
    try:
        row = json.loads(line, object_pairs_hook=lambda pairs: check_keys(pairs, place), parse_constant=refuse_constant)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        raise SourceError(f"{place}: this is not JSON: {error}; write one object a line") from error
    if not isinstance(row, dict):
        raise SourceError(f'{place}: {line[:40]!r} is no object; write {{"id": …, "text": …}}')
    return row


def check_keys(pairs: list[tuple[str, Any]], place: str) -> dict[str, Any]:
    """Refuse a record in which one key stands twice."""
    row = dict(pairs)
    if len(row) < len(pairs):
        raise SourceError(f"{place}: a key stands twice in {[k for k, _ in pairs]}; keep one of them")
    return row


def refuse_constant(name: str) -> Any:
    """NaN and Infinity are no JSON."""
    raise ValueError(f"{name} is no number")


def make_article(row: dict[str, Any], place: str) -> Article:
    """The article of a record, its fields checked."""
    article_id, text = row.get("id"), row.get("text")
    if isinstance(article_id, bool) or not isinstance(article_id, str | int) or str(article_id).strip() == "":
        raise SourceError(f"{place}: id is {article_id!r}; write a name or a number")
    if broken := find_broken(row):
        raise SourceError(f"{place}: {broken} holds half a character (a lone surrogate); write the text as UTF-8")
    if not isinstance(text, str) or not text.strip():
        raise SourceError(f"{place}: text is {str(text)[:40]!r}; write the words of the article")
    for name in OPTIONAL:
        if not isinstance(row.get(name), str | None):
            raise SourceError(f"{place}: {name} is {row[name]!r}; write a text or leave it out")
    check_stated(row.get("date"), row.get("narrative"), place)
    return describe_article(
        Article(
            article_id=str(article_id),
            text=text,
            title=row.get("title") or None,
            published=row.get("date") or None,
            publisher=row.get("publisher") or None,
            url=row.get("url") or None,
            language=row.get("language") or None,
            stated_narrative=row.get("narrative") or None,
        )
    )


def find_broken(row: dict[str, Any]) -> str | None:
    """The first field with a character that no file can hold."""
    texts = ((name, value) for name, value in row.items() if isinstance(value, str))
    return next((name for name, value in texts if any("\ud800" <= c <= "\udfff" for c in value)), None)


def check_stated(published: str | None, narrative: str | None, place: str) -> None:
    """Refuse a stated date or narrative that is none."""
    if published and not (is_edtf(published) and year_of(published) in YEARS):
        raise SourceError(f"{place}: date is {published!r}; write it as 2024-05-31, 2024-05 or 2024")
    if narrative and narrative not in NARRATIVES:
        raise SourceError(f"{place}: narrative is {narrative!r}; write {', '.join(NARRATIVES)}")
