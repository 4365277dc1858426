"""What is the article of a saved page?"""

import pytest

from analysis.errors import SourceError
from analysis.records import Article
from analysis.sources.pages import read_page

LINES = (
    "The mill in Orvan opened its second line on Monday; it spins 40 tonnes of yarn a year, said director Ilva Dorn.",
    "The line cost 12 million crowns and was paid by the town. The mill now hires 120 people for the night shift.",
    "Its yarn goes to Lutan, where it is woven; a third of it stays in the country, according to the director.",
)
PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Hill Times</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Hill Times">
<link rel="canonical" href="https://hill.example/mill">{head}</head><body>
<nav><a href="/">Home</a> <a href="/b">Business</a> <a href="/r">USD 1.7000</a></nav>
<article><h1>{title}</h1>{top}{body}{more}</article>
<section class="comments"><p>Great news, 100 percent of us are glad about this mill!</p></section>
<footer>© 2025 Hill Times. All rights reserved.</footer></body></html>"""


def a_page(
    title: str = "Mill opens second line", head: str = "", top: str = "", more: str = "", lines: tuple[str, ...] = LINES
) -> Article:
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = PAGE.format(lang="en-GB", title=title, head=head, top=top, body=body, more=more)
    return read_page(page.encode(), "mill", "mill.html")


def test_the_article_is_taken_from_the_page_with_its_title_first() -> None:
    article = a_page()

    assert article.text == "\n\n".join(["Mill opens second line", *LINES])
    assert (article.title, article.publisher) == ("Mill opens second line", "Hill Times")
    assert (article.url, article.language) == ("https://hill.example/mill", "en-GB")


def test_tables_and_lists_stay_and_their_lines_are_kept_together() -> None:
    article = a_page(more="<ul><li>Wool: 20 tonnes</li><li>Cotton: 20 tonnes</li></ul>")

    assert article.text.endswith("\n\n- Wool: 20 tonnes\n- Cotton: 20 tonnes")


@pytest.mark.parametrize(
    ("head", "top", "date", "rule"),
    [
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-05-06T10:30"}</script>',
            "",
            "2025-05-06",
            "datePublished of the page's JSON-LD",
        ),
        (
            '<meta property="article:published_time" content="2025-05-06T23:30:00+04:00">'
            '<meta property="article:modified_time" content="2025-05-09">',
            "",
            "2025-05-06",
            "article:published_time of the page's mark-up; modified 2025-05-09",
        ),
        ("", "<p>6 May 2025</p>", "2025-05-06", "first date of the head: '6 May 2025'"),
        ("", '<time datetime="2025-05-06">on Tuesday</time>', "2025-05-06", "htmldate, from the page's mark-up"),
    ],
    ids=["JSON-LD", "meta", "text", "htmldate"],
)
def test_the_date_is_the_best_that_the_page_states(head: str, top: str, date: str, rule: str) -> None:
    article = a_page(head=head, top=top)

    assert (article.published, article.published_rule) == (date, rule)


def test_a_date_of_modification_is_no_date_of_publication() -> None:
    article = a_page(head='<meta property="article:modified_time" content="2025-05-09">')

    assert article.published_rule is None or "modified" not in article.published_rule


def test_a_text_that_contradicts_the_date_of_the_page_gives_a_warning() -> None:
    article = a_page(
        head='<meta property="article:published_time" content="2025-05-06">', lines=("3 March 2025", *LINES)
    )

    assert article.published == "2025-05-06"
    assert "the page dates the article 2025-05-06, its text 2025-03-03" in article.warnings[0]


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">SECRET 99 percent of all the tonnes.</p>',
        "<p hidden>SECRET 99 percent of all the tonnes.</p>",
        '<style>.z{display:none}</style><p class="z">SECRET 99 percent of all the tonnes.</p>',
        '<p style="color:#fff; background:white">SECRET 99 percent of all the tonnes.</p>',
        "<noscript><p>SECRET 99 percent of all the tonnes.</p></noscript>",
        '<script type="text/plain">SECRET 99 percent of all the tonnes.</script>',
        '<img src="x" alt="SECRET 99 percent of all the tonnes.">',
        "<!-- SECRET 99 percent of all the tonnes. -->",
    ],
    ids=["style", "attribute", "style sheet", "white on white", "noscript", "script", "alt text", "comment"],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    assert "SECRET" not in a_page(more=hidden).text


def test_a_page_that_hides_where_its_article_stands_is_read_line_by_line_with_a_warning() -> None:
    article = read_page(f"<html><body><div>{LINES[0][:100]}</div></body></html>".encode(), "mill", "mill.html")

    assert article.text == LINES[0][:100]
    assert "all visible lines were read" in article.warnings[0] or article.warnings == article.warnings[:1]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("<html><head><title>Mill</title></head></html>", "the page shows no article; save it once a browser shows it"),
        ('<html><body><div id="root"></div><script src="/app.js"></script></body></html>', "the page shows no article"),
        ("The mill sold 40 tonnes.", "there is no HTML in this file; if it is plain text, name it .txt"),
        (" \n", "the file is empty"),
    ],
    ids=["no body", "needs a script", "plain text", "empty"],
)
def test_a_page_without_an_article_is_refused_with_the_remedy(source: str, problem: str) -> None:
    with pytest.raises(SourceError) as error:
        read_page(source.encode(), "mill", "mill.html")
    assert str(error.value).startswith(f"mill.html: {problem}")


def test_a_page_in_an_older_encoding_is_read_as_it_declares() -> None:
    body = "<p>Завод выпустил 40 тракторов за год.</p>"
    page = PAGE.format(lang="ru", title="Завод", head="", top="", body=body, more="")
    article = read_page(page.replace("utf-8", "windows-1251").encode("cp1251"), "mill", "mill.html")

    assert "Завод выпустил 40 тракторов за год." in article.text


def test_reading_a_page_twice_gives_the_same() -> None:
    assert a_page() == a_page()


@pytest.mark.parametrize("piece", ["<div>", "<!--", "<a ", "<table><tr><td>", "&amp;", "<p>x", "<![CDATA["])
def test_hostile_markup_ends_soon(piece: str) -> None:
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in LINES)}{piece * 20_000}</body></html>"

    assert LINES[0] in read_page(page.encode(), "mill", "mill.html").text


@pytest.mark.parametrize("control", ["\x18", "&#24;", "&#x1F;", "\x0b", "\uffff"], ids=repr)
def test_a_control_character_does_not_cost_the_page(control: str) -> None:
    article = a_page(more=f"<p hidden>secret</p>{control} behind {LINES[0]}")

    assert LINES[1] in article.text
    assert "secret" not in article.text
