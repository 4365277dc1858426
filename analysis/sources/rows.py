"""How does one row of a table become an article?

A row names its article and gives the text, and may state what is known of it. Both JSONL and CSV come here, so
that the same mistake gets the same answer.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from analysis.dates.edtf import is_edtf, year_of
from analysis.dates.mentions import find_mentions
from analysis.errors import SourceError
from analysis.records import NARRATIVES, Article
from analysis.sources.known import Shelf, recall, sum_words
from analysis.sources.limits import check_length, check_numbers
from analysis.sources.publication import describe_article
from analysis.words import find_words

REQUIRED = ("id", "text")
OPTIONAL = ("title", "date", "publisher", "url", "language", "narrative")
KNOWN = REQUIRED + OPTIONAL
YEARS = range(1800, 2200)
LONGEST_NAME = 20
LONGEST_DATE = 60
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def make_article(row: Mapping[str, Any], place: str, known: Shelf[Article] | None = None) -> Article:
    """The article of a row, as it was read before or read now.

    Raises:
        SourceError: a cell is missing or wrong.
    """
    if known is None or not is_plain(row):
        return read_row(row, place)
    # The text stands in the row; it need not be kept beside it.
    textless = recall(known, lambda: name_row(row), lambda: replace(read_row(row, place), text=""))
    return replace(textless, text=row["text"])


def is_plain(row: Mapping[str, Any]) -> bool:
    """Whether the known cells of a row hold nothing but words and numbers, and no cell half a character."""
    are_plain = all(isinstance(row.get(name), str | int | float | None) for name in KNOWN)
    return are_plain and find_broken(row) is None


def name_row(row: Mapping[str, Any]) -> str:
    """The sum of all in a row that decides what article it is; of unknown cells that is their names."""
    decides = [row.get(name) for name in KNOWN], list(row)
    return sum_words(b"row", repr(decides).encode("utf-8", "surrogatepass"))


def read_row(row: Mapping[str, Any], place: str) -> Article:
    """The article of a row, its cells checked.

    Raises:
        SourceError: a cell is missing or wrong.
    """
    article_id, text = row.get("id"), row.get("text")
    if not is_id(article_id):
        raise SourceError(f"{place}: id is {article_id!r}; write a name or a number")
    if broken := find_broken(row):
        raise SourceError(f"{place}: {broken} holds half a character (a lone surrogate); write the text as UTF-8")
    if not isinstance(text, str) or not text.strip():
        raise SourceError(f"{place}: text is {str(text)[:40]!r}; write the words of the article")
    if not isinstance(row.get("date"), str | None):
        row = {**row, "date": str(row["date"])}  # 2024 may be a number; what is no date gets its warning
    for name in OPTIONAL:
        if not isinstance(row.get(name), str | None):
            raise SourceError(f"{place}: {name} is {row[name]!r}; write a text or leave it out")
    check_length(text, place)
    check_numbers(text, place)
    check_stated(None, row.get("narrative"), place)
    published, warnings = read_date(row.get("date") or None)
    return describe_article(
        Article(
            article_id=str(article_id),
            text=text,
            title=row.get("title") or None,
            published=published,
            publisher=row.get("publisher") or None,
            url=row.get("url") or None,
            language=row.get("language") or None,
            stated_narrative=row.get("narrative") or None,
            warnings=warn_misspelt(row) + warnings,
        )
    )


def is_id(stated: object) -> bool:
    """Whether an id is a name or a whole number; programs that know missing numbers write 7 as 7.0."""
    if isinstance(stated, float):
        return stated.is_integer()
    return isinstance(stated, str | int) and not isinstance(stated, bool) and bool(str(stated).strip())


def read_date(stated: str | None) -> tuple[str | None, tuple[str, ...]]:
    """A stated date as EDTF, with a warning if it was written otherwise or is none: then the text is asked."""
    if stated is None or is_date(stated):
        return stated, ()
    days = {m.edtf[:10] for m in find_mentions(find_words(stated[:LONGEST_DATE])) if m.edtf and DAY.match(m.edtf)}
    if len(days) == 1 and is_date(day := days.pop()) and len(stated) <= LONGEST_DATE:
        return day, (f"date is {stated!r}, read as {day}; write it so",)
    return None, (f"date is {stated[:LONGEST_DATE]!r}, which is no date; write it as 2024-05-31, 2024-05 or 2024",)


def is_date(stated: str) -> bool:
    """Whether a date is EDTF and of a year that news can be from."""
    return is_edtf(stated) and year_of(stated) in YEARS


def find_broken(row: Mapping[str, Any]) -> str | None:
    """The first field with a character that no file can hold."""
    return next((name for name, value in row.items() if isinstance(value, str) and is_broken(value)), None)


def is_broken(text: str) -> bool:
    """Whether a text holds half a character; to write it out tells soonest."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def check_stated(published: str | None, narrative: str | None, place: str) -> None:
    """Refuse a stated date or narrative that is none."""
    if published and not is_date(published):
        raise SourceError(f"{place}: date is {published!r}; write it as 2024-05-31, 2024-05 or 2024")
    if narrative and narrative not in NARRATIVES:
        raise SourceError(f"{place}: narrative is {narrative!r}; write {', '.join(NARRATIVES)}")


def warn_misspelt(row: Mapping[str, Any]) -> tuple[str, ...]:
    """A warning for each name that looks like a known one written otherwise; other names are none of ours."""
    meant = [(name, find_meant(name)) for name in row if name not in KNOWN and 1 < len(name) <= LONGEST_NAME]
    return tuple(f"{name!r} is not read; is {known!r} meant?" for name, known in meant if known and known not in row)


@lru_cache(maxsize=1024)
def find_meant(name: str) -> str | None:
    """The known name that an unknown one resembles."""
    close = get_close_matches(name.strip().lower(), KNOWN, n=1, cutoff=0.8)
    return close[0] if close else None
