"""What does a page say about its own article?"""

import pytest
from lxml import html

from analysis.sources.page_facts import PageFacts, find_facts


def facts(head: str, lang: str = "") -> PageFacts:
    return find_facts(html.document_fromstring(f"<html{lang}><head>{head}</head><body><p>Tea.</p></body></html>"))


ARTICLE = '{"@type": "NewsArticle", "datePublished": "2025-05-06"}'


def ld(inner: str) -> str:
    return f'<script type="application/ld+json">{inner}</script>'


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (ld('{"@type": "NewsArticle", "datePublished": "2025-05-06T10:30:00Z"}'), "2025-05-06"),
        (ld('[{"@type": ["Article"], "datePublished": "2025-05-06"}]'), "2025-05-06"),
        (ld('{"@graph": [{"@type": "WebPage", "datePublished": "2025-05-01"}, ' + ARTICLE + "]}"), "2025-05-06"),
        (ld('{"@type": "Organization", "datePublished": "2025-05-06"}'), None),
        (ld("{broken") + '<meta name="pubdate" content="2025-05-06">', "2025-05-06"),
        ('<meta itemprop="datePublished" content="2025-05-06">', "2025-05-06"),
        ('<meta property="article:published_time" content="2025-02-31">', None),
        ('<meta property="article:published_time" content="yesterday">', None),
        ('<meta property="article:modified_time" content="2025-05-06">', None),
        ('<meta property="article:published_time" content="9999-12-31">', None),
    ],
    ids=["JSON-LD", "in a list", "article before its page", "no article", "broken JSON", "itemprop", "no such day",
         "no date", "modified only", "far future"],
)  # fmt: skip
def test_only_a_stated_day_of_publication_is_taken(head: str, day: str | None) -> None:
    assert facts(head).published == day


def test_the_day_of_modification_is_kept_apart() -> None:
    assert facts('<meta property="article:modified_time" content="2025-05-09T01:00">').modified == "2025-05-09"


@pytest.mark.parametrize(
    ("lang", "language"),
    [(' lang="en-GB"', "en-GB"), (' xml:lang="az"', "az"), (' lang="<b>"', None), ("", None)],
    ids=["lang", "xml:lang", "no language", "nothing"],
)
def test_the_language_is_the_stated_one(lang: str, language: str | None) -> None:
    assert facts("", lang).language == language


def test_an_address_that_is_none_is_left_out() -> None:
    assert facts('<link rel="canonical" href="javascript:alert(1)">').url is None


def test_nothing_stated_gives_nothing() -> None:
    assert facts("") == PageFacts()
