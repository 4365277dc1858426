"""What does one article claim? Figures, dates, events, actors and statements, each tied to its words."""

from analysis.extraction.claims import extract, write_claims
from analysis.extraction.reading import Reading, read_article

__all__ = ["Reading", "extract", "read_article", "write_claims"]
