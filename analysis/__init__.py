"""Ploughshare: who claimed what about a country's industry, with which number, in which words.

Read the rooms in the order the data flows: `sources` (files become articles), `extraction`
(an article becomes claims), `ledger` (claims become one table), `comparison` (the two narratives
side by side), `charts`, `briefing` (notebooks become pages), `exploration` (the same by hand), `batch`
(many briefings).
`pipeline` walks through all of them; `records` and `codebooks` lie below all of them.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.comparison import compare
    from analysis.extraction import extract
    from analysis.ledger import build_ledger
    from analysis.sources import read_articles

__version__ = "0.1.0"
__all__ = ["build_ledger", "compare", "explore", "extract", "read_articles"]

_HOMES = {
    "read_articles": "analysis.sources",
    "extract": "analysis.extraction",
    "build_ledger": "analysis.ledger",
    "compare": "analysis.comparison",
    "explore": "analysis.exploration",
}


def __getattr__(name: str) -> Any:  # the functions have types of their own
    """Load a room only when one of its functions is asked for: pandas alone takes longer than the rest."""
    if name not in _HOMES:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(importlib.import_module(_HOMES[name]), name)
