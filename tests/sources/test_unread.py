"""Did the text of a page survive its parser?"""

import pytest

from analysis.errors import SourceError
from analysis.sources.pages import read_page
from analysis.sources.unread import count_written

LINE = "The mill in Orvan spins 40 tonnes of yarn a year, said its director, and sells a third of it abroad. "


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("<p>tea</p><p>ore</p>", 6),
        ("<script>if (a<b) { tea() }</script>ore", 3),
        ("<STYLE>p > a {}</STYLE> ore", 3),
        ("<!-- <p>tea</p> -->ore", 3),
        ("ore<script>tea", 3),
        ("ore", 3),
        ("", 0),
    ],
)
def test_characters_are_counted_outside_of_tags_comments_and_scripts(page: str, written: int) -> None:
    # what is left of an end mark counts as a tag, or as its two or three signs
    assert count_written(page) - written in range(4)


def test_a_page_whose_parser_lost_its_text_says_so() -> None:
    page = "<html><body><p>" + LINE + "</p>" + "<div>" * 20_000 + LINE * 3

    article = read_page(page.encode(), "mill", "mill.html")
    assert article.text == LINE.strip()
    assert f"of {4 * len(LINE) - 2} characters of text in the page {len(LINE) - 1} could be read" in article.warnings[0]


def test_a_page_that_lost_all_its_text_is_refused_with_the_reason() -> None:
    page = "<html><body>" + "<div>" * 20_000 + LINE * 3

    with pytest.raises(SourceError, match=r"the page shows no article \(of 302 characters of text in the page 0 could"):
        read_page(page.encode(), "mill", "mill.html")


def test_a_whole_page_has_no_such_warning() -> None:
    page = f"<html><body><script>{LINE * 9}</script><!-- {LINE * 9} --><p>{LINE}</p></body></html>"

    assert not any("could be read" in warning for warning in read_page(page.encode(), "mill", "m").warnings)
