"""What is the article of a saved page?

The text is what trafilatura takes for the article among what a reader sees. If that is far less than the page
shows as prose, all visible lines are read instead, and a warning says so. The title stands first, so that a figure
of a headline is not lost.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from analysis.errors import SourceError
from analysis.records import Article
from analysis.sources.decoding import decode_prose
from analysis.sources.limits import check_length, check_numbers
from analysis.sources.page_facts import PageFacts, find_facts
from analysis.sources.publication import describe_article
from analysis.sources.unread import warn_unread
from analysis.sources.visible import drop_hidden, open_layout, read_lines

MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|article|table|span|meta|h[1-6])\b", re.IGNORECASE)
TITLE = re.compile(r"<title\b[^<>]{0,200}>", re.IGNORECASE)
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#0*(?:[0-8]|1[124-9]|2\d|3[01]);|&#x0*(?:[0-8bcef]|1[0-9a-f]);", re.I
)
PROSE_CHARACTERS = 60
LEAST_KEPT = 0.3
HEAD_ABOVE, HEAD_BELOW = 3, 6
LEAST_LETTERS = 20
# Beyond these, trafilatura takes minutes; pages of newspapers stay far below.
DEEPEST, MOST_ELEMENTS = 200, 15_000
MOST_ATTRIBUTES = 500
LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}")
TABLE_LINE = ("|", "- ")


def read_page(raw: bytes, name: str, place: object) -> Article:
    """The article of an HTML file.

    Raises:
        SourceError: the file is no page, or shows no text.
    """
    source, warnings = decode_prose(raw, place, is_page=True)
    tree = parse_page(source, place)
    check_length("".join(tree.itertext()), place)
    facts = find_facts(tree)
    gone = warn_unread(source, tree)
    drop_hidden(tree)
    lines = read_lines(tree)
    open_layout(tree)
    body, lost = extract_text(tree, lines)
    if sum(c.isalpha() for c in body) < LEAST_LETTERS:
        why = f" ({gone[0].partition(';')[0]})" if gone else ""
        raise SourceError(
            f"{place}: the page shows no article{why}; save it once a browser shows it, or its text as .txt"
        )
    check_numbers(body, place)
    article = Article(
        name,
        join_title(facts.title, body),
        title=facts.title,
        publisher=facts.publisher,
        url=facts.url,
        language=facts.language,
        warnings=warnings + gone + lost,
    )
    return date_page(article, facts, find_page_head(lines, facts.title))


def parse_page(source: str, place: object) -> Any:
    """The page as a tree; nothing it names is fetched."""
    from lxml import etree, html

    if not MARKUP.search(source):
        raise SourceError(f"{place}: there is no HTML in this file; if it is plain text, name it .txt")
    if any(tag[0].count("=") > MOST_ATTRIBUTES and "data:" not in tag[0] for tag in LONG_TAG.finditer(source)):
        raise SourceError(f"{place}: a tag has more than {MOST_ATTRIBUTES} attributes; save the text as .txt")
    source = CONTROL.sub(" ", source)  # lxml lets them in, and then refuses to move the text that holds them
    closed = source.rfind("-->") + 1  # a comment that never ends would hide the rest of the page
    source = source[:closed] + source[closed:].replace("<!--", "")
    if "</title" not in source.lower():
        source = TITLE.sub("", source)  # it would take the whole page for its title
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceError(f"{place}: this HTML cannot be read: {error}; save the text as .txt") from error
    return tree


def extract_text(tree: Any, lines: list[str]) -> tuple[str, tuple[str, ...]]:
    """The text of the article, and a warning if it had to be read without knowing what belongs to it."""
    prose = sum(len(line) for line in lines if is_prose(line))
    found = take_article(tree) if is_modest(tree) else ""
    if found and len(found) >= LEAST_KEPT * prose:
        return found, ()
    plain = "\n\n".join(lines)
    if not plain or len(plain) <= len(found):
        return found, ()
    kept = f"{len(found)} of {prose}" if found else "none"
    return plain, (f"the article could not be told from the page ({kept} characters): all visible lines were read",)


def is_modest(tree: Any) -> bool:
    """Whether a page has no more elements, and these no deeper in each other, than a page of news."""
    from lxml import etree

    depth = deepest = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        deepest = max(deepest, depth)
    return deepest <= DEEPEST and count <= MOST_ELEMENTS


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph rather than a label."""
    return len(line) >= PROSE_CHARACTERS and line.rstrip("\"”»') ").endswith((".", "!", "?", ":", "…"))


