"""How does a claim stay fastened to its words outside Ploughshare?

As a W3C Web Annotation: the target is the article's text, known by its SHA-256, with the words quoted and their
place in code points; the body says in words and as data what is claimed there.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.briefing.share.datapackage import is_web_address
from analysis.ledger.rows import Row, walk_rows
from analysis.records import Article

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and behind the words
COLUMNS = (
    "claim_id", "claim_type", "article_id", "start", "end", "surface", "status", "kind", "value", "low", "high",
    "unit", "bound", "change", "per", "period", "about", "indicator", "actor", "attributed_to", "modality", "narrative",
)  # fmt: skip


def spell_annotations(articles: Sequence[Article], ledger: pd.DataFrame, title: str) -> Iterator[str]:
    """The claims in use as a collection of annotations, one a line, line by line."""
    head = {
        "@context": CONTEXT,
        "id": "urn:ploughshare:annotations",
        "type": "AnnotationCollection",
        "label": title,
        "total": int((ledger["status"] == "used").sum()),
    }
    page = {"id": "urn:ploughshare:annotations:1", "type": "AnnotationPage", "startIndex": 0}
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "first": {json.dumps(page)[:-1]}, "items": [\n'
    for number, annotation in enumerate(build_annotations(articles, ledger)):
        yield f"{',' + chr(10) if number else ''}{json.dumps(annotation, ensure_ascii=False)}"
    yield "\n]}}\n"


def build_annotations(articles: Sequence[Article], ledger: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """An annotation for each claim in use, in the order of the ledger."""
    by_id = {a.article_id: a for a in articles}
    sums = {a.article_id: a.sha256 for a in articles}
    for row in walk_rows(ledger[ledger["status"] == "used"], COLUMNS):
        yield annotate_claim(row, by_id[row["article_id"]], sums[row["article_id"]])


def annotate_claim(row: Row, article: Article, sha256: str) -> dict[str, Any]:
    """One claim as an annotation."""
    tags = [row[k] for k in ("claim_type", "narrative", "modality") if row[k] is not None]
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": describe_claim(row)}
    ]
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    if row["claim_type"] == "figure":
        bodies.append(observe_claim(row))
    return {
        "id": f"urn:ploughshare:claim:{row['claim_id']}",
        "type": "Annotation",
        "motivation": ["describing", "tagging"],
        "body": bodies,
        "target": aim_claim(row, article, sha256),
    }


def describe_claim(row: Row) -> str:
    """What is claimed, in words."""
    what = row["indicator"] or row["about"] or row["claim_type"]
    parts = [f"{what}: {row['surface']}"]
    parts += [f"{label} {row[key]}" for key, label in (("period", "for"), ("actor", "of")) if row[key]]
    return "; ".join(parts + ([f"said by {row['attributed_to']}"] if row["attributed_to"] else []))


def observe_claim(row: Row) -> dict[str, Any]:
    """A figure as data, in the words of schema.org."""
    value = {
        "type": "schema:QuantitativeValue",
        "schema:value": row["value"],
        "schema:minValue": row["low"],
        "schema:maxValue": row["high"],
        "schema:unitText": f"{row['unit']} per {row['per']}" if row["per"] else row["unit"],
    }
    facts = {
        "type": "schema:Observation",
        "schema:measuredProperty": row["indicator"] or row["about"],
        "schema:observationAbout": row["actor"],
        "schema:observationDate": row["period"],
        "schema:measurementQualifier": row["change"] or row["bound"],
        "schema:value": drop_missing(value),
    }
    return drop_missing(facts)


def drop_missing(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts without those that are not known."""
    return {key: value for key, value in facts.items() if value is not None}


def aim_claim(row: Row, article: Article, sha256: str) -> dict[str, Any]:
    """Where the words stand: in a text of this hash, quoted, and counted in code points."""
    start, end, text = row["start"], row["end"], article.text
    source = {"id": f"urn:sha256:{sha256}", "type": "Text", "format": "text/plain", "language": article.language}
    quote = {
        "type": "TextQuoteSelector",
        "exact": row["surface"],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    scope = {"scope": article.url} if is_web_address(article.url) else {}
    return {"source": drop_missing(source), **scope, "selector": [quote, place]}
