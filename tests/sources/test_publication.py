"""When was an article published, and what is its title?"""

import time

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
        ("Tea company sells to Poland\n\nGDYNIA, Poland, Oct. 21, 2025 /PRN/ -- ", "2025-10-21"),
        ("Tea company sells to Poland\nGDYNIA, Poland--(TEA WIRE)--October 21, 2025-- ", "2025-10-21"),
        ("(KNA, Nairobi, Jan. 19, 2025) ", "2025-01-19"),
        ("28 Aprel 2025 15:20 2003\n\n", "2025-04-28"),
        ("Ankara, 5 mayıs 2025, TNA\n\n", "2025-05-05"),
        ("Баку, 13 января 2026 г.\n\n", "2026-01-13"),
        ("Thursday, 8 May 2025\nToday: 8 May 2025\n6 May 2025\n\n", "2025-05-06"),
        ("8 May 2025\nPublished: 6 May 2025\n\n", "2025-05-06"),
        ("Posted on 05/13/2025 by admin\n\n", "2025-05-13"),
        ("Last updated: 9 May 2025\n\nTea sold to Poland this year\n\n", "2025-05-09"),
        (
            "Tea sold to Poland\n\nThe mill in Kericho has sold its first forty tonnes abroad this week.\n\n"
            "06 May 2025, 10:30\n\n",
            "2025-05-06",
        ),
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
        "Published 3/5/2025\n\n" + PROSE,
    ],
    ids=["no date", "date of an event", "short sentence", "dateline without a year", "only a crawl date",
         "date in the body", "only a month", "impossible date", "day or month first"],
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


def test_a_date_at_the_end_is_taken_if_the_head_has_none() -> None:
    article = describe_article(Article("a", f"Tea sold to Poland\n\n{PROSE} {PROSE * 30}\n\nPublished: 6 May 2025\n"))

    assert article.published == "2025-05-06"
    assert article.published_rule == "date at the end of the article: '6 May 2025'"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("The deal was signed on January 18, 2025.", "2025-01-19"),
        ("It sold 40 tonnes in January-December 2024.", "2025-01-19"),
        ("It hopes to sell more by 1 January 2031.", None),
        ("The deal was signed on May 18, 2019.", None),
        ("That is 9 percent more than in December 2023.", None),
    ],
)
def test_a_dateline_without_a_year_takes_that_of_a_date_shortly_before_it(said: str, day: str | None) -> None:
    article = describe_article(Article("a", f"BAKU, Azerbaijan, Jan. 19 – {PROSE} {said}"))

    assert article.published == day
    assert "'Jan. 19'" in article.warnings[0]


def test_the_address_of_a_page_tells_its_day_if_the_text_does_not() -> None:
    article = describe_article(Article("a", PROSE, url="https://kna.example/2025/05/06/tea"))

    assert (article.published, article.warnings) == ("2025-05-06", ())


@pytest.mark.parametrize("year", ["1925", "2065", "2125"])
def test_a_year_that_is_plainly_wrong_is_kept_with_a_warning(year: str) -> None:
    text = f"Tea sold to Poland this year\n6 May {year}\n\n{PROSE} In 2024 it sold 30 tonnes, in 2023 only 20 tonnes."
    article = describe_article(Article("a", text))

    assert article.published == f"{year}-05-06"
    assert "is doubtful" in article.warnings[0]


def test_a_year_in_which_the_text_makes_plans_is_no_doubt() -> None:
    text = f"6 May 2025\n\n{PROSE} It will double by 2035, and again by 2040. In 2024 it sold 30 tonnes."

    assert describe_article(Article("a", text)).warnings == ()


@pytest.mark.parametrize("piece", ["A. ", "A.-", "1\n", "5 May\n", "Today : ", "(", "\n", "a"])
def test_no_text_takes_long(piece: str) -> None:
    article = Article("a", (piece * 50_000)[:50_000])
    begun = time.process_time()
    describe_article(article)

    assert time.process_time() - begun < 1
