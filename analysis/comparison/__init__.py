"""How do the two narratives differ, and how sure is that? Small tables, and findings bound to their claims."""

from analysis.comparison.comparing import Comparison, compare

__all__ = ["Comparison", "compare"]
