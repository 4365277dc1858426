"""Is a bare number a year?

"in 2000" is one; "2000 soldiers" and "2003 views" are none. Which words decide is in `codebooks/dates.toml`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks
from analysis.dates.mention import Mention, make_mention
from analysis.words import Words

YEARS = frozenset(str(year) for year in range(1800, 2200))
FAR_OFF = frozenset(f"{year:04d}" for year in range(1, 1000))
NOT_BEFORE = re.compile(r".*[\d.,:/#№$€£₼₽¥+–—‑-]", re.DOTALL)
NOT_BEHIND = re.compile(r"[%°+]|[.,:]\d|[-‑/]\w|\s?[%€$£₼]")
CLOCK_BEFORE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s*$")
SPAN = re.compile(r"\s?(?:-|–|—|/)\s?(?P<last>1[89]\d\d|20\d\d|21\d\d|\d\d)(?![\d-]|[.,]\d|%|\s?(?:percent|%))")
CODE_BEHIND = re.compile(r"q[1-4]|[1-4]q|h[12]|[12]h")
DECADE = re.compile(r"['’]s(?=\W|$)")
TO = frozenset({"to", "through", "until", "till"})
ABOUT = frozenset({"about", "around", "circa", "approximately", "roughly"})
FUNCTION = frozenset({
    "was", "is", "has", "as", "its", "his", "this", "thus", "does", "versus", "vs", "plus", "across", "perhaps",
    "sees", "marks", "remains", "shows", "brings", "begins", "starts", "ends", "towards", "besides", "always",
})  # fmt: skip
DETERMINERS = frozenset(
    {"the", "its", "their", "his", "her", "our", "s", "this", "a", "an", "whole", "entire", "and", "both"}
)
ROUND = ("00", "50")


@dataclass(frozen=True)
class YearWords:
    """The words beside a bare number that make it a year, or not."""

    lead: frozenset[str]
    not_behind: frozenset[str]
    counted: frozenset[str]
    dated: frozenset[str]


@lru_cache(maxsize=8)
def load_year_words(books: Codebooks) -> YearWords:
    """The word lists of years."""
    book = books.book("dates")["years"]
    return YearWords(*(frozenset(book[name]) for name in ("lead", "not_behind", "counted", "dated")))


def read_year(words: Words, place: int, books: Codebooks) -> Mention | None:
    """A year, or a range of years, that begins with a word of four digits."""
    if NOT_BEFORE.fullmatch(words.gaps[place]) and not is_open_dash(words, place):
        return None
    known = load_year_words(books)
    if words.lower[place].endswith("0") and DECADE.match(words.text, words.ends[place]):
        before = place > 0 and words.lower[place - 1] == "the" and words.gaps[place].isspace()
        start = words.starts[place - 1] if before else words.starts[place]
        return make_mention("decade", start, words.ends[place] + 2, {"decade": words.lower[place]}) if before else None
    return read_years(words, place, known) or read_single(words, place, known)


def is_open_dash(words: Words, place: int) -> bool:
    """Whether the mark before a number does not belong to it: "Bonn – 2024", "mid-2025", "(Trend). 2024"."""
    gap = words.gaps[place]
    if (
        gap[-1:] == "-"
        and place
        and words.lower[place - 1] in {"mid", "early", "late", "pre", "post", "end", "january", "december"}
    ):
        return True
    return gap[-1:].isspace() or (gap[-1:] in "–—" and gap[:1].isspace())


def read_years(words: Words, place: int, known: YearWords) -> Mention | None:
    """A range: "2019–2023", "2024/25", "from 2021 to 2024", "between 2021 and 2024"."""
    start, end, first = words.starts[place], words.ends[place], words.lower[place]
    if match := SPAN.match(words.text, end):
        parts = {"first": first, "last": match["last"]}
        mention = make_mention("year_span", start, match.end(), parts)
        return mention if mention.edtf is not None else None
    if place + 2 >= len(words) or words.lower[place + 2] not in YEARS:
        return None
    before = words.lower[place - 1] if place else ""
    joint = words.lower[place + 1]
    is_range = joint in TO or (joint == "and" and before == "between")
    if not is_range or is_counted(words, place + 2, known) or not words.gaps[place + 2].isspace():
        return None
    mention = make_mention("year_span", start, words.ends[place + 2], {"first": first, "last": words.lower[place + 2]})
    return mention if mention.edtf is not None else None


def read_single(words: Words, place: int, known: YearWords) -> Mention | None:
    """One year, unless its neighbours say that it counts something or numbers a document."""
    text, end = words.text, words.ends[place]
    before = words.lower[place - 1] if place else ""
    if NOT_BEHIND.match(text, end) or stands_behind_clock(text, words.starts[place]):
        return None
    if words.lower[place] in FAR_OFF and before not in known.lead:
        return None
    following = words.lower[place + 1] if place + 1 < len(words) else ""
    if CODE_BEHIND.fullmatch(following) and words.gaps[place + 1] in {" ", "-"}:
        return None
    is_led = before in known.lead and is_near(words, place)
    if is_led and not is_measured(words, place, known):
        return make_year(words, place, before)
    if (before in known.not_behind and is_near(words, place)) or is_counted(words, place, known):
        return None
    return make_year(words, place, before)


def stands_behind_clock(text: str, start: int) -> bool:
    """Whether a time of day stands right before a number: "14:30 2024"."""
    first = max(0, start - 12)
    return text.find(":", first, start) >= 0 and CLOCK_BEFORE.search(text, first, start) is not None


def is_near(words: Words, place: int) -> bool:
    """Whether the word before a number belongs to it: nothing but a blank, a hyphen or a colon between them."""
    return words.gaps[place].strip() in {"", "-", ":"}


def make_year(words: Words, place: int, before: str) -> Mention:
    """The mention of a year; "about 2010" is uncertain, and "mid-2025" keeps its first word."""
    is_mid = before in {"mid", "early", "late"} and words.gaps[place] in {"-", " "}
    parts = {"year": words.lower[place]} | ({"about": before} if before in ABOUT else {})
    parts |= {"portion": before} if is_mid else {}
    return make_mention("year", words.starts[place - 1] if is_mid else words.starts[place], words.ends[place], parts)


def is_measured(words: Words, place: int, known: YearWords) -> bool:
    """Whether a unit or a plain thing counted follows at once ("by 2000 tons")."""
    following = words.lower[place + 1] if place + 1 < len(words) else ""
    return words.gaps[place + 1].isspace() and (following in known.counted or following.rstrip("s") in known.counted)


def is_counted(words: Words, place: int, known: YearWords) -> bool:
    """Whether a number counts what stands behind it: a unit, people, or a plural noun."""
    if place + 1 >= len(words) or not words.gaps[place + 1].isspace() or "\n" in words.gaps[place + 1]:
        return False
    if is_measured(words, place, known):
        return True
    following, number = words.forms[place + 1], words.lower[place]
    before = words.lower[place - 1] if place else ""
    if not following.islower() or following in FUNCTION:
        return False
    is_round = number.endswith(ROUND)
    if following in known.dated and not (is_round and not before):
        return False
    if before in DETERMINERS and not is_round:
        return False
    if is_plural(following):
        return before in {"of", "for", "from", "to", "with", "about", "around", "over"} or is_round or bool(before)
    later = words.forms[place + 2] if place + 2 < len(words) and words.gaps[place + 2] == " " else ""
    is_described = is_round and is_plural(later) and later not in FUNCTION and later not in known.dated
    return is_described and before not in DETERMINERS


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of a noun."""
    return (
        word.islower()
        and len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in FUNCTION
    )
