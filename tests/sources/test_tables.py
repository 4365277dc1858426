"""How do the lines of a JSONL file and the rows of a CSV file become articles?"""

import csv
import io
import json
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.records import Article, Refusal
from analysis.sources.tables import read_table

GOOD = '{"id": "tea", "text": "The mill sold 40 tonnes."}'


def read_lines(folder: Path, *lines: str) -> tuple[list[Article], list[Refusal]]:
    path = folder / "news.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_table(path)


def test_a_line_gives_an_article_with_all_that_it_states(tmp_path: Path) -> None:
    row = {
        "id": 7, "text": "The mill sold 40 tonnes.", "title": "Tea", "date": "2024-05", "publisher": "Reuters",
        "url": "https://example.org/7", "language": "en", "narrative": "civilian",
    }  # fmt: skip
    (article,), refusals = read_lines(tmp_path, json.dumps(row))

    assert refusals == []
    assert article == Article(
        "7", "The mill sold 40 tonnes.", "Tea", "2024-05", "stated in the input", "Reuters", "https://example.org/7",
        "en", "civilian",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{not json", "this is not JSON"),
        ('["tea"]', "is no object"),
        ('{"id": 1, "id": 2, "text": "tea"}', "a key stands twice in ['id', 'id', 'text']"),
        ('{"id": 1}', "text is 'None'"),
        ('{"id": 1, "text": "  "}', "text is '  '"),
        ('{"id": 1, "text": 5}', "text is '5'"),
        ('{"text": "tea"}', "id is None"),
        ('{"id": true, "text": "tea"}', "id is True"),
        ('{"id": "", "text": "tea"}', "id is ''"),
        ('{"id": 1.5, "text": "tea"}', "id is 1.5"),
        ('{"id": NaN, "text": "tea"}', "NaN is no number"),
        ('{"id": 1, "text": "tea", "x": -Infinity}', "-Infinity is no number"),
        ('{"id": 1, "text": "tea", "x": 1e400}', "1e400 is no number"),
        ('{"id": 1, "text": "tea", "narrative": "military"}', "narrative is 'military'; write defence, civilian"),
        ('{"id": 1, "text": "tea", "title": 5}', "title is 5; write a text or leave it out"),
        ("[" * 100_000, "this is not JSON"),
        ('{"id": ' + "9" * 5000 + ', "text": "tea"}', "this is not JSON"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_line_is_refused_by_its_number_and_the_others_are_read(line: str, problem: str, tmp_path: Path) -> None:
    articles, (refusal,) = read_lines(tmp_path, GOOD, "", line)

    assert [a.article_id for a in articles] == ["tea"]
    assert refusal.place == f"{tmp_path / 'news.jsonl'}, line 3"
    assert problem in refusal.reason


def test_a_line_separator_inside_a_text_does_not_end_the_line(tmp_path: Path) -> None:
    text = "The mill sold 40 tonnes.\u2028It sold 12 to Poland.\x85"
    (article,), _ = read_lines(tmp_path, json.dumps({"id": 1, "text": text}, ensure_ascii=False))

    assert article.text == text


def test_a_file_with_windows_line_ends_is_read(tmp_path: Path) -> None:
    articles, refusals = read_lines(tmp_path, GOOD + "\r", GOOD.replace("tea", "coffee") + "\r", "")

    assert (len(articles), refusals) == (2, [])


HEADER = ("id", "title", "date", "text")
ROW = ("tea", "Tea sells", "2024-05", 'The mill sold 40 tonnes.\n\nIt said: "More, soon".')


def read_rows(
    folder: Path, *rows: tuple[str, ...], delimiter: str = ",", mark: str = ""
) -> tuple[list[Article], list[Refusal]]:
    path = folder / "news.csv"
    table = io.StringIO()
    csv.writer(table, delimiter=delimiter).writerows(rows)
    path.write_bytes((mark + table.getvalue()).encode())
    return read_table(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "with a mark"])
def test_a_row_gives_an_article_whatever_parts_its_cells(delimiter: str, mark: str, tmp_path: Path) -> None:
    (article,), refusals = read_rows(tmp_path, HEADER, ROW, delimiter=delimiter, mark=mark)

    assert refusals == []
    assert article == Article("tea", ROW[3], "Tea sells", "2024-05", "stated in the input")


def test_the_names_of_columns_may_have_blanks_and_capitals_and_any_order(tmp_path: Path) -> None:
    (article,), _ = read_rows(tmp_path, (" Text", "PUBLISHER ", "Id", "Mood"), ("Tea is grown.", "NA", "007", "calm"))

    assert (article.article_id, article.publisher, article.warnings[:-1]) == ("007", "NA", ())


def test_a_column_that_looks_misspelt_is_named(tmp_path: Path) -> None:
    (article,), _ = read_rows(tmp_path, ("id", "text", "publishr", "author"), ("1", "Tea is grown.", "KNA", "Ana"))

    assert article.warnings[0] == "'publishr' is not read; is 'publisher' meant?"


def test_rows_without_words_are_passed_over_and_keep_their_number(tmp_path: Path) -> None:
    articles, refusals = read_rows(tmp_path, HEADER, ("", "", "", ""), ROW, (), ("x", "", "", ""))

    assert [a.article_id for a in articles] == ["tea"]
    assert [(Path(r.place).name, r.reason.split(";")[0]) for r in refusals] == [("news.csv, row 5", "text is ''")]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("", "", "", "Tea."), "id is ''; write a name or a number"),
        (("x", "", "", "Tea.", "more"), "5 cells below 4 columns; mend the row"),
        (("x", "Tea"), "2 cells below 4 columns; mend the row"),
    ],
    ids=["no id", "a cell too many", "cells missing"],
)
def test_a_bad_row_is_refused_by_its_number_and_the_others_are_read(
    row: tuple[str, ...], problem: str, tmp_path: Path
) -> None:
    articles, refusals = read_rows(tmp_path, HEADER, row, ROW)

    assert [a.article_id for a in articles] == ["tea"]
    assert [Path(r.place).name for r in refusals] == ["news.csv, row 2"]
    assert refusals[0].reason.startswith(problem)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title,text\nTea,Tea is grown.\n", r"row 1: the column 'id' is missing; write id, text, title"),
        ("id,text,Text\n1,a,b\n", r"row 1: the column 'text' stands twice"),
        ("<table><tr><td>id</td></tr></table>", "the column 'id' is missing"),
    ],
    ids=["missing column", "column twice", "no CSV"],
)
def test_a_table_without_its_columns_is_refused(text: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SourceError, match=problem):
        read_table(path)


