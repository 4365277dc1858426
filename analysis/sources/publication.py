"""When was an article published, and what is its title?

Both are read from the head of the text, the short lines before the first full sentence. A crawl date
("Today : May 07, 2025") is the date of the page, not of the article, and is passed over.

    " date 2026-01-13 13 January 2026 12:32 (UTC+04:00)"  →  2026-01-13
"""

import re
from dataclasses import replace

from analysis.dates.mentions import Mention, find_mentions
from analysis.records import Article
from analysis.words import find_words

CRAWL = re.compile(
    r"(?:\btoday|\baccessed|\bretrieved|\bdownloaded|\bprinted|\bcurrent date)\s*(?:on|:|is)?\s*$",
    re.IGNORECASE,
)
UPDATED = re.compile(r"(?:updated|modified|edited)\s*(?:on|at|:)?\s*$", re.IGNORECASE)
DATELINE_END = re.compile(r"\s*(?:\([^)\n]{2,40}\)\s*)?(?:[-–—:/|]|\()")
SENTENCE_WORDS = 12
SHORT_SENTENCE_WORDS = 5
TITLE_WORDS = (4, 30)
LONGEST_HEADING = 40
HEAD_CHARACTERS = 600


def describe_article(article: Article) -> Article:
    """The article with its title and publication date, where the input did not state them."""
    if article.published:
        described = replace(article, published_rule="stated in the input")
    else:
        published, rule, warnings = find_published(article.text)
        described = replace(article, published=published, published_rule=rule, warnings=article.warnings + warnings)
    return described if described.title else replace(described, title=find_title(described.text))


def find_published(text: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The publication date as EDTF, the rule that chose it, and warnings."""
    head = find_head(text)
    days = [
        m
        for m in find_mentions(find_words(head))
        if m.edtf and re.match(r"\d{4}-\d\d-\d\d", m.edtf) and "/" not in m.edtf
    ]
    crawled = [m for m in days if CRAWL.search(head[: m.span.start])]
    candidates = [m for m in days if m not in crawled and not UPDATED.search(head[: m.span.start])]
    if not candidates:
        return None, None, warn_undated(head, crawled)
    chosen = (candidates[0].edtf or "")[:10]
    others = sorted({(m.edtf or "")[:10] for m in candidates} - {chosen})
    rule = f"first date of the head: {candidates[0].span.of(head)!r}"
    if crawled:
        rule += f"; {crawled[0].span.of(head)!r} is the date of the page"
    warnings = (f"the head also names {', '.join(others)}",) if others else ()
    return chosen, rule, warnings


def warn_undated(head: str, crawled: list[Mention]) -> tuple[str, ...]:
    """Why an article has no publication date."""
    if crawled:
        return (f"no publication date; {crawled[0].span.of(head)!r} is the date of the page",)
    return ("no publication date found in the head of the text",)


def find_head(text: str) -> str:
    """The lines before the first full sentence, or the first line if the text begins at once."""
    taken = 0
    for line in text.splitlines(keepends=True):
        if is_sentence(line) or taken > HEAD_CHARACTERS:
            break
        taken += len(line)
    return text[:taken] or leading_date(text)


def leading_date(text: str) -> str:
    """The dateline of a text whose first line is already prose ("BAKU, Jan. 19, 2025 – The plant …").

    A date that belongs to the sentence ("On 5 May 2025 the plant opened") is no dateline.
    """
    first = len(text) - len(text.lstrip())
    for mention in find_mentions(find_words(text[: first + 80])):
        end = mention.span.end
        if mention.edtf and (DATELINE_END.match(text, end) or mention.span.start == first):
            return text[:end]
    return ""


def is_sentence(line: str) -> bool:
    """Whether a line is prose: very long, or ended like a sentence and not mostly a date."""
    words = len(line.split())
    if not line.rstrip().endswith((".", "!", "?", "”", '"', "»", "…")):
        return words > LONGEST_HEADING
    is_short = line.rstrip().endswith(".") and words >= SHORT_SENTENCE_WORDS and not is_date_line(line)
    return words >= SENTENCE_WORDS or is_short


def find_title(text: str) -> str | None:
    """The first line of the head that reads like a headline; None when the text has none."""
    for line in find_head(text).splitlines():
        words = line.lstrip("# ").split()
        is_long_enough = TITLE_WORDS[0] <= len(words) <= TITLE_WORDS[1]
        if is_long_enough and not line.rstrip().endswith((".", ":", ";", ",")) and not is_date_line(line):
            return " ".join(words)
    return None


def is_date_line(line: str) -> bool:
    """Whether a line is mostly a date."""
    dated = sum(m.span.end - m.span.start for m in find_mentions(find_words(line)))
    return dated * 2 >= len(line.strip())
