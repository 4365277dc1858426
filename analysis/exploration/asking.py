"""Is somebody there to click? And what does a cell show to whom?

A front end that can be asked a question has a person before it: JupyterLab says so with every cell it runs, papermill
and nbconvert say that nobody is there. Only to a person an interactive panel is given; everything else shows itself as
a static table, a picture or plain words.
"""

import sys
from typing import Any


def is_somebody_there() -> bool:
    """Whether the cell that runs was sent by a front end with a person before it."""
    if "IPython" not in sys.modules:
        return False
    from IPython.core.getipython import get_ipython

    kernel = getattr(get_ipython(), "kernel", None)
    if kernel is None:
        return False
    parent: dict[str, Any] = kernel.get_parent()
    return bool(parent.get("content", {}).get("allow_stdin", False))
