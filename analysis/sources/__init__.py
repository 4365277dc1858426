"""What did we read, and what not? Files become articles; every refusal is named."""

from analysis.sources.collection import Collection, read_articles, read_collection

__all__ = ["Collection", "read_articles", "read_collection"]
