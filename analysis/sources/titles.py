"""Which line of the head is the headline?

The first that reads like one. A machine's date before it and mark-up behind it are taken away; datelines, by-lines,
menus, share lines and addresses are passed over.

    "date 2025-07-20 Tea mill sells to Poland<br>"  →  Tea mill sells to Poland
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.codebooks import Codebooks, load_codebooks
from analysis.codebooks.phrases import spell_phrases
from analysis.dates.mentions import find_mentions
from analysis.sources.boilerplate import find_boilerplate
from analysis.sources.heads import (
    DATELINE,
    MARKUP,
    PREPOSITIONS,
    find_head,
    is_all_names,
    is_date_line,
    is_prose_behind,
)
from analysis.words import find_words

TITLE_WORDS = (4, 30)
MENU = 3
LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,300}\)")
STAMP = re.compile(r"\s*(?:[a-z]{4,12}:?\s{1,3})?20\d\d-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d(?::\d\d)?)?\s+(?=\S)")
ADDRESS = re.compile(r"https?://|www\.|\b[\w.-]{1,40}@[\w-]{1,40}\.")
CRUMB = re.compile(r"\s(?:[|»›>•·→/]|::)\s")
# Two words that a page left without a blank between them.
GLUED = re.compile(r"[a-z]{3}[A-Z][a-z]{2}")
PLACE_WORDS = 5
NAME_WORDS = 5
DAYS = frozenset({"day", "iso_day", "numeric_day"})


@dataclass(frozen=True)
class TitleWords:
    """The words that show that a line is no headline, and the names of sections."""

    no_title: re.Pattern[str]
    section: re.Pattern[str]
    menu: frozenset[str]


@lru_cache(maxsize=8)
def load_title_words(books: Codebooks) -> TitleWords:
    """The words of pages that tell a headline from other lines."""
    book = books.book("dates")["page"]
    begins = re.compile(rf"\W*(?:{spell_phrases(book['no_title'])})(?!\w)", re.IGNORECASE)
    section = re.compile(rf"(?:{spell_phrases(book['section'])})\s*[-–—|:/]\s*(?P<rest>\S.*)", re.IGNORECASE)
    return TitleWords(begins, section, frozenset(book["menu"]))


def find_title(text: str, books: Codebooks | None = None) -> str | None:
    """The first line of the head that reads like a headline; None when the text has none."""
    known = books if books is not None else load_codebooks()
    words, head = load_title_words(known), find_head(text)
    furniture = {span.of(head).strip() for span, _ in find_boilerplate(head, known)}
    for written in head.splitlines():
        if written.strip() in furniture:
            continue
        line = clean_line(written)
        if is_dateline(line):
            if is_prose_behind(line, find_day_end(line)):
                return None
            continue
        if is_headline(line, words):
            return " ".join(line.lstrip("# ").split())
    return None


def clean_line(line: str) -> str:
    """A line without mark-up and without the date that a machine put before it."""
    bare = LINK.sub(r"\1", MARKUP.sub("", line)).strip()
    stamp = STAMP.match(bare)
    return bare[stamp.end() :] if stamp else bare


def find_day_end(line: str) -> int:
    """Where the day of a dateline ends: 0 without one."""
    opening = line[:DATELINE]
    if not any(c.isdigit() for c in opening):
        return 0
    first = next((m for m in find_mentions(find_words(opening)) if m.form in DAYS), None)
    if first is None:
        return 0
    before = opening[: first.span.start]
    places = before.split()
    if not 0 < len(places) <= PLACE_WORDS or places[-1].lower() in PREPOSITIONS or not is_all_names(before):
        return 0
    is_marked = places[-1].endswith((",", ".")) or places[0].isupper()
    return first.span.end if is_marked else 0


def is_dateline(line: str) -> bool:
    """Whether a line begins with a place and a day: "BAKU, Jan. 19", "HARWICK, Pa., Oct. 21, 2025 – The firm …"."""
    return find_day_end(line) > 0


def is_headline(line: str, words: TitleWords) -> bool:
    """Whether a line of the head is a headline: long enough, no label, menu or date, and not ended like a sentence."""
    bare = line.lstrip("# ")
    forms = bare.split()
    if not (line.startswith("# ") and forms) and not TITLE_WORDS[0] <= len(forms) <= TITLE_WORDS[1]:
        return False
    if line.endswith((".", ":", ";", ",")) or len(CRUMB.findall(line)) > 1 or ADDRESS.search(line):
        return False
    if words.no_title.match(bare) or is_byline(bare, words) or len(GLUED.findall(line)) > 1:
        return False
    if sum(any(c.isalpha() for c in form) for form in forms) * 2 < len(forms):
        return False
    return sum(form.strip("|,·•/").lower() in words.menu for form in forms) < MENU and not is_date_line(line)


def is_byline(line: str, words: TitleWords) -> bool:
    """Whether a line is a section and nothing but names: "Commentary – Jane Wanjiru"."""
    found = words.section.match(line)
    return found is not None and len(found["rest"].split()) <= NAME_WORDS and is_all_names(found["rest"])
