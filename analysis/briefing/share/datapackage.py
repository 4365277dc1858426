"""How does another program read the tables without asking us?

As a tabular data package of Frictionless Data, version 1: for each CSV its columns with type, meaning and closed
lists, its keys, its size and its hash.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeGuard

from analysis.briefing.share.contents import describe_file
from analysis.ledger.meanings import Meaning, list_meanings
from analysis.records import Article

OF_ARTICLE = ("article_id", "articles", "article_id")
PRIMARY = {"ledger": ("claim_id",), "articles": ("article_id",), "actors": ("article_id", "actor", "kind")}
FOREIGN = {"ledger": (OF_ARTICLE,), "articles": (("copy_of", "", "article_id"),), "actors": (OF_ARTICLE,)}
TITLES = {
    "ledger": "Claims, each tied to the words it came from",
    "articles": "Articles that were read",
    "actors": "Who is named in each article",
}
REQUIRED = {
    "ledger": ("claim_id", "claim_type", "article_id", "start", "end", "surface", "status"),
    "articles": ("article_id", "words", "narrative", "sha256"),
    "actors": ("article_id", "actor", "kind", "mentions"),
}
DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
    "skipInitialSpace": False,
}
DESCRIPTION = (
    "Claims found by rules in news articles. A text that begins like a formula has an apostrophe in front. "
    "The rights in the articles are those of their publishers."
)


def build_package(folder: Path, title: str, articles: Sequence[Article]) -> dict[str, Any]:
    """The description of a run's three CSV tables."""
    return {
        "profile": "tabular-data-package",
        "name": name_package(articles),
        "title": title,
        "description": DESCRIPTION,
        "sources": [source_json(a) for a in articles],
        "resources": [describe_table(folder, name) for name in PRIMARY],
    }


def name_package(articles: Sequence[Article]) -> str:
    """A name that tells one set of articles from another, whatever its folder is called."""
    sums = json.dumps([[a.article_id, a.sha256] for a in articles])
    return f"ploughshare-{hashlib.sha256(sums.encode()).hexdigest()[:12]}"


def source_json(article: Article) -> dict[str, str]:
    """An article as a source."""
    title = article.title or article.article_id
    named = f"{title} ({article.publisher})" if article.publisher else title
    return {"title": named} | ({"path": article.url} if is_web_address(article.url) else {})


def is_web_address(url: str | None) -> TypeGuard[str]:
    """Whether a text can stand where an address is expected."""
    return url is not None and url.startswith(("http://", "https://")) and not any(c.isspace() for c in url)


def describe_table(folder: Path, name: str) -> dict[str, Any]:
    """A table as a resource."""
    file = describe_file(f"{name}.csv", folder / f"{name}.csv")
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": TITLES[name],
        "path": file["path"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file["bytes"],
        "hash": f"sha256:{file['sha256']}",
        "dialect": DIALECT,
        "schema": describe_schema(name),
    }


def describe_schema(name: str) -> dict[str, Any]:
    """The columns of a table, and what ties them to other tables."""
    return {
        "fields": [describe_field(m, m.column in REQUIRED[name]) for m in list_meanings(name)],
        "missingValues": [""],
        "primaryKey": list(PRIMARY[name]),
        "foreignKeys": [
            {"fields": field, "reference": {"resource": table, "fields": column}}
            for field, table, column in FOREIGN[name]
        ],
    }


def describe_field(meaning: Meaning, is_required: bool) -> dict[str, Any]:
    """A column as a field."""
    constraints: dict[str, Any] = {"required": True} if is_required else {}
    if meaning.values:
        constraints["enum"] = list(meaning.values)
    spelled = {"trueValues": ["True"], "falseValues": ["False"]} if meaning.type == "boolean" else {}
    described = {"name": meaning.column, "type": meaning.type, "description": meaning.words, **spelled}
    return described | ({"constraints": constraints} if constraints else {})
