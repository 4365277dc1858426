"""How does an article come to the screen with its claims marked, and what opens beside it?"""

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.briefing.glyphs import mark_controls
from analysis.briefing.reader import cut_text, describe_entry, list_sentences
from analysis.errors import ParameterError
from analysis.exploration.facts import list_facts
from analysis.exploration.holding import Holding
from analysis.ledger.columns import ARTICLES
from analysis.ledger.rows import list_rows

MOST = 2  # articles side by side


def read_place(held: Holding, place: Mapping[str, Any]) -> dict[str, Any]:
    """The articles that a place leads to, at most two, each with its text, its claims, and what is to be lit.

    Raises:
        ParameterError: there is no such claim or article.
    """
    claims = [str(claim) for claim in place.get("claims", [])]
    if claims:
        names = list(dict.fromkeys(row["article_id"] for row in held.list_claims(claims)))
    else:
        names = [str(place.get("article", ""))]
    for name in names:
        check_article(held, name)
    shown = [read_entry(held, name) for name in names[:MOST]]
    return {"articles": shown, "lit": claims, "span": list(place.get("span", [])), "more": len(names) - len(shown)}


def check_article(held: Holding, name: str) -> None:
    """Refuse an article that was not read."""
    if name not in held.texts:
        few = ", ".join(list(held.texts)[:10])
        raise ParameterError(f"article {name!r} was not read; read were {few}{' …' if len(held.texts) > 10 else ''}")


def read_entry(held: Holding, name: str) -> dict[str, Any]:
    """An article: its head, its text cut at the claims, and what is known of each claim."""
    article, found = held.texts[name], held.list_of_article(name)
    [facts] = list_rows(held.find_articles([name]), ARTICLES)
    number = held.tables.articles["article_id"].tolist().index(name) + 1
    told = held.tables.sentences
    sentences = list_sentences(told[told["article_id"] == name])[name]
    entry = describe_entry(facts, article, number)
    return {
        "article": name,
        "title": mark_controls(str(entry["title"])),
        "source": mark_controls(f"{entry['source']} · {facts['narrative']}"),
        "text": [mark_paragraph(p) for p in cut_text(article.text, sentences, found)],
        "claims": {row["claim_id"]: tell_claim(held, row) for row in found},
    }


def tell_claim(held: Holding, row: Mapping[str, Any]) -> dict[str, Any]:
    """A claim as the reader is told of it."""
    series = list_series_of(held, row)
    facts = [(label, mark_controls(words)) for label, words in list_facts(row, series)]
    return {
        "words": mark_controls(row["surface"]), "facts": facts, "series": series, "type": row["claim_type"],
        "status": row["status"], "corrected": row["corrected_by"],
        "now": {name: row[name] for name in ("indicator", "scope", "actor", "period", "base_period")},
    }  # fmt: skip


def list_series_of(held: Holding, row: Mapping[str, Any]) -> list[str]:
    """The claims of the series that a claim is in."""
    if row["series_id"] is None:
        return []
    return find_series_claims(held).get(row["series_id"], [])


def find_series_claims(held: Holding) -> dict[str, list[str]]:
    """The claims of each series; looked up once."""
    kept: dict[str, list[str]] | None = held.__dict__.get("series_claims")
    if kept is None:
        ledger = held.tables.ledger
        chosen = ledger[ledger["series_id"].notna()]
        kept = {}
        for series, claim in zip(chosen["series_id"].tolist(), chosen["claim_id"].tolist(), strict=True):
            kept.setdefault(series, []).append(claim)
        held.__dict__["series_claims"] = kept
    return kept


def mark_paragraph(paragraph: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The sentences of a paragraph; what in them could steer a screen is shown as a mark."""
    return [
        {"start": sentence["start"], "pieces": [mark_piece(piece) for piece in sentence["pieces"]]}
        for sentence in paragraph["sentences"]
    ]


def mark_piece(piece: str | Sequence[Any]) -> Any:
    """Words, or words with their claims."""
    return mark_controls(piece) if isinstance(piece, str) else [mark_controls(piece[0]), *piece[1:]]