def take_article(tree: Any) -> str:
    """The article as trafilatura finds it, paragraphs apart.

    Set to precision: a sidebar read as a claim is worse than a lost aside. Comments, links and pictures are left
    out; tables stay, since older pages set their text in them. Nothing is dropped for standing twice.
    """
    from trafilatura import bare_extraction

    keep_stop_words()
    found: Any = bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        include_links=False,
        include_images=False,
        include_formatting=False,
        deduplicate=False,
        with_metadata=False,
    )
    lines = (found.text or "").split("\n") if found is not None else []
    text = ""
    for before, line in zip(["", *lines], lines, strict=False):
        is_one_table = before.startswith(TABLE_LINE) and line.startswith(TABLE_LINE)
        text += ("" if not text else "\n" if is_one_table else "\n\n") + line
    return text.strip()


@lru_cache(maxsize=1)
def keep_stop_words() -> None:
    """Give trafilatura its stop words as a set: of their tuple it computes the hash anew for every short page."""
    from trafilatura import external

    external.JT_STOPLIST = frozenset(word.lower() for word in external.jt_stoplist_init())


def join_title(title: str | None, body: str) -> str:
    """The title and the text, unless the text begins with it."""
    if title is None or flatten(title) in flatten(body[: 2 * len(title) + 200]):
        return body
    return f"{title}\n\n{body}"


def flatten(words: str) -> str:
    """Words in small letters without signs and blanks, for comparing."""
    return "".join(c for c in words.lower() if c.isalnum())


def find_page_head(lines: list[str], title: str | None) -> str:
    """The short lines around the title of a page, where the date stands that is no part of the text."""
    places = [n for n, line in enumerate(lines) if title is not None and flatten(line) == flatten(title)]
    if not places:
        return ""
    above, below = lines[max(0, places[-1] - HEAD_ABOVE) : places[-1]], lines[places[-1] + 1 :][:HEAD_BELOW]
    until = next((n for n, line in enumerate(below) if is_prose(line)), len(below))
    return "\n".join(line for line in [*above, *below[:until]] if len(line) < PROSE_CHARACTERS)


def date_page(article: Article, facts: PageFacts, head: str) -> Article:
    """The article with its date: of the mark-up, else of the text or of what stands about it, else by htmldate."""
    by_text = describe_article(article)
    if by_text.published is None and (seen := describe_article(Article(article.article_id, head))).published:
        by_text = restate(article, seen.published, f"{seen.published_rule}, beside the title of the page")
    if facts.published is None:
        if by_text.published or facts.guessed is None:
            return by_text
        return restate(article, facts.guessed, "htmldate, from the page's mark-up")
    rule = facts.published_rule or ""
    if facts.modified and facts.modified != facts.published:
        rule += f"; modified {facts.modified}"
    stated = restate(article, facts.published, rule)
    if by_text.published is None or by_text.published[:10] == facts.published:
        return stated
    note = f"the page dates the article {facts.published}, its text {by_text.published} ({by_text.published_rule})"
    return replace(stated, warnings=(*stated.warnings, note))


def restate(article: Article, published: str, rule: str) -> Article:
    """The article with a date from outside its text."""
    return replace(describe_article(replace(article, published=published)), published_rule=rule)
