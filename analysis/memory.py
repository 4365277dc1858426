"""How does memory that is no longer used go back to the system?

The C library keeps what was freed between two things still in use. After a step that held a lot for a moment, such as
the search for copies among a hundred thousand articles, that may be a third of all.
"""

import ctypes
import sys


def give_back() -> None:
    """Give back what is free, where the system's library can (glibc); elsewhere nothing happens."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
