"""How does one follow a number to its sentence by hand, doubt it, correct it, and look again?

from analysis import explore
ex = explore("seeds")
ex.ledger
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.exploration.exploration import Exploration, explore

__all__ = ["Exploration", "explore"]


def __getattr__(name: str) -> Any:  # two names of two types
    """Load what explores only when it is asked for: a batch run imports this room and shows nothing of it."""
    if name not in __all__:
        raise AttributeError(f"module 'analysis.exploration' has no attribute {name!r}; it has {', '.join(__all__)}")
    from analysis.exploration import exploration

    return getattr(exploration, name)
