"""How do the two narratives differ, and how sure is that? Small tables, and findings bound to their claims."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.comparison.comparing import Comparison, compare
    from analysis.comparison.words import measure_words

__all__ = ["Comparison", "compare", "measure_words"]


def __getattr__(name: str) -> Any:  # three names of three types
    """Load what compares only when it is asked for: whoever checks parameters needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module 'analysis.comparison' has no attribute {name!r}; it has {', '.join(__all__)}")
    from analysis.comparison import comparing, words

    return getattr(words if name == "measure_words" else comparing, name)
