"""What do all articles claim together? One table, and the links between its rows."""

from typing import TYPE_CHECKING, Any

from analysis.ledger.corrections import read_corrections
from analysis.ledger.tables import Tables

if TYPE_CHECKING:
    from analysis.ledger.table import build_ledger, build_tables, join_ledgers

__all__ = ["Tables", "build_ledger", "build_tables", "join_ledgers", "read_corrections"]


def __getattr__(name: str) -> Any:  # three functions of three types
    """Load what reads articles only when it is asked for: whoever opens a finished ledger needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module 'analysis.ledger' has no attribute {name!r}; it has {', '.join(__all__)}")
    from analysis.ledger import table

    return getattr(table, name)
