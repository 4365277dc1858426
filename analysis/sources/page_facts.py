"""What does a page say about its own article: title, date, publisher, address, language?

The date is taken from the mark-up that names it a date of publication; a date of modification is never taken for
it. Only the page itself is read, nothing is fetched.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.dates.edtf import is_edtf

# The names of publication dates in <meta>, the most exact first.
META_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "publication_date", "publish-date",
    "publishdate", "pubdate", "publish_date", "article.published", "date", "dc.date", "dcterms.date",
)  # fmt: skip
META_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
ARTICLE_TYPES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "report", "webpage", "pressrelease")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
ADDRESS = re.compile(r"https?://[^\s<>\"']{4,500}")
LONGEST_JSON = 500_000
# htmldate takes the clock for its limit unless it is given one.
EARLIEST, LATEST = "1995-01-01", "2199-12-31"


@dataclass(frozen=True)
class PageFacts:
    """What the mark-up of a page states."""

    title: str | None = None
    published: str | None = None
    published_rule: str | None = None
    guessed: str | None = None
    modified: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def find_facts(tree: Any) -> PageFacts:
    """The facts that a parsed page states about its article."""
    from trafilatura.metadata import extract_metadata

    silence_readers()
    stated = list(find_json(tree))
    # Always a tree: htmldate would fetch a string that looks like an address.
    outline = extract_metadata(tree, date_config=date_settings())
    metas = read_metas(tree)
    published, rule = choose_published(stated, metas)
    url = outline.url if outline.url and ADDRESS.fullmatch(outline.url) else None
    return PageFacts(
        title=clean_words(outline.title),
        published=published,
        published_rule=rule,
        guessed=first_day([outline.date]),
        modified=first_day([item.get("dateModified") for item in stated] + [metas.get(name) for name in META_MODIFIED]),
        publisher=clean_words(outline.sitename),
        url=url,
        language=find_language(tree),
    )


@lru_cache(maxsize=1)
def silence_readers() -> None:
    """Let other readers keep to themselves what they cannot read: we say it ourselves."""
    import logging

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def date_settings() -> dict[str, Any]:
    """How htmldate is asked: for the first publication, in the mark-up alone, whatever the clock says."""
    return {"original_date": True, "extensive_search": False, "min_date": EARLIEST, "max_date": LATEST}


def choose_published(stated: list[dict[str, Any]], metas: dict[str, str]) -> tuple[str | None, str | None]:
    """The date of publication that the mark-up states, and where."""
    if day := first_day([item.get("datePublished") for item in stated]):
        return day, "datePublished of the page's JSON-LD"
    for name in META_DATES:
        if day := first_day([metas.get(name)]):
            return day, f"{name} of the page's mark-up"
    return None, None


def first_day(values: list[Any]) -> str | None:
    """The first value that is a day."""
    found = (DAY.match(value.strip()) for value in values if isinstance(value, str))
    days = (match[0] for match in found if match)
    return next((day for day in days if is_edtf(day) and EARLIEST <= day <= LATEST), None)


def read_metas(tree: Any) -> dict[str, str]:
    """The names and contents of a page's `<meta>`, and of elements with `itemprop`; the first of a name stands."""
    found: dict[str, str] = {}
    for element in tree.iter("meta", "time", "span"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = element.get("content") or element.get("datetime")
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def find_json(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that the page's JSON-LD describes."""
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > LONGEST_JSON:
            continue
        try:
            stated = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        top = stated if isinstance(stated, list) else [stated]
        graphs = [item.get("@graph") for item in top if isinstance(item, dict)]
        inner = [item for graph in graphs if isinstance(graph, list) for item in graph]
        yield from sorted(
            (i for i in [*top, *inner] if is_article(i)), key=lambda i: "webpage" in str(i["@type"]).lower()
        )


def is_article(item: Any) -> bool:
    """Whether an entry of JSON-LD describes an article, or at least its page."""
    if not isinstance(item, dict):
        return False
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower() in ARTICLE_TYPES for kind in listed)


def find_language(tree: Any) -> str | None:
    """The language that the page states, as written."""
    stated = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang") or ""
    return stated.strip() if LANGUAGE.fullmatch(stated.strip()) else None


def clean_words(words: str | None) -> str | None:
    """Words with single blanks; None when there are none."""
    return " ".join((words or "").split()) or None
