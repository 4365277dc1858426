"""What was read before, so that it need not be read again? It changes how long a result takes, never what it is."""

from analysis.cache.extraction import build_tables
from analysis.cache.folder import choose_cache

__all__ = ["build_tables", "choose_cache"]
