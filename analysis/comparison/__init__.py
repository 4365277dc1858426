"""How do the two narratives differ, and how sure is that? Small tables, and findings bound to their claims."""

from analysis.comparison.comparing import Comparison, compare
from analysis.comparison.words import measure_words

__all__ = ["Comparison", "compare", "measure_words"]
