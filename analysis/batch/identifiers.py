"""What may a run be called?

An id is the name of a folder, on any system: no slash, no control character, no two ids that differ only in capitals.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from analysis.errors import PlanError

LONGEST = 100
SLUG_LONGEST = 40
MOST_LISTED = 20
PLAIN = re.compile(r"\w(?:[\w .,+()&'-]*[\w)])?")
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d|index\.html)(\..*)?")  # devices of Windows; the list of runs
LOG = ".log"
LETTERS = str.maketrans({"ə": "e", "ı": "i", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe"})


def check_id(run_id: Any, where: str) -> str:
    """An id that can be the name of a folder.

    Raises:
        PlanError: it cannot.
    """
    if not isinstance(run_id, str) or not PLAIN.fullmatch(run_id) or RESERVED.fullmatch(run_id):
        said = "is missing" if run_id is None else f"is {run_id!r}{explain_id(run_id)}"
        raise PlanError(f"{where}: id {said}; write a plain name such as seeds")
    if (size := len(run_id.encode())) > LONGEST:
        raise PlanError(f"{where}: id is {run_id!r}, {size} bytes; the name of a folder may have {LONGEST}; shorten it")
    if run_id.endswith(LOG):
        raise PlanError(f"{where}: id is {run_id!r}; write a name that does not end in {LOG}")
    return run_id


def explain_id(run_id: Any) -> str:
    """Why an id can be no name of a folder, where that is not plain to see."""
    if isinstance(run_id, str) and RESERVED.fullmatch(run_id):
        return ", which a system or the list of runs needs for itself"
    return ", which ends in a sign or a blank" if isinstance(run_id, str) and PLAIN.match(run_id) else ""


def check_ids(ids: Sequence[str], path: Path) -> None:
    """Refuse an id that stands twice; capitals make no other folder on some systems."""
    seen: dict[str, str] = {}
    for run_id in ids:
        folder = unicodedata.normalize("NFC", run_id).casefold()
        if (other := seen.get(folder)) is not None:
            same = "" if other == run_id else f" (as {other!r}, for capitals make no other folder)"
            raise PlanError(f"{path}: the id {run_id!r} stands twice{same}; give each run its own")
        seen[folder] = run_id


def find_nearest(name: str, known: Iterable[str], lead: str = "known are") -> str:
    """What to add to "is not known": the nearest right name, and all of them, of very many the first."""
    listed = list(known)
    near = difflib.get_close_matches(name, listed, n=1)
    left = len(listed) - MOST_LISTED
    more = f" and {left} more" if left > 0 else ""
    return f"{f'; did you mean {near[0]}?' if near else ';'} {lead} {', '.join(listed[:MOST_LISTED])}{more}"


def make_slug(words: str) -> str:
    """Words as a part of a name: small plain letters, digits and hyphens; a mark of its own where letters were lost."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(LETTERS))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    slug = re.sub(r"[^a-z0-9]+", "-", kept).strip("-")[:SLUG_LONGEST].rstrip("-")
    is_whole = slug and not any(c.isalnum() and not c.isascii() for c in kept) and len(kept) <= SLUG_LONGEST
    return slug if is_whole else f"{slug}-{mark(words)}".lstrip("-")


def mark(words: str) -> str:
    """A short mark that tells one text from another."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:6]
