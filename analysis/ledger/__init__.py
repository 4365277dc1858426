"""What do all articles claim together? One table, and the links between its rows."""

from analysis.ledger.corrections import read_corrections
from analysis.ledger.table import Tables, build_ledger, build_tables, join_ledgers

__all__ = ["Tables", "build_ledger", "build_tables", "join_ledgers", "read_corrections"]
