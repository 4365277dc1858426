"""What do all articles claim together? One table, and the links between its rows."""

from analysis.ledger.table import Tables, build_ledger, build_tables

__all__ = ["Tables", "build_ledger", "build_tables"]
