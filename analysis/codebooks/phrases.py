"""How do the phrases of a codebook become one regular expression?"""

import re
from collections.abc import Iterable


def spell_phrases(phrases: Iterable[str], blank: str = r"\s+") -> str:
    """Phrases as alternatives, longest first; `blank` is what may stand between their words."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", blank) for phrase in ordered)
