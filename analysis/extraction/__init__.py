"""What does one article claim? Figures, dates, events, actors and statements, each tied to its words."""

from analysis.extraction.claims import Reading, extract, read_article, write_claims

__all__ = ["Reading", "extract", "read_article", "write_claims"]
