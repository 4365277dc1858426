"""Which lines belong to the page and not to the article?"""

import pytest

from analysis.codebooks import load_codebooks
from analysis.sources.boilerplate import find_boilerplate
from tests.growth import stalls

PROSE = "The mill in Orvan opened its second line on Monday and hired 120 people for the night shift."


def reasons(text: str) -> list[tuple[str, str]]:
    return [(reason, span.of(text)) for span, reason in find_boilerplate(text, load_codebooks())]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share on Facebook", "share line"),
        ("* Share this article", "share line"),
        ("Follow us on Twitter @HillTimes", "share line"),
        ("Subscribe to read the full story of the 40 mills", "paywall line"),
        ("ADVERTISEMENT", "advert"),
        ("Photo: Hill Times / 14 workers at the mill", "caption"),
        ("[Photo by J. Doe / 2019]", "caption"),
        ("Workers at the mill in Orvan, May 2025. Photo: Hill Times", "caption"),
        ("Read also: Dorn to visit Lutan with 30 firms", "related story"),
        ("Tags: wool, yarn, 2025", "tags"),
        ("12 comments", "comment form"),
        ("Found a mistake? Select the text and press Ctrl+Enter", "comment form"),
        ("© 2025 Hill Times. All rights reserved.", "rights line"),
        ("By Ilva Dorn, staff writer", "byline"),
        ("(Reporting by Ilva Dorn; Editing by Jon Vale)", "byline"),
        ("Views: 2003", "counter"),
        ("1 204 views", "counter"),
        ("15:20 2003", "counter"),
        ("USD 1.7000 AZN", "sidebar rate"),
        ("EUR 1.9876", "sidebar rate"),
        ("Official rates: 1 USD 2.74   1 EUR 3.08", "sidebar rate"),
        ("Share   Tweet   Print   A+ A-", "share line"),
        ("Your name    Your e-mail    I am not a robot    Send", "comment form"),
        ("14 May 2025 18:05   1987", "counter"),
        ("May 14, 2025, 6:05 pm | 312", "counter"),
        ("6 August 2025 | Economy | 3 min read", "counter"),
        ("Media contact: Jon Vale, 814-555-0166, press@mill.example", "contact line"),
        ("Page 3 of 9", "page number"),
        ("- 3 -", "page number"),
        ("-30-", "end mark"),
        ("Home | News | Politics | Business", "menu"),
    ],
    ids=lambda value: value[:30],
)
def test_a_line_of_the_page_is_marked_as_a_whole_with_its_reason(line: str, reason: str) -> None:
    assert reasons(f"{PROSE}\n\n  {line}\r\n\n{PROSE}") == [(reason, line)]


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "By 2030 the mill will spin 40 tonnes of yarn",
        "By March Lutan Had Sold 30 Tonnes",
        "By contrast, Lutan spins 12 tonnes.",
        "Share of exports in output rose to 40 percent",
        "Share prices rose 4 percent on Monday",
        "Photo exports rose to 12 million crowns, said Dorn.",
        "Views on the budget of 12 million crowns differ.",
        "Advertising revenue fell 14 percent",
        "Comments by the minister on 40 tonnes of yarn",
        "Subscribers to the mobile network rose by 12 percent",
        "Video cameras worth 12 million crowns were sold.",
        "USD 12 million was invested in the mill",
        "Oil 12",
        "Most read newspapers sell 12,000 copies a day.",
        "Page 3 of the contract says 12 million crowns.",
        "Related industries employ 1,200 people.",
        "Print works in Orvan employ 300 people",
        "The mill, a photo of which hung in the hall in 1990, spins 40 tonnes of yarn a year.",
        "Business",
        "14 May 2025 18:05",
        "USD 420 million    375 million",
        "Wool 420   375",
        "2024   2023",
        "Orvan / Lutan 40 tonnes",
        "2024",
    ],
    ids=lambda value: value[:30],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert reasons(f"{PROSE}\n\n{line}\n\n{PROSE}") == []


def test_a_line_inside_a_wrapped_paragraph_stays() -> None:
    wrapped = "The director of the mill, who leads it, asked all of them to\nshare this news of 40 tonnes\nwith all."

    assert reasons(wrapped) == []


def test_a_long_paragraph_that_begins_like_a_line_of_the_page_stays() -> None:
    assert reasons("Watch: " + PROSE + " " + PROSE + " " + PROSE) == []


def test_related_stories_at_the_end_go_with_their_heading() -> None:
    tail = ["Related news", "Dorn visits Lutan with 30 firms", "12 May 2025", "Lutan sells 40 ships"]

    assert reasons("\n\n".join([PROSE, *tail])) == [("related story", line) for line in tail]


def test_a_heading_of_stories_above_the_article_takes_nothing_with_it() -> None:
    assert reasons(f"Trending now\nLutan sells 40 ships\nMill in Orvan opens\n\n{PROSE}") == []


def test_a_menu_of_several_lines_is_one() -> None:
    assert reasons(f"Home\nNews\n\nPolitics\nGlossary\n\nMill in Orvan opens line\n\n{PROSE}") == [
        ("menu", line) for line in ("Home", "News", "Politics", "Glossary")
    ]


def test_places_hold_behind_a_letter_whose_small_form_is_longer() -> None:
    assert reasons(f"İİİ {PROSE}\n\nPhoto: İlham\n") == [("caption", "Photo: İlham")]


@pytest.mark.parametrize(
    "piece",
    ["a", "1", " ", "-", "a-", ",", '"', "A", "İ", "©", "(", "#", "|", "home | ", "\n", "home\n", "1\n", "by ", "By A ",
     "views: ", "photo: ", "most read\n", "related news\nx\n", "getty images ", "getty images\n"],
    ids=repr,
)  # fmt: skip
def test_no_text_takes_long(piece: str) -> None:
    books = load_codebooks()

    assert not stalls(lambda text: find_boilerplate(text, books), piece)