def test_a_quotation_mark_that_never_closes_ends_the_reading_by_name(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text('id,text\n1,Tea is grown.\n2,"Steel is made.\n3,Coal.\n', encoding="utf-8")
    articles, (refusal,) = read_table(path)

    assert [a.article_id for a in articles] == ["1"]
    assert refusal.reason == "row 3: this is no CSV: unexpected end of data; mend it"


def test_a_long_text_fits_into_a_cell(tmp_path: Path) -> None:
    (article,), _ = read_rows(tmp_path, ("id", "text"), ("1", "Tea is grown. " * 20_000))

    assert len(article.text) == 280_000


def test_a_lone_return_in_a_cell_is_a_character_where_the_rows_then_fit(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text("id,title,text\n1,\rTea\rtime,Tea is grown.\n2,Ore,Ore is dug.\n", encoding="utf-8", newline="")
    articles, refusals = read_table(path)

    assert refusals == []
    assert [(a.article_id, a.title) for a in articles] == [("1", "\rTea\rtime"), ("2", "Ore")]


def test_a_lone_return_ends_a_row_where_the_rows_then_fit(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text("id,text\n1,Tea is grown.\r2,Ore is dug.\n", encoding="utf-8", newline="")
    articles, refusals = read_table(path)

    assert refusals == []
    assert [(a.article_id, a.text) for a in articles] == [("1", "Tea is grown."), ("2", "Ore is dug.")]


def test_a_whole_number_written_with_a_point_is_an_id_of_its_own(tmp_path: Path) -> None:
    articles, refusals = read_lines(tmp_path, '{"id": 1.0, "text": "Tea."}', '{"id": 1, "text": "Ore."}')

    assert ([a.article_id for a in articles], refusals) == (["1.0", "1"], [])
