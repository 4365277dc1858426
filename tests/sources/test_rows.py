"""How does one row of a table become an article?"""

import pytest

from analysis.errors import SourceError
from analysis.sources.rows import make_article

ROW = {"id": "tea", "text": "The mill sold 40 tonnes."}


@pytest.mark.parametrize("date", ["2024-05-31", "2024-05", "2024", "2024-05-31T10:30:00Z", None, ""])
def test_a_date_as_it_should_be_is_taken_without_a_word(date: str | None) -> None:
    article = make_article({**ROW, "date": date}, "a")

    assert article.published == (date or None)
    assert not any("date is" in warning for warning in article.warnings)


@pytest.mark.parametrize("date", ["31.05.2024", "31 May 2024", "May 31, 2024, 10:30", "2024-05-31 10:30:00"])
def test_a_day_written_otherwise_is_read_and_said(date: str) -> None:
    article = make_article({**ROW, "date": date}, "a")

    assert article.published == "2024-05-31"
    assert f"date is {date!r}, read as 2024-05-31; write it so" in article.warnings


def test_a_year_may_be_a_number() -> None:
    assert make_article({**ROW, "date": 2024}, "a").published == "2024"


@pytest.mark.parametrize(
    "date",
    ["2024-02-30", "9999-12-31", "yesterday", 1735689600, True, ["2024"], "1 May 2024 or 2 May 2024", "x" * 999],
    ids=str,
)
def test_what_is_no_date_is_left_to_the_text_and_said(date: object) -> None:
    article = make_article({"id": 1, "date": date, "text": "3 March 2025\n\n" + ROW["text"] * 3}, "a")

    assert article.published == "2025-03-03"
    assert f"date is {str(date)[:60]!r}, which is no date; write it as 2024-05-31" in article.warnings[0]


def test_a_name_that_looks_misspelt_is_said_and_others_are_none_of_ours() -> None:
    article = make_article({**ROW, "Publisher": "KNA", "author": "Ana", "score": 1}, "a")

    assert article.publisher is None
    assert [w for w in article.warnings if "meant" in w] == ["'Publisher' is not read; is 'publisher' meant?"]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"id": None}, "id is None; write a name or a number"),
        ({"text": " "}, "text is ' '; write the words of the article"),
        ({"title": ["Tea"]}, "title is \\['Tea'\\]; write a text or leave it out"),
        ({"narrative": "military"}, "narrative is 'military'; write defence"),
        ({"publisher": "\ud800"}, "publisher holds half a character"),
    ],
    ids=["id", "text", "title", "narrative", "half a character"],
)
def test_a_wrong_cell_is_refused_with_the_place(cells: dict[str, object], problem: str) -> None:
    with pytest.raises(SourceError, match=f"news, row 7: {problem}"):
        make_article(ROW | cells, "news, row 7")
