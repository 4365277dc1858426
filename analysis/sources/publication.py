"""When was an article published, and what is its title?

Both are read from the head of the text, the short lines before the first full sentence, then from the dateline
of that sentence, from lines below it that are only a date, and from the last lines. A crawl date
("Today : May 07, 2025") is the date of the page, not of the article, and is passed over.

    " date 2026-01-13 13 January 2026 12:32 (UTC+04:00)"  →  2026-01-13
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from analysis.codebooks import Codebooks, load_codebooks
from analysis.codebooks.phrases import spell_phrases
from analysis.dates.edtf import edtf_bounds, is_edtf
from analysis.dates.mentions import Mention, find_mentions
from analysis.dates.spelling import spell_with_year
from analysis.records import Article
from analysis.sources.heads import find_head, find_last_lines, find_lead, find_lines, is_date_line
from analysis.sources.titles import find_title
from analysis.words import find_words

ADDRESS = re.compile(r"/(?P<year>20\d\d)[/-](?P<month>[01]\d)[/-](?P<day>[0-3]\d)(?=[/_-]|$)")
YEARS = re.compile(r"20[0-4]\d(?!\d|[.,]\d|%)")
# A date that something is compared with is a year old, and tells nothing of the day of the article.
COMPARED = re.compile(r"\b(?:than|compared|comparison|against|versus|vs|same|corresponding)\b", re.IGNORECASE)
AHEAD = ("by", "until", "till", "through", "to", "-", "–", "—", "for")
# A year-less dateline takes the year of a full date at most so many days before it; statistics come out later.
NEAR_DAYS = {
    "day": 31,
    "iso_day": 31,
    "numeric_day": 31,
    "month": 75,
    "month_span": 75,
    "months_run": 75,
    "quarter": 75,
    "half": 75,
}
# A stated year is doubted when the text speaks of years so far behind or ahead of it.
FAR_AHEAD, FAR_BEHIND = 8, 15
LAST_PLAUSIBLE = 2100


@dataclass(frozen=True)
class PageWords:
    """The words that tell what a date of a page is of."""

    seen: re.Pattern[str]
    updated: re.Pattern[str]
    published: re.Pattern[str]


@lru_cache(maxsize=8)
def load_page_words(books: Codebooks) -> PageWords:
    """The words of pages as patterns that end right before a date."""
    book = books.book("dates")["page"]
    seen, updated, published = (
        re.compile(rf"(?<!\w)(?:{spell_phrases(book[name])})\s*(?:on|at|:|is|,|[-–|])*\s*$", re.IGNORECASE)
        for name in ("seen", "updated", "published")
    )
    return PageWords(seen, updated, published)


def describe_article(article: Article, books: Codebooks | None = None) -> Article:
    """The article with its title and publication date, where the input did not state them."""
    known = books if books is not None else load_codebooks()
    if article.published:
        described = replace(article, published_rule="stated in the input")
    else:
        published, rule, warnings = find_published(article.text, known, article.url)
        described = replace(article, published=published, published_rule=rule, warnings=article.warnings + warnings)
    if doubt := doubt_year(described.text, described.published):
        described = replace(described, warnings=(*described.warnings, doubt))
    return described if described.title else replace(described, title=find_title(described.text, known))


Found = tuple[str | None, str | None, tuple[str, ...]]


def find_published(text: str, books: Codebooks | None = None, url: str | None = None) -> Found:
    """The publication date as EDTF, the rule that chose it, and warnings."""
    known = books if books is not None else load_codebooks()
    words = load_page_words(known)
    head = find_head(text)
    dated = read_days(head or find_lead(text), known)
    if head and not any(label_of(head, m, words) != "seen" for m in dated):
        lead = find_lead(text)
        dated, head = (read_days(lead, known), lead) if lead else (dated, head)
    head = head or find_lead(text)
    seen = [m for m in dated if label_of(head, m, words) == "seen"]
    found = choose_day(head, dated, words, "first date of the head", seen)
    if found is None:
        found = choose_elsewhere(text, words, known, seen, head)
    if found is None and (bare := [m for m in dated if m.edtf is None and m not in seen]):
        found = find_year(text, head, bare[0], known) or warn_open(head, bare[0])
    if (found is None or found[0] is None) and (address := read_address(url)):
        return address, f"date in the address {url!r}", ()
    return found if found is not None else (None, None, warn_undated(head, seen))


def read_days(text: str, books: Codebooks) -> list[Mention]:
    """The days that some lines name, with or without a year."""
    forms = {"day", "iso_day", "numeric_day", "ambiguous_day"}
    return [m for m in find_mentions(find_words(text), books) if m.form in forms and "/" not in (m.edtf or "")]


def label_of(text: str, mention: Mention, words: PageWords) -> str | None:
    """What the words right before a date call it: seen, updated, published, or nothing."""
    before = text[max(0, mention.span.start - 40) : mention.span.start]
    if words.seen.search(before):
        return "seen"
    if words.updated.search(before):
        return "updated"
    return "published" if words.published.search(before) else None


def choose_day(
    text: str, dated: Sequence[Mention], words: PageWords, rule: str, seen: Sequence[Mention] = ()
) -> Found | None:
    """The day that is called the publication, else the first that is not the date of the page or of a change."""
    complete = [(m, label_of(text, m, words)) for m in dated if m.edtf]
    candidates = [(m, label) for m, label in complete if label in {None, "published"}]
    pages = {day_of(m) for m, label in complete if label == "seen"}
    candidates = [(m, label) for m, label in candidates if day_of(m) not in pages] or candidates
    if not candidates:
        changed = [m for m, label in complete if label == "updated"]
        if not changed:
            return None
        day = changed[0].span.of(text)
        return (
            day_of(changed[0]),
            f"date of the last change: {day!r}",
            (f"only the date of a change is given, {day!r}",),
        )
    named = [m for m, label in candidates if label == "published"]
    chosen = named[0] if named else candidates[0][0]
    if named and chosen is not candidates[0][0] and day_of(chosen) != day_of(candidates[0][0]):
        rule = "date that is called the publication"
    others = sorted({day_of(m) for m, _ in candidates} - {day_of(chosen)})
    said = f"{rule}: {chosen.span.of(text)!r}"
    if seen:
        said += f"; {seen[0].span.of(text)!r} is the date of the page"
    warnings = (f"the head also names {', '.join(others)}",) if others else ()
    return day_of(chosen), said, warnings


def day_of(mention: Mention) -> str:
    """The day of a complete mention, without the time."""
    return (mention.edtf or "")[:10]


def choose_elsewhere(text: str, words: PageWords, books: Codebooks, seen: Sequence[Mention], head: str) -> Found | None:
    """A day below the head: in a line that is only a date, or at the end of the article."""
    places = (
        ("date in a line of its own", find_lines(text)),
        ("date at the end of the article", find_last_lines(text)),
    )
    for rule, lines in places:
        for line in lines:
            dated = read_days(line, books)
            is_labelled = any(label_of(line, m, words) == "published" for m in dated)
            days = [m for m in dated if m.edtf and label_of(line, m, words) != "seen"]
            if days and (is_labelled or is_date_line(line)) and (found := choose_day(line, days, words, rule)):
                said = f"; {seen[0].span.of(head)!r} is the date of the page" if seen else ""
                return found[0], f"{found[1]}{said}", found[2]
    return None


def find_year(text: str, head: str, bare: Mention, books: Codebooks) -> Found | None:
    """A day and month without a year, dated by a full date of the text: the same day, or one shortly before it."""
    if bare.form != "day":
        return None
    best: tuple[int, str, str] | None = None
    latest = max((int(m.group()) for m in YEARS.finditer(text) if is_told_year(text, m.start())), default=0)
    for mention in find_mentions(find_words(text), books):
        before = text[max(0, mention.span.start - 40) : mention.span.start]
        if mention.edtf is None or mention.form not in NEAR_DAYS or not is_told_year(text, mention.span.start):
            continue
        for value, gap in days_after(bare, mention.edtf):
            is_safe = int(value[:4]) >= latest and not COMPARED.search(before)
            if is_safe and gap <= NEAR_DAYS[mention.form] and (best is None or gap < best[0]):
                best = (gap, value, mention.span.of(text))
    if best is None:
        return None
    day = bare.span.of(head)
    return best[1], f"{day!r} has no year; the year is that of {best[2]!r}", (f"the year of {day!r} is inferred",)


def days_after(bare: Mention, edtf: str) -> Iterator[tuple[str, int]]:
    """A day without a year in the year of a date or the year after, and how many days behind that date it lies.

    Months are told of when they are over, at the earliest in the last of them.
    """
    first, last = edtf_bounds(edtf)
    earliest = max(first, last.replace(day=1))
    for year in (last.year, last.year + 1):
        value = spell_with_year("day", str(year), {k: v for k, v in bare.parts if k in {"month", "day"}})
        if value is not None and is_edtf(value) and date.fromisoformat(value) >= earliest:
            yield value, max(0, (date.fromisoformat(value) - last).days)


def warn_open(head: str, bare: Mention) -> Found:
    """Why a day of the head is no publication date: it has no year, or its day and month may be swapped."""
    day = bare.span.of(head)
    is_open = bare.form == "ambiguous_day"
    reason = "may be read with the day or the month first" if is_open else "has no year"
    return None, None, (f"no publication date; {day!r} {reason}, and no other date of the text settles it",)


def read_address(url: str | None) -> str | None:
    """The day in the address of a page ("…/2025/05/06/…")."""
    match = ADDRESS.search(url) if url else None
    value = f"{match['year']}-{match['month']}-{match['day']}" if match else ""
    return value if is_edtf(value) else None


def doubt_year(text: str, published: str | None) -> str | None:
    """A warning where the stated year is far from all years the text speaks of; what is stated is kept."""
    if published is None:
        return None
    stated = edtf_bounds(published)[1].year
    years = [int(m.group()) for m in YEARS.finditer(text) if is_told_year(text, m.start())]
    ahead = sorted(year for year in years if year - stated >= FAR_AHEAD)
    if len(ahead) > 1:
        return f"the publication date {published} is doubtful: the text speaks of {ahead[-1]}"
    others = [year for year in years if year != stated]
    if stated >= LAST_PLAUSIBLE or (len(others) > 1 and stated - max(others) >= FAR_BEHIND and years.count(stated) < 2):
        return (
            f"the publication date {published} is doubtful: the text speaks of no year after {max(others, default=0)}"
        )
    return None


def is_told_year(text: str, start: int) -> bool:
    """Whether a number of four digits is a year the text looks back on, not a plan ("by 2040") or an amount."""
    before = text[max(0, start - 9) : start].rstrip().lower()
    return not before.endswith(AHEAD) and not before.endswith(("$", "€", "£", "₼", "№", "#", ",", "."))


def warn_undated(head: str, seen: Sequence[Mention]) -> tuple[str, ...]:
    """Why an article has no publication date."""
    if seen:
        return (f"no publication date; {seen[0].span.of(head)!r} is the date of the page",)
    return ("no publication date found in the head of the text",)
