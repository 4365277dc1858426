"""Which day or decade do "yesterday", "on Monday" and "the 1990s" name?"""

from analysis.codebooks import Codebooks
from analysis.dates.days import DAYS, load_months
from analysis.dates.mention import Mention, make_mention
from analysis.words import Words

APOSTROPHES = "'’‘"
WEEKDAY_LEADS = frozenset({"last", "next", "this"})


def read_near_day(words: Words, place: int, _books: Codebooks) -> Mention | None:
    """ "yesterday", "today", "tomorrow"; "Today : …" is the label of a page."""
    if words.lower[place] == "today" and words.gaps[place + 1].lstrip().startswith(":"):
        return None
    return make_mention("relative_day", words.starts[place], words.ends[place], {"rel": words.lower[place]})


def read_weekday(words: Words, place: int, books: Codebooks) -> Mention | None:
    """ "on Monday", "last Friday"; a weekday that only leads to a date belongs to that date."""
    following = words.lower[place + 1] if place + 1 < len(words) else ""
    is_led_on = following in DAYS or following in load_months(books)
    if not words.forms[place][0].isupper() or (is_led_on and len(words.gaps[place + 1]) <= 2):
        return None
    before = words.lower[place - 1] if place else ""
    rel = before if before in WEEKDAY_LEADS else ""
    parts = {"weekday": words.lower[place]} | ({"rel": rel} if rel else {})
    return make_mention("weekday", words.starts[place - bool(rel)], words.ends[place], parts)


def read_decade(words: Words, place: int, _books: Codebooks) -> Mention | None:
    """ "the 1990s", "the '90s"."""
    word, start = words.lower[place], words.starts[place]
    if len(word) == 3:
        if words.gaps[place][-1:] not in APOSTROPHES or not words.gaps[place]:
            return None
        word, start = f"19{word}", start - 1
    elif place > 0 and words.lower[place - 1] == "the" and words.gaps[place].isspace():
        start = words.starts[place - 1]
    return make_mention("decade", start, words.ends[place], {"decade": word[:4]})
