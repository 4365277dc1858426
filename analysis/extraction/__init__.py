"""What does one article claim? Figures, dates, events, actors and statements, each tied to its words."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.extraction.claims import extract, write_claims
    from analysis.extraction.reading import Reading, read_article

__all__ = ["Reading", "extract", "read_article", "write_claims"]


def __getattr__(name: str) -> Any:  # a class and three functions
    """Load the finders only when they are asked for: whoever needs one of them need not wait for all."""
    if name not in __all__:
        raise AttributeError(f"module 'analysis.extraction' has no attribute {name!r}; it has {', '.join(__all__)}")
    from analysis.extraction import claims

    return getattr(claims, name)
