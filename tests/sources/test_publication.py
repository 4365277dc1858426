"""When was an article published, and what is its title?"""

import pytest

from analysis.records import Article
from analysis.sources.publication import describe_article

PROSE = "The tea mill in Kericho sold 40 tonnes to Poland, and its director hopes to sell more before the rains come."


def published(text: str) -> str | None:
    return describe_article(Article("a", text)).published


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (" date 2025-07-20 20 July 2025 20:50 (UTC+04:00)\n\n", "2025-07-20"),
        ("06 May 2025\n\n", "2025-05-06"),
        ("Today : May 07, 2025\nBusiness\n06 May 2025\n\nTea sold to Poland this year\n\n", "2025-05-06"),
        ("Last updated: 9 May 2025\nPublished: 6 May 2025\n\n", "2025-05-06"),
        ("Tea sold to Poland this year\nBy Jane Wanjiru, May 6, 2025, 10:30\n\n", "2025-05-06"),
        ("Retrieved on 2025-06-01 | 2025-05-06\n", "2025-05-06"),
        ("BAKU, Azerbaijan, Jan. 19, 2025 – ", "2025-01-19"),
        ("NAIROBI, 3 March 2025 (KNA) - ", "2025-03-03"),
        ("Gdynia, Oct. 21, 2025: ", "2025-10-21"),
        ("3 March 2025 ", "2025-03-03"),
        ("31.05.2024 | ", "2024-05-31"),
    ],
    ids=lambda value: str(value).strip()[:40],
)
def test_the_publication_date_is_the_first_date_of_the_head(head: str, day: str) -> None:
    assert published(head + PROSE) == day


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "On 5 May 2025 the mill in Kericho sold 40 tonnes to Poland, and it hopes to sell more before the rains come.",
        "The mill opened on 5 May 2025.",
        "BAKU, Azerbaijan, Jan. 19 – " + PROSE,
        "Today : May 07, 2025\n\n" + PROSE,
        "Tea sold to Poland this year\n\n" + PROSE + " It opened on 3 March 2019.",
        "January 2025\n\n" + PROSE,
        "31 February 2025\n\n" + PROSE,
    ],
    ids=["no date", "date of an event", "short sentence", "dateline without a year", "only a crawl date",
         "date in the body", "only a month", "impossible date"],
)  # fmt: skip
def test_an_article_without_a_publication_date_says_so(text: str) -> None:
    article = describe_article(Article("a", text))

    assert article.published is None
    assert article.warnings[0].startswith("no publication date")


def test_a_crawl_date_is_named_in_the_rule_as_the_date_of_the_page() -> None:
    article = describe_article(Article("a", "Today : May 07, 2025\n06 May 2025\n\n" + PROSE))

    assert article.published_rule == "first date of the head: '06 May 2025'; 'May 07, 2025' is the date of the page"


def test_a_head_with_two_dates_gives_a_warning() -> None:
    article = describe_article(Article("a", "6 May 2025\n8 May 2025\n\n" + PROSE))

    assert (article.published, article.warnings) == ("2025-05-06", ("the head also names 2025-05-08",))


def test_a_stated_date_is_not_searched_for() -> None:
    article = describe_article(Article("a", "6 May 2025\n\n" + PROSE, published="2024"))

    assert (article.published, article.published_rule) == ("2024", "stated in the input")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("6 May 2025\n\nTea mill sells to Poland\n\n", "Tea mill sells to Poland"),
        ("# Tea mill sells to Poland\n\n6 May 2025\n\n", "Tea mill sells to Poland"),
        ('Director: "Our tea is best in town"\n\n', 'Director: "Our tea is best in town"'),
        ("Will the tea mill sell more?\n\n", "Will the tea mill sell more?"),
        ("Business\n6 May 2025\n\n", None),
        ("The tea mill sold 40 tonnes.\n\n", None),
    ],
    ids=["below the date", "Markdown", "quoted", "question", "section name only", "short sentence"],
)
def test_the_title_is_the_first_line_of_the_head_that_reads_like_one(head: str, title: str | None) -> None:
    assert describe_article(Article("a", head + PROSE)).title == title
