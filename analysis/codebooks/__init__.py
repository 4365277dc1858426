"""Which words mean what? Word lists as data, and the loader that checks them."""

from analysis.codebooks.entries import Entry, find_entries, find_first, list_labels, load_entries
from analysis.codebooks.loader import Codebooks, load_codebooks

__all__ = [
    "Codebooks",
    "Entry",
    "find_entries",
    "find_first",
    "list_labels",
    "load_codebooks",
    "load_entries",
]
