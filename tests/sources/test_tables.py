"""How do the lines of a JSONL file become articles?"""

import json
from pathlib import Path

import pytest

from analysis.records import Article, Refusal
from analysis.sources.tables import read_jsonl

GOOD = '{"id": "tea", "text": "The mill sold 40 tonnes."}'


def read_lines(folder: Path, *lines: str) -> tuple[list[Article], list[Refusal]]:
    path = folder / "news.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_jsonl(path)


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
        ('{"id": 1, "text": "tea", "narrative": "military"}', "narrative is 'military'; write defence, civilian"),
        ('{"id": 1, "text": "tea", "date": "31.05.2024"}', "date is '31.05.2024'; write it as 2024-05-31"),
        ('{"id": 1, "text": "tea", "date": "2024-02-30"}', "date is '2024-02-30'"),
        ('{"id": 1, "text": "tea", "date": "9999-12-31"}', "date is '9999-12-31'"),
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
