"""Read a few words of a test as an article published on 15 June 2025."""

from analysis import extract
from analysis.codebooks import load_codebooks
from analysis.extraction import Reading, read_article
from analysis.records import Article, Claim

PUBLISHED = "2025-06-15"


def read_claims(text: str, published: str | None = PUBLISHED) -> list[Claim]:
    return extract(Article("news", text, published=published))


def read_figures(text: str, published: str | None = PUBLISHED) -> list[Claim]:
    """Every number of a text, whatever became of it."""
    return [c for c in read_claims(text, published) if c.claim_type == "figure"]


def read_used(text: str, published: str | None = PUBLISHED) -> list[Claim]:
    return [c for c in read_figures(text, published) if c.status == "used"]


def read_figure(text: str, published: str | None = PUBLISHED) -> Claim:
    """The only figure of a text that is used."""
    (claim,) = read_used(text, published)
    return claim


def read_statements(text: str) -> list[Claim]:
    return [c for c in read_claims(text) if c.claim_type == "statement"]


def read_text(text: str) -> Reading:
    return read_article(Article("news", text, published=PUBLISHED), load_codebooks())
