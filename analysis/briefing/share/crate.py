"""How is a run kept as a research object?

As an RO-Crate (1.1): the folder is the root, each file a part of it; one action, of this program, made the files
from the articles. No clock: the date is that of the latest article.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from analysis import __version__
from analysis.briefing.share.contents import MANIFEST, find_kind
from analysis.briefing.share.datapackage import is_web_address
from analysis.records import Article

PROFILE = "https://w3id.org/ro/crate/1.1"
CRATE = "ro-crate-metadata.json"
CONTEXT = [f"{PROFILE}/context", {"sha256": "https://schema.org/sha256"}]
PROGRAM = "#ploughshare"
UNDATED = "1980-01-01"  # a crate must have a date; where no article states one, this plainly is none
RIGHTS = {
    "@id": "#rights",
    "@type": "CreativeWork",
    "name": "Rights in the articles",
    "description": "The texts of the articles remain under the rights of their publishers; share them as you may.",
}
Entity = dict[str, Any]


def build_crate(
    contents: Sequence[Mapping[str, Any]], sources: Sequence[Entity], title: str, date: str | None
) -> Entity:
    """The description of a run folder: its root, its files, the articles that went in and what made it."""
    files = [*map(describe_part, contents), describe_manifest()]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": describe_run(len(sources), date),
        "datePublished": date or UNDATED,
        "license": {"@id": RIGHTS["@id"]},
        "hasPart": refer(files),
        "mentions": [{"@id": "#run"}],
    }
    return {
        "@context": CONTEXT,
        "@graph": [HEAD, root, *files, *sources, describe_action(files, sources), TOOL, RIGHTS],
    }


HEAD: Entity = {
    "@id": CRATE,
    "@type": "CreativeWork",
    "conformsTo": {"@id": PROFILE},
    "about": {"@id": "./"},
}
TOOL: Entity = {
    "@id": PROGRAM,
    "@type": "SoftwareApplication",
    "name": "Ploughshare",
    "softwareVersion": __version__,
    "description": "Reads news on a country's defence and civilian industry and prints briefings.",
}


def describe_run(articles: int, date: str | None) -> str:
    """What the folder holds, in a sentence."""
    dated = "dated by the latest of them" if date else "none of which states a date"
    return f"A briefing on {articles} news articles, {dated}, with every claim tied to the words it came from."


def describe_part(file: Mapping[str, Any]) -> Entity:
    """A file of the folder."""
    kind = find_kind(file["path"])
    return {
        "@id": quote(file["path"]),
        "@type": "File",
        "name": file["path"],
        "description": kind.words,
        "encodingFormat": kind.media,
        "contentSize": str(file["bytes"]),
        "sha256": file["sha256"],
    }


def describe_manifest() -> Entity:
    """The record of the run; it holds the hash of this description, so this one cannot hold its."""
    kind = find_kind(MANIFEST)
    return {
        "@id": MANIFEST,
        "@type": "File",
        "name": MANIFEST,
        "description": kind.words,
        "encodingFormat": kind.media,
    }


def describe_source(article: Article) -> Entity:
    """An article that went in; its text lies in data/articles.jsonl."""
    facts = {
        "@id": f"#article-{quote(article.article_id, safe='')}",
        "@type": "NewsArticle",
        "name": article.title or article.article_id,
        "identifier": article.article_id,
        "sha256": article.sha256,
        "datePublished": article.published,
        "publisher": article.publisher,
        "inLanguage": article.language,
        "url": article.url if is_web_address(article.url) else None,
    }
    return {key: value for key, value in facts.items() if value is not None}


def describe_action(files: Sequence[Entity], sources: Sequence[Entity]) -> Entity:
    """That the program made the files from the articles."""
    return {
        "@id": "#run",
        "@type": "CreateAction",
        "name": "Made by ploughshare brief",
        "instrument": {"@id": PROGRAM},
        "object": refer(sources),
        "result": refer(files),
    }


def refer(entities: Sequence[Entity]) -> list[dict[str, str]]:
    """Entities by their names alone."""
    return [{"@id": entity["@id"]} for entity in entities]
