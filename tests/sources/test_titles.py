"""Which line of the head is the headline?"""

import pytest

from analysis.sources.titles import find_title

PROSE = "The tea mill in Kericho sold 40 tonnes to Poland, and its director hopes to sell more before the rains come."


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("6 May 2025\n\nTea mill sells to Poland\n\n", "Tea mill sells to Poland"),
        ("# Tea mill sells to Poland\n\n6 May 2025\n\n", "Tea mill sells to Poland"),
        ('Director: "Our tea is best in town"\n\n', 'Director: "Our tea is best in town"'),
        ("Will the tea mill sell more?\n\n", "Will the tea mill sell more?"),
        ("Business\n6 May 2025\n\n", None),
        ("The tea mill sold 40 tonnes.\n\n", None),
        ("TEA MILL SELLS TO POLAND\n\n", "TEA MILL SELLS TO POLAND"),
        ("# Tea exports grow\n\n", "Tea exports grow"),
        ("Home News Politics Economy Sport\nTea mill sells to Poland\n\n", "Tea mill sells to Poland"),
        (
            "Share on Facebook and Twitter\nBy Jane Wanjiru of Nairobi\nTea mill sells to Poland\n\n",
            "Tea mill sells to Poland",
        ),
    ],
    ids=[
        "below the date",
        "Markdown",
        "quoted",
        "question",
        "section name only",
        "short sentence",
        "capitals",
        "short Markdown",
        "below a menu",
        "below a byline",
    ],
)
def test_the_title_is_the_first_line_of_the_head_that_reads_like_one(head: str, title: str | None) -> None:
    assert find_title(head + PROSE) == title


@pytest.mark.parametrize(
    "line",
    [
        " date 2025-07-20 By Jane Wanjiru",
        "date 2025-07-20 Nairobi, Kenya, July 20",
        "KERICHO, July 20, 2025",
        "Commentary – Jane Wanjiru",
        "Opinion | Peter Otieno",
        "Home | Business | Tea and coffee",
        "Business › Tea and coffee › Mills",
        "Official rates: 1 USD 129.2 1 EUR 150.4",
        "https://tea.example/2025/07/20/mill sells tea to Poland",
        "© Tea Wire https://tea.example/picture.jpg of the mill",
        "MarketsTea NewsPodcastsWeather Desk & Sport",
        "Share on Facebook and elsewhere",
    ],
)
def test_a_line_of_the_page_is_no_title_and_the_headline_below_it_is(line: str) -> None:
    assert find_title(f"{line}\n\nTea mill sells to Poland\n\n{PROSE}") == "Tea mill sells to Poland"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("date 2025-07-20 Tea mill sells to Poland", "Tea mill sells to Poland"),
        ("2025-07-20T10:00 Tea mill sells to Poland", "Tea mill sells to Poland"),
        ("# Tea mill sells to Poland<br>", "Tea mill sells to Poland"),
        ("<b>Tea mill sells to Poland</b><br/><br/>", "Tea mill sells to Poland"),
        ("Tea mill sells \\(at last\\) to Poland", "Tea mill sells (at last) to Poland"),
        ("[Tea mill sells to Poland](https://tea.example/1)", "Tea mill sells to Poland"),
        ("Opinion: Why Kericho needs a second mill", "Opinion: Why Kericho needs a second mill"),
        ("Share of Kenyan tea in exports grows", "Share of Kenyan tea in exports grows"),
        ("Kericho Marks Tea Day on 20 July", "Kericho Marks Tea Day on 20 July"),
        ("Tea mill sells 40 tonnes in July 2025", "Tea mill sells 40 tonnes in July 2025"),
    ],
)
def test_a_title_is_taken_without_what_a_page_puts_around_it(line: str, title: str) -> None:
    assert find_title(f"{line}\n\n{PROSE}") == title


@pytest.mark.parametrize(
    "dateline",
    [
        "KERICHO, Kenya, July 20, 2025 – Highland Teas Ltd today reported net sales of 40 million",
        "NAIROBI July 20 The tea board on Thursday",
    ],
)
def test_the_wrapped_lines_behind_a_dateline_are_no_title(dateline: str) -> None:
    assert find_title(f"{dateline}\nshillings for the third quarter and sold\n{PROSE}") is None
