"""Which date has a page that states none?

That of SOURCE_DATE_EPOCH, the seconds since 1970 by which builds are made reproducible, else a fixed day; never today.
"""

import os
from datetime import UTC, date, datetime

from analysis.errors import ParameterError

PLACE = "SOURCE_DATE_EPOCH"
USUAL = date(1980, 1, 1)
LATEST = 253402300799  # the last second of the year 9999


def find_epoch() -> date:
    """The date of a page that states none.

    Raises:
        ParameterError: the environment names no second.
    """
    stated = os.environ.get(PLACE)
    if stated is None:
        return USUAL
    if not (stated.isascii() and stated.isdigit() and len(stated) <= 12 and int(stated) <= LATEST):
        raise ParameterError(f"{PLACE} is {stated!r}; write seconds since 1970, such as 1767225600, or leave it out")
    return datetime.fromtimestamp(int(stated), UTC).date()
