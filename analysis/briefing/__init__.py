"""What does the reader get? Notebook and parameters become an executed notebook, HTML, PDF and a manifest."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.briefing.opening import Briefing, open_briefing

__all__ = ["Briefing", "open_briefing"]


def __getattr__(name: str) -> Any:  # two names of two types
    """Load what opens a briefing only when it is asked for: the exporters need none of it."""
    if name not in __all__:
        raise AttributeError(f"module 'analysis.briefing' has no attribute {name!r}; it has {', '.join(__all__)}")
    from analysis.briefing import opening

    return getattr(opening, name)
